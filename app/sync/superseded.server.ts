import type { PoolClient } from 'pg';

/** Kinds of records that an import brings, beside orders, which have a table of their own. */
export type SupersededKind =
  'product' | 'inventory-item' | 'customer' | 'inventory-level' | 'review';

const PART_OF_KIND: Record<SupersededKind, string> = {
  product: 'products',
  'inventory-item': 'products',
  customer: 'customers',
  'inventory-level': 'inventory',
  review: 'reviews',
};

/** Kinds that the export of a part brings; none for orders. */
export function kindsOfPart(part: string): SupersededKind[] {
  const kinds = Object.keys(PART_OF_KIND) as SupersededKind[];
  return kinds.filter((kind) => PART_OF_KIND[kind] === part);
}

/**
 * Notes records that were just stored, or removed, from a newer read than the export that is under
 * way, if one is: whatever its file still has of them is older. `always` notes them in any case.
 */
export async function supersede(
  client: PoolClient,
  shopId: number,
  kind: SupersededKind,
  ids: readonly string[],
  { always = false }: { always?: boolean | undefined } = {},
): Promise<void> {
  if (ids.length === 0) return;
  await client.query(
    `INSERT INTO superseded_record (shop_id, kind, record_id)
     SELECT $1, $2, unnest($3::text[])
     WHERE $5 OR EXISTS (SELECT 1 FROM import_part
                         WHERE shop_id = $1 AND part = $4 AND state IN ('exporting', 'loading'))
     ON CONFLICT DO NOTHING`,
    [shopId, kind, ids, PART_OF_KIND[kind], always],
  );
}

/** Ids of records that the running export must leave alone. */
export async function supersededIds(
  client: PoolClient,
  shopId: number,
  kind: SupersededKind,
): Promise<Set<string>> {
  const found = await client.query<{ record_id: string }>(
    'SELECT record_id FROM superseded_record WHERE shop_id = $1 AND kind = $2',
    [shopId, kind],
  );
  return new Set(found.rows.map((row) => row.record_id));
}

/** Forgets what was noted for the export of a part, which begins anew or is through. */
export async function forgetSuperseded(
  client: PoolClient,
  shopId: number,
  part: string,
): Promise<void> {
  await client.query('DELETE FROM superseded_record WHERE shop_id = $1 AND kind = ANY($2)', [
    shopId,
    kindsOfPart(part),
  ]);
}
