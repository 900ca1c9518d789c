import { createElement as h } from 'react';
import { afterEach, describe, expect, it, test } from 'vitest';

import { composeDeliveryDocument } from '../../app/logistics/index.ts';
import type { DeliveryEstimateProps } from '../../extensions/hydrogen-widgets/dist/index.js';
import {
  productsOf,
  readDeliveryVectors,
  type DeliveryCase,
} from '../vectors/delivery-estimate-oracle.ts';
import { shownLines } from '../vectors/shopper-page.ts';
import { openWidgetPage, withoutScripts, type PublishedPage } from './widget-page.ts';
import type { WidgetPage } from './widget-page.ts';

const vectors = await readDeliveryVectors();
const documentOf = (one: DeliveryCase) =>
  composeDeliveryDocument(vectors.settings[one.settings]!, { asAt: new Date(one.asAt) });

let open: WidgetPage | undefined;
afterEach(async () => {
  await open?.close();
  open = undefined;
});

async function show(
  page: Partial<PublishedPage> & {
    now: string;
    renderedAt?: string;
    zone?: string;
    shopCountry?: string;
    props?: DeliveryEstimateProps;
  },
): Promise<WidgetPage> {
  const { props = {}, ...rest } = page;
  open = await openWidgetPage({
    country: 'FR',
    documents: { delivery: documentOf(vectors.cases[0]!) },
    ...rest,
    make: ({ DeliveryEstimate }) => h(DeliveryEstimate, props),
  });
  return open;
}

describe('rules for products', () => {
  const ruled = vectors.cases.find(({ why }) => why === 'in two rules: the slower one counts')!;
  const page = { country: 'FR', documents: { delivery: documentOf(ruled) }, now: ruled.now };

  it('say nothing of a page that names no product', async () => {
    expect((await show(page)).html).toBe('');
  });

  it('know products by the ids of the Storefront API, too', async () => {
    const [sofa] = productsOf(vectors, ruled)!;
    const products = [
      {
        ...sofa!,
        id: `gid://shopify/Product/${sofa!.id}`,
        tags: [],
        collections: ['gid://shopify/Collection/4510'],
      },
    ];
    const { html } = await show({ ...page, props: { products } });
    expect(shownLines(withoutScripts(html))[1]).toBe('6 to 11 business days');
  });
});

describe('the vectors of the block', () => {
  test.each(vectors.cases)('$why', async (one) => {
    const { html, root } = await show({
      country: one.country,
      language: 'SV',
      documents: { delivery: documentOf(one) },
      now: one.now,
      props: { products: productsOf(vectors, one) },
    });
    if (!one.days) {
      expect(html).toBe('');
      return;
    }
    const days = `${one.days[0]} till ${one.days[1]} arbetsdagar`;
    expect(shownLines(withoutScripts(html))[1]).toBe(days);
    const sharp =
      one.promise &&
      new Intl.DateTimeFormat('sv', {
        timeZone: 'UTC',
        weekday: 'short',
        month: 'short',
        day: 'numeric',
      })
        .formatRange(new Date(one.promise.earliestOn), new Date(one.promise.latestOn))
        .replace(/\s+/g, ' ');
    expect(shownLines(root)[1]).toBe(sharp ?? days);
  });

  test.each(vectors.texts)('in $locale: $case', async (text) => {
    const one = vectors.cases.find(({ why }) => why === text.case)!;
    const { html, root } = await show({
      country: one.country,
      countryName: text.countryName,
      language: text.locale.toUpperCase().replace('-', '_'),
      documents: { delivery: documentOf(one) },
      now: one.now,
      zone: text.shopperZone,
    });
    expect(shownLines(withoutScripts(html))).toEqual(text.server);
    expect(shownLines(root)).toEqual(text.sharp);
  });
});

describe('an open page', () => {
  it('moves on to the next dates when the cut-off passes', async () => {
    const page = await show({ now: '2026-11-23T12:58:30Z', zone: 'Europe/Paris' });
    const lines = () => shownLines(page.root).slice(1);
    expect(lines()).toEqual(['Wed, Nov 25 – Mon, Nov 30', 'Order within 1 min']);
    await page.pass(90_000);
    expect(lines()).toEqual(['Thu, Nov 26 – Tue, Dec 1', 'Order by Tue 2:00 PM']);
  });

  it('says no dates by a clock that cannot be right', async () => {
    const { root } = await show({
      renderedAt: '2026-11-23T12:00:00Z',
      now: '2026-11-22T12:00:00Z',
    });
    expect(shownLines(root)).toEqual(['Delivery to FR', '2 to 6 business days']);
  });

  it('says nothing of a country that the shopper has left', async () => {
    const { root } = await show({ now: vectors.cases[0]!.now, shopCountry: 'US' });
    expect(root.textContent).toBe('');
  });
});

describe('what is not wanted', () => {
  const now = vectors.cases[0]!.now;

  test.each([{ availableForSale: false }, { requiresShipping: false }])('%o', async (props) => {
    expect((await show({ now, props })).html).toBe('');
  });

  it('leaves out the icon and the time left', async () => {
    const { root } = await show({ now, props: { showIcon: false, showCutOff: false } });
    expect(root.querySelector('svg')).toBeNull();
    expect(shownLines(root)).toEqual(['Delivery to FR', 'Wed, Nov 25 – Mon, Nov 30']);
  });
});
