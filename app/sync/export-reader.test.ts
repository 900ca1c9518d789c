import { describe, expect, test } from 'vitest';
import { copyText } from './copy-text.ts';
import { ordersReader, productsReader, type ExportLine } from './export-reader.ts';
import { localDates } from './local-dates.ts';

const order = (id: number, more: object = {}): ExportLine =>
  ({
    id: `gid://shopify/Order/${id}`,
    name: `#${id}`,
    createdAt: '2026-11-20T15:00:00Z',
    processedAt: '2026-11-20T15:00:00Z',
    updatedAt: '2026-11-20T15:00:00Z',
    currencyCode: 'EUR',
    presentmentCurrencyCode: 'EUR',
    totalPriceSet: { shopMoney: { amount: '1' }, presentmentMoney: { amount: '1' } },
    subtotalPriceSet: null,
    totalShippingPriceSet: null,
    totalTaxSet: null,
    totalDiscountsSet: null,
    totalRefundedSet: null,
    ...more,
  }) as ExportLine;

const line = (id: number, of: number, amount = '1.00'): ExportLine =>
  ({
    id: `gid://shopify/LineItem/${id}`,
    __parentId: `gid://shopify/Order/${of}`,
    title: 'Lamp',
    quantity: 1,
    originalUnitPriceSet: { shopMoney: { amount, currencyCode: 'EUR' } },
    totalDiscountSet: { shopMoney: { amount: '0', currencyCode: 'EUR' } },
  }) as ExportLine;

const orders = () =>
  ordersReader({ shopId: 1, syncedAt: '2026-11-22T00:00:00Z', dateOf: localDates('UTC') });

describe('an orders export', () => {
  test('may have its lines in any order after their orders', () => {
    const reader = orders();
    for (const each of [order(1), order(2), line(5, 2), line(4, 1)]) reader.add(each);
    const { packed, ...counts } = reader.take();
    expect(counts).toEqual({ records: 2, lines: 4, rejected: [], rejectedReason: null });
    const text = copyText(packed.tables[1] ?? (undefined as never), new Set()).toString();
    expect(text.split('\n').map((row) => row.split('\t').slice(1, 3))).toEqual([
      ['2', '5'],
      ['1', '4'],
      [],
    ]);
  });

  test('counts what can not be read and says why, of an order and of a line', () => {
    const reader = orders();
    reader.add(order(1, { totalPriceSet: null }));
    reader.add(order(2));
    reader.add(line(5, 2, 'free'));
    const batch = reader.take();
    expect(batch).toMatchObject({ records: 2, lines: 3, rejected: ['1', '2'] });
    expect(batch.rejectedReason).toContain('gid://shopify/Order/1');
  });

  test('is read batch by batch', () => {
    const reader = orders();
    for (let id = 1; id <= 150; id++) reader.add(order(id));
    expect(reader.take().packed.orders).toHaveLength(150);
    reader.add(order(151));
    expect(reader.take().packed.orders.map((each) => each.id)).toEqual(['151']);
  });

  test('with a record that nobody asked for is an error: the file is not ours', () => {
    const stranger = { id: 'gid://shopify/Customer/1' };
    expect(() => orders().add(stranger)).toThrow('Customer/1');
  });
});

test('a products export gives variants their product and items their weight in grams', () => {
  const reader = productsReader({ shopId: 1, syncedAt: '2026-11-22T00:00:00Z', currency: 'EUR' });
  reader.add({
    id: 'gid://shopify/Product/1',
    title: 'Lamp',
    handle: 'lamp',
    status: 'ACTIVE',
    productType: null,
    updatedAt: '2026-11-20T15:00:00Z',
  } as ExportLine);
  reader.add({
    id: 'gid://shopify/ProductVariant/2',
    __parentId: 'gid://shopify/Product/1',
    title: 'Small',
    sku: 'L-S',
    price: '12.50',
    compareAtPrice: '15.00',
    createdAt: '2026-11-01T00:00:00Z',
    inventoryItem: {
      id: 'gid://shopify/InventoryItem/3',
      tracked: true,
      requiresShipping: true,
      unitCost: null,
      harmonizedSystemCode: '940520',
      countryCodeOfOrigin: 'CN',
      provinceCodeOfOrigin: 'ZJ',
      updatedAt: '2026-11-01T00:00:00Z',
      measurement: { weight: { value: 1, unit: 'POUNDS' } },
    },
  } as ExportLine);
  const { packed } = reader.take();
  const row = (lines: Parameters<typeof copyText>[0]) =>
    copyText(lines, new Set()).toString().trimEnd().split('\t');
  expect(row(packed.tables.variants)).toEqual([
    '1',
    '2',
    '1',
    'Small',
    'L-S',
    '1250',
    '1500',
    '2026-11-01T00:00:00Z',
    '3',
  ]);
  expect(row(packed.tables.items)).toEqual([
    '1',
    '3',
    't',
    't',
    '\\N',
    '\\N',
    '940520',
    'CN',
    'ZJ',
    '453.592',
    '2026-11-01T00:00:00Z',
    '2026-11-22T00:00:00Z',
  ]);
});
