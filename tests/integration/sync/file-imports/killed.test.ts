import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { connectionPool, forShop, registerShop } from '../../../../app/db/index.server.ts';
import { closeQueue } from '../../../../app/jobs/index.server.ts';
import {
  resumeFileImports,
  startUndo,
  workOnFileImport,
} from '../../../../app/sync/file-imports/index.server.ts';
import { rebuildDirtyDays } from '../../../../app/sync/rebuild-rollups.server.ts';
import { recountRollups, storedRollups } from '../recount.ts';
import { amazonFile } from './files.ts';
import { detail, say, start, upload } from './import-steps.ts';

const ORDERS = 12_000;

afterAll(async () => {
  await closeQueue(1000);
});

test('killed again and again, an import and its undo end as if nothing had been', async () => {
  const { shopId } = await registerShop('killed.myshopify.com', new Date('2026-01-01'));
  await connectionPool().query(`UPDATE shop SET currency = 'EUR' WHERE shop_id = $1`, [shopId]);
  const shop = { shopId, currency: 'EUR' };
  const all = Array.from({ length: ORDERS }, (_, number) => ({ number }));
  const fileImportId = await upload(shop, amazonFile(all));
  const key = { shopId, fileImportId };
  await say(shop, fileImportId, {});

  await start(shop, fileImportId);
  expect(await killOften(shop, fileImportId, 'importing')).toBeGreaterThan(0);
  const stopped = await detail(shop, fileImportId);
  expect(stopped.recordsDone).toBe(await forShop(shopId).order.count());
  expect(stopped.recordsDone).toBe(await forShop(shopId).orderLine.count());
  await workOnFileImport(key, new AbortController().signal);
  expect(await detail(shop, fileImportId)).toMatchObject({
    state: 'completed',
    recordsDone: ORDERS,
    counts: { new: ORDERS, same: 0, changed: 0 },
  });
  expect(await forShop(shopId).order.count()).toBe(ORDERS);
  await rebuildDirtyDays(shopId);
  expect(await storedRollups(shopId)).toEqual(await recountRollups(shopId));

  await startUndo(key, new Date());
  expect(await killOften(shop, fileImportId, 'undoing')).toBeGreaterThan(0);
  expect(await forShop(shopId).order.count()).toBe(await forShop(shopId).fileImportOrder.count());
  await workOnFileImport(key, new AbortController().signal);
  expect(await detail(shop, fileImportId)).toMatchObject({ state: 'undone' });
  for (const table of ['order', 'order_line', 'refund', 'file_import_order', 'file_import_piece']) {
    const { rows } = await connectionPool().query<{ n: number }>(
      `SELECT count(*)::int AS n FROM "${table}" WHERE shop_id = $1`,
      [shopId],
    );
    expect([table, rows[0]?.n]).toEqual([table, 0]);
  }
  await rebuildDirtyDays(shopId);
  expect(await storedRollups(shopId)).toEqual([]);
}, 120_000);

/** Lets a process of its own work and kills it as soon as it has done something; how often. */
async function killOften(
  shop: { shopId: number; currency: string },
  fileImportId: string,
  state: string,
): Promise<number> {
  let kills = 0;
  while ((await detail(shop, fileImportId)).state === state && kills < 2) {
    const before = (await detail(shop, fileImportId)).recordsDone;
    const worker = fork(path.join(import.meta.dirname, 'import-worker.process.ts'));
    await vi.waitUntil(async () => (await detail(shop, fileImportId)).recordsDone !== before, {
      timeout: 30_000,
      interval: 2,
    });
    const exited = once(worker, 'exit');
    worker.kill('SIGKILL');
    await exited;
    kills += 1;
  }
  return kills;
}

test('work that is silent is enqueued again', async () => {
  const { shopId } = await registerShop('silent.myshopify.com', new Date('2026-01-01'));
  const shop = { shopId, currency: 'USD' };
  const fileImportId = await upload(shop, amazonFile([{ number: 1 }]));
  await say(shop, fileImportId, {});
  await start(shop, fileImportId, [{ currency: 'EUR', rate: '1.1', on: '2026-11-20' }]);
  const jobs = async () => {
    const { rows } = await connectionPool().query<{ n: number }>(
      `SELECT count(*)::int AS n FROM pgboss.job
       WHERE name = 'work-on-file-import' AND data->>'fileImportId' = $1`,
      [fileImportId],
    );
    return rows[0]?.n ?? 0;
  };
  await connectionPool().query(`DELETE FROM pgboss.job WHERE name = 'work-on-file-import'`);
  const { touchedAt } = await forShop(shopId).fileImport.findFirstOrThrow({});
  await resumeFileImports(new Date(touchedAt.getTime() + 1000));
  expect(await jobs()).toBe(0);
  await resumeFileImports(new Date(touchedAt.getTime() + 3_600_000));
  expect(await jobs()).toBe(1);
});
