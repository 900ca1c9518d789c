import { forShop, Prisma, queryForShop } from '../../db/index.server.ts';
import type { AdminClient } from '../../shopify/index.server.ts';
import {
  COUNT_CUSTOMERS,
  COUNT_ORDERS,
  COUNT_PRODUCTS,
  idStretch,
  LIST_CUSTOMER_IDS,
  LIST_ORDER_IDS,
  LIST_PRODUCT_IDS,
  LIST_REVIEW_IDS,
  type CountData,
  type ListIdsData,
} from '../../shopify/operations/changes.ts';
import { visibleSince } from '../history-limit.server.ts';
import { refuseDenied } from '../missing-data.server.ts';
import { numericId } from '../shopify-id.ts';
import type { IdSource } from './compare-ids.ts';
import type { ReconcileSubject } from './find-missed.server.ts';

/** Kinds of records whose deletion is found by comparing ids. */
export type CountedKind = 'order' | 'product' | 'customer' | 'review';

const ASKED: Record<CountedKind, { field: string; count: string | null; list: string }> = {
  order: { field: 'orders', count: COUNT_ORDERS, list: LIST_ORDER_IDS },
  product: { field: 'products', count: COUNT_PRODUCTS, list: LIST_PRODUCT_IDS },
  customer: { field: 'customers', count: COUNT_CUSTOMERS, list: LIST_CUSTOMER_IDS },
  // Without a count of a stretch every stretch is listed.
  review: { field: 'metaobjects', count: null, list: LIST_REVIEW_IDS },
};

const STORED_AT_ONCE = 20_000;

/**
 * Both sides of a comparison of ids: ours in ascending order, eight bytes each, and how Shopify is
 * asked. Of orders only those that Shopify surely shows us are looked at on either side.
 */
export async function idsToCompare(
  admin: AdminClient,
  kind: CountedKind,
  signal: AbortSignal,
): Promise<{ ours: Float64Array; source: IdSource }> {
  const { field, count, list } = ASKED[kind];
  const since = kind === 'order' ? await visibleSince(admin.shopId) : null;
  const ask = async <T>(document: string, variables: Record<string, unknown>) => {
    const { data, denied } = await admin.query<T>(document, variables, { signal });
    for (const answer of Object.values(data as object)) refuseDenied(answer, denied);
    return data;
  };
  const source: IdSource = {
    count: async (stretch) => {
      if (count === null) return null;
      const data = await ask<CountData>(count, { query: idStretch(stretch, since) });
      const found = data[`${field}Count`];
      return found?.precision === 'EXACT' ? found.count : null;
    },
    list: async function* (stretch) {
      let after: string | null = null;
      do {
        const query = idStretch(stretch, since);
        const data: ListIdsData = await ask<ListIdsData>(list, { query, after });
        const page = data[field];
        // Without a whole list nothing may be taken for gone.
        if (page === null || page === undefined) throw new Error(`Shopify listed no ${field}.`);
        yield page.nodes.map(({ id }) => Number(numericId(id)));
        after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
      } while (after !== null);
    },
  };
  return { ours: await storedIds(admin.shopId, kind, since), source };
}

/** Whether a record is stored here. */
export async function isStored(
  shopId: number,
  kind: ReconcileSubject,
  id: string,
): Promise<boolean> {
  const db = forShop(shopId);
  switch (kind) {
    case 'order':
      return (await db.order.count({ where: { orderId: id } })) > 0;
    case 'product':
      return (await db.product.count({ where: { productId: id } })) > 0;
    case 'customer':
      return (await db.customer.count({ where: { customerId: id } })) > 0;
    case 'review':
      return (await db.review.count({ where: { reviewId: id } })) > 0;
    case 'inventory-item':
      return (await db.inventoryItem.count({ where: { inventoryItemId: id } })) > 0;
  }
}

/** Those of some records that no imported file has brought: Shopify may never have had those. */
export async function notOfFiles(
  shopId: number,
  kind: CountedKind,
  ids: readonly string[],
): Promise<string[]> {
  if (kind !== 'order' || ids.length === 0) return [...ids];
  const rows = await forShop(shopId).fileImportOrder.findMany({
    where: { orderId: { in: [...ids] } },
    select: { orderId: true },
  });
  const ofFiles = new Set(rows.map(({ orderId }) => orderId));
  return ids.filter((id) => !ofFiles.has(id));
}

/** The next inventory item, by its id as text, that no stored variant has; null after the last. */
export async function nextLoneItem(shopId: number, after: string): Promise<string | null> {
  const rows = await queryForShop<{ id: string }>(
    forShop(shopId),
    shopId,
    (shop) => Prisma.sql`
      SELECT inventory_item_id AS id FROM inventory_item AS item
      WHERE shop_id = ${shop} AND inventory_item_id > ${after} AND NOT EXISTS (
        SELECT 1 FROM product_variant AS variant
        WHERE variant.shop_id = item.shop_id AND variant.inventory_item_id = item.inventory_item_id)
      ORDER BY inventory_item_id LIMIT 1`,
  );
  return rows[0]?.id ?? null;
}

async function storedIds(
  shopId: number,
  kind: CountedKind,
  since: Date | null,
): Promise<Float64Array> {
  const ids: number[] = [];
  for (let last = ''; ;) {
    const page = await storedPage(shopId, kind, since, last);
    // A number that a double does not hold is no id of Shopify's.
    for (const id of page) if (Number.isSafeInteger(Number(id))) ids.push(Number(id));
    last = page.at(-1) ?? '';
    if (page.length < STORED_AT_ONCE) return Float64Array.from(ids).sort();
  }
}

async function storedPage(
  shopId: number,
  kind: CountedKind,
  since: Date | null,
  after: string,
): Promise<string[]> {
  const db = forShop(shopId);
  const page = { take: STORED_AT_ONCE };
  switch (kind) {
    case 'order': {
      const created = since === null ? {} : { createdAt: { gte: since } };
      const rows = await db.order.findMany({
        where: { channel: 'shopify', orderId: { gt: after }, ...created },
        ...{ select: { orderId: true }, orderBy: { orderId: 'asc' }, ...page },
      });
      return rows.map(({ orderId }) => orderId);
    }
    case 'product': {
      const rows = await db.product.findMany({
        where: { productId: { gt: after } },
        ...{ select: { productId: true }, orderBy: { productId: 'asc' }, ...page },
      });
      return rows.map(({ productId }) => productId);
    }
    case 'customer': {
      const rows = await db.customer.findMany({
        where: { customerId: { gt: after } },
        ...{ select: { customerId: true }, orderBy: { customerId: 'asc' }, ...page },
      });
      return rows.map(({ customerId }) => customerId);
    }
    case 'review': {
      const rows = await db.review.findMany({
        where: { reviewId: { gt: after } },
        ...{ select: { reviewId: true }, orderBy: { reviewId: 'asc' }, ...page },
      });
      return rows.map(({ reviewId }) => reviewId);
    }
  }
}
