/**
 * A document outlives the extension that read it first, and the other way round: Shopify updates
 * the theme's files at another moment than the app publishes. `delivery-document-v1.json` is as it
 * was published on 2026-11-23 and is never edited, nor is version 2 with rules for products beside
 * it; a new version gets a file of its own.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';

import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';

import { DeliveryDocument } from '../../app/logistics/index.ts';
import { renderAppBlock } from '../../app/publishing/preview/app-block.server.ts';
import { findExtensionFolder } from '../../app/publishing/preview/extension-folder.server.ts';
import { createEngine } from '../../app/publishing/preview/liquid-engine.server.ts';
import { openShopperPage, shownLines } from './shopper-page.ts';

const extensionFolder = findExtensionFolder(import.meta.dirname)!;
const asset = readFileSync(path.join(extensionFolder, 'assets/delivery-estimate.js'), 'utf8');
const NOW = '2026-11-23T12:00:00Z';
const engine = createEngine({
  roots: [path.join(extensionFolder, 'blocks')],
  snippets: [path.join(extensionFolder, 'snippets')],
  locales: [path.join(extensionFolder, 'locales')],
  now: () => new Date(NOW),
});

const frozen = (name: string) =>
  JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8')) as Record<string, unknown>;
const published = frozen('delivery-document-v1.json');
const withRules = frozen('delivery-document-v2.json');

/** Touched by the first and the second rule of version 2, as Liquid has it. */
const SOFA = {
  ...{ id: 8001002003002, type: 'Sofas', vendor: 'Nordlicht', tags: ['Made-To-Order'] },
  ...{ collections: [{ id: 4510 }], available: true },
};
const CUSHION = { ...SOFA, id: 8001002003001, type: 'Cushions', tags: [], collections: [] };

async function render(document: unknown, country = 'FR', product: unknown = SOFA): Promise<string> {
  const { html } = await renderAppBlock(engine, {
    extensionFolder,
    handle: 'delivery-estimate',
    scope: {
      app: { metafields: { portolan: { delivery: { value: document }, delivery_ready: true } } },
      localization: { country: { iso_code: country, name: country } },
      request: { locale: { iso_code: 'en' }, page_type: 'product', design_mode: false },
      product,
    },
  });
  return html;
}

/** What a shopper reads, with the script and without. */
async function read(document: unknown, country = 'FR', product: unknown = SOFA) {
  const html = await render(document, country, product);
  const [plain, sharp] = await Promise.all(
    [[], [asset]].map((scripts) => openShopperPage({ html, scripts, now: NOW, zone: 'UTC' })),
  );
  const said = { plain: shownLines(plain!.document), sharp: shownLines(sharp!.document) };
  const errors = [...plain!.errors, ...sharp!.errors];
  plain!.close();
  sharp!.close();
  expect(errors).toEqual([]);
  return said;
}

describe('a document of version 1', () => {
  it('is still one to the app', () => {
    expect(DeliveryDocument.parse(published)).toEqual(published);
  });

  it('is still read by the block, words and dates', async () => {
    expect(await read(published)).toMatchObject({
      plain: ['Delivery to FR', '2 to 6 business days'],
      sharp: ['Delivery to FR', 'Wed, Nov 25 – Mon, Nov 30', 'Order within 1 hr'],
    });
    expect((await read(published, 'BR')).sharp).toEqual(['Delivery to BR', '10 to 24 business days']);
  });

  it('may have gained fields that this block does not know', async () => {
    const { rules, countries } = published as { rules: object[]; countries: object };
    const grown = {
      ...published,
      islands: { FR: ['2A'] },
      rules: rules.map((rule) => ({ ...rule, pickup: true })),
      countries: { ...countries, '': null },
    };
    expect(await read(grown)).toEqual(await read(published));
  });
});

describe('a document of version 2', () => {
  it('is still one to the app', () => {
    expect(DeliveryDocument.parse(withRules)).toEqual(withRules);
  });

  it('is still read by the block: products in rules and others, words and dates', async () => {
    expect(await read(withRules)).toMatchObject({
      plain: ['Delivery to FR', '7 to 13 business days'],
      sharp: ['Delivery to FR', 'Wed, Dec 2 – Wed, Dec 9', 'Order within 1 hr'],
    });
    expect(await read(withRules, 'FR', CUSHION)).toEqual(await read(published));
    expect((await read(withRules, 'BR')).plain[1]).toBe('11 to 24 business days');
    expect(await read(withRules, 'US')).toMatchObject({ plain: [], sharp: [] });
  });

  it('may have gained fields that this block does not know', async () => {
    const { productRules } = withRules as { productRules: object[] };
    const grown = {
      ...withRules,
      productRules: productRules.map((rule) => ({ ...rule, weights: [2] })),
    };
    expect(await read(grown)).toEqual(await read(withRules));
  });

  it('says nothing without its rules', async () => {
    const { productRules: _rules, ...rest } = withRules;
    expect(await read(rest)).toMatchObject({ plain: [], sharp: [] });
  });
});

test.each([0, 2, 99, '1', null, [1]])('version %j says nothing to this block', async (version) => {
  expect(await read({ ...published, version })).toMatchObject({ plain: [], sharp: [] });
});

const DAMAGES = [
  ...[undefined, null, '', 'oops', '<script>alert(1)</script>', '{{ shop.name }}', -1, 1e9, true],
  ...[[], {}],
];
const BROKEN = /<script|Liquid error|NaN|Invalid|undefined|Infinity|\[object/;

test.each([
  [1, published],
  [2, withRules],
])('whatever part of version %i is damaged, the block is right or absent', async (_version, sound) => {
  const paths = pathsOf(sound);
  expect(paths.length).toBeGreaterThan(60);
  for (const path of paths) {
    for (const damage of DAMAGES) {
      const html = await render(damaged(sound, path, damage));
      expect(html, `${path.join('.')} is ${JSON.stringify(damage)}`).not.toMatch(BROKEN);
    }
  }
}, 60_000);

test.each([
  [1, published],
  [2, withRules],
])('a damaged document of version %i does not break the script either', async (_version, sound) => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...pathsOf(sound)),
      fc.constantFrom(...DAMAGES),
      async (at, value) => {
        const { plain, sharp } = await read(damaged(sound, at, value));
        expect([...plain, ...sharp].join(' ')).not.toMatch(/NaN|Invalid|undefined|Infinity|null/);
      },
    ),
    { numRuns: 100 },
  );
});

type Path = (string | number)[];

function pathsOf(value: unknown, above: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [
    [...above, key],
    ...pathsOf(inner, [...above, key]),
  ]);
}

function damaged(document: unknown, [key, ...rest]: Path, value: unknown): unknown {
  if (key === undefined) return value;
  const copy = structuredClone(document) as Record<string | number, unknown>;
  copy[key] = damaged(copy[key], rest, value);
  return copy;
}
