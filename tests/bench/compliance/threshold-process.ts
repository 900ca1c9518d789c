import { performance } from 'node:perf_hooks';
import {
  readDutyMatrix,
  refreshThresholds,
  viewThresholdDetail,
  viewThresholdOverview,
} from '../../../app/compliance/index.server.ts';
import { closeDatabase } from '../../../app/db/index.server.ts';
import { closeQueue } from '../../../app/jobs/index.server.ts';
import {
  countOrders,
  filterContext,
  listOrders,
  parseOrderQuery,
  readOrderChoices,
  readOrderViews,
} from '../../../app/sync/index.server.ts';

/*
 * Judges all thresholds of a shop some times, then asks for what its pages show, alone in its
 * process. What a page sends is put into text, as the server does.
 */

const SHOP_ID = 1;
const REVIEWS = 4;
const PAGES = 60;
export interface Timed {
  ms: number[];
  cpuMs: number;
}

const LATER_MS = 20 * 60_000;
let after: string | null = null;

/** How long each turn took, and what it cost this process on average: other work does not add to that. */
async function time(times: number, work: (turn: number) => Promise<unknown>): Promise<Timed> {
  // A server that has just started is not what merchants wait for: the first one plans and connects.
  JSON.stringify(await work(0));
  const ms: number[] = [];
  const atFirst = process.cpuUsage();
  for (let turn = 1; turn <= times; turn++) {
    const before = performance.now();
    JSON.stringify(await work(turn));
    ms.push(performance.now() - before);
  }
  const { user, system } = process.cpuUsage(atFirst);
  return { ms, cpuMs: (user + system) / 1000 / times };
}

const now = new Date();
const review = await time(REVIEWS, () => refreshThresholds(SHOP_ID, now));
const { rows } = await viewThresholdOverview(SHOP_ID, { now });
const read = rows.filter(({ reading }) => reading !== null);
const pages: Record<string, Timed> = {
  overview: await time(PAGES, () => viewThresholdOverview(SHOP_ID, { now })),
  // Older than a quarter of an hour: it is shown, and a job is queued that makes it anew.
  'overview-while-old': await time(PAGES, () =>
    viewThresholdOverview(SHOP_ID, { now: new Date(now.getTime() + LATER_MS) }),
  ),
  rule: await time(PAGES, (turn) =>
    viewThresholdDetail(SHOP_ID, read[turn % read.length]!.ruleId, { now }),
  ),
  duties: await time(PAGES, () => readDutyMatrix(SHOP_ID, now)),
};
const evidence = new Map(read.map(({ ruleId, reading }) => [ruleId, reading!.ordersAddress]));
for (const ruleId of ['us-tx', 'us-ny', 'au-gst', 'eu-oss']) {
  pages[`orders-of-${ruleId}`] = await time(PAGES, (turn) =>
    readOrdersPage(evidence.get(ruleId)!, turn),
  );
}
await closeQueue(5000);
await closeDatabase();
process.send?.({
  rules: rows.length,
  forecasts: rows.filter(({ forecast }) => typeof forecast !== 'string').length,
  review,
  pages,
});
process.disconnect?.();

/** The page that a link of evidence opens, and in every second turn the one that follows it. */
async function readOrdersPage(address: string, turn: number) {
  const query = parseOrderQuery(new URL(address, 'https://admin.example').searchParams);
  const context = await filterContext(
    { shopId: SHOP_ID, zone: 'Europe/Berlin' },
    query.filters,
    now.getTime(),
  );
  const [page, ...rest] = await Promise.all([
    listOrders(context, query, { after: turn % 2 === 0 ? null : after }),
    countOrders(context, query.filters),
    readOrderChoices(SHOP_ID, query.filters),
    readOrderViews(SHOP_ID),
  ]);
  after = page.nextAfter;
  return [page, ...rest];
}
