import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { connectionPool, forShop, registerShop, type Shop } from '../../../app/db/index.server.ts';
import {
  closeQueue,
  defineJob,
  enqueue,
  enqueueAll,
  startWorker,
  type AnyJob,
} from '../../../app/jobs/index.server.ts';

const FLOOD = 5_000;
const WITHIN_MS = 5_000;

let huge: Shop;
let small: Shop;
beforeAll(async () => {
  huge = await registerShop('yunfan-outdoor.myshopify.com', new Date('2026-01-01'));
  small = await registerShop('nordlicht-living.myshopify.com', new Date('2026-01-01'));
});
afterEach(() => closeQueue(5000));

/** A kind of job that ends only when it is let go. */
function heldJob(name: string, concurrency: number) {
  const begun: number[] = [];
  const gates: (() => void)[] = [];
  const job = defineJob({
    name,
    payload: z.object({ shopId: z.int(), step: z.int() }),
    concurrency,
    handle: async ({ shopId }) => {
      begun.push(shopId);
      if (shopId === huge.shopId) await new Promise<void>((resolve) => gates.push(resolve));
    },
  });
  const letGo = () => {
    for (const open of gates.splice(0)) open();
  };
  return { job, begun, letGo };
}

test.each([1, 2, 4])(
  'a shop whose jobs never end keeps another shop waiting for less than 5 s, at %i at once',
  async (concurrency) => {
    const { job, begun, letGo } = heldJob(`held-${concurrency}`, concurrency);
    const db = forShop(huge.shopId);
    const flood = Array.from({ length: FLOOD }, (_, step) => ({
      payload: { shopId: huge.shopId, step },
      groupId: String(huge.shopId),
    }));
    await db.$transaction((tx) => enqueueAll(tx as never, job, flood), { timeout: 30_000 });
    await startWorker([job as unknown as AnyJob]);
    await vi.waitUntil(() => begun.length === concurrency, { timeout: 10_000, interval: 10 });

    const startedAt = performance.now();
    await enqueue(forShop(small.shopId), job, { shopId: small.shopId, step: 0 });
    await vi.waitUntil(() => begun.includes(small.shopId), { timeout: 10_000, interval: 5 });
    expect(performance.now() - startedAt).toBeLessThan(WITHIN_MS);
    // The flood has got no further meanwhile: it holds its places, and not one more.
    expect(begun.filter((shopId) => shopId === huge.shopId)).toHaveLength(concurrency);
    await connectionPool().query(`DELETE FROM pgboss.job WHERE state <> 'active'`);
    letGo();
  },
);

test('the jobs of a shop belong to it without being told so', async () => {
  const { job } = heldJob('told', 1);
  const jobId = await enqueue(forShop(small.shopId), job, { shopId: small.shopId, step: 1 });
  const { rows } = await connectionPool().query('SELECT group_id FROM pgboss.job WHERE id = $1', [
    jobId,
  ]);
  expect(rows).toEqual([{ group_id: `${small.shopId}/0` }]);
});
