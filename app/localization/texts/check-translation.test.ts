import fc from 'fast-check';
import { expect, it, test } from 'vitest';

import { isSoundMarkup } from './check-markup.ts';
import { checkTranslation, isSafeText, stopOf, type TranslationNote } from './check-translation.ts';

test.each<[string, string, TranslationNote[]]>([
  ['Wool blanket', 'ウールのブランケット', []],
  ['Wool blanket', ' ', []],
  ['Hello {{ name }}', 'Hallo {{name}}', []],
  ['Hello {{ name }}', 'Hallo', ['placeholder']],
  ['%d of {total}', '{total} 中 %d', []],
  ['<p>See <a href="/a">this</a></p>', '<p><a href="/a">こちら</a></p>', []],
  ['<p>See <a href="/a">this</a></p>', '<p>こちら</p>', ['link']],
  ['<p>One</p><p>Two</p>', '<p>一 二</p>', ['structure']],
  ['<p>One</p>', '<p>一</p><script>x()</script>', ['unsafe']],
  ['<p>One</p>', '<p>一', []],
  ['<p>One <b>two</b></p>', '<p>一<b>二</p>', ['markup']],
  ['<p>One</p>', '<p>一</p></div>', ['markup']],
  ['<p>One</p>', '<p>一</p><div', ['markup']],
  ['<p>One</p>', '<p>一</p><!-- 二', ['markup']],
  ['<p>One <b>two</p>', '<p>一<b>二</p>', []],
  ['3 is < 4', '3 < 4 で <3', []],
  ['One', "一 <b title='a > b'>二</b><br>三", []],
  ['One', '<a href="x>一</a>', ['markup']],
  ['Hello {{ name }}', '{{ name }', ['liquid', 'placeholder']],
  ['{% if a %}x{% endif %}', '{% if a %}二{% endif %}', []],
  ['{% if a %}x{% endif %}', '{% if a 二{% endif %}', ['liquid', 'placeholder']],
  ['One', '一 {{ shop.secret }}', ['placeholder']],
  ['{{ a }} and {{ b }}', '{{ b }}、{{ a }}', []],
  ['{{ a }} twice {{ a }}', '{{ a }}', ['placeholder']],
])('%j as %j: %j', (source, translation, notes) => {
  expect(checkTranslation(source, translation)).toEqual(notes);
});

test('what is not written is told for each field', () => {
  expect(stopOf('<p>One</p>', '<p>一</p>')).toBeUndefined();
  expect(stopOf('{a}', '一')).toBeUndefined();
  expect(stopOf('One', '<b>一')).toBe('markup');
  expect(stopOf('One', '{{ 一')).toBe('liquid');
});

it('takes any markup that a serializer has written', () => {
  const { node } = fc.letrec<{ node: string; list: string[] }>((tie) => ({
    node: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom('text', 'a &lt; b', '3 < 4', '<br>', '<img alt="a > b" src=x>'),
      fc
        .tuple(fc.constantFrom('p', 'b', 'div', 'ul', 'li', 'h2', 'my-part'), tie('list'))
        .map(([name, children]) => `<${name} class='x'>${children.join('')}</${name}>`),
    ),
    list: fc.array(tie('node'), { maxLength: 3 }),
  }));
  fc.assert(
    fc.property(node, fc.constantFrom('b', 'div', 'h2'), (html, name) => {
      expect(isSoundMarkup(html)).toBe(true);
      // One end too few, one too many.
      expect(isSoundMarkup(`<${name}>${html}`)).toBe(false);
      expect(isSoundMarkup(`${html}</${name}>`)).toBe(false);
    }),
  );
});

test.each([
  ['<img src=x onerror=alert(1)>', false],
  ['<svg/onload=alert(1)>', false],
  ['<a href="javascript:alert(1)">x</a>', false],
  ['<a href=" javascript:alert(1)">x</a>', false],
  ['<SCRIPT src="//evil.example"></SCRIPT>', false],
  ['<form action="//evil.example">', false],
  ['<p>On = off, and 3 < 4</p>', true],
  ['<iframe src="https://player.example/1"></iframe>', true],
  ['once upon a time = long ago', true],
])('%j is safe: %s', (text, safe) => {
  expect(isSafeText(text)).toBe(safe);
});

test('a long hostile text is looked through in time', () => {
  const startedMs = performance.now();
  for (const part of ['<', '<a ', '{{', 'href=', '<a x="', "<b ' ", '<b>', '</b>', '{%', '<!--'])
    checkTranslation(part.repeat(20_000), part.repeat(20_000));
  expect(performance.now() - startedMs).toBeLessThan(3_000);
});
