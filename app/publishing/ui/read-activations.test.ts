import type { ShopifyGlobal } from '@shopify/app-bridge-types';
import fc from 'fast-check';
import { expect, test } from 'vitest';

import { readActivations } from './read-activations.ts';

const THEME = 'gid://shopify/OnlineStoreTheme/1';

const extensions: Awaited<ReturnType<ShopifyGlobal['app']['extensions']>> = [
  { handle: 'order-status', type: 'ui_extension', activations: [{ target: 'customer-account' }] },
  {
    handle: 'storefront-widgets',
    type: 'theme_app_extension',
    activations: [
      {
        target: 'section',
        handle: 'delivery-estimate',
        name: 'Delivery estimate',
        status: 'active',
        activations: [
          { target: 'template--product/main/delivery_1', themeId: THEME },
          { target: 'template--product.alternate/main/delivery_2', themeId: THEME },
          { target: 'template--cart/apps/delivery_3', themeId: THEME },
        ],
      },
      {
        target: 'body',
        handle: 'launcher',
        name: 'Launcher',
        status: 'available',
        activations: [],
      },
    ],
  },
];

test('blocks are found with the pages on which they stand, each page once', () => {
  const found = readActivations(extensions);
  expect(found.get('delivery-estimate')).toEqual({ status: 'active', pages: ['product', 'cart'] });
  expect(found.get('launcher')).toEqual({ status: 'available', pages: [] });
  expect(found.size).toBe(2);
});

test('an app without extensions has none', () => {
  expect(readActivations([]).size).toBe(0);
});

test('what has another shape is not guessed at', () => {
  fc.assert(
    fc.property(fc.anything(), (anything) => {
      for (const { status, pages } of readActivations(anything).values()) {
        expect(['active', 'available', 'unavailable']).toContain(status);
        expect(pages.every((page) => typeof page === 'string')).toBe(true);
      }
    }),
  );
  const strange = [{ type: 'theme_app_extension', activations: [{ handle: 7 }, null, 'x'] }];
  expect(readActivations(strange).size).toBe(0);
});
