import type { PoolClient } from 'pg';
import {
  compareVersions,
  copyTables,
  deleteRows,
  markDirtyDays,
} from './merge-transaction.server.ts';
import { noteOrderChanges } from './order-feed.server.ts';
import type { PackedCustomers } from './pack-rows.ts';
import { supersede, supersededIds } from './superseded.server.ts';

/** Stores customers unless newer ones are here. Must run inside `inMergeTransaction`. */
export async function mergeCustomers(
  client: PoolClient,
  shopId: number,
  packed: PackedCustomers,
): Promise<void> {
  await replaceCustomers(client, shopId, packed, new Set());
  const ids = packed.customers.map(({ id }) => id);
  await supersede(client, shopId, 'customer', ids);
}

/** The same for a stretch of an export, whose file may have customers that are gone by now. */
export async function mergeExportedCustomers(
  client: PoolClient,
  shopId: number,
  packed: PackedCustomers,
): Promise<void> {
  const known = await supersededIds(client, shopId, 'customer');
  await replaceCustomers(client, shopId, packed, known);
}

async function replaceCustomers(
  client: PoolClient,
  shopId: number,
  { customers, table }: PackedCustomers,
  known: ReadonlySet<string>,
): Promise<void> {
  const compared = customers.filter(({ id }) => !known.has(id));
  const found = await compareVersions(client, shopId, 'customer', 'customer_id', compared);
  await deleteRows(client, shopId, 'customer', 'customer_id', found.replaced);
  await copyTables(client, [table], new Set([...known, ...found.stale]));
}

/** Removes customers; their orders stay. Must run inside `inMergeTransaction`. */
export async function deleteCustomers(
  client: PoolClient,
  shopId: number,
  customerIds: readonly string[],
): Promise<void> {
  await deleteRows(client, shopId, 'customer', 'customer_id', customerIds);
  await supersede(client, shopId, 'customer', customerIds);
}

/**
 * Gives the orders and reviews of a customer who was merged into another to that one, and marks the days of
 * both: which orders are repeat orders changes. Must run inside `inMergeTransaction`.
 */
export async function moveOrders(
  client: PoolClient,
  shopId: number,
  { from, to }: { from: string; to: string },
): Promise<void> {
  await client.query(
    'UPDATE "order" SET customer_id = $3 WHERE shop_id = $1 AND customer_id = $2',
    [shopId, from, to],
  );
  await client.query('UPDATE review SET customer_id = $3 WHERE shop_id = $1 AND customer_id = $2', [
    shopId,
    from,
    to,
  ]);
  await client.query(
    `INSERT INTO customer_merge (shop_id, customer_id, kept_customer_id, merged_at)
     VALUES ($1, $2, $3, now()) ON CONFLICT DO NOTHING`,
    [shopId, from, to],
  );
  const orders = await client.query<{ order_id: string }>(
    'SELECT order_id FROM "order" WHERE shop_id = $1 AND customer_id = $2',
    [shopId, to],
  );
  await noteOrderChanges(
    client,
    shopId,
    orders.rows.map((row) => row.order_id),
  );
  const days = await client.query<{ day: string }>(
    `SELECT DISTINCT processed_on::text AS day FROM "order"
     WHERE shop_id = $1 AND customer_id = $2`,
    [shopId, to],
  );
  await markDirtyDays(client, shopId, new Set(days.rows.map((row) => row.day)));
}
