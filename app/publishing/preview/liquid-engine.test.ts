import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterAll, describe, expect, it, test } from 'vitest';

import { readBlockSchema, renderAppBlock } from './app-block.server.ts';
import { createEngine } from './liquid-engine.server.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'liquid-'));
afterAll(() => rmSync(folder, { recursive: true }));

function put(file: string, content: string | object) {
  const target = path.join(folder, file);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, typeof content === 'string' ? content : JSON.stringify(content));
}

put('locales/en.default.json', {
  hello: 'Hello {{ name }}',
  days: { one: '{{ count }} day', other: '{{ count }} days' },
  only_english: 'Only English',
});
put('locales/pl.json', {
  hello: 'Cześć {{ name }}',
  days: {
    one: '{{ count }} dzień',
    few: '{{ count }} dni',
    many: '{{ count }} dni',
    other: '{{ count }} dnia',
  },
});
put('secret.json', { hello: 'must not be read' });
put('snippets/greeting.liquid', '{% doc %}A greeting.{% enddoc %}<b>{{ name }}</b>');
put(
  'blocks/sample.liquid',
  `{{ block.settings.text }}|{{ block.settings.size }}
   {% schema %}{"name":"Sample","target":"section","javascript":"a.js","available_if":"{{ app.metafields.ns.ready }}",
   "enabled_on":{"templates":["product"]},
   "settings":[{"type":"text","id":"text","default":"hi"},{"type":"range","id":"size","default":3}]}{% endschema %}`,
);
put('blocks/bare.liquid', 'no schema');

const engine = createEngine({
  roots: [path.join(folder, 'blocks')],
  snippets: [path.join(folder, 'snippets')],
  locales: [path.join(folder, 'locales')],
});

function render(template: string, locale = 'en', scope: object = {}): Promise<string> {
  return engine.parseAndRender(template, {
    request: { locale: { iso_code: locale } },
    ...scope,
  }) as Promise<string>;
}

describe('the t filter', () => {
  test.each([
    ['pl', "{{ 'hello' | t: name: 'Ola' }}", 'Cześć Ola'],
    ['en', "{{ 'hello' | t: name: 'Ola' }}", 'Hello Ola'],
    ['pl', "{{ 'days' | t: count: 1 }}", '1 dzień'],
    ['pl', "{{ 'days' | t: count: 5 }}", '5 dni'],
    ['en', "{{ 'days' | t: count: 1 }}", '1 day'],
    // What a language lacks is said in the default one, in its plural.
    ['pl', "{{ 'only_english' | t }}", 'Only English'],
    ['de-AT', "{{ 'days' | t: count: 2 }}", '2 days'],
    ['en', "{{ 'nothing.here' | t }}", 'Translation missing: en.nothing.here'],
    ['en', "{{ 'constructor' | t }}", 'Translation missing: en.constructor'],
    ['../secret', "{{ 'hello' | t: name: 'x' }}", 'Hello x'],
    ['en', "{{ 'hello' | t }}", 'Hello '],
  ])('in %s: %s', async (locale, template, expected) => {
    expect(await render(template, locale)).toBe(expected);
  });

  it('leaves escaping to the template, so that a forgotten one is seen', async () => {
    expect(await render("{{ 'hello' | t: name: '<b>' }}")).toBe('Hello <b>');
    expect(await render("{{ 'hello' | t: name: '<b>' | escape_once }}")).toBe('Hello &lt;b&gt;');
  });
});

describe('other filters', () => {
  it('write money of the cart in the language of the page', async () => {
    const scope = { cart: { currency: { iso_code: 'EUR' } } };
    expect((await render('{{ 123456 | money }}', 'de', scope)).replace(/\s/g, ' ')).toBe(
      '1.234,56 €',
    );
    expect(await render('{{ 100 | money_with_currency }}', 'en', scope)).toBe('€1.00 EUR');
  });

  it('write JSON that cannot leave its script', async () => {
    expect(await render('{{ x | json }}', 'en', { x: '</script>&' })).toBe(
      '"\\u003c/script\\u003e\\u0026"',
    );
    expect(await render('{{ missing | json }}')).toBe('null');
  });

  it('draw a payment type with its name, escaped', async () => {
    const svg = await render("{{ 'shop_pay<' | payment_type_svg_tag: class: 'icon' }}");
    expect(svg).toContain('<title id="pi-shop pay&lt;">shop pay&lt;</title>');
    expect(svg).toContain('class="icon"');
  });

  it('say the time that a page was rendered at', async () => {
    const at = new Date('2026-11-23T09:00:00Z');
    const clocked = createEngine({ roots: [folder], snippets: [], locales: [], now: () => at });
    const said = await clocked.parseAndRender(
      "{{ 'now' | date: '%s' }} {{ '2026-01-02' | date: '%d' }}",
    );
    expect(said).toBe(`${at.getTime() / 1000} 02`);
  });

  it('fail loudly when they are not known', async () => {
    await expect(render("{{ 'x' | no_such_filter }}")).rejects.toThrow(/no_such_filter/);
  });
});

describe('tags', () => {
  it('render snippets, and show nothing of schema, doc and comments', async () => {
    expect(
      await render(
        "{% schema %}{}{% endschema %}{% render 'greeting', name: 'Ola' %}{% comment %}x{% endcomment %}",
      ),
    ).toBe('<b>Ola</b>');
  });

  it('pass style sheets through', async () => {
    expect(await render('{% stylesheet %}a{b:c}{% endstylesheet %}')).toBe('<style>a{b:c}</style>');
  });

  it('complain about a tag that is never closed', async () => {
    await expect(render('{% schema %}{}')).rejects.toThrow(/endschema/);
  });
});

describe('app blocks', () => {
  const page = (ready: unknown, pageType = 'product') => ({
    app: { metafields: { ns: { ready } } },
    request: { locale: { iso_code: 'en' }, page_type: pageType },
  });
  const block = { extensionFolder: folder, handle: 'sample' };

  it('take the defaults of their settings', async () => {
    const rendered = await renderAppBlock(engine, {
      ...block,
      scope: page(true),
      settings: { size: 5 },
    });
    expect(rendered.html).toMatch(
      /^<div id="shopify-block-AbCdEf" class="shopify-block shopify-app-block">hi\|5/,
    );
    expect(rendered.javascript).toBe('a.js');
    expect(rendered.stylesheet).toBeNull();
  });

  test.each([
    ['the app has not published', page(undefined)],
    ['the app says no', page(false)],
    ['the page is of another kind', page(true, 'collection')],
  ])('stay away when %s', async (_name, scope) => {
    expect((await renderAppBlock(engine, { ...block, scope })).html).toBe('');
  });

  it('need a schema', () => {
    expect(() => readBlockSchema(folder, 'bare')).toThrow(/no \{% schema %\}/);
  });
});
