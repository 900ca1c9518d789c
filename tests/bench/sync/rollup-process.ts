import { performance } from 'node:perf_hooks';
import { closeDatabase } from '../../../app/db/index.server.ts';
import { addDays } from '../../../app/kernel/calendar.ts';
import {
  readDataPeriod,
  readMarketNumbers,
  readShopNumbers,
} from '../../../app/sync/read-numbers.server.ts';
import { rebuildDirtyDays } from '../../../app/sync/rebuild-rollups.server.ts';

/* Rebuilds all rollups of a shop, then asks for a page's numbers many times, alone in its process. */

const SHOP_ID = 1;
const PAGES = 60;

const started = performance.now();
const days = await rebuildDirtyDays(SHOP_ID);
const rebuildSeconds = (performance.now() - started) / 1000;
const period = await readDataPeriod(SHOP_ID);
if (period === null) throw new Error('There are no rollups.');
const last30 = { fromOn: addDays(period.lastOn, -29), toOn: period.lastOn };
const whole = { fromOn: period.firstOn, toOn: period.lastOn };
const marketsMs: number[] = [];
const shopMs: number[] = [];
const time = async (samples: number[], query: () => Promise<unknown>) => {
  const before = performance.now();
  await query();
  samples.push(performance.now() - before);
};
// The first of each plans and connects; a page does not.
await Promise.all([readMarketNumbers(SHOP_ID, whole), readShopNumbers(SHOP_ID, whole)]);
for (let page = 0; page < PAGES; page++) {
  const asked = page % 2 === 0 ? last30 : whole;
  await time(marketsMs, () => readMarketNumbers(SHOP_ID, asked));
  await time(shopMs, () => readShopNumbers(SHOP_ID, asked));
}
await closeDatabase();
process.send?.({ days, rebuildSeconds, marketsMs, shopMs });
process.disconnect?.();
