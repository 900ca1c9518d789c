import { expect } from 'vitest';

import { connectionPool } from '../../../app/db/index.server.ts';

export type RollupRow = Record<string, string | number>;

const KEY = ['day', 'country', 'currency', 'channel'] as const;
const SUMS = [
  'orders',
  'cancelled_orders',
  'sales_minor',
  'refunds_minor',
  'customer_orders',
  'repeat_orders',
  'parcels_promised',
  'parcels_kept',
  'payment_attempts',
  'payment_successes',
] as const;

/** The stored rollups of a shop, in order. */
export async function storedRollups(shopId: number): Promise<RollupRow[]> {
  const columns = [
    `day::text AS day`,
    ...KEY.slice(1),
    ...SUMS.map((it) => `${it}::float8 AS ${it}`),
  ];
  const found = await connectionPool().query<RollupRow>(
    `SELECT ${columns.join(', ')} FROM daily_rollup WHERE shop_id = $1`,
    [shopId],
  );
  return sorted(found.rows);
}

interface Order {
  order_id: string;
  day: string;
  at: number;
  country: string;
  currency: string;
  channel: string;
  customer_id: string | null;
  cancelled: boolean;
  total: number;
}

/**
 * The rollups worked out from the stored records one by one, in plain loops. What is counted must
 * also stand in the orders' own rows as their parcels and payments say.
 */
export async function recountRollups(shopId: number): Promise<RollupRow[]> {
  await expectStandings(shopId);
  const rows = new Map<string, RollupRow>();
  const add = (order: Order, day: string, sums: Partial<Record<(typeof SUMS)[number], number>>) => {
    const { country, currency, channel } = order;
    const key = [day, country, currency, channel].join('|');
    const zeros = Object.fromEntries(SUMS.map((name) => [name, 0]));
    const row = rows.get(key) ?? { day, country, currency, channel, ...zeros };
    for (const [name, value] of Object.entries(sums)) row[name] = Number(row[name]) + value;
    rows.set(key, row);
  };
  const orders = await readOrders(shopId);
  const seen = new Set<string>();
  for (const order of orders.values()) {
    const counts = order.customer_id !== null && !order.cancelled;
    const repeat = counts && seen.has(order.customer_id ?? '');
    if (counts) seen.add(order.customer_id ?? '');
    add(order, order.day, {
      orders: 1,
      cancelled_orders: Number(order.cancelled),
      sales_minor: order.total,
      customer_orders: Number(counts),
      repeat_orders: Number(repeat),
    });
  }
  for (const it of await read(
    shopId,
    'refund',
    'created_on::text AS day, amount_minor::float8 AS a',
  )) {
    const order = orders.get(it['order_id'] as string);
    if (order) add(order, it['day'] as string, { refunds_minor: it['a'] as number });
  }
  const parcels = 'status, delivered_on::text AS day, estimated_on::text AS said';
  for (const it of await read(shopId, 'fulfillment', parcels)) {
    const order = orders.get(it['order_id'] as string);
    const { day, said, status } = it as { day: string | null; said: string | null; status: string };
    if (!order || day === null || said === null || status === 'CANCELLED') continue;
    add(order, day, { parcels_promised: 1, parcels_kept: Number(day <= said) });
  }
  for (const it of await read(shopId, 'order_transaction', 'kind, status, test')) {
    const order = orders.get(it['order_id'] as string);
    const attempt = it['kind'] === 'SALE' || it['kind'] === 'AUTHORIZATION';
    const decided = ['SUCCESS', 'FAILURE', 'ERROR'].includes(it['status'] as string);
    if (!order || !attempt || !decided || it['test'] === true) continue;
    const payment_successes = Number(it['status'] === 'SUCCESS');
    add(order, order.day, { payment_attempts: 1, payment_successes });
  }
  return sorted([...rows.values()]);
}

/** Fails where an order's row tells otherwise of its parcels and payments than their own rows. */
async function expectStandings(shopId: number): Promise<void> {
  const standings = new Map<string, { stage: string | null; due: string | null; failed: number }>();
  const told = `parcel_stage AS stage, parcel_due_on::text AS due, failed_attempts AS failed`;
  const rows = await read(shopId, 'order', told);
  for (const row of rows)
    standings.set(String(row['order_id']), { stage: null, due: null, failed: 0 });
  const facts = `status, coalesce(display_status, '') AS display, estimated_on::text AS said,
    delivered_at IS NOT NULL AS delivered, tracking_present OR in_transit_at IS NOT NULL AS tracked`;
  for (const it of await read(shopId, 'fulfillment', facts)) {
    const order = standings.get(String(it['order_id']));
    const display = String(it['display']);
    const isVoid = /^(CANCELLED|ERROR|FAILURE)$/.test(String(it['status']));
    if (!order || isVoid || /^(CANCELED|LABEL_VOIDED)$/.test(display)) continue;
    if (it['delivered'] === true || /^(DELIVERED|PICKED_UP)$/.test(display)) {
      order.stage ??= 'arrived';
    } else if (it['tracked'] === true && !/^(NOT_DELIVERED|FAILURE)$/.test(display)) {
      order.stage = 'under-way';
      const said = it['said'] as string | null;
      order.due = [order.due, said].filter((date) => date !== null).sort()[0] ?? null;
    }
  }
  for (const it of await read(shopId, 'order_transaction', 'kind, status')) {
    const order = standings.get(String(it['order_id']));
    const failed = /^(FAILURE|ERROR)$/.test(String(it['status']));
    if (order && failed && /^(SALE|AUTHORIZATION|CAPTURE)$/.test(String(it['kind'])))
      order.failed++;
  }
  const stored = rows.map(({ order_id, ...row }) => [order_id, row]);
  expect(stored).toEqual([...standings]);
}

/** Orders that are no tests, in the order in which they were placed. */
async function readOrders(shopId: number): Promise<Map<string, Order>> {
  const found = await connectionPool().query<Order & { test: boolean }>(
    `SELECT order_id, processed_on::text AS day, extract(epoch FROM processed_at)::float8 AS at,
       country, presentment_currency AS currency, channel, customer_id, test,
       cancelled_at IS NOT NULL AS cancelled, total_minor::float8 AS total
     FROM "order" WHERE shop_id = $1`,
    [shopId],
  );
  const real = found.rows.filter((row) => !row.test);
  real.sort((a, b) => a.at - b.at || (a.order_id < b.order_id ? -1 : 1));
  return new Map(real.map((row) => [row.order_id, row]));
}

async function read(shopId: number, table: string, columns: string) {
  const found = await connectionPool().query<Record<string, unknown>>(
    `SELECT order_id, ${columns} FROM "${table}" WHERE shop_id = $1`,
    [shopId],
  );
  return found.rows;
}

function sorted(rows: RollupRow[]): RollupRow[] {
  const key = (row: RollupRow) => KEY.map((name) => row[name]).join('|');
  return rows.sort((a, b) => (key(a) < key(b) ? -1 : 1));
}
