import { forShop, listActiveShopIds } from '../../../app/db/index.server.ts';
import { reconcileShop } from '../../../app/sync/index.server.ts';

/* Takes the comparisons that are under way on, in a process of its own, to be killed. */

for (const shopId of await listActiveShopIds()) {
  const run = await forShop(shopId).reconcileRun.findFirst({ where: { state: 'running' } });
  if (run === null) continue;
  const { reconcileRunId } = run;
  const pace = { sliceMs: 60_000, pageSize: 3, readsMax: 1000 };
  await reconcileShop({ shopId, reconcileRunId }, new AbortController().signal, pace);
}
setInterval(() => undefined, 1000);
