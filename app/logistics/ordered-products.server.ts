import type { PoolClient } from 'pg';
import { inTransaction } from '../db/index.server.ts';
import { adminClient, type AdminClient } from '../shopify/index.server.ts';
import {
  DELIVERY_PRODUCTS_AT_ONCE,
  READ_DELIVERY_PRODUCTS,
  READ_PRODUCT_COLLECTIONS,
  type DeliveryProductNode,
  type ReadDeliveryProductsData,
  type ReadProductCollectionsData,
} from '../shopify/operations/delivery-products.ts';
import type { ProductFacts } from './choose-product-rules.ts';

/** What was read of a product before an order counts for it if it is no older than this. */
const HOLDS_MS = 3_600_000;
/** More collections of a product than anybody has are not read. */
const COLLECTION_PAGES_MOST = 8;
const WAITING_AT_ONCE = 50;

/** Products of an order; null where one was gone before it was read: nobody knows its rules. */
export type OrderedProducts = readonly ProductFacts[] | null;

interface LineRow {
  order_id: string;
  product_id: string | null;
  gone: boolean | null;
  product_type: string | null;
  vendor: string | null;
  tags: string[] | null;
  collections: string[] | null;
  fresh: boolean;
}

/**
 * What is shipped of each order, as rules for products ask of it. `withDetails`: more than ids are
 * asked for. An order that is missing waits for its products to be read.
 */
export async function readOrderedProducts(
  client: PoolClient,
  shopId: number,
  orderIds: readonly string[],
  withDetails: boolean,
): Promise<Map<string, OrderedProducts>> {
  if (orderIds.length === 0) return new Map();
  const { rows } = await client.query<LineRow>(ORDERED_PRODUCTS, [shopId, orderIds, HOLDS_MS]);
  const byOrder = Map.groupBy(rows, (row) => row.order_id);
  const read = new Map<string, OrderedProducts>();
  for (const orderId of orderIds) {
    const lines = byOrder.get(orderId) ?? [];
    const asked = withDetails ? lines.filter(({ product_id: id }) => id !== null) : [];
    if (asked.some(({ fresh }) => !fresh)) continue;
    read.set(orderId, asked.some(({ gone }) => gone === true) ? null : lines.map(factsOf));
  }
  return read;
}

/** A line without a product of the catalog is in no rule. */
function factsOf(row: LineRow): ProductFacts {
  return {
    id: row.product_id ?? '',
    productType: row.product_type ?? '',
    vendor: row.vendor ?? '',
    tags: row.tags ?? [],
    collections: row.collections ?? [],
  };
}

const ORDERED_PRODUCTS = `
SELECT l.order_id, l.product_id, p.gone, p.product_type, p.vendor, p.tags, p.collections,
  coalesce(p.read_at >= least(o.processed_at, now()) - $3::float8 * interval '1 millisecond', false) AS fresh
FROM order_line AS l
JOIN "order" AS o ON o.shop_id = l.shop_id AND o.order_id = l.order_id
LEFT JOIN delivery_product AS p ON p.shop_id = l.shop_id AND p.product_id = l.product_id
LEFT JOIN product_variant AS v ON v.shop_id = l.shop_id AND v.variant_id = l.variant_id
LEFT JOIN inventory_item AS i
  ON i.shop_id = v.shop_id AND i.inventory_item_id = v.inventory_item_id
WHERE l.shop_id = $1 AND l.order_id = ANY($2) AND l.quantity > 0
  AND coalesce(i.requires_shipping, true)
ORDER BY l.order_id, l.line_id`;

/** Remembers orders whose products have to be read first. */
export async function waitForProducts(
  client: PoolClient,
  shopId: number,
  orderIds: readonly string[],
): Promise<void> {
  await client.query(
    `INSERT INTO delivery_waiting (shop_id, order_id) SELECT $1, unnest($2::text[])
     ON CONFLICT DO NOTHING`,
    [shopId, orderIds],
  );
}

/**
 * Reads the products of orders that wait, and hands the orders to `judge` in a transaction each
 * time. Only what was ordered is read, so the effort grows with sales and not with the catalog.
 * @throws AdminApiError
 */
export async function readWaitingProducts(
  shopId: number,
  judge: (client: PoolClient, orderIds: readonly string[]) => Promise<void>,
  signal?: AbortSignal,
): Promise<void> {
  let admin: AdminClient | null = null;
  for (;;) {
    signal?.throwIfAborted();
    const { orderIds, productIds } = await inTransaction((client) => readWaiting(client, shopId));
    if (orderIds.length === 0) return;
    const rows: object[] = [];
    for (let from = 0; from < productIds.length; from += DELIVERY_PRODUCTS_AT_ONCE) {
      admin ??= await adminClient(shopId);
      const some = productIds.slice(from, from + DELIVERY_PRODUCTS_AT_ONCE);
      rows.push(...(await fetchProducts(admin, some)));
    }
    await inTransaction(async (client) => {
      await client.query(UPSERT_PRODUCTS, [shopId, JSON.stringify(rows)]);
      await client.query('DELETE FROM delivery_waiting WHERE shop_id = $1 AND order_id = ANY($2)', [
        shopId,
        orderIds,
      ]);
      await judge(client, orderIds);
    });
  }
}

async function readWaiting(client: PoolClient, shopId: number) {
  const waiting = await client.query<{ order_id: string }>(
    'SELECT order_id FROM delivery_waiting WHERE shop_id = $1 ORDER BY order_id LIMIT $2',
    [shopId, WAITING_AT_ONCE],
  );
  const orderIds = waiting.rows.map((row) => row.order_id);
  const { rows } = await client.query<LineRow>(ORDERED_PRODUCTS, [shopId, orderIds, HOLDS_MS]);
  const stale = rows.filter(({ fresh, product_id: id }) => !fresh && id !== null);
  return { orderIds, productIds: [...new Set(stale.map((row) => row.product_id!))] };
}

async function fetchProducts(admin: AdminClient, productIds: readonly string[]) {
  const readAt = new Date().toISOString();
  const ids = productIds.map((id) => `gid://shopify/Product/${id}`);
  const { data } = await admin.query<ReadDeliveryProductsData>(READ_DELIVERY_PRODUCTS, { ids });
  const rows: object[] = [];
  for (const [index, productId] of productIds.entries()) {
    const node = data.nodes[index];
    const found = node !== null && node !== undefined && 'id' in node;
    rows.push({
      product_id: productId,
      gone: !found,
      product_type: (found && node.productType) || '',
      vendor: (found && node.vendor) || '',
      tags: found ? node.tags : [],
      collections: found ? await collectionsOf(admin, node as DeliveryProductNode) : [],
      read_at: readAt,
    });
  }
  return rows;
}

async function collectionsOf(admin: AdminClient, node: DeliveryProductNode): Promise<string[]> {
  const { id } = node;
  let page = node.collections;
  const ids = page.nodes.map((one) => digitsOf(one.id));
  for (let pages = 1; page.pageInfo.hasNextPage && pages < COLLECTION_PAGES_MOST; pages++) {
    const after = page.pageInfo.endCursor;
    const { data } = await admin.query<ReadProductCollectionsData>(READ_PRODUCT_COLLECTIONS, {
      ...{ id, after },
    });
    if (data.product === null) break;
    page = data.product.collections;
    ids.push(...page.nodes.map((one) => digitsOf(one.id)));
  }
  return ids;
}

function digitsOf(gid: string): string {
  return gid.split('/').at(-1) ?? '';
}

const UPSERT_PRODUCTS = `
INSERT INTO delivery_product (shop_id, product_id, gone, product_type, vendor, tags, collections,
  read_at)
SELECT $1, product_id, gone, product_type, vendor, tags, collections, read_at
FROM jsonb_to_recordset($2::jsonb) AS row (product_id text, gone boolean, product_type text,
  vendor text, tags text[], collections text[], read_at timestamptz)
ON CONFLICT (shop_id, product_id) DO UPDATE SET gone = excluded.gone,
  product_type = excluded.product_type, vendor = excluded.vendor, tags = excluded.tags,
  collections = excluded.collections, read_at = excluded.read_at`;
