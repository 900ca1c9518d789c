import type { PoolClient } from 'pg';
import { copyTables, deleteRows } from './merge-transaction.server.ts';
import type { PackedInventory } from './pack-rows.ts';
import { supersede, supersededIds } from './superseded.server.ts';

/*
 * Levels have no version of their own at Shopify: the later read wins. One item is never read
 * twice at once, and an export leaves alone what was read since it began.
 */

/** Replaces levels and codes of items that were read whole. Must run inside `inMergeTransaction`. */
export async function mergeInventory(
  client: PoolClient,
  shopId: number,
  packed: PackedInventory,
): Promise<void> {
  await replaceInventory(client, shopId, packed, new Set());
  await supersede(client, shopId, 'inventory-level', packed.itemIds);
}

/** The same for a stretch of an export, in which levels may come long after their item. */
export async function mergeExportedInventory(
  client: PoolClient,
  shopId: number,
  packed: PackedInventory,
): Promise<void> {
  const known = await supersededIds(client, shopId, 'inventory-level');
  await replaceInventory(client, shopId, packed, known);
}

async function replaceInventory(
  client: PoolClient,
  shopId: number,
  { itemIds, tables }: PackedInventory,
  dropped: ReadonlySet<string>,
): Promise<void> {
  const kept = itemIds.filter((id) => !dropped.has(id));
  await deleteRows(client, shopId, 'inventory_level', 'inventory_item_id', kept);
  await deleteRows(client, shopId, 'inventory_item_code', 'inventory_item_id', kept);
  await copyTables(client, [tables.levels, tables.codes], dropped);
}
