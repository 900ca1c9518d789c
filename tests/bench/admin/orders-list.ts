import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { applyMigrations } from '../../../app/db/apply-migrations.server.ts';
import { startEmbeddedPostgres } from '../../../app/db/embedded-postgres.server.ts';
import { closeDatabase } from '../../../app/db/index.server.ts';
import {
  countOrders,
  filterContext,
  listOrders,
  parseOrderQuery,
  readOrderChoices,
  readOrderViews,
} from '../../../app/sync/index.server.ts';
import type { OrderPage } from '../../../app/sync/orders/listed-order.ts';
import { atMost, type Figure, percentile, told } from '../figure.ts';
import { BENCH_SHOP_ID, fillOrders } from './fill-orders.ts';

const PAGES = 40;

/** Addresses of the list: the views that every shop has, and what is filtered and sorted often. */
const LISTS = {
  default: '',
  'by-total': 'sort=-total',
  'oldest-first': 'sort=date',
  late: 'parcel=late',
  'late-oldest-first': 'parcel=late&sort=date',
  'on-its-way': 'parcel=on-its-way',
  delivered: 'parcel=delivered',
  unsent: 'parcel=unsent',
  'failed-payments': 'failed=1',
  refunded: 'refunded=1',
  'refunded-by-total': 'refunded=1&sort=-total',
  country: 'country=US',
  'country-by-total': 'country=SE&sort=-total',
  channel: 'channel=tiktok',
  pending: 'payment=PENDING',
  'last-30-days': 'days=30',
  'last-7-days-by-total': 'days=7&sort=-total',
  'country-and-failed': 'country=SE&failed=1&days=90',
  'failed-by-total': 'failed=1&sort=-total',
  'late-by-total': 'parcel=late&sort=-total',
  'country-and-late': 'country=SE&parcel=late',
  'country-and-delivered': 'country=SE&parcel=delivered&sort=date',
  'channel-and-delivered': 'channel=amazon&parcel=delivered',
  'on-its-way-and-refunded': 'parcel=on-its-way&refunded=1',
  name: 'q=12345',
  'no-such-name': 'q=zzz',
};

/**
 * What a page of the list of orders asks of the database, at `orders` orders of one shop: the
 * first page and one that follows it.
 */
export async function* measureOrdersList(orders: number): AsyncGenerator<Figure> {
  const folder = await mkdtemp(path.join(tmpdir(), 'portolan-bench-'));
  // PostgreSQL runs as a user of its own where the bench runs as root.
  await chmod(folder, 0o755);
  const database = await startEmbeddedPostgres({
    dataDir: path.join(folder, 'postgres'),
    disposable: true,
  });
  try {
    const migrations = path.join(import.meta.dirname, '../../../prisma/migrations');
    await applyMigrations(database.url, migrations);
    await fillOrders(database.url, orders);
    // The list asks for nothing of these but the database.
    Object.assign(process.env, {
      DATABASE_URL: database.url,
      SHOPIFY_API_KEY: 'bench',
      SHOPIFY_API_SECRET: 'bench-secret-bench-secret',
      SHOPIFY_APP_URL: 'https://app.example.com',
      ENCRYPTION_KEYS: `bench:${Buffer.alloc(32).toString('base64')}`,
    });
    yield told('admin', 'orders-list-orders', orders, 'orders');
    // A server that has just started is not what merchants wait for.
    await measurePages('');
    for (const [name, address] of Object.entries(LISTS)) {
      const samples = await measurePages(address);
      yield atMost('admin', `orders-list-${name}-p95`, percentile(samples, 0.95), 'ms', 50);
    }
  } finally {
    await closeDatabase();
    await database.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function measurePages(address: string): Promise<number[]> {
  const query = parseOrderQuery(new URLSearchParams(address));
  const samples: number[] = [];
  let after: string | null = null;
  for (let page = 0; page < PAGES; page++) {
    const before = performance.now();
    const context = await filterContext(
      { shopId: BENCH_SHOP_ID, zone: 'Europe/Berlin' },
      query.filters,
      Date.now(),
    );
    const reading: Promise<OrderPage> = listOrders(context, query, { after });
    const [read] = await Promise.all([
      reading,
      countOrders(context, query.filters),
      readOrderChoices(BENCH_SHOP_ID),
      readOrderViews(BENCH_SHOP_ID),
    ]);
    // The first one plans and connects.
    if (page > 0) samples.push(performance.now() - before);
    after = page % 2 === 0 ? read.nextAfter : null;
  }
  return samples;
}
