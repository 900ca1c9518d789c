import { readFileSync } from 'node:fs';

import { createElement as h, type ReactNode } from 'react';
import { renderToString } from 'react-dom/server';
import { afterEach, describe, expect, it, test } from 'vitest';

import {
  type ComplianceSettings,
  composeComplianceDocument,
  LOWEST_PRICES_METAFIELD,
} from '../../app/compliance/index.ts';
import { currencyDigits } from '../../app/kernel/money.ts';
import { composeSupportDocument, type SupportSettings } from '../../app/localization/index.ts';
import { wordHints } from '../../app/payments/index.ts';
import type { RecommendedProduct } from '../../extensions/hydrogen-widgets/dist/index.js';
import { recommendedProductsVariables } from '../../extensions/hydrogen-widgets/dist/server.js';
import { documentOf, loyaltyCases } from '../vectors/loyalty-shopper.ts';
import { CASES, documentOfCases, LANGUAGES, wordsOf } from '../vectors/payment-hints-cases.ts';
import { readSupportVectors } from '../vectors/support-oracle.ts';
import { linesOf, openWidgetPage, withoutScripts, type WidgetPage } from './widget-page.ts';

const NOW = '2026-11-23T10:00:00Z';

let page: WidgetPage | undefined;
afterEach(async () => {
  await page?.close();
  page = undefined;
});

async function open(options: Parameters<typeof openWidgetPage>[0]): Promise<WidgetPage> {
  page = await openWidgetPage(options);
  return page;
}

const codeOf = (language: string) => language.toUpperCase().replace('-', '_');

describe('payment hints', () => {
  test.each(LANGUAGES)('say what the block says in %s', async (language) => {
    const hints = documentOfCases();
    for (const [country, { enabledTypes, currency }] of Object.entries(CASES)) {
      const expected = wordHints(hints, {
        ...{ country, language, enabledTypes, currency, words: wordsOf(language) },
      });
      const { html, close } = await openWidgetPage({
        ...{ country, currency, language: codeOf(language), now: NOW },
        documents: { payment_hints: hints },
        facts: { enabledPaymentTypes: enabledTypes },
        make: ({ PaymentHints }) => h(PaymentHints),
      });
      const lines = expected && [
        expected.heading,
        ...expected.items.map(({ text }) => text),
        ...[expected.credit, expected.payIn].filter((line) => line !== null),
      ];
      expect(linesOf(withoutScripts(html), 'p, li'), country).toEqual(lines ?? []);
      await close();
    }
  });

  it('say only what the Storefront API tells, where the developer names nothing', async () => {
    const { root } = await open({
      ...{ country: 'DE', now: NOW, cardBrands: ['VISA'], wallets: ['SHOPIFY_PAY'] },
      documents: { payment_hints: documentOfCases() },
      make: ({ PaymentHints }) => h(PaymentHints),
    });
    expect(linesOf(root, 'p, li')).toEqual(['Accepted here', 'Card: Visa', 'You pay in EUR']);
  });
});

describe('support channels', async () => {
  const vectors = await readSupportVectors();
  const compose = (hours: SupportSettings['hours'], asAt: string) =>
    composeSupportDocument(
      {
        accounts: [
          { id: 'a', kind: 'email', handle: 'hallo+shop@nordlicht.example' },
          { id: 'b', kind: 'line', handle: '@nordlicht' },
          { id: 'c', kind: 'wechat', handle: 'nordlicht_living' },
        ],
        ...{ markets: [], elsewhere: true, hours },
      },
      { asAt: new Date(asAt) },
    );

  test.each(vectors.cases)('$why', async (one) => {
    const { html, root } = await open({
      ...{ country: 'DE', language: codeOf(one.locale), now: one.now, renderedAt: one.pageAt },
      zone: one.shopperZone,
      documents: { support: compose(vectors.hours[one.hours]!, one.pageAt) },
      make: ({ SupportChannels }) => h(SupportChannels),
    });
    const status = (at: ParentNode) =>
      at.querySelector('.portolan-support__status')!.textContent.replace(/\s+/g, ' ');
    expect(status(withoutScripts(html))).toBe('');
    expect(status(root)).toBe(one.says.replace(/\s+/g, ' '));
  });

  it('link each account as the block does, and never by a scheme from data', async () => {
    const document = compose(null, NOW);
    document.accounts[0]!.to = 'javascript:alert(1)//@x.example';
    const { root } = await open({
      ...{ country: 'TW', now: NOW, documents: { support: document } },
      make: ({ SupportChannels }) => h(SupportChannels),
    });
    const links = [...root.querySelectorAll('a')].map((link) => link.getAttribute('href')!);
    expect(links.length).toBeGreaterThan(1);
    for (const link of links) expect(link).toMatch(/^(mailto:|https:\/\/line\.me\/)/);
  });
});

interface NoticeCase {
  why: string;
  settings: string;
  asOn: string;
  country: string;
  locale: string;
  lines: string[];
}
const notices = JSON.parse(
  readFileSync(new URL('../vectors/compliance-notice.json', import.meta.url), 'utf8'),
) as { settings: Record<string, ComplianceSettings>; cases: NoticeCase[] };

describe('the compliance notice', () => {
  const compose = (settings: string, asOn: string) =>
    composeComplianceDocument(notices.settings[settings]!, { asOn });

  test.each(notices.cases)('$why', async (one) => {
    const { html, root } = await open({
      ...{ country: one.country, language: codeOf(one.locale), now: NOW },
      documents: { compliance: compose(one.settings, one.asOn) },
      make: ({ ComplianceNotice }) => h(ComplianceNotice),
    });
    expect(linesOf(withoutScripts(html))).toEqual(one.lines);
    expect(linesOf(root)).toEqual(one.lines);
  });

  const money = (amount: string, currencyCode = 'EUR') => ({ amount, currencyCode });
  const variant = (id: number, price: string, compareAt: string | null) => ({
    id: `gid://shopify/ProductVariant/${id}`,
    title: `Variant ${id}`,
    price: money(price),
    compareAtPrice: compareAt === null ? null : money(compareAt),
  });
  const prices = { '1': [1500, 1400], '2': [1500, 1400] };

  test.each([
    ['in one line where it is true of all', [variant(1, '15.0', '20.0')], /: €14\.00$/],
    [
      'by name where a variant is not reduced',
      [variant(1, '15.0', '20.0'), variant(3, '9.0', null)],
      /^Variant 1: €14\.00$/,
    ],
    ['not where the price is another by now', [variant(1, '16.0', '20.0')], null],
    ['not where nothing is reduced', [variant(1, '15.0', null)], null],
    ['not where it is the price of before', [variant(1, '15.0', '14.0')], null],
  ])('says the lowest price %s', async (_, variants, line) => {
    const { root } = await open({
      ...{ country: 'DE', now: NOW },
      documents: {
        compliance: compose('nordlicht', '2026-11-22'),
        [LOWEST_PRICES_METAFIELD.key]: { version: 1, currency: 'EUR', prices },
      },
      facts: { variantIds: variants.map(({ id }) => id) },
      make: ({ ComplianceNotice }) => h(ComplianceNotice, { variants }),
    });
    const found = linesOf(root, 'p, li').filter((text) => text.includes('€'));
    if (line === null) expect(found).toEqual([]);
    else expect(found).toEqual([expect.stringMatching(line)]);
  });

  it('links only to pages of the shop and to https addresses', async () => {
    const compliance = compose('nordlicht', '2026-11-22');
    compliance.links.withdrawal = 'javascript:alert(1)';
    compliance.links.imprint = '//evil.example';
    const { root } = await open({
      ...{ country: 'DE', now: NOW, documents: { compliance } },
      make: ({ ComplianceNotice }) => h(ComplianceNotice),
    });
    for (const link of root.querySelectorAll('a')) {
      expect(link.getAttribute('href')).toMatch(/^mailto:/);
    }
  });
});

describe('loyalty points', () => {
  const product = { availableForSale: true, isGiftCard: false, productType: 'Lamp' };
  const priceOf = (amountMinor: number, currencyCode: string) => {
    const digits = currencyDigits(currencyCode);
    const text = String(amountMinor).padStart(digits + 1, '0');
    const amount = digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
    return { price: { amount, currencyCode } };
  };
  const show = (one: (typeof loyaltyCases)[number], change: object = {}) =>
    open({
      ...{ country: 'DE', currency: one.rate.currency, now: NOW },
      documents: { loyalty: documentOf(one.rate, one.rounding) },
      make: ({ LoyaltyPoints }) =>
        h(LoyaltyPoints, {
          product: { ...product, ...change },
          variant: priceOf(one.amountMinor, one.rate.currency),
        }),
    });

  test.each(loyaltyCases)('$why', async (one) => {
    const { root } = await show(one);
    const said = /\d+/.exec(root.textContent)?.[0];
    expect(Number(said ?? 0)).toBe(one.points);
  });

  test.each([{ availableForSale: false }, { isGiftCard: true }])('none for %o', async (change) => {
    expect((await show(loyaltyCases[0]!, change)).html).toBe('');
  });
});

describe('recommendations', () => {
  const euros = { amount: '12.0', currencyCode: 'EUR' };
  const product = (id: number, change: Partial<RecommendedProduct> = {}): RecommendedProduct => ({
    ...{ id: `gid://shopify/Product/${id}`, handle: `p-${id}`, title: `Product ${id}` },
    ...{ availableForSale: true, featuredImage: null },
    priceRange: { minVariantPrice: euros, maxVariantPrice: euros },
    ...change,
  });
  const recommendations = {
    version: 1,
    products: { '9': ['p-2', 'p-1', 'p-3', 'p-9', 'p-4', 'p-5', 'p-6'] },
    popular: ['p-7'],
    buyAgain: false,
  };
  const titles = (root: ParentNode) => linesOf(root, 'li span:first-of-type');
  const show = (
    productId: string | undefined,
    products: Record<string, RecommendedProduct | null>,
  ) =>
    open({
      ...{ country: 'DE', now: NOW, documents: { recommendations } },
      facts: { productId },
      make: ({ Recommendations }) => h(Recommendations, { products, productId }),
    });

  it('are four at most, best first, without what is sold out, gone or on the page', async () => {
    const products = Object.fromEntries(
      [1, 2, 4, 5, 6, 9].map((id) => [`product${id}`, product(id)] as const),
    );
    const { root } = await show('gid://shopify/Product/9', {
      ...products,
      product3: product(3, { availableForSale: false }),
      product10: null,
    });
    expect(titles(root)).toEqual(['Product 2', 'Product 1', 'Product 4', 'Product 5']);
  });

  it('are the popular ones where a product has none of its own', async () => {
    const { root } = await show('gid://shopify/Product/1', { a: product(7), b: product(2) });
    expect(titles(root)).toEqual(['Product 7']);
  });

  it('are asked for by their handles', () => {
    expect(recommendedProductsVariables(['a', 'b'])).toEqual({ handle0: 'a', handle1: 'b' });
  });
});

describe('whatever is published', () => {
  const good = {
    delivery: null,
    payment_hints: documentOfCases(),
    support: composeSupportDocument(
      {
        accounts: [{ id: 'a', kind: 'email', handle: 'a@b.example' }],
        ...{ markets: [], elsewhere: true, hours: null },
      },
      { asAt: new Date(NOW) },
    ),
    compliance: composeComplianceDocument(notices.settings['nordlicht']!, { asOn: '2026-11-22' }),
    loyalty: documentOf({ currency: 'EUR', points: 1, amountMinor: 100, minimumMinor: 0 }),
  };
  const every = (
    widgets: Parameters<Parameters<typeof openWidgetPage>[0]['make']>[0],
  ): ReactNode => [
    h(widgets.DeliveryEstimate, { key: 1 }),
    h(widgets.PaymentHints, { key: 2 }),
    h(widgets.SupportChannels, { key: 3 }),
    h(widgets.ComplianceNotice, { key: 4 }),
    h(widgets.LoyaltyPoints, {
      ...{ key: 5, variant: { price: { amount: 'NaN', currencyCode: 'EUR' } } },
      product: { availableForSale: true, isGiftCard: false, productType: '' },
    }),
    h(widgets.Recommendations, { key: 6, products: { a: null } }),
  ];
  const newer = (document: object) => ({ ...document, version: 2 });
  const keys = ['payment_hints', 'support', 'compliance', 'loyalty'] as const;

  test.each([
    ['nothing', () => ({})],
    ['no JSON', () => Object.fromEntries(keys.map((key) => [key, '{"version":1,']))],
    ['null', () => Object.fromEntries(keys.map((key) => [key, 'null']))],
    ['a list', () => Object.fromEntries(keys.map((key) => [key, []]))],
    ['a newer version', () => Object.fromEntries(keys.map((key) => [key, newer(good[key]!)]))],
    ['a bare version', () => Object.fromEntries(keys.map((key) => [key, { version: 1 }]))],
  ])('%s leaves the page as it is', async (_, documents) => {
    const { html } = await open({ country: 'DE', now: NOW, documents: documents(), make: every });
    expect(html).toBe('');
  });

  it('a document that is switched off is not shown', async () => {
    const { html } = await open({
      ...{ country: 'DE', now: NOW, documents: good, off: keys, make: every },
      facts: { enabledPaymentTypes: ['visa'] },
    });
    expect(html).toBe('');
  });

  it('is shown as text', async () => {
    const evil = '"><img src=x onerror=alert(1)><script>alert(1)</script>{{ count }}';
    const compliance = structuredClone(good.compliance);
    compliance.countries['DE'] = { producer: true, vat: evil };
    compliance.producer = { name: evil, lines: [evil], email: `${evil}@x` };
    const { html, root } = await open({
      ...{ country: 'DE', countryName: evil, now: NOW, documents: { ...good, compliance } },
      make: (widgets) => [every(widgets), h(widgets.SupportChannels, { key: 9, heading: evil })],
    });
    expect(withoutScripts(html).querySelectorAll('script, img')).toHaveLength(0);
    expect(root.querySelectorAll('script, img')).toHaveLength(0);
    expect(linesOf(root, 'dd').filter((line) => line.startsWith(evil))).toHaveLength(3);
    expect(root.querySelector('.portolan-support__heading')!.textContent).toBe(evil);
  });

  it('that is no answer at all gives a page without widgets', async () => {
    const { readPortolan } = await import('../../extensions/hydrogen-widgets/dist/server.js');
    for (const answer of [null, undefined, 'text', {}, { shop: null }, { errors: [] }]) {
      expect(await readPortolan(answer, { now: new Date(NOW) })).toBeNull();
    }
    expect(renderToString(h('i'))).toBe('<i></i>');
  });
});
