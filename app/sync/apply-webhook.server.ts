import { forShop, Prisma, type Shop } from '../db/index.server.ts';
import { enqueue } from '../jobs/index.server.ts';
import { adminClient, AdminApiError, type AdminClient } from '../shopify/index.server.ts';
import {
  READ_INVENTORY_ITEM,
  READ_PRODUCT,
  type ReadInventoryItemData,
  type ReadProductData,
} from '../shopify/operations/products.ts';
import { EXPORT_PARTS, restartImport } from './import-runs.server.ts';
import { loadImportPartJob, rebuildRollupsJob } from './job-kinds.server.ts';
import { localDates } from './local-dates.ts';
import { deleteOrders, mergeWholeOrders } from './merge-orders.server.ts';
import { deleteProduct, mergeProducts } from './merge-products.server.ts';
import { inMergeTransaction } from './merge-transaction.server.ts';
import { emptyProductRows, type ProductRows } from './model.ts';
import {
  emptyPackedOrders,
  emptyPackedProducts,
  packOrders,
  packProducts,
  type PackedProducts,
} from './pack-rows.ts';
import { asTransaction } from './queue-on-client.server.ts';
import { readInventoryItemNode, readProductNode, readVariantNode } from './read-product-node.ts';
import { readWholeOrder } from './read-whole-order.server.ts';
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
    select: { webhookId: true },
  });
  if (waiting.length === 0) return;
  const settle = (state: Outcome | 'failed', error: string | null) =>
    db.webhookInbox.updateMany({
      where: { webhookId: { in: waiting.map((row) => row.webhookId) }, state: 'waiting' },
      data: { state, error, appliedAt: new Date(), payload: Prisma.DbNull },
    });
  try {
    await settle(await bringUpToDate(shopId, parseSubjectKey(key)), null);
  } catch (error) {
    // Waiting cures neither of them; the reconciliation finds what a later grant allows.
    if (!(error instanceof AdminApiError)) throw error;
    if (error.reason !== 'access-denied' && error.reason !== 'shop-gone') throw error;
    await settle('failed', error.message);
  }
}

/** Reads the subject of a webhook again and merges it. @throws AdminApiError */
export async function bringUpToDate(shopId: number, subject: WebhookSubject): Promise<Outcome> {
  if (subject.kind === 'bulk-operation') return continueImport(shopId, subject.id);
  const admin = await adminClient(shopId);
  switch (subject.kind) {
    case 'order':
      return refreshOrder(admin, subject.id);
    case 'product':
      return refreshProduct(admin, subject.id);
    case 'inventory-item':
      return refreshInventoryItem(admin, subject.id);
    case 'profile':
      return refreshProfile(admin);
    case 'scopes':
      return reconsiderHistory(admin);
  }
}

/** Reads an order again and stores it, or removes it where Shopify has it no longer. */
export async function refreshOrder(admin: AdminClient, orderId: string): Promise<Outcome> {
  const { shopId } = admin;
  const shop = await shopOf(shopId);
  const rows = await readWholeOrder(admin, orderId, localDates(shop.zone));
  const packed = emptyPackedOrders();
  if (rows !== null) packOrders(packed, rows, shopId);
  return inMergeTransaction(shopId, async (client) => {
    let outcome: Outcome = 'applied';
    if (rows === null) await deleteOrders(client, shopId, [orderId]);
    else if ((await mergeWholeOrders(client, shopId, packed)).size > 0) outcome = 'stale';
    const tx = asTransaction(client);
    await enqueue(tx, rebuildRollupsJob, { shopId }, { groupId: String(shopId) });
    return outcome;
  });
}

function packedProducts(rows: ProductRows, shopId: number): PackedProducts {
  const packed = emptyPackedProducts();
  packProducts(packed, rows, shopId);
  return packed;
}

async function refreshProduct(admin: AdminClient, productId: string): Promise<Outcome> {
  const { shopId } = admin;
  const { currency } = await shopOf(shopId);
  const id = shopifyId('Product', productId);
  const rows = emptyProductRows();
  const syncedAt = new Date().toISOString();
  for (let after: string | null = null; ;) {
    const variables: Record<string, unknown> = { id, after };
    const { product } = (await admin.query<ReadProductData>(READ_PRODUCT, variables)).data;
    if (product === null) {
      await inMergeTransaction(shopId, (client) => deleteProduct(client, shopId, productId));
      return 'applied';
    }
    if (after === null) readProductNode(rows, product, syncedAt);
    for (const node of product.variants.nodes) readVariantNode(rows, node, productId, currency);
    after = product.variants.pageInfo.endCursor;
    if (!product.variants.pageInfo.hasNextPage || after === null) break;
  }
  await inMergeTransaction(shopId, (client) =>
    mergeProducts(client, shopId, packedProducts(rows, shopId)),
  );
  return 'applied';
}

async function refreshInventoryItem(admin: AdminClient, itemId: string): Promise<Outcome> {
  const { shopId } = admin;
  const id = shopifyId('InventoryItem', itemId);
  const { data } = await admin.query<ReadInventoryItemData>(READ_INVENTORY_ITEM, { id });
  const rows = emptyProductRows();
  if (data.inventoryItem === null) {
    await forShop(shopId).inventoryItem.deleteMany({ where: { inventoryItemId: itemId } });
  } else {
    readInventoryItemNode(rows, data.inventoryItem);
    await inMergeTransaction(shopId, (client) =>
      mergeProducts(client, shopId, packedProducts(rows, shopId)),
    );
  }
  return 'applied';
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

/** Granted the whole history, a shop whose import was cut to 60 days is imported again. */
async function reconsiderHistory(admin: AdminClient): Promise<Outcome> {
  const { scopes } = await syncProfile(admin);
  const last = await forShop(admin.shopId).importRun.findFirst({ orderBy: { queuedAt: 'desc' } });
  const wasLimited = last !== null && last.historyLimitedToDays !== null;
  if (wasLimited && scopes.has('read_all_orders')) await restartImport(admin.shopId);
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
