import type { PoolClient } from 'pg';

/**
 * A change that was read so much later may hide others before it: prices between are not known.
 */
export const READ_IN_TIME_MINUTES = 60;

/** When products changed last before a merge, as far as they were known. */
export type KnownVersions = ReadonlyMap<string, Date>;

/**
 * Looks up when products were changed last, before a merge replaces them; for `recordPrices`.
 */
export async function readKnownVersions(
  client: PoolClient,
  shopId: number,
  productIds: readonly string[],
): Promise<KnownVersions> {
  if (productIds.length === 0) return new Map();
  const { rows } = await client.query<{ product_id: string; updated_at: Date }>(
    'SELECT product_id, updated_at FROM product WHERE shop_id = $1 AND product_id = ANY($2)',
    [shopId, productIds],
  );
  return new Map(rows.map((row) => [row.product_id, row.updated_at]));
}

/**
 * Writes down the prices of variants that a merge has just stored, where they are new, and returns
 * how many are. Must run in the transaction of the merge.
 *
 * A price holds from the last change of its product, because every change of a price is one. What
 * was before is known where the change was read in time; where the product changed unseen (an
 * export after a pause, a webhook that came late), prices between may be missing, and the history
 * begins anew.
 */
export async function recordPrices(
  client: PoolClient,
  shopId: number,
  merged: { variantIds: readonly string[]; known: KnownVersions; watched: boolean },
): Promise<number> {
  const { variantIds, known, watched } = merged;
  if (variantIds.length === 0) return 0;
  const { rowCount } = await client.query(RECORD, [
    shopId,
    variantIds,
    [...known.keys()],
    [...known.values()],
    watched,
    READ_IN_TIME_MINUTES,
  ]);
  return rowCount ?? 0;
}

const RECORD = `
WITH known AS (
  SELECT * FROM unnest($3::text[], $4::timestamptz[]) AS k (product_id, updated_at)
), seen AS (
  SELECT v.variant_id, v.price_minor, v.compare_at_minor, v.created_at, s.currency,
    p.updated_at, p.synced_at, k.updated_at AS known_at,
    p.synced_at - p.updated_at <= make_interval(mins => $6) AS in_time
  FROM product_variant AS v
  JOIN product AS p ON p.shop_id = v.shop_id AND p.product_id = v.product_id
  JOIN shop AS s ON s.shop_id = v.shop_id
  LEFT JOIN known AS k ON k.product_id = v.product_id
  WHERE v.shop_id = $1 AND v.variant_id = ANY($2)
), compared AS (
  SELECT seen.*, last.variant_id IS NOT NULL AS has_last,
    last.price_minor IS NOT DISTINCT FROM seen.price_minor
      AND last.compare_at_minor IS NOT DISTINCT FROM seen.compare_at_minor
      AND last.currency IS NOT DISTINCT FROM seen.currency AS same,
    last.currency IS NOT DISTINCT FROM seen.currency
      AND coalesce(known_at = updated_at OR ($5 AND in_time), false) AS continuous,
    last.from_at AS last_from
  FROM seen
  LEFT JOIN price_history AS last ON last.shop_id = $1
    AND last.variant_id = seen.variant_id AND last.until_at IS NULL
), changed AS (
  SELECT *, CASE
      WHEN has_last AND continuous THEN 'price'
      WHEN NOT has_last AND synced_at - created_at <= make_interval(mins => $6) THEN 'nothing'
      ELSE 'unknown'
    END AS preceded_by,
    CASE
      WHEN NOT has_last AND synced_at - created_at <= make_interval(mins => $6) THEN created_at
      ELSE updated_at
    END AS from_at
  FROM compared
  WHERE NOT has_last OR ((NOT same OR NOT continuous) AND updated_at > last_from)
), ended AS (
  UPDATE price_history AS h SET until_at = changed.from_at
  FROM changed
  WHERE h.shop_id = $1 AND h.variant_id = changed.variant_id AND h.until_at IS NULL
)
INSERT INTO price_history
  (shop_id, variant_id, from_at, currency, price_minor, compare_at_minor, preceded_by)
SELECT $1, variant_id, from_at, currency, price_minor, compare_at_minor, preceded_by
FROM changed`;
