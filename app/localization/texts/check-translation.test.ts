import { expect, test } from 'vitest';

import { checkTranslation, isSafeText, type TranslationNote } from './check-translation.ts';

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
])('%j as %j: %j', (source, translation, notes) => {
  expect(checkTranslation(source, translation)).toEqual(notes);
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
  for (const part of ['<', '<a ', '{{', 'href='])
    checkTranslation(part.repeat(20_000), part.repeat(20_000));
  expect(performance.now() - startedMs).toBeLessThan(3_000);
});
