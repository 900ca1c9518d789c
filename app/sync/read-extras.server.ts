import { forShop } from '../db/index.server.ts';
import { adminClient } from '../shopify/index.server.ts';
import { endOnRefusal } from './import-shop.server.ts';
import { readBalance } from './read-balance.server.ts';
import { readDisputes } from './read-disputes.server.ts';
import { readPriceLists } from './read-price-lists.server.ts';

const PART = 'extras';

/**
 * Reads what needs no export, in the background of an import and once a day after it: price lists,
 * disputes, payouts and movements of the balance. Of most of these Shopify sends no webhook.
 *
 * Each replaces what is stored, so one that was killed begins anew, as far back as it had meant to.
 */
export async function readExtras(
  run: { shopId: number; importRunId: string },
  signal: AbortSignal,
): Promise<void> {
  const { shopId, importRunId } = run;
  const part = forShop(shopId).importPart;
  await endOnRefusal(run, async () => {
    const { count } = await part.updateMany({
      where: { importRunId, part: PART, state: { in: ['waiting', 'loading'] } },
      data: { state: 'loading', startedAt: new Date(), touchedAt: new Date() },
    });
    if (count === 0) return;
    const admin = await adminClient(shopId);
    const reads = [
      () => readPriceLists(admin),
      () => readDisputes(admin),
      () => readBalance(admin, importRunId, signal),
    ];
    for (const read of reads) {
      signal.throwIfAborted();
      await read();
      await part.updateMany({
        where: { importRunId, part: PART },
        data: { touchedAt: new Date() },
      });
    }
    await part.updateMany({
      where: { importRunId, part: PART, state: 'loading' },
      data: { state: 'completed', finishedAt: new Date(), touchedAt: new Date() },
    });
  });
}
