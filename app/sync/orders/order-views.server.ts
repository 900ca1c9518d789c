import { forShop, withShopLock } from '../../db/index.server.ts';
import { ok, type Result } from '../../kernel/result.ts';
import { changeViews } from './change-views.ts';
import type { OrderView, ViewChange, ViewRefusal } from './order-views.ts';
import { StoredViews } from './view-input.ts';

const DOMAIN = 'orders';

/** The views that the shop's staff saved, in the order they were made. */
export async function readOrderViews(shopId: number): Promise<OrderView[]> {
  const row = await forShop(shopId).settingsDocument.findFirst({ where: { domain: DOMAIN } });
  const read = StoredViews.safeParse(row?.value);
  return read.success ? read.data.views : [];
}

/**
 * Changes the shop's views and answers the id of the view concerned. Changes of several people
 * come one after the other, so none is lost.
 */
export async function changeOrderViews(
  shopId: number,
  change: ViewChange,
  newId: string,
): Promise<Result<{ viewId: string }, ViewRefusal>> {
  return withShopLock(shopId, 'order-views', async () => {
    const changed = changeViews(await readOrderViews(shopId), change, newId);
    if (!changed.ok) return changed;
    const value = { views: changed.value.map((view) => ({ ...view })) };
    await forShop(shopId).settingsDocument.upsert({
      where: { shopId_domain: { shopId, domain: DOMAIN } },
      create: { shopId, domain: DOMAIN, value },
      update: { value },
    });
    return ok({ viewId: change.intent === 'create' ? newId : change.viewId });
  });
}
