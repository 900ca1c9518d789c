import { performance } from 'node:perf_hooks';
import { closeDatabase, forShop } from '../../../app/db/index.server.ts';
import { learnShopLanes } from '../../../app/logistics/index.server.ts';
import { BENCH_SHOP_ID } from '../admin/fill-orders.ts';

/* Learns the lanes of the bench's shop, and once more, alone in its process. */

const started = performance.now();
await learnShopLanes(BENCH_SHOP_ID, new Date());
const seconds = (performance.now() - started) / 1000;
const againStarted = performance.now();
await learnShopLanes(BENCH_SHOP_ID, new Date());
const againSeconds = (performance.now() - againStarted) / 1000;
const learning = await forShop(BENCH_SHOP_ID).laneLearning.findFirstOrThrow();
await closeDatabase();
process.send?.({
  seconds,
  againSeconds,
  peakMegabytes: process.resourceUsage().maxRSS / 1000,
  parcels: learning.parcels,
});
process.disconnect?.();
