import { connectionPool } from '../db/index.server.ts';

/** How far the newest completed import of a shop has come. */
export interface ImportStanding {
  shopId: number;
  /** When its exports were through: orders, products, customers and stock are there. */
  importedAt: Date;
  /**
   * When the last of its parts ended, those that go on in the background too (carrier events,
   * reviews, payouts); null while one is under way.
   */
  wholeAt: Date | null;
}

/** More days than this that wait to be counted come from an import, not from orders of today. */
const FEW_DIRTY_DAYS = 3;

/**
 * Where the data of shops can be looked at: those with a completed import and counted days. For
 * analyses that run after an import and again when all of it is there.
 */
export async function readImportStandings(shopIds: readonly number[]): Promise<ImportStanding[]> {
  const { rows } = await connectionPool().query<{
    shop_id: number;
    imported_at: Date;
    whole_at: Date | null;
  }>(
    `SELECT shop.shop_id, run.finished_at AS imported_at, parts.whole_at
     FROM unnest($1::int[]) AS shop (shop_id)
     CROSS JOIN LATERAL (
       SELECT import_run_id, finished_at FROM import_run AS run
       WHERE run.shop_id = shop.shop_id AND run.state = 'completed'
       ORDER BY queued_at DESC LIMIT 1) AS run
     CROSS JOIN LATERAL (
       SELECT CASE WHEN bool_and(state IN ('completed', 'failed'))
                   THEN greatest(max(finished_at), run.finished_at) END AS whole_at
       FROM import_part AS part
       WHERE part.shop_id = shop.shop_id AND part.import_run_id = run.import_run_id) AS parts
     WHERE NOT EXISTS (SELECT 1 FROM dirty_day AS dirty
       WHERE dirty.shop_id = shop.shop_id OFFSET $2)`,
    [shopIds, FEW_DIRTY_DAYS],
  );
  return rows.map((row) => ({
    shopId: row.shop_id,
    importedAt: row.imported_at,
    wholeAt: row.whole_at,
  }));
}
