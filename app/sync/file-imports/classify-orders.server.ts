import type { PoolClient } from 'pg';
import { orderFingerprint, recognizeOrder, type ImportedOrder } from '../files/index.ts';
import { fileOrderId } from './file-order-id.ts';
import type { RecordCounts } from './model.ts';
import { FILE_SOURCE, versionOf } from './rows-of-file-order.ts';

export type OrderClass = keyof RecordCounts;

export interface ClassifiedOrder {
  order: ImportedOrder;
  orderId: string;
  contentHash: string;
  as: OrderClass;
}

interface Stored {
  order_id: string;
  updated_at: Date;
  of_file: boolean;
  content_hash: string | null;
}

/** Tells of each order whether it is new, known, changed, older than stored, or Shopify's own. */
export async function classifyOrders(
  client: Pick<PoolClient, 'query'>,
  shopId: number,
  orders: readonly ImportedOrder[],
): Promise<ClassifiedOrder[]> {
  const ids = orders.map((order) => fileOrderId(order.channel, order.orderId));
  const { rows } = await client.query<Stored>(
    `SELECT o.order_id, o.updated_at, o.source_name IS NOT DISTINCT FROM $3 AS of_file,
       (SELECT content_hash FROM file_import_order AS said
        WHERE said.shop_id = $1 AND said.order_id = o.order_id
        ORDER BY imported_at DESC, file_import_id DESC LIMIT 1) AS content_hash
     FROM "order" AS o WHERE o.shop_id = $1 AND o.order_id = ANY($2)`,
    [shopId, ids, FILE_SOURCE],
  );
  const stored = new Map(rows.map((row) => [row.order_id, row]));
  return orders.map((order, at) => {
    const orderId = ids[at] ?? '';
    const { contentHash } = orderFingerprint(order);
    return { order, orderId, contentHash, as: classOf(order, contentHash, stored.get(orderId)) };
  });
}

function classOf(order: ImportedOrder, contentHash: string, stored?: Stored): OrderClass {
  if (stored === undefined) return 'new';
  if (!stored.of_file) return 'synced';
  const known = recognizeOrder({ key: '', contentHash }, stored.content_hash);
  if (known !== 'changed') return known;
  return Date.parse(versionOf(order)) < stored.updated_at.getTime() ? 'older' : 'changed';
}

/** Items in groups of `size`, the last one shorter. */
export async function* inGroups<Item>(
  items: AsyncIterable<Item>,
  size: number,
): AsyncGenerator<Item[]> {
  let group: Item[] = [];
  for await (const item of items) {
    group.push(item);
    if (group.length < size) continue;
    yield group;
    group = [];
  }
  if (group.length > 0) yield group;
}
