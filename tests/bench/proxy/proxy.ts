import { readFileSync } from 'node:fs';
import type pg from 'pg';
import { proxyVisit } from '../../integration/proxy/proxy-visit.ts';
import { atMost, percentile, told } from '../figure.ts';
import type { LoadRequest, LoadResult } from '../jobs/load.ts';
import { startLoadWorld } from '../jobs/load-world.ts';
import { sendLoad } from '../jobs/send-load.ts';
import type { Bench } from '../main.ts';
import { startEmptyHandler } from '../start-empty-handler.ts';

const AREA = 'proxy';
const PER_SECOND = 200;
const SECONDS = 10;
const WARM_UP_SECONDS = 3;
const P95_REACH_MS = 50;
/** So many that nobody meets the limit of requests in a minute. */
const CUSTOMERS = 2_000;
const ENTRIES_EACH = 25;

/**
 * Shoppers who look at their points through the app proxy, 200 a second, against the app with its
 * database on this machine, beside a handler that does nothing.
 */
export const bench: Bench = async function* ({ seconds }) {
  const world = await startLoadWorld({ orders: 50 });
  try {
    await fillLedger(world.database);
    const forSeconds = seconds ?? SECONDS;
    const load = (howLong: number) =>
      readingPoints(world.shop.shop.domain, world.secret, PER_SECOND * howLong);
    const send = (origin: string, requests: LoadRequest[]) =>
      sendLoad({ origin, requests, perSecond: PER_SECOND });
    await send(world.appOrigin, load(WARM_UP_SECONDS));
    const requests = load(forSeconds);
    const empty = await againstEmptyHandler(requests, send);
    const cpuBefore = cpuMsOf(world.app.pid);
    const taken = await send(world.appOrigin, load(forSeconds));
    const cpuMs = cpuMsOf(world.app.pid) - cpuBefore;
    console.error(`answers ${JSON.stringify(taken.statuses)}, load late by ${taken.lateMsMax} ms`);
    const [p95, emptyP95] = [taken, empty].map(({ latenciesMs }) => percentile(latenciesMs, 0.95));
    yield told(AREA, 'proxy-rate', requests.length / taken.seconds, '/s');
    yield told(AREA, 'proxy-p50', percentile(taken.latenciesMs, 0.5), 'ms');
    yield atMost(AREA, 'proxy-p95', p95!, 'ms', P95_REACH_MS);
    yield told(AREA, 'empty-handler-p95', emptyP95!, 'ms');
    yield told(AREA, 'proxy-p95 to empty handler', p95! / emptyP95!, 'ratio');
    // Unlike times, it says the same on a machine that has other things to do.
    yield told(AREA, 'proxy-app-cpu', cpuMs / requests.length, 'ms per request');
    const refused = requests.length - (taken.statuses[200] ?? 0);
    yield atMost(AREA, 'proxy-requests-refused', refused, 'requests', 0);
  } finally {
    await world.stop();
  }
};

const MS_PER_TICK = 10;

/** Processor time of a process so far, as Linux tells it; NaN elsewhere. */
function cpuMsOf(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ');
    return (Number(fields[11]) + Number(fields[12])) * MS_PER_TICK;
  } catch {
    return Number.NaN;
  }
}

/** A published program, and an account with some history for each customer. */
async function fillLedger(database: pg.Client): Promise<void> {
  await database.query(
    `INSERT INTO publication (shop_id, document_key, wanted, wanted_hash)
     SELECT shop_id, 'loyalty', '{"document": {}, "ready": true}', 'bench' FROM shop`,
  );
  await database.query(
    `INSERT INTO loyalty_entry (shop_id, entry_id, customer_id, kind, points, lot_id, cause, booked_on)
     SELECT shop_id, concat('earn:', customer, ':', entry), customer, 'earn', 100,
            concat('order:', customer, ':', entry), concat('order:', customer, ':', entry),
            current_date - entry
     FROM shop, generate_series(1, $1) AS customer, generate_series(1, $2) AS entry`,
    [CUSTOMERS, ENTRIES_EACH],
  );
  await database.query(
    `INSERT INTO loyalty_lot (shop_id, customer_id, lot_id, country, points, expires_on)
     SELECT shop_id, customer, concat('order:', customer, ':', entry), 'DE', 100,
            current_date + entry
     FROM shop, generate_series(1, $1) AS customer, generate_series(1, $2) AS entry`,
    [CUSTOMERS, ENTRIES_EACH],
  );
  await database.query('ANALYZE loyalty_entry');
}

/** Signed now: Shopify's signature holds for a minute and a half. */
function readingPoints(shop: string, secret: string, count: number): LoadRequest[] {
  return Array.from({ length: count }, (_, index) => {
    const customerId = String(1 + (index % CUSTOMERS));
    const { request } = proxyVisit({ shop, customerId, path: 'loyalty', secret });
    const { pathname, search } = new URL(request.url);
    return { path: pathname + search, method: 'GET', headers: {}, body: '' };
  });
}

async function againstEmptyHandler(
  requests: LoadRequest[],
  send: (origin: string, requests: LoadRequest[]) => Promise<LoadResult>,
): Promise<LoadResult> {
  const handler = await startEmptyHandler();
  try {
    return await send(handler.origin, requests);
  } finally {
    await handler.stop();
  }
}
