import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { connectionPool, forShop, registerShop, type Shop } from '../../../app/db/index.server.ts';
import {
  closeQueue,
  defineJob,
  dismissFailedJob,
  enqueue,
  forgetJobs,
  purgeFinishedJobs,
  readFailedJobs,
  runFailedJobAgain,
  startWorker,
  type AnyJob,
} from '../../../app/jobs/index.server.ts';
import { AdminApiError } from '../../../app/shopify/index.server.ts';

let mine: Shop;
let theirs: Shop;
let broken = true;
const handled: number[] = [];

const fragile = defineJob({
  name: 'fragile',
  payload: z.object({ shopId: z.int() }),
  retryLimit: 1,
  retryDelaySeconds: 0,
  handle: ({ shopId }) => {
    handled.push(shopId);
    if (!broken) return Promise.resolve();
    const message = 'nordlicht-living.myshopify.com answered 503.';
    return Promise.reject(new AdminApiError('unavailable', message));
  },
});

beforeAll(async () => {
  mine = await registerShop('nordlicht-living.myshopify.com', new Date('2026-01-01'));
  theirs = await registerShop('yunfan-outdoor.myshopify.com', new Date('2026-01-01'));
  await startWorker([fragile as unknown as AnyJob]);
});
afterAll(() => closeQueue(5000));
beforeEach(async () => {
  broken = true;
  handled.length = 0;
  await connectionPool().query('DELETE FROM pgboss.job');
});

/** A job of a shop that has used up its attempts. */
async function fail(shop: Shop): Promise<string> {
  const jobId = await enqueue(forShop(shop.shopId), fragile, { shopId: shop.shopId });
  await vi.waitUntil(async () => (await readFailedJobs(shop.shopId)).length === 1, {
    timeout: 20_000,
    interval: 50,
  });
  return jobId ?? '';
}

const count = async (sql: string) => (await connectionPool().query(sql)).rowCount;

test('a job that used up its attempts is told, with when, why and how often', async () => {
  const before = new Date();
  const jobId = await fail(mine);
  const [failed] = await readFailedJobs(mine.shopId);
  expect(failed).toMatchObject({ jobId, name: 'fragile', attempts: 2, reason: 'unavailable' });
  expect(failed!.failedAt.getTime()).toBeGreaterThanOrEqual(before.getTime() - 1000);
  expect(await readFailedJobs(theirs.shopId)).toEqual([]);
});

describe('run again', () => {
  test('does the job and takes it off the list', async () => {
    const jobId = await fail(mine);
    broken = false;
    expect(await runFailedJobAgain(mine.shopId, jobId)).toBe(true);
    expect(await readFailedJobs(mine.shopId)).toEqual([]);
    await vi.waitUntil(() => handled.length === 3, { timeout: 10_000, interval: 20 });
    await vi.waitUntil(
      async () => (await count(`SELECT 1 FROM pgboss.job WHERE state = 'completed'`)) === 1,
      { timeout: 10_000, interval: 20 },
    );
  });

  test('of another shop, or twice, does nothing', async () => {
    const jobId = await fail(mine);
    expect(await runFailedJobAgain(theirs.shopId, jobId)).toBe(false);
    expect(await readFailedJobs(mine.shopId)).toHaveLength(1);
    broken = false;
    expect(await runFailedJobAgain(mine.shopId, jobId)).toBe(true);
    expect(await runFailedJobAgain(mine.shopId, jobId)).toBe(false);
  });
});

describe('dismiss', () => {
  test('takes the job off the list for good', async () => {
    const jobId = await fail(mine);
    expect(await dismissFailedJob(theirs.shopId, jobId)).toBe(false);
    expect(await dismissFailedJob(mine.shopId, jobId)).toBe(true);
    expect(await dismissFailedJob(mine.shopId, jobId)).toBe(false);
    expect(await count('SELECT 1 FROM pgboss.job')).toBe(0);
  });
});

test('a shop that is erased leaves no job and no error text behind', async () => {
  await fail(mine);
  await fail(theirs);
  expect(await count(`SELECT 1 FROM pgboss.job WHERE output::text ~ 'nordlicht'`)).toBe(2);
  expect(await forgetJobs(mine.shopId)).toBe(1);
  expect(await readFailedJobs(mine.shopId)).toEqual([]);
  expect(await readFailedJobs(theirs.shopId)).toHaveLength(1);
});

test('done jobs go in batches after their time, failed and younger ones stay', async () => {
  await fail(mine);
  broken = false;
  for (let job = 0; job < 3; job++) {
    await enqueue(forShop(theirs.shopId), fragile, { shopId: theirs.shopId });
  }
  const done = `SELECT 1 FROM pgboss.job WHERE state = 'completed'`;
  await vi.waitUntil(async () => (await count(done)) === 3, { timeout: 10_000, interval: 20 });
  expect(await purgeFinishedJobs(new Date(Date.now() - 60_000))).toBe(0);
  const future = new Date(Date.now() + 60_000);
  expect(await purgeFinishedJobs(future, 2)).toBe(2);
  expect(await purgeFinishedJobs(future, 2)).toBe(1);
  expect(await readFailedJobs(mine.shopId)).toHaveLength(1);
});
