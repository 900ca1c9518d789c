import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { JSDOM } from 'jsdom';
import { describe, expect, it, test } from 'vitest';

import {
  ComplianceDocument,
  ComplianceSettings,
  composeComplianceDocument,
  composeLowestPrices,
  countriesWithRules,
} from '../../app/compliance/index.ts';
import { countryCodes } from '../../app/kernel/country.ts';
import { renderAppBlock } from '../../app/publishing/preview/app-block.server.ts';
import { createEngine } from '../../app/publishing/preview/liquid-engine.server.ts';

interface NoticeCase {
  why: string;
  settings: string;
  asOn: string;
  country: string;
  locale: string;
  lines: string[];
}
const vectors = JSON.parse(
  readFileSync(new URL('compliance-notice.json', import.meta.url), 'utf8'),
) as { settings: Record<string, ComplianceSettings>; cases: NoticeCase[] };

const extensionFolder = fileURLToPath(
  new URL('../../extensions/storefront-widgets', import.meta.url),
);
const engine = createEngine({
  roots: [path.join(extensionFolder, 'blocks')],
  snippets: [path.join(extensionFolder, 'snippets')],
  locales: [path.join(extensionFolder, 'locales')],
});

const settings = vectors.settings['nordlicht']!;
const notice = composeComplianceDocument(settings, { asOn: '2026-11-22' });

interface Shopper {
  compliance: unknown;
  lowest?: unknown;
  country?: string | null;
  countryName?: string;
  locale?: string;
  product?: unknown;
  currency?: string;
  rootUrl?: string;
  blockSettings?: Record<string, unknown>;
  designMode?: boolean;
}

async function render(shopper: Shopper): Promise<string> {
  const { country = 'DE', locale = 'en', lowest, compliance } = shopper;
  const { html } = await renderAppBlock(engine, {
    extensionFolder,
    handle: 'compliance-notice',
    settings: shopper.blockSettings,
    scope: {
      app: {
        metafields: {
          portolan: {
            compliance: { value: compliance },
            compliance_ready: true,
            lowest_prices: { value: lowest },
          },
        },
      },
      localization: {
        country:
          country === null ? null : { iso_code: country, name: shopper.countryName ?? country },
      },
      request: {
        locale: { iso_code: locale },
        page_type: 'product',
        design_mode: shopper.designMode ?? false,
      },
      routes: { root_url: shopper.rootUrl ?? '/' },
      cart: { currency: { iso_code: shopper.currency ?? 'EUR' } },
      product: shopper.product ?? null,
      shop: { currency: 'EUR', money_format: '€{{amount}}' },
    },
  });
  return html;
}

function parse(html: string): Document {
  return new JSDOM(html).window.document;
}

const textOf = (element: Element | null) => element?.textContent.replace(/\s+/g, ' ').trim() ?? '';

function linesOf(html: string): string[] {
  return [...parse(html).querySelectorAll('p, dt, dd, li')].map(textOf);
}

describe('the vectors', () => {
  it('are made from settings that a merchant could save', () => {
    for (const each of Object.values(vectors.settings)) {
      expect(ComplianceSettings.parse(each)).toEqual(each);
    }
  });

  test.each(vectors.cases)('are what the block says: $why', async (one) => {
    const compliance = composeComplianceDocument(vectors.settings[one.settings]!, one);
    expect(one.country in compliance.countries).toBe(one.lines.length > 0);
    const html = await render({ compliance, country: one.country, locale: one.locale });
    // The lowest price is said where a reduction runs: there is none here.
    expect(linesOf(html)).toEqual(one.lines);
  });
});

describe('the block', () => {
  test.each(countryCodes().filter((code) => !countriesWithRules().includes(code)).slice(0, 40))(
    'is absent in %s, of which no rule is known',
    async (country) => {
      expect(await render({ compliance: notice, country })).not.toContain('portolan-compliance');
    },
  );

  test.each([
    ['/', '/pages/widerruf'],
    ['/de', '/de/pages/widerruf'],
    ['/en-de/', '/en-de/pages/widerruf'],
  ])('links within the market and language of the page: %s', async (rootUrl, href) => {
    const document = parse(await render({ compliance: notice, rootUrl }));
    const anchors = [...document.querySelectorAll('ul a')];
    expect(anchors[0]!.getAttribute('href')).toBe(href);
    for (const anchor of anchors) expect(anchor.getAttribute('rel')).toBe('noopener');
  });

  it('never shows an IOSS number, whatever is said of it', () => {
    expect(JSON.stringify(notice)).not.toContain('IM1234567890');
  });

  test.each<[string, unknown]>([
    ['no metafield', undefined],
    ['an empty metafield', null],
    ['a text instead of a document', 'oops'],
    ['a list instead of a document', [1]],
    ['a document of a later version', { ...notice, version: 2 }],
    ['a document without countries', { version: 1 }],
    ['a country that is a text', { ...notice, countries: { DE: 'oops' } }],
    ['what it names is gone', { ...notice, responsible: null, producer: null, sorting: '', links: {}, countries: { DE: { responsible: true, producer: true, withdrawal: true, imprint: true, sorting: true } } }],
  ])('is absent where nothing can be said: %s', async (_name, compliance) => {
    expect(await render({ compliance })).not.toContain('portolan-compliance');
  });

  it('is absent where the shopper’s country is not known', async () => {
    expect(await render({ compliance: notice, country: null })).not.toContain('portolan');
  });

  it('tells the merchant in the theme editor why nothing is seen', async () => {
    const html = await render({
      compliance: notice,
      country: 'US',
      countryName: 'United States',
      designMode: true,
    });
    expect(linesOf(html)).toEqual([
      'No legal information for United States: shoppers there see nothing here.',
    ]);
  });

  it('reads from right to left in Arabic, numbers and addresses in their own direction', async () => {
    const document = parse(await render({ compliance: notice, locale: 'ar' }));
    expect(document.querySelector('.portolan-compliance')!.getAttribute('dir')).toBe('rtl');
    const directions = [...document.querySelectorAll('dd')].map((value) => [
      // An address keeps to the side of its label: only what stands within has a direction.
      value.getAttribute('dir'),
      value.querySelector('bdi')!.getAttribute('dir'),
    ]);
    const [address, number] = [null, 'ltr'].map((direction) => [null, direction]);
    expect(directions).toEqual([address, number, address, number, number, number, number]);
  });

  it('shows hostile texts as text and follows no foreign scheme', async () => {
    const evil = '"><img src=x onerror=alert(1)><script>alert(1)</script>{{ shop.name }}&amp;';
    const person = { name: evil, lines: [evil], email: `${evil}@example.com` };
    const compliance = {
      ...notice,
      responsible: person,
      producer: person,
      sorting: evil,
      links: { withdrawal: 'javascript:alert(1)', imprint: '//evil.example', sales_law: evil },
      countries: {
        DE: { responsible: true, producer: true, sorting: true, numbers: [[evil, evil]], vat: evil, withdrawal: true, imprint: true, sales_law: true, duties: evil },
      },
    };
    const html = await render({
      compliance,
      blockSettings: { heading: evil, style: evil },
      locale: 'en"><script>',
    });
    const document = parse(html);
    expect(document.querySelectorAll('img, script')).toHaveLength(0);
    expect(textOf(document.querySelector('.portolan-compliance__heading'))).toBe(evil);
    expect(textOf(document.querySelector('dd'))).toBe(`${evil}, ${evil}`);
    expect(document.querySelectorAll('ul a')).toHaveLength(0);
    for (const anchor of document.querySelectorAll('a')) {
      expect(anchor.getAttribute('href')).toMatch(/^mailto:[^"<> ]+$/);
    }
  });
});

describe('the lowest price before a reduction', () => {
  const HUNDRED_DAYS_MS = 100 * 86_400_000;
  const now = Date.UTC(2026, 10, 22);
  const reducedFrom = (variantId: string, before: number, priceMinor: number) => ({
    variantId,
    spans: [
      {
        fromAt: new Date(now - HUNDRED_DAYS_MS),
        untilAt: new Date(now),
        currency: 'EUR',
        priceMinor: before,
        compareAtMinor: null,
        precededBy: 'unknown' as const,
      },
      {
        fromAt: new Date(now),
        untilAt: null,
        currency: 'EUR',
        priceMinor,
        compareAtMinor: before + 500,
        precededBy: 'price' as const,
      },
    ],
  });
  const variant = (id: number, title: string, price: number, compareAt: number | null) => ({
    id,
    title,
    price,
    compare_at_price: compareAt,
  });
  const only = (countries: ComplianceDocument['countries']) => ({ ...notice, countries });
  const german = only({ DE: { lowest_price: true } });
  const { document: lowest } = composeLowestPrices(
    [reducedFrom('11', 2000, 1500), reducedFrom('12', 2000, 1500), reducedFrom('13', 2600, 1800)],
    'EUR',
  );
  const lines = async (product: unknown, more: Partial<Shopper> = {}) =>
    linesOf(await render({ compliance: german, lowest, product, ...more }));

  it('is one line where there is one variant', async () => {
    expect(await lines({ variants: [variant(11, 'Default Title', 1500, 2500)] })).toEqual([
      'Lowest price in the 30 days before the reduction: €20.00',
    ]);
  });

  it('is one line where it is true of every variant', async () => {
    const variants = [variant(11, 'Small', 1500, 2500), variant(12, 'Large', 1500, 2500)];
    expect(await lines({ variants })).toEqual([
      'Lowest price in the 30 days before the reduction: €20.00',
    ]);
  });

  it('names the variants where they differ, or where some are not reduced', async () => {
    const variants = [
      variant(11, 'Small', 1500, 2500),
      variant(13, 'Large', 1800, 3100),
      variant(14, 'Huge', 9900, null),
    ];
    expect(await lines({ variants })).toEqual([
      'Lowest prices in the 30 days before the reduction',
      'Small: €20.00',
      'Large: €26.00',
    ]);
  });

  test.each<[string, unknown, Partial<Shopper>]>([
    ['not a product page', null, {}],
    ['no crossed-out price', { variants: [variant(11, 'S', 1500, null)] }, {}],
    ['a crossed-out price that is not higher', { variants: [variant(11, 'S', 1500, 1500)] }, {}],
    ['another price than that of the history', { variants: [variant(11, 'S', 1400, 2500)] }, {}],
    ['another currency', { variants: [variant(11, 'S', 1500, 2500)] }, { currency: 'USD' }],
    ['a currency that is not known', { variants: [variant(11, 'S', 1500, 2500)] }, { currency: '' }],
    ['a variant that is not in the document', { variants: [variant(99, 'S', 1500, 2500)] }, {}],
    ['a market that does not ask', { variants: [variant(11, 'S', 1500, 2500)] }, { compliance: only({ DE: {} }) }],
    ['no document', { variants: [variant(11, 'S', 1500, 2500)] }, { lowest: undefined }],
    ['a later version', { variants: [variant(11, 'S', 1500, 2500)] }, { lowest: { ...lowest, version: 2 } }],
    ['a damaged document', { variants: [variant(11, 'S', 1500, 2500)] }, { lowest: { ...lowest, prices: { 11: 'x' } } }],
    ['a product without variants', {}, {}],
  ])('is not said: %s', async (_name, product, more) => {
    expect(await lines(product, more)).toEqual([]);
  });

  it('escapes what a variant is called, and folds many of them away', async () => {
    const histories = Array.from({ length: 6 }, (_, index) =>
      reducedFrom(String(index), 2000 + index, 1500),
    );
    const variants = histories.map((_, index) => variant(index, '<script>x</script>', 1500, 9000));
    const { document } = composeLowestPrices(histories, 'EUR');
    const html = await render({ compliance: german, lowest: document, product: { variants } });
    expect(parse(html).querySelectorAll('script')).toHaveLength(0);
    expect(parse(html).querySelectorAll('details li')).toHaveLength(6);
  });
});
