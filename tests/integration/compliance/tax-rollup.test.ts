import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';

import { taxRollup } from '../../../app/compliance/index.server.ts';
import { REFERENCE_RATES } from '../../../app/compliance/facts/reference-rates.ts';
import { limitsOn } from '../../../app/compliance/thresholds/tax-rollup.server.ts';
import { connectionPool, inTransaction, registerShop } from '../../../app/db/index.server.ts';
import { addDays } from '../../../app/kernel/calendar.ts';
import { daysOfSales, insertRows, ORDER_REST } from '../../factories/store-shop-sales.ts';

let shopId: number;
let shops = 0;
beforeEach(async () => {
  shopId = await newShop();
});

async function newShop(): Promise<number> {
  shops++;
  const shop = await registerShop(`tax-${shops}.myshopify.com`, new Date());
  await connectionPool().query(`UPDATE shop SET currency = 'EUR' WHERE shop_id = $1`, [
    shop.shopId,
  ]);
  return shop.shopId;
}

interface Sold {
  day: number;
  place: (typeof PLACES)[number];
  total: number;
  taxPercent: number;
  shippingPercent: number;
  included: boolean | null;
  channel: string;
  liable: boolean | null;
  status: string;
  cancelled: boolean;
  test: boolean;
  refunds: { after: number; percent: number }[];
}

const PLACES = [
  { country: 'GB', province: null, currency: 'GBP', local: 0.87 },
  { country: 'GB', province: null, currency: 'EUR', local: 1 },
  { country: 'US', province: 'NY', currency: 'USD', local: 1.17 },
  { country: 'JP', province: '13', currency: 'JPY', local: 1.8 },
  { country: 'ZZ', province: null, currency: 'EUR', local: 1 },
] as const;

const sold: fc.Arbitrary<Sold> = fc.record({
  day: fc.integer({ min: 0, max: 5 }),
  place: fc.constantFrom(...PLACES),
  total: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 40_000 })),
  taxPercent: fc.constantFrom(0, 8, 20),
  shippingPercent: fc.constantFrom(0, 7, 15),
  included: fc.constantFrom(true, false, null),
  channel: fc.constantFrom('shopify', 'amazon', 'a shop of our own'),
  liable: fc.constantFrom(true, false, null),
  status: fc.constantFrom('PAID', 'PENDING', 'VOIDED', 'EXPIRED', 'REFUNDED'),
  cancelled: fc.boolean(),
  test: fc.boolean(),
  refunds: fc.array(
    fc.record({ after: fc.integer({ min: 0, max: 3 }), percent: fc.integer({ min: 1, max: 60 }) }),
    { maxLength: 2 },
  ),
});

const dateOf = (day: number) => addDays('2026-03-01', day);
const partOf = (total: number, percent: number) => Math.floor((total * percent) / 100);
const presentment = ({ total, place }: Sold) => Math.round(total * place.local);

async function store(orders: readonly Sold[]): Promise<void> {
  await insertRows(
    'order',
    shopId,
    orders.map((it, index) => ({
      ...ORDER_REST,
      order_id: String(index),
      name: `#${index}`,
      channel: it.channel,
      processed_at: `${dateOf(it.day)}T10:00:00Z`,
      processed_on: dateOf(it.day),
      cancelled_at: it.cancelled ? `${dateOf(it.day)}T11:00:00Z` : null,
      test: it.test,
      financial_status: it.status,
      country: it.place.country,
      province: it.place.province,
      currency: 'EUR',
      presentment_currency: it.place.currency,
      total_minor: it.total,
      tax_minor: partOf(it.total, it.taxPercent),
      shipping_minor: partOf(it.total, it.shippingPercent),
      presentment_total_minor: presentment(it),
      taxes_included: it.included,
    })),
  );
  await insertRows(
    'order_tax_line',
    shopId,
    orders.map((it, index) => ({
      order_id: String(index),
      position: 0,
      title: 'Tax',
      channel_liable: it.liable,
      amount_minor: partOf(it.total, it.taxPercent),
    })),
  );
  await insertRows(
    'refund',
    shopId,
    orders.flatMap((it, index) =>
      it.refunds.map(({ after, percent }, nth) => ({
        order_id: String(index),
        refund_id: `${index}-${nth}`,
        created_at: `${dateOf(it.day + after)}T12:00:00Z`,
        created_on: dateOf(it.day + after),
        amount_minor: partOf(it.total, percent),
      })),
    ),
  );
}

type Row = Record<string, number>;

/** The sums by key, from the orders one by one: what the columns mean, said a second time. */
function recount(orders: readonly Sold[]): Record<string, Row> {
  const found = new Map<string, Row>();
  for (const it of orders) {
    if (it.test || it.cancelled || ['VOIDED', 'EXPIRED'].includes(it.status)) continue;
    const tax = partOf(it.total, it.taxPercent);
    const gross = partOf(it.total, it.shippingPercent);
    const shipping =
      it.included === true && it.total > 0 ? half((gross * (it.total - tax)) / it.total) : gross;
    const factor = it.total > 0 ? presentment(it) / it.total : 0;
    const key = (day: number) =>
      [
        dateOf(day),
        it.place.country,
        it.place.province ?? '',
        it.place.currency,
        it.channel === 'amazon' || it.liable === true,
        bandOf(it, tax, shipping, factor),
      ].join('|');
    const add = (at: string, sums: Row) => {
      const row = found.get(at) ?? {};
      for (const [name, value] of Object.entries(sums)) row[name] = (row[name] ?? 0) + value;
      found.set(at, row);
    };
    add(key(it.day), {
      orders: 1,
      sales_minor: it.total,
      tax_minor: tax,
      shipping_minor: shipping,
      local_sales_minor: presentment(it),
      local_tax_minor: half(tax * factor),
      local_shipping_minor: half(shipping * factor),
    });
    for (const { after, percent } of it.refunds) {
      const amount = partOf(it.total, percent);
      const share = (part: number) => (it.total > 0 ? (amount * part) / it.total : 0);
      add(key(it.day + after), {
        refunds_minor: amount,
        refunded_tax_minor: half(share(tax)),
        refunded_shipping_minor: half(share(shipping)),
        local_refunds_minor: half(amount * factor),
        local_refunded_tax_minor: half(share(tax) * factor),
        local_refunded_shipping_minor: half(share(shipping) * factor),
      });
    }
  }
  return Object.fromEntries([...found].map(([key, row]) => [key, { ...ZERO, ...row }]));
}

/** Halves away from zero, as PostgreSQL rounds; a hair for what floating point leaves below. */
function half(value: number): number {
  return Math.floor(value + 0.5 + 1e-9);
}

function bandOf(it: Sold, tax: number, shipping: number, factor: number): string {
  const limit = limitsOn(dateOf(it.day), 'EUR', REFERENCE_RATES).find(
    ({ country }) => country === it.place.country,
  );
  if (limit === undefined) return 'any';
  const out = tax + (limit.withShipping ? 0 : shipping);
  const isLow =
    it.place.currency === limit.currency
      ? presentment(it) - half(out * factor) <= limit.localMinor
      : it.total - out <= limit.shopMinor!;
  return isLow ? 'low' : 'high';
}

const COLUMNS = [
  'orders',
  ...['sales_minor', 'tax_minor', 'shipping_minor', 'refunds_minor', 'refunded_tax_minor'],
  ...['refunded_shipping_minor', 'local_sales_minor', 'local_tax_minor', 'local_shipping_minor'],
  ...['local_refunds_minor', 'local_refunded_tax_minor', 'local_refunded_shipping_minor'],
];
const ZERO: Row = Object.fromEntries(COLUMNS.map((name) => [name, 0]));

async function stored(): Promise<Record<string, Row>> {
  const { rows } = await connectionPool().query<Record<string, string>>(
    `SELECT concat_ws('|', day, country, region, currency, by_marketplace::boolean::text, value_band)
       AS key, ${COLUMNS.map((name) => `${name}::text AS ${name}`).join(', ')}
     FROM tax_rollup WHERE shop_id = $1`,
    [shopId],
  );
  return Object.fromEntries(
    rows.map(({ key, ...sums }) => [
      key,
      Object.fromEntries(Object.entries(sums).map(([name, value]) => [name, Number(value)])),
    ]),
  );
}

const rebuild = (days: readonly string[]) =>
  inTransaction((client) => taxRollup.rebuild(client, shopId, days));

test('the sums equal a recount of the orders, whichever days are rebuilt in which order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(sold, { maxLength: 25 }), async (orders) => {
      shopId = await newShop();
      await store(orders);
      const days = await daysOfSales(shopId);
      const middle = Math.floor(days.length / 2);
      await rebuild(days.slice(middle));
      await rebuild(days.slice(0, middle + 1));
      expect(await stored()).toEqual(recount(orders));
    }),
    { numRuns: 60 },
  );
});

test('a day that has nothing any more has no sums', async () => {
  const one: Sold = {
    day: 0,
    place: PLACES[0],
    total: 1000,
    taxPercent: 0,
    shippingPercent: 0,
    included: true,
    channel: 'shopify',
    liable: false,
    status: 'PAID',
    cancelled: false,
    test: false,
    refunds: [],
  };
  await store([one]);
  await rebuild([dateOf(0)]);
  expect(Object.keys(await stored())).toHaveLength(1);
  await connectionPool().query(`DELETE FROM "order" WHERE shop_id = $1`, [shopId]);
  await rebuild([dateOf(0)]);
  expect(await stored()).toEqual({});
});

test('only the days that were asked for are touched', async () => {
  await store([]);
  await connectionPool().query(
    `INSERT INTO tax_rollup SELECT $1, '2026-05-01', 'DE', '', 'EUR', false, 'any', 1, 1, 1, 1, 1, 1,
       1, 1, 1, 1, 1, 1, 1`,
    [shopId],
  );
  await rebuild([dateOf(0)]);
  expect(Object.keys(await stored())).toEqual(['2026-05-01|DE||EUR|false|any']);
});
