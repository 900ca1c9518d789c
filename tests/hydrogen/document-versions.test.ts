/**
 * The Hydrogen package stays in a developer's shop for years: it reads every frozen document of
 * version 1 as the blocks do, with fields that it does not know as without them, and nothing of
 * another version.
 */
import { readFileSync } from 'node:fs';

import { createElement as h, type ReactNode } from 'react';
import { describe, expect, it, test } from 'vitest';

import { grown, PUBLISHED, READ_AT, type Reading, READINGS } from '../vectors/document-readings.ts';
import { linesOf, openWidgetPage, type Widgets } from './widget-page.ts';

interface Priced {
  id: number;
  title: string;
  price: number;
  compare_at_price: number | null;
}
interface Listed {
  id: number;
  handle: string;
  title: string;
  available: boolean;
  price_min: number;
}

const moneyOf = (currencyCode: string) => (hundredths: number) => ({
  ...{ amount: (hundredths / 100).toFixed(2), currencyCode },
});

/** The page's objects as the Storefront API answers them. */
function variantsOf({ scope, currency }: Reading) {
  const money = moneyOf(currency);
  const { variants = [] } = (scope?.['product'] ?? {}) as { variants?: Priced[] };
  return variants.map(({ id, title, price, compare_at_price: compareAt }) => ({
    ...{ id: `gid://shopify/ProductVariant/${id}`, title, price: money(price) },
    compareAtPrice: compareAt === null ? null : money(compareAt),
  }));
}

function productsOf({ scope, currency }: Reading) {
  const money = moneyOf(currency);
  const listed = Object.values((scope?.['all_products'] ?? {}) as Record<string, Listed>);
  return Object.fromEntries(
    listed.map(({ id, handle, title, available, price_min: price }) => [
      handle,
      {
        ...{ id: `gid://shopify/Product/${id}`, handle, title, availableForSale: available },
        featuredImage: null,
        priceRange: { minVariantPrice: money(price), maxVariantPrice: money(price) },
      },
    ]),
  );
}

const productIdOf = ({ scope }: Reading) =>
  `gid://shopify/Product/${(scope?.['product'] as { id?: number } | undefined)?.id ?? 0}`;

const WIDGETS: Record<string, (widgets: Widgets, reading: Reading) => ReactNode> = {
  'payment-hints': ({ PaymentHints }) => h(PaymentHints),
  'support-channels': ({ SupportChannels }) => h(SupportChannels),
  'compliance-notice': ({ ComplianceNotice }, reading) =>
    h(ComplianceNotice, { variants: variantsOf(reading) }),
  'loyalty-points': ({ LoyaltyPoints }, reading) =>
    h(LoyaltyPoints, {
      product: { availableForSale: true, isGiftCard: false, productType: 'Lamp' },
      variant: variantsOf(reading)[0]!,
    }),
  recommendations: ({ Recommendations }, reading) =>
    h(Recommendations, { products: productsOf(reading), productId: productIdOf(reading) }),
};

async function read(reading: Reading, change: (document: unknown) => unknown): Promise<string[]> {
  const { handle, keys, language, country, currency, scope } = reading;
  const enabled = (scope?.['shop'] as { enabled_payment_types?: string[] } | undefined)
    ?.enabled_payment_types;
  const { root, close } = await openWidgetPage({
    ...{ country, currency, language: language.toUpperCase().replace('-', '_'), now: READ_AT },
    documents: Object.fromEntries(
      keys.map((key, index) => {
        const { document } = PUBLISHED[key]!;
        return [key, index === 0 ? change(document) : document];
      }),
    ),
    facts: {
      ...(enabled === undefined ? {} : { enabledPaymentTypes: enabled }),
      variantIds: variantsOf(reading).map(({ id }) => id),
      productId: productIdOf(reading),
    },
    make: (widgets) => WIDGETS[handle]!(widgets, reading),
  });
  const lines = linesOf(root, 'h2, p, dt, dd, li');
  await close();
  return lines;
}

describe('the delivery estimate', () => {
  const published = JSON.parse(
    readFileSync(new URL('../vectors/delivery-document-v1.json', import.meta.url), 'utf8'),
  ) as object;
  const withRules = JSON.parse(
    readFileSync(new URL('../vectors/delivery-document-v2.json', import.meta.url), 'utf8'),
  ) as object;
  const sofa = {
    ...{ id: 'gid://shopify/Product/8001002003002', productType: 'Sofas', vendor: 'Nordlicht' },
    ...{ tags: ['Made-To-Order'], collections: ['gid://shopify/Collection/4510'] },
  };
  const readDelivery = async (delivery: object) => {
    const { root, close } = await openWidgetPage({
      ...{ country: 'FR', now: READ_AT, documents: { delivery } },
      make: ({ DeliveryEstimate }) => h(DeliveryEstimate, { products: [sofa] }),
    });
    // What is only said aloud stands beside what is seen.
    for (const aloud of root.querySelectorAll('.portolan-delivery__aloud')) aloud.remove();
    const lines = linesOf(root, 'p');
    await close();
    return lines;
  };

  it('reads a document of version 1 as the block does, also with more fields', async () => {
    const lines = ['Delivery to FR', 'Wed, Nov 25 – Mon, Nov 30', 'Order within 1 hr'];
    expect(await readDelivery(published)).toEqual(lines);
    expect(await readDelivery(grown(published) as object)).toEqual(lines);
  });

  it('reads a document of version 2 as the block does', async () => {
    expect(await readDelivery(withRules)).toEqual([
      'Delivery to FR',
      'Wed, Dec 2 – Wed, Dec 9',
      'Order within 1 hr',
    ]);
  });

  test.each([0, 2, '1', null])('reads nothing of version %j', async (version) => {
    expect(await readDelivery({ ...published, version })).toEqual([]);
  });
});

/** What the server of a shop says in another form than a theme: a customer's orders, a script's line. */
const readings = READINGS.filter(
  ({ handle, scope }) => handle in WIDGETS && scope?.['customer'] === undefined,
);

test('every document that the package knows is read', () => {
  expect(new Set(readings.flatMap(({ keys }) => keys))).toEqual(new Set(Object.keys(PUBLISHED)));
});

describe.each(
  readings.map((reading) => ({ ...reading, name: `${reading.handle}, ${reading.country}` })),
)('$name', (reading) => {
  const withoutScript = (lines: string[]) => lines.filter((line) => line !== reading.added);

  it('reads a document of version 1 as the block does', async () => {
    expect(withoutScript(await read(reading, (document) => document))).toEqual(reading.lines);
  });

  it('reads one with fields that it does not know in the same way', async () => {
    expect(withoutScript(await read(reading, (document) => grown(document)))).toEqual(
      reading.lines,
    );
  });

  test.each([0, 2, '1', null])('reads nothing of version %j', async (version) => {
    const later = (document: unknown) => ({ ...(document as object), version });
    const gone = await read(reading, () => null);
    expect(await read(reading, later)).toEqual(gone);
    expect(gone.length).toBeLessThan(reading.lines.length);
  });
});
