import fc from 'fast-check';
import { afterEach, describe, expect, it, test } from 'vitest';

import { currencyDigits } from '../../app/kernel/money.ts';
import {
  estimatePoints,
  type LoyaltyDocument,
  PointRounding,
  toHundredths,
} from '../../app/retention/index.ts';
import {
  documentOf,
  type LoyaltyPage,
  loyaltyCases,
  type LoyaltyRate,
  readAsset,
  renderLoyalty,
} from './loyalty-shopper.ts';
import { openShopperPage, type ShopperPage } from './shopper-page.ts';

const asset = readAsset('loyalty-points.js');
const EUR: LoyaltyRate = { currency: 'EUR', points: 1, amountMinor: 100, minimumMinor: 0 };

const pages: ShopperPage[] = [];
afterEach(() => {
  for (const page of pages.splice(0)) {
    expect(page.errors).toEqual([]);
    page.close();
  }
});

async function open(html: string, scripts = [asset]): Promise<Document> {
  const page = await openShopperPage({ html, scripts, now: '2026-11-23T10:00:00Z', zone: 'UTC' });
  pages.push(page);
  return page.document;
}

const render = (options: Partial<LoyaltyPage> = {}) =>
  renderLoyalty({ handle: 'loyalty-points', loyalty: documentOf(EUR), currency: 'EUR', ...options });

/** The product's form as Dawn has it, around the block. */
const inForm = (html: string, id = 101) =>
  `<section class="shopify-section"><form action="/cart/add"><input type="hidden" name="id" value="${id}"></form>${html}</section>`;

/** Points that the line of a page names; 0 where it names none, null where there is no line. */
function pointsShown(document: Document): number | null {
  const line = document.querySelector('[data-line]');
  return line && Number(/\d+/.exec(line.textContent)?.[0] ?? 0);
}

function choose(document: Document, id: number): void {
  const field = document.querySelector<HTMLInputElement>('[name=id]')!;
  field.value = String(id);
  const { Event } = document.defaultView!;
  field.dispatchEvent(new Event('change', { bubbles: true }));
}

function ruleOf(document: LoyaltyDocument) {
  return document.rules[0]!;
}

describe('the core', () => {
  test.each(loyaltyCases)('$why', ({ rate, rounding, amountMinor, points }) => {
    const rule = ruleOf(documentOf(rate, rounding));
    expect(estimatePoints(rule, amountMinor, rate.currency)).toBe(points);
  });
});

describe('the rendered block', () => {
  test.each(loyaltyCases)('$why', async ({ rate, rounding, amountMinor, points }) => {
    const html = await render({
      loyalty: documentOf(rate, rounding),
      currency: rate.currency,
      prices: [toHundredths(amountMinor, rate.currency)],
    });
    expect(pointsShown(await open(html, []))).toBe(points || null);
  });

  test.each(loyaltyCases)('after a change of the variant: $why', async (one) => {
    const { rate, rounding, amountMinor, points } = one;
    // Another variant that surely earns, so that the block is there.
    const other = Math.max(rate.amountMinor, rate.minimumMinor);
    const prices = [other, amountMinor].map((minor) => toHundredths(minor, rate.currency));
    const loyalty = documentOf(rate, rounding);
    const html = await render({ loyalty, currency: rate.currency, prices });
    const document = await open(inForm(html));
    choose(document, 102);
    expect(pointsShown(document)).toBe(points);
    choose(document, 101);
    expect(pointsShown(document)).toBe(estimatePoints(ruleOf(loyalty), other, rate.currency));
  });

  it('says what the core says, for any rate, currency, rounding and prices', async () => {
    let earning = 0;
    await fc.assert(
      fc.asyncProperty(anyRate(), anyRounding(), anyPrices(), async (rate, rounding, minors) => {
        const loyalty = documentOf(rate, rounding);
        const prices = minors.map((minor) => toHundredths(minor, rate.currency));
        const html = await render({ loyalty, currency: rate.currency, prices });
        const expected = minors.map((minor) =>
          estimatePoints(ruleOf(loyalty), minor, rate.currency),
        );
        const told = tableOf(html);
        for (const [index, points] of expected.entries()) {
          expect(told.get(String(101 + index)) ?? 0).toBe(points);
          if (points > 0) earning++;
        }
      }),
      { numRuns: 300 },
    );
    expect(earning).toBeGreaterThan(300);
  });
});

/** Points by variant, as the page hands them to the script. */
function tableOf(html: string): Map<string, number> {
  const [, list = ''] = /data-variants="([^"]*)"/.exec(html) ?? [];
  return new Map(
    list
      .split(' ')
      .filter((entry) => entry !== '')
      .map((entry) => {
        const [id = '', points = ''] = entry.split(':');
        return [id, Number(points)];
      }),
  );
}

function anyRounding() {
  return fc.constantFrom(...PointRounding.options);
}

/** Rates of currencies with no, two and three decimals. */
function anyRate(): fc.Arbitrary<LoyaltyRate> {
  return fc
    .record({
      currency: fc.constantFrom('JPY', 'KRW', 'EUR', 'USD', 'KWD', 'TND'),
      points: fc.integer({ min: 1, max: 10_000 }),
      steps: fc.integer({ min: 1, max: 100_000 }),
      minimum: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 50_000 })),
    })
    .map(({ currency, points, steps, minimum }) => {
      const finest = currencyDigits(currency) > 2 ? 10 : 1;
      return { currency, points, amountMinor: steps * finest, minimumMinor: minimum * finest };
    });
}

function anyPrices() {
  return fc.array(fc.integer({ min: 0, max: 100_000_000 }), { minLength: 1, maxLength: 8 });
}

describe('an open page', () => {
  const prices = [1000, 2500, 50];

  it('follows a theme that tells of the variant by an event of its own', async () => {
    const document = await open(inForm(await render({ prices })));
    const { CustomEvent } = document.defaultView!;
    const detail = { resource: { id: 102 } };
    document.body.dispatchEvent(new CustomEvent('variant:update', { bubbles: true, detail }));
    expect(pointsShown(document)).toBe(25);
  });

  it('leaves its line empty, with its room, for a variant that earns nothing or is unknown', async () => {
    const document = await open(inForm(await render({ prices })));
    for (const id of [103, 999]) {
      choose(document, id);
      expect(document.querySelector('[data-line]')!.textContent).toBe('');
    }
    choose(document, 101);
    expect(pointsShown(document)).toBe(10);
  });

  it('stays as it was where the page tells of no variant', async () => {
    const document = await open(await render({ prices }));
    const { Event } = document.defaultView!;
    document.body.dispatchEvent(new Event('change', { bubbles: true }));
    expect(pointsShown(document)).toBe(10);
  });

  it('survives the script being loaded twice, and the block being removed', async () => {
    const document = await open(inForm(await render({ prices })), [asset, asset]);
    const block = document.querySelector('portolan-loyalty-points')!;
    block.remove();
    choose(document, 102);
    expect(pointsShown(document)).toBeNull();
  });

  it('says a number once for all variants that earn it', async () => {
    const html = await render({ prices: [1000, 1000, 1050, 2000] });
    const { lines } = (await open(html)).querySelector<HTMLElement>('portolan-loyalty-points')!
      .dataset;
    expect(Object.keys(JSON.parse(lines!) as object)).toEqual(['10', '20']);
  });
});

describe('where nothing true can be said the block is absent', () => {
  const good = documentOf(EUR);
  test.each<[string, Partial<LoyaltyPage>]>([
    ['no metafield', { loyalty: undefined }],
    ['an empty metafield', { loyalty: null }],
    ['a text instead of a document', { loyalty: 'oops' }],
    ['a list instead of a document', { loyalty: [1, 2] }],
    ['a later version', { loyalty: { ...good, version: 2 } }],
    ['no rules', { loyalty: { version: 1 } }],
    ['an index without a rule', { loyalty: { ...good, rules: [] } }],
    ['a rule that is a text', { loyalty: { ...good, rules: ['oops'] } }],
    ['a rule without a step', { loyalty: { ...good, rules: [{ points: 1 }] } }],
    ['a rule of texts', { loyalty: { ...good, rules: [{ points: 'a', per: 'b', add: 'c' }] } }],
    ['a step below zero', { loyalty: { ...good, rules: [{ points: 1, per: -100, add: 0 }] } }],
    ['another currency', { currency: 'USD' }],
    ['another country', { page: { localization: { country: { iso_code: 'FR' } } } }],
    ['an unknown country', { page: { localization: { country: null } } }],
    ['no product', { product: null }],
    ['a product that is sold out', { product: { available: false } }],
    ['a gift card', { product: { 'gift_card?': true } }],
    ['prices that earn nothing', { prices: [99, 0] }],
  ])('%s', async (_why, options) => {
    expect(await render(options)).not.toContain('portolan');
  });

  it('a product of an excluded type', async () => {
    const loyalty = documentOf(EUR, 'down', { excludedProductTypes: ['Voucher', 'Lamp'] });
    expect(await render({ loyalty })).not.toContain('portolan');
    expect(await render({ loyalty, product: { type: 'Lam' } })).toContain('portolan');
  });

  it('the theme editor tells the merchant why nothing is seen', async () => {
    const request = { locale: { iso_code: 'en' }, page_type: 'product', design_mode: true };
    const html = await render({ currency: 'USD', page: { request } });
    expect(html).toContain('No points are earned in Germany');
  });
});

it('hostile settings, country names and languages are shown as text', async () => {
  const evil = '"><img src=x onerror=alert(1)><script>alert(1)</script>{{ shop.name }}';
  const html = await render({ settings: { style: evil }, locale: 'en"><script>' });
  const document = await open(html, []);
  expect(document.querySelectorAll('img, script')).toHaveLength(0);
  const request = { locale: { iso_code: 'en' }, page_type: 'product', design_mode: true };
  const localization = { country: { iso_code: 'XX', name: evil } };
  const editor = await open(await render({ page: { request, localization } }), []);
  expect(editor.querySelectorAll('img, script')).toHaveLength(0);
  expect(editor.body.textContent).toContain(evil);
});
