import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';

import { applyMigrations } from '../../../app/db/apply-migrations.server.ts';
import { startEmbeddedPostgres } from '../../../app/db/embedded-postgres.server.ts';
import { closeDatabase, inTransaction } from '../../../app/db/index.server.ts';
import { addDays } from '../../../app/kernel/calendar.ts';
import { PAYMENT_METRICS } from '../../../app/payments/index.ts';
import {
  paymentDetectors,
  paymentRollup,
  readCurrencies,
  readPaymentCell,
  readPaymentMatrix,
} from '../../../app/payments/index.server.ts';
import { BENCH_SHOP_ID, fillOrders } from '../admin/fill-orders.ts';
import { atMost, type Figure, percentile, told } from '../figure.ts';
import { fillRollups } from './fill-rollups.ts';

const REPEATED = 30;
const DAYS_AT_ONCE = 45;
/** Orders whose sums the pages read: filled in directly, as counting them would take minutes. */
const PAGE_ORDERS = 1_000_000;

/** What the rollup of so many orders costs, and what pages take where there are a million. */
export async function* measurePages(orders: number): AsyncGenerator<Figure> {
  const folder = await mkdtemp(path.join(tmpdir(), 'portolan-bench-'));
  // PostgreSQL runs as a user of its own where the bench runs as root.
  await chmod(folder, 0o755);
  const database = await startEmbeddedPostgres({
    dataDir: path.join(folder, 'postgres'),
    disposable: true,
  });
  try {
    await applyMigrations(
      database.url,
      path.join(import.meta.dirname, '../../../prisma/migrations'),
    );
    await fillOrders(database.url, orders);
    Object.assign(process.env, {
      DATABASE_URL: database.url,
      SHOPIFY_API_KEY: 'bench',
      SHOPIFY_API_SECRET: 'bench-secret-bench-secret',
      SHOPIFY_APP_URL: 'https://app.example.com',
      ENCRYPTION_KEYS: `bench:${Buffer.alloc(32).toString('base64')}`,
    });
    const days = await nameMethods(database.url);
    const before = performance.now();
    for (let from = 0; from < days.length; from += DAYS_AT_ONCE) {
      const some = days.slice(from, from + DAYS_AT_ONCE);
      await inTransaction((client) => paymentRollup.rebuild(client, BENCH_SHOP_ID, some));
    }
    await analyze(database.url);
    yield told('payments', 'rollup-orders', orders, 'orders');
    yield told('payments', 'rollup-all-days', (performance.now() - before) / 1000, 's');
    const oneDay = await timed(() =>
      inTransaction((client) => paymentRollup.rebuild(client, BENCH_SHOP_ID, days.slice(-1))),
    );
    yield told('payments', 'rollup-one-day-p95', percentile(oneDay, 0.95), 'ms');
    await fillRollups(database.url, PAGE_ORDERS);
    const toOn = new Date().toISOString().slice(0, 10);
    for (const length of [90, 365]) {
      const period = { fromOn: addDays(toOn, 1 - length), toOn };
      const previous = { fromOn: addDays(toOn, 1 - 2 * length), toOn: addDays(toOn, -length) };
      const compared = { period, previous };
      // Whole answers: what is read, and what is worked out of it.
      for (const metric of PAYMENT_METRICS) {
        const page = await timed(() => readPaymentMatrix(BENCH_SHOP_ID, compared, metric, 'en'));
        const name = `matrix-${metric}-${length}-days-p95`;
        yield atMost('payments', name, percentile(page, 0.95), 'ms', 50);
      }
      const place = { country: 'SE', way: 'klarna' };
      const cell = await timed(() => readPaymentCell(BENCH_SHOP_ID, place, compared, 'en'));
      yield atMost('payments', `cell-${length}-days-p95`, percentile(cell, 0.95), 'ms', 50);
    }
    const currencies = await timed(() => readCurrencies(BENCH_SHOP_ID, new Date()));
    yield atMost('payments', 'currencies-p95', percentile(currencies, 0.95), 'ms', 50);
    const watched = { shopId: BENCH_SHOP_ID, currency: 'EUR', zone: 'UTC', now: new Date() };
    for (const { name, detect } of paymentDetectors) {
      const start = performance.now();
      await detect(watched);
      yield atMost('payments', `${name}-run`, (performance.now() - start) / 1000, 's', 10);
    }
  } finally {
    await closeDatabase();
    await database.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Gives the made-up payments gateways and methods, and returns all days with orders. */
async function nameMethods(databaseUrl: string): Promise<string[]> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  try {
    await client.query(
      `UPDATE order_transaction SET gateway = 'shopify_payments', gateway_name = 'Shopify Payments',
         fee_minor = 30, payment_method = (ARRAY['visa','master','paypal','klarna','ideal',
           'apple_pay'])[1 + (length(order_id) + right(order_id, 4)::int * 7) % 6]`,
    );
    await client.query('ANALYZE');
    const { rows } = await client.query<{ day: string }>(
      'SELECT DISTINCT processed_on::text AS day FROM "order" ORDER BY 1',
    );
    return rows.map(({ day }) => day);
  } finally {
    await client.end();
  }
}

/** What the server does by itself within minutes of a first import. */
async function analyze(databaseUrl: string): Promise<void> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  await client.query('ANALYZE').finally(() => client.end());
}

async function timed(work: () => Promise<unknown>): Promise<number[]> {
  await work();
  const samples: number[] = [];
  for (let time = 0; time < REPEATED; time++) {
    const before = performance.now();
    await work();
    samples.push(performance.now() - before);
  }
  return samples;
}
