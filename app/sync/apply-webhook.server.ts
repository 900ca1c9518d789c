import { forShop, Prisma, type Shop } from '../db/index.server.ts';
import { enqueue } from '../jobs/index.server.ts';
import { adminClient, AdminApiError, type AdminClient } from '../shopify/index.server.ts';
import { EXPORT_PARTS, restartImport } from './import-runs.server.ts';
import { loadImportPartJob } from './job-kinds.server.ts';
import { refreshDispute } from './read-disputes.server.ts';
import { refreshReview } from './refresh-review.server.ts';
import { followCustomerMerge, refreshCustomer } from './refresh-customers.server.ts';
import { refreshOrder } from './refresh-order.server.ts';
import {
  refreshInventoryItem,
  refreshInventoryLevels,
  refreshProduct,
} from './refresh-product.server.ts';
import { rereadGranted } from './reread-granted.server.ts';
import { shopifyId } from './shopify-id.ts';
import { syncProfile } from './sync-profile.server.ts';
import { parseSubjectKey, type WebhookSubject } from './webhook-subject.ts';

type Outcome = 'applied' | 'stale';

/**
 * Applies all waiting webhooks about one subject by reading it again.
 *
 * Webhooks that come while it is read wait for the next run: their change may not be in the answer.
 */
export async function applyWebhooks(shopId: number, key: string): Promise<void> {
  const db = forShop(shopId);
  const waiting = await db.webhookInbox.findMany({
    where: { subject: key, state: 'waiting' },
    select: { webhookId: true, topic: true },
  });
  if (waiting.length === 0) return;
  const settle = (state: Outcome | 'failed', error: string | null) =>
    db.webhookInbox.updateMany({
      where: { webhookId: { in: waiting.map((row) => row.webhookId) }, state: 'waiting' },
      data: { state, error, appliedAt: new Date(), payload: Prisma.DbNull },
    });
  try {
    const saidGone = waiting.some(({ topic }) => topic === 'orders/delete');
    await settle(await bringUpToDate(shopId, parseSubjectKey(key), { saidGone }), null);
  } catch (error) {
    // Waiting cures neither of them; the reconciliation finds what a later grant allows.
    if (!(error instanceof AdminApiError)) throw error;
    if (error.reason !== 'access-denied' && error.reason !== 'shop-gone') throw error;
    await settle('failed', error.message);
  }
}

/**
 * Reads the subject of a webhook again and merges it. `saidGone` where Shopify has told of its
 * deletion: its word counts for records that it does not show us. @throws AdminApiError
 */
export async function bringUpToDate(
  shopId: number,
  subject: WebhookSubject,
  said: { saidGone: boolean } = { saidGone: false },
): Promise<Outcome> {
  if (subject.kind === 'bulk-operation') return continueImport(shopId, subject.id);
  const admin = await adminClient(shopId);
  switch (subject.kind) {
    case 'order':
      return refreshOrder(admin, subject.id, said);
    case 'product':
      await refreshProduct(admin, subject.id);
      return 'applied';
    case 'inventory-item':
      await refreshInventoryItem(admin, subject.id);
      return 'applied';
    case 'inventory-level':
      await refreshInventoryLevels(admin, subject.id);
      return 'applied';
    case 'customer':
      await refreshCustomer(admin, subject.id);
      return 'applied';
    case 'customer-merge':
      await followCustomerMerge(admin, subject);
      return 'applied';
    case 'dispute':
      await refreshDispute(admin, subject.id);
      return 'applied';
    case 'review':
      await refreshReview(admin, subject.id);
      return 'applied';
    case 'profile':
      return refreshProfile(admin);
    case 'scopes':
      return reconsiderScopes(admin);
  }
}

/** A new zone moves every calendar date and a new currency every amount: all is read again. */
async function refreshProfile(admin: AdminClient): Promise<Outcome> {
  const before = await shopOf(admin.shopId);
  const after = await syncProfile(admin);
  const imported = await forShop(admin.shopId).importRun.count();
  const changed = before.zone !== after.zone || before.currency !== after.currency;
  if (changed && imported > 0) await restartImport(admin.shopId);
  return 'applied';
}

/**
 * Granted the whole history, a shop whose import was cut to 60 days is imported again; granted
 * anything else that was missing, that is read.
 */
async function reconsiderScopes(admin: AdminClient): Promise<Outcome> {
  const { scopes } = await syncProfile(admin);
  const last = await forShop(admin.shopId).importRun.findFirst({ orderBy: { queuedAt: 'desc' } });
  const wasLimited = last !== null && last.historyLimitedToDays !== null;
  if (wasLimited && scopes.has('read_all_orders')) await restartImport(admin.shopId);
  else await rereadGranted(admin.shopId, scopes);
  return 'applied';
}

async function continueImport(shopId: number, operationId: string): Promise<Outcome> {
  const db = forShop(shopId);
  const bulkOperationId = shopifyId('BulkOperation', operationId);
  const found = await db.importPart.findFirst({ where: { bulkOperationId, state: 'exporting' } });
  const part = EXPORT_PARTS.find((name) => name === found?.part);
  if (found === null || part === undefined) return 'stale';
  const { importRunId } = found;
  const step = { shopId, importRunId, part, woken: true };
  await enqueue(db, loadImportPartJob, step, { groupId: String(shopId) });
  return 'applied';
}

async function shopOf(shopId: number): Promise<Shop> {
  return forShop(shopId).shop.findFirstOrThrow();
}
