import { performance } from 'node:perf_hooks';
import { readThreshold, readThresholds } from '../../../app/compliance/index.server.ts';
import { closeDatabase, connectionPool } from '../../../app/db/index.server.ts';

/* Judges all thresholds of a shop some times, then reads what was stored, alone in its process. */

const SHOP_ID = 1;
const REVIEWS = 4;
const PAGES = 60;

const reviewMs: number[] = [];
const storedMs: number[] = [];
const detailMs: number[] = [];
const time = async <T>(samples: number[], work: () => Promise<T>): Promise<T> => {
  const before = performance.now();
  const result = await work();
  samples.push(performance.now() - before);
  return result;
};
const now = new Date();
let reviewed = await readThresholds(SHOP_ID, { now });
for (let review = 0; review < REVIEWS; review++) {
  await connectionPool().query('DELETE FROM threshold_review WHERE shop_id = $1', [SHOP_ID]);
  reviewed = await time(reviewMs, () => readThresholds(SHOP_ID, { now }));
}
for (let page = 0; page < PAGES; page++) {
  await time(storedMs, () => readThresholds(SHOP_ID, { now }));
}
for (let page = 0; page < 10; page++) {
  await time(detailMs, () => readThreshold(SHOP_ID, 'us-ny', { now }));
}
await closeDatabase();
process.send?.({
  rules: reviewed.reviewed.length,
  forecasts: reviewed.reviewed.filter(({ forecast }) => typeof forecast !== 'string').length,
  reviewMs,
  storedMs,
  detailMs,
});
process.disconnect?.();
