import { forShop } from '../../db/index.server.ts';
import type { AdminClient } from '../../shopify/index.server.ts';
import {
  CHANGED_CUSTOMERS,
  CHANGED_INVENTORY_ITEMS,
  CHANGED_ORDERS,
  CHANGED_PRODUCTS,
  CHANGED_REVIEWS,
  changedSince,
  type ChangedCustomersData,
  type ChangedInventoryItemsData,
  type ChangedNode,
  type ChangedOrdersData,
  type ChangedProductsData,
  type ChangedReviewsData,
} from '../../shopify/operations/changes.ts';
import type { Page } from '../../shopify/operations/orders.ts';
import { refuseDenied } from '../missing-data.server.ts';
import { numericId } from '../shopify-id.ts';
import { subjectKey } from '../webhook-subject.ts';

/** In this order: what pages show first comes first. */
export const SUBJECTS = ['order', 'product', 'inventory-item', 'customer', 'review'] as const;
export type ReconcileSubject = (typeof SUBJECTS)[number];

/** A page of records that changed at Shopify, against what is stored. */
export interface ComparedPage {
  lookedAt: number;
  /** Ids of records that are not here, or here in an older version, and no webhook waits for. */
  missed: string[];
  /**
   * Ids of records that are here in the version that Shopify names, but were read so soon after it
   * that a change within the same second may have come later.
   */
  unsure: string[];
  /** Where the next page begins; null after the last one. */
  next: string | null;
}

/** Reads a page of what changed since an instant and compares it. @throws AdminApiError */
export async function comparePage(
  admin: AdminClient,
  subject: ReconcileSubject,
  page: { sinceAt: Date; after: string | null; size: number; signal: AbortSignal },
): Promise<ComparedPage> {
  const variables = { first: page.size, after: page.after, query: changedSince(page.sinceAt) };
  const ask = async <T>(document: string) => {
    const { data, denied } = await admin.query<T>(document, variables, { signal: page.signal });
    // What is denied must not look like a page without records.
    for (const connection of Object.values(data as object)) refuseDenied(connection, denied);
    return data;
  };
  switch (subject) {
    case 'order': {
      const { orders } = await ask<ChangedOrdersData>(CHANGED_ORDERS);
      const stored = await forShop(admin.shopId).order.findMany({
        where: { orderId: { in: idsOf(orders.nodes) } },
        select: { orderId: true, updatedAt: true, syncedAt: true },
      });
      const versions = new Map(stored.map((row) => [row.orderId, row]));
      return compared(admin.shopId, subject, orders, versions);
    }
    case 'product': {
      const { products } = await ask<ChangedProductsData>(CHANGED_PRODUCTS);
      const stored = await forShop(admin.shopId).product.findMany({
        where: { productId: { in: idsOf(products.nodes) } },
        select: { productId: true, updatedAt: true, syncedAt: true },
      });
      const versions = new Map(stored.map((row) => [row.productId, row]));
      return compared(admin.shopId, subject, products, versions);
    }
    case 'inventory-item': {
      const data = await ask<ChangedInventoryItemsData>(CHANGED_INVENTORY_ITEMS);
      const { nodes } = data.inventoryItems;
      const stored = await forShop(admin.shopId).inventoryItem.findMany({
        where: { inventoryItemId: { in: idsOf(nodes) } },
        select: { inventoryItemId: true, updatedAt: true, syncedAt: true },
      });
      const versions = new Map(stored.map((row) => [row.inventoryItemId, row]));
      return compared(admin.shopId, subject, data.inventoryItems, versions);
    }
    case 'customer': {
      const customers = (await ask<ChangedCustomersData>(CHANGED_CUSTOMERS)).customers ?? NONE;
      const stored = await forShop(admin.shopId).customer.findMany({
        where: { customerId: { in: idsOf(customers.nodes) } },
        select: { customerId: true, updatedAt: true, syncedAt: true },
      });
      const versions = new Map(stored.map((row) => [row.customerId, row]));
      return compared(admin.shopId, subject, customers, versions);
    }
    case 'review': {
      const reviews = (await ask<ChangedReviewsData>(CHANGED_REVIEWS)).metaobjects ?? NONE;
      const stored = await forShop(admin.shopId).review.findMany({
        where: { reviewId: { in: idsOf(reviews.nodes) } },
        select: { reviewId: true, updatedAt: true, syncedAt: true },
      });
      const versions = new Map(stored.map((row) => [row.reviewId, row]));
      return compared(admin.shopId, subject, reviews, versions);
    }
  }
}

const NONE: Page<ChangedNode> = { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } };

function idsOf(nodes: readonly { id: string }[]): string[] {
  return nodes.map(({ id }) => numericId(id));
}

/** A stored version, and when Shopify was asked for it. */
interface StoredVersion {
  updatedAt: Date;
  syncedAt: Date;
}

/** Shopify tells versions by the second; one more for clocks that differ. */
const SAME_VERSION_MS = 2000;

/** What a webhook waits for is on its way: it was not missed, and is not unsure. */
async function compared(
  shopId: number,
  kind: ReconcileSubject,
  page: Page<ChangedNode>,
  stored: ReadonlyMap<string, StoredVersion>,
): Promise<ComparedPage> {
  const [older, unsure]: [string[], string[]] = [[], []];
  for (const { id: gid, updatedAt } of page.nodes) {
    const id = numericId(gid);
    const here = stored.get(id);
    const versionMs = Date.parse(updatedAt);
    if (here === undefined || here.updatedAt.getTime() < versionMs) older.push(id);
    else if (here.syncedAt.getTime() < versionMs + SAME_VERSION_MS) unsure.push(id);
  }
  const { hasNextPage, endCursor } = page.pageInfo;
  return {
    lookedAt: page.nodes.length,
    missed: await notComing(shopId, kind, older),
    unsure: await notComing(shopId, kind, unsure),
    next: hasNextPage ? endCursor : null,
  };
}

/** Those of some records that no webhook waits for: what one is about to bring was not missed. */
export async function notComing(
  shopId: number,
  kind: ReconcileSubject,
  ids: readonly string[],
): Promise<string[]> {
  if (ids.length === 0) return [];
  const waiting = await forShop(shopId).webhookInbox.findMany({
    where: { state: 'waiting', subject: { in: ids.map((id) => subjectKey({ kind, id })) } },
    select: { subject: true },
  });
  const coming = new Set(waiting.map((row) => row.subject));
  return ids.filter((id) => !coming.has(subjectKey({ kind, id })));
}
