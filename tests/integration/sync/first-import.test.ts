import { afterAll, beforeAll, expect, test } from 'vitest';
import { forShop } from '../../../app/db/index.server.ts';
import { readImportProgress, startFirstImport } from '../../../app/sync/index.server.ts';
import { connectShop, startSyncWorker, type ConnectedShop } from './sandbox-shop.fixture.ts';

let connected: ConnectedShop;
let stopWorker: () => Promise<void>;
beforeAll(async () => {
  connected = await connectShop({ shop: { orderCount: 300 } });
  stopWorker = await startSyncWorker();
});
afterAll(async () => {
  await stopWorker();
  await connected.close();
});

test('an import brings every order', async () => {
  const { shopId, truth } = connected;
  await startFirstImport(shopId);
  await expect
    .poll(
      () =>
        readImportProgress(shopId).then((p) => {
          console.log(JSON.stringify(p));
          return p.state;
        }),
      { timeout: 20_000, interval: 500 },
    )
    .toMatch(/completed|failed/);
  console.log(await readImportProgress(shopId));
  expect(await forShop(shopId).order.count()).toBe(truth.orders.length);
});
