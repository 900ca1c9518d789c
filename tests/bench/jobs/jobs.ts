import { readFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import type pg from 'pg';
import { atMost, percentile, told } from '../figure.ts';
import type { Figure } from '../figure.ts';
import type { Bench } from '../main.ts';
import { fairnessFigures } from './fairness.ts';
import { startEmptyHandler } from '../start-empty-handler.ts';
import type { LoadRequest, LoadResult } from './load.ts';
import { liftRateLimit, setRateLimit, startLoadWorld } from './load-world.ts';
import type { LoadWorld } from './load-world.ts';
import { sendLoad } from './send-load.ts';
import { until } from '../until.ts';
import { webhookLoad } from './webhooks.ts';

const AREA = 'jobs';
const PER_SECOND = 300;
const SECONDS = 20;
const WARM_UP_SECONDS = 3;
const ORDERS = 1_000;
const DRAIN_TIMEOUT_MS = 300_000;

/**
 * Webhooks at 300 a second, 5 % of them twice, against the app with its worker and its database on
 * this machine, beside a handler that does nothing. The worker applies them meanwhile as fast as
 * Shopify's rate limit lets it read, and the rest afterwards without that limit.
 */
export const bench: Bench = async function* ({ orders, seconds, fairness }) {
  if (fairness) {
    yield* fairnessFigures({ orders, seconds });
    return;
  }
  const world = await startLoadWorld({ orders: ORDERS });
  try {
    yield* webhookFigures(world, seconds ?? SECONDS);
  } finally {
    await world.stop();
  }
};

async function* webhookFigures(world: LoadWorld, seconds: number): AsyncIterable<Figure> {
  const load = (forSeconds: number) =>
    webhookLoad({
      count: PER_SECOND * forSeconds,
      shopDomain: world.shop.shop.domain,
      orderIds: world.shop.shop.orders.map(({ id }) => id),
      secret: world.secret,
      now: new Date(),
    });
  const warmUp = load(WARM_UP_SECONDS);
  await sendLoad({ origin: world.appOrigin, requests: warmUp.requests, perSecond: PER_SECOND });
  await drained(world.database);

  const { requests, unique, duplicates } = load(seconds);
  console.error(`${requests.length} webhooks, ${PER_SECOND} a second`);
  const empty = await againstEmptyHandler(requests);
  const before = await inbox(world.database);
  setRateLimit(world.shop);
  const cpuBefore = cpuSeconds(world.app.pid);
  const taken = await sendLoad({ origin: world.appOrigin, requests, perSecond: PER_SECOND });
  const cpuUsed = cpuSeconds(world.app.pid) - cpuBefore;
  console.error(`answers ${JSON.stringify(taken.statuses)}, load late by ${taken.lateMsMax} ms`);
  const { p50, p99 } = spread(taken);
  yield told(AREA, 'webhook-rate', requests.length / taken.seconds, '/s');
  yield told(AREA, 'webhook-p50', p50, 'ms');
  yield atMost(AREA, 'webhook-p99', p99, 'ms', 50);
  yield told(AREA, 'empty-handler-p99', spread(empty).p99, 'ms');
  yield told(AREA, 'webhook-p99 to empty handler', p99 / spread(empty).p99, 'ratio');
  // Other than times, this hardly changes with what else the machine does.
  yield told(AREA, 'webhook-app-cpu', (cpuUsed * 1000) / requests.length, 'ms/webhook');
  yield told(AREA, 'machine-load', loadavg()[0] ?? Number.NaN, 'processes');
  yield told(AREA, 'webhook-app-memory', world.app.peakMemoryMb() ?? Number.NaN, 'MB');

  liftRateLimit(world.shop);
  const left = await inbox(world.database);
  const liftedAt = performance.now();
  await drained(world.database);
  const drainedSeconds = (performance.now() - liftedAt) / 1000;
  yield told(AREA, 'orders-applied-after-load', left.orders / drainedSeconds, '/s');
  const after = await inbox(world.database);
  const refused = requests.length - (taken.statuses[200] ?? 0);
  yield atMost(AREA, 'webhooks-refused', refused, 'webhooks', 0);
  yield atMost(AREA, 'webhooks-lost', unique - (after.applied - before.applied), 'webhooks', 0);

  // Once more, long after they were applied: they must set nothing in motion.
  await sendLoad({ origin: world.appOrigin, requests: duplicates, perSecond: PER_SECOND });
  const again = await inbox(world.database);
  const repeated =
    after.rows - before.rows - unique + (again.rows - after.rows) + (again.jobs - after.jobs);
  yield atMost(AREA, 'webhooks-applied-again', repeated, 'webhooks', 0);
}

/** Processor time that a process has used so far; NaN where the system does not tell. */
function cpuSeconds(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // After the name in brackets; fields 14 and 15 of the whole line, in hundredths of a second.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return Number.NaN;
  }
}

async function againstEmptyHandler(requests: LoadRequest[]): Promise<LoadResult> {
  const handler = await startEmptyHandler();
  try {
    return await sendLoad({ origin: handler.origin, requests, perSecond: PER_SECOND });
  } finally {
    await handler.stop();
  }
}

function spread({ latenciesMs }: LoadResult): { p50: number; p99: number } {
  return { p50: percentile(latenciesMs, 0.5), p99: percentile(latenciesMs, 0.99) };
}

interface Inbox {
  rows: number;
  waiting: number;
  applied: number;
  /** Orders that the waiting ones are about. */
  orders: number;
  /** Jobs that were ever enqueued to apply webhooks. */
  jobs: number;
}

async function inbox(database: pg.Client): Promise<Inbox> {
  const { rows } = await database.query<Inbox>(
    `SELECT count(*)::int AS rows,
            count(*) FILTER (WHERE state = 'waiting')::int AS waiting,
            count(*) FILTER (WHERE state IN ('applied', 'stale'))::int AS applied,
            count(DISTINCT subject) FILTER (WHERE state = 'waiting')::int AS orders,
            (SELECT count(*)::int FROM pgboss.job WHERE name LIKE 'apply-webhook%') AS jobs
       FROM webhook_inbox`,
  );
  return rows[0]!;
}

async function drained(database: pg.Client): Promise<void> {
  await until(DRAIN_TIMEOUT_MS, 'all webhooks to be applied', async () => {
    return (await inbox(database)).waiting === 0;
  });
}
