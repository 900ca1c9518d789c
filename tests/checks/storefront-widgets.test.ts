import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

import { parse } from 'smol-toml';
import { describe, expect, it, test } from 'vitest';

import { buildWidgets, staleWidgets } from '../../esbuild.config.ts';
import { readBlockSchema } from '../../app/publishing/preview/app-block.server.ts';
import { extensionFolder } from './theme-check.ts';

/** Limits of shared quality and of Shopify, in bytes. */
const LIMITS = {
  scriptGzip: 2 * 1024,
  allScriptsGzip: 6 * 1024,
  allStylesGzip: 4 * 1024,
  allLiquid: 100 * 1024,
  localeFile: 15 * 1024,
};

/** Scripts that show a logged-in shopper what is theirs. */
const ASKING_WHEN_ASKED = new Set(['loyalty-panel.js']);

/** Setting types that blocks of a theme app extension may use. */
const SETTING_TYPES = new Set(
  (
    'checkbox number radio range select text textarea article blog collection collection_list color ' +
    'color_background color_scheme font_picker html image_picker inline_richtext link_list liquid page ' +
    'product product_list richtext text_alignment url video video_url metaobject metaobject_list ' +
    'header paragraph'
  ).split(' '),
);

const filesIn = (pattern: string) => globSync(pattern, { cwd: extensionFolder }).sort();
const read = (file: string) => readFileSync(path.join(extensionFolder, file), 'utf8');
const gzipBytes = (file: string) => gzipSync(read(file), { level: 9 }).length;
const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);

const handles = filesIn('blocks/*.liquid').map((file) => path.basename(file, '.liquid'));

describe('block files', () => {
  it('keep the names that merchants’ themes refer to', () => {
    expect(handles).toContain('delivery-estimate');
  });

  test.each(handles)('%s has a schema that Shopify takes', (handle) => {
    const schema = readBlockSchema(extensionFolder, handle);
    const known =
      'name target javascript stylesheet enabled_on disabled_on class tag settings default available_if';
    expect(known.split(' ')).toEqual(expect.arrayContaining(Object.keys(schema)));
    expect(['section', 'head', 'compliance_head', 'body']).toContain(schema.target);
    expect(schema.enabled_on && schema.disabled_on).toBeUndefined();
    for (const file of [schema.javascript, schema.stylesheet].filter(
      (name) => name !== undefined,
    )) {
      expect(filesIn('assets/*')).toContain(`assets/${file}`);
    }
    if (schema.available_if !== undefined) {
      expect(schema.available_if).toMatch(/^\{\{ app\.metafields\.portolan\.[a-z_]+ \}\}$/);
    }
    const settings = schema.settings ?? [];
    expect(settings.length).toBeLessThanOrEqual(25);
    for (const setting of settings) expect(SETTING_TYPES).toContain(setting.type);
    const ids = settings.flatMap((setting) => setting.id ?? []);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test.each(handles)(
    '%s has a short name without the app’s own, in every editor language',
    (handle) => {
      const { name } = readBlockSchema(extensionFolder, handle);
      const names = name.startsWith('t:')
        ? filesIn('locales/*.schema.json').map((file) => textAt(file, name.slice(2)))
        : [name];
      for (const one of names) {
        expect(one).toBeTruthy();
        expect(one!.length).toBeLessThan(25);
        expect(one).not.toMatch(/portolan/i);
      }
    },
  );

  it('every text of a schema that is a key has its text', () => {
    for (const handle of handles) {
      const keys = read(`blocks/${handle}.liquid`).match(/(?<="t:)[\w.]+(?=")/g) ?? [];
      for (const file of filesIn('locales/*.schema.json')) {
        for (const key of keys) expect(textAt(file, key), `${file}: ${key}`).toBeTruthy();
      }
    }
  });

  it('the extension says what it is', () => {
    expect(parse(read('shopify.extension.toml'))).toMatchObject({
      type: 'theme',
      handle: 'storefront-widgets',
    });
  });

  it('holds nothing but what a theme app extension may hold', () => {
    const allowed =
      /^(assets\/[\w-]+\.(js|css|json|svg|png|jpe?g|wasm)|(blocks|snippets)\/[\w-]+\.liquid|locales\/[\w.-]+\.json|shopify\.extension\.toml)$/;
    for (const file of filesIn('**/*.*')) expect(file).toMatch(allowed);
  });
});

describe('sizes', () => {
  test.each(filesIn('assets/*.js'))('%s is at most 2 kB compressed', (file) => {
    expect(gzipBytes(file)).toBeLessThanOrEqual(LIMITS.scriptGzip);
  });

  it('all blocks together stay within the budget of a page', () => {
    expect(sum(filesIn('assets/*.js').map(gzipBytes))).toBeLessThanOrEqual(LIMITS.allScriptsGzip);
    expect(sum(filesIn('assets/*.css').map(gzipBytes))).toBeLessThanOrEqual(LIMITS.allStylesGzip);
  });

  it('Liquid and locale files stay below Shopify’s limits', () => {
    const bytes = (file: string) => Buffer.byteLength(read(file));
    expect(sum(filesIn('{blocks,snippets}/*.liquid').map(bytes))).toBeLessThanOrEqual(
      LIMITS.allLiquid,
    );
    const locales = filesIn('locales/*.json');
    expect(locales.length).toBeLessThanOrEqual(100);
    for (const file of locales) expect(bytes(file)).toBeLessThanOrEqual(LIMITS.localeFile);
  });
});

describe('built files', () => {
  it('are what a fresh build gives', async () => {
    expect(await staleWidgets()).toEqual([]);
    const built = [...(await buildWidgets()).keys()];
    expect(filesIn('{assets/*.{js,css},locales/*.json}')).toEqual(built.sort());
  });

  it('ask for nothing on the network and leave nothing behind in the browser', () => {
    for (const file of filesIn('assets/*.{js,css}')) {
      const source = read(file);
      expect(source).not.toMatch(
        /XMLHttpRequest|sendBeacon|import\(|https?:|url\(|localStorage|document\.cookie|eval\(/,
      );
      // Their tests see to it that these ask only when the shopper does.
      if (!ASKING_WHEN_ASKED.has(path.basename(file))) expect(source).not.toMatch(/fetch\(/);
    }
  });
});

/** Official languages of the European Union, and seven more. */
const LANGUAGES = (
  'bg cs da de el en es et fi fr ga hr hu it lt lv mt nl pl pt-PT ro sk sl sv ' +
  'zh-CN zh-TW ja ko pt-BR tr ar'
).split(' ');

describe('languages of shoppers', () => {
  const english = leaves('locales/en.default.json');
  const plurals = new Set(
    [...english.keys()].flatMap((key) => (key.endsWith('.other') ? [key.slice(0, -6)] : [])),
  );
  const files = LANGUAGES.map((language) => [
    language,
    `locales/${language === 'en' ? 'en.default' : language}.json`,
  ]);

  it('are these, one file each', () => {
    const shoppers = filesIn('locales/*.json').filter((file) => !file.endsWith('.schema.json'));
    expect(shoppers).toEqual(files.map(([, file]) => file).sort());
  });

  test.each(files)(
    '%s says everything that English says, with the same placeholders',
    (_, file) => {
      const texts = leaves(file!);
      expect(withoutPlurals(texts)).toEqual(withoutPlurals(english));
      for (const [key, text] of texts) {
        const base = key.replace(/\.(zero|one|two|few|many)$/, '.other');
        expect(placeholders(text), `${file}: ${key}`).toEqual(
          // "one business day" may be said without a figure.
          placeholders(english.get(base)!).filter(
            (name) =>
              !(/^(count|points)$/.test(name) && /\.(one|two)$/.test(key) && !text.includes(name)),
          ),
        );
        expect(text.trim(), `${file}: ${key}`).not.toBe('');
      }
    },
  );

  test.each(files)('%s has the plural forms of its grammar and no others', (language, file) => {
    const texts = leaves(file!);
    const expected = new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted();
    for (const key of plurals) {
      const forms = [...texts.keys()]
        .filter((candidate) => candidate.startsWith(`${key}.`))
        .map((candidate) => candidate.slice(key.length + 1));
      expect(forms.toSorted(), `${file}: ${key}`).toEqual(expected);
    }
  });

  test.each(files.filter(([language]) => language !== 'en'))('%s is not English', (_, file) => {
    const same = [...leaves(file!)].filter(([key, text]) => english.get(key) === text);
    expect(same).toEqual([]);
  });

  function withoutPlurals(texts: Map<string, string>): string[] {
    const keys = [...texts.keys()].map((key) => {
      const base = key.replace(/\.\w+$/, '');
      return plurals.has(base) ? base : key;
    });
    return [...new Set(keys)].sort();
  }
});

/** Every text of a locale file by its dotted key. */
function leaves(file: string): Map<string, string> {
  const found = new Map<string, string>();
  const walk = (node: unknown, prefix: string) => {
    if (typeof node === 'string') found.set(prefix, node);
    else
      for (const [key, child] of Object.entries(node as object))
        walk(child, prefix ? `${prefix}.${key}` : key);
  };
  walk(JSON.parse(read(file)), '');
  return found;
}

function textAt(file: string, key: string): string | undefined {
  return leaves(file).get(key);
}

function placeholders(text: string): string[] {
  return [...text.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map((match) => match[1]!).sort();
}
