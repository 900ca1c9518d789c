import { forShop } from '../db/index.server.ts';

const DAY_MS = 86_400_000;
/** Shopify's clock, ours, and an order that comes of age while it is read. */
const MARGIN_DAYS = 2;

/**
 * The instant since which every order of a shop is surely visible to us; null where all are.
 *
 * Without the scope read_all_orders Shopify shows the orders of the last 60 days, and answers for
 * older ones as if they were not there.
 */
export async function visibleSince(shopId: number, now: Date = new Date()): Promise<Date | null> {
  const run = await forShop(shopId).importRun.findFirst({
    where: { source: 'shopify-bulk', startedAt: { not: null } },
    orderBy: { queuedAt: 'desc' },
    select: { historyLimitedToDays: true },
  });
  const days = run?.historyLimitedToDays ?? null;
  if (days === null) return null;
  return new Date(now.getTime() - (days - MARGIN_DAYS) * DAY_MS);
}

/**
 * Whether an order is stored that Shopify does not show us because of its age: that it does not
 * answer for it says nothing.
 */
export async function isOutOfSight(shopId: number, orderId: string): Promise<boolean> {
  const since = await visibleSince(shopId);
  if (since === null) return false;
  const old = await forShop(shopId).order.findFirst({
    where: { orderId, OR: [{ createdAt: { lt: since } }, { processedAt: { lt: since } }] },
    select: { orderId: true },
  });
  return old !== null;
}
