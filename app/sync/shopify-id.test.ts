import { expect, test } from 'vitest';
import { kindOfId, numericId, shopifyId } from './shopify-id.ts';

test.each([
  ['gid://shopify/Order/1001', 'Order', '1001'],
  ['gid://shopify/ProductVariant/9007199254740993', 'ProductVariant', '9007199254740993'],
  ['gid://shopify/InventoryLevel/12?inventory_item_id=5', 'InventoryLevel', '12'],
])('%s is %s %s', (gid, kind, id) => {
  expect(kindOfId(gid)).toBe(kind);
  expect(numericId(gid)).toBe(id);
  if (!gid.includes('?')) expect(shopifyId(kind, id)).toBe(gid);
});

test.each(['', '1001', 'gid://shopify/Order/', 'gid://shopify/Order/12a', 'gid://other/Order/1'])(
  '"%s" is refused',
  (text) => {
    expect(() => numericId(text)).toThrow(RangeError);
  },
);
