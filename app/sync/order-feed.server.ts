import type { PoolClient } from 'pg';
import { inTransaction } from '../db/index.server.ts';

/**
 * Work of a domain that follows every change of an order: points to be booked, a promise to be
 * judged. Registered at the start of the process; this folder knows no domain.
 */
export interface OrderFollower {
  /** Kebab-case and for good: the place up to which it has read is stored under it. */
  name: string;
  /**
   * Orders that were stored or removed since, each once, in the transaction that moves the cursor
   * on. Called again with the same ids where that transaction fails. The orders of a first import
   * are not told: a follower that wants them reads them by itself.
   */
  follow: (client: PoolClient, shopId: number, orderIds: readonly string[]) => Promise<void>;
}

/** Sums of a domain's own per day, rebuilt with those of this folder. */
export interface DayRollup {
  name: string;
  /** Recomputes the days ('YYYY-MM-DD'), whatever is stored for them. */
  rebuild: (client: PoolClient, shopId: number, days: readonly string[]) => Promise<void>;
}

/** Changes read in one transaction. */
const CHANGES_AT_ONCE = 500;

/** Tells followers of orders, if and only if `client` commits. Must run inside a merge. */
export async function noteOrderChanges(
  client: PoolClient,
  shopId: number,
  orderIds: readonly string[],
): Promise<void> {
  if (orderIds.length === 0) return;
  await client.query('INSERT INTO order_change (shop_id, order_id) SELECT $1, unnest($2::text[])', [
    shopId,
    orderIds,
  ]);
}

/**
 * Has every follower read what changed, and forgets what all have read.
 *
 * One that fails does not hold up the others; its failure is thrown after them, and the job that
 * calls this tries again.
 */
export async function followOrders(
  shopId: number,
  followers: readonly OrderFollower[],
  signal?: AbortSignal,
): Promise<void> {
  const failures: unknown[] = [];
  for (const follower of followers) {
    try {
      while (await followSome(shopId, follower)) signal?.throwIfAborted();
    } catch (error) {
      failures.push(error);
    }
  }
  await forgetRead(shopId, followers);
  if (failures.length > 0) throw failures[0];
}

/** True where more may be waiting. */
async function followSome(shopId: number, follower: OrderFollower): Promise<boolean> {
  return inTransaction(async (client) => {
    await client.query(
      `INSERT INTO order_follower (shop_id, follower, change_id) VALUES ($1, $2, 0)
       ON CONFLICT DO NOTHING`,
      [shopId, follower.name],
    );
    // Holds the place, so that two processes never tell the same change at once.
    const place = await client.query<{ change_id: string }>(
      'SELECT change_id FROM order_follower WHERE shop_id = $1 AND follower = $2 FOR UPDATE',
      [shopId, follower.name],
    );
    const changes = await client.query<{ change_id: string; order_id: string }>(
      `SELECT change_id, order_id FROM order_change WHERE shop_id = $1 AND change_id > $2
       ORDER BY change_id LIMIT $3`,
      [shopId, place.rows[0]?.change_id ?? '0', CHANGES_AT_ONCE],
    );
    const last = changes.rows.at(-1);
    if (last === undefined) return false;
    await follower.follow(client, shopId, [...new Set(changes.rows.map((row) => row.order_id))]);
    await client.query(
      'UPDATE order_follower SET change_id = $3 WHERE shop_id = $1 AND follower = $2',
      [shopId, follower.name, last.change_id],
    );
    return changes.rows.length === CHANGES_AT_ONCE;
  });
}

/** One that has never come through has no place yet: then nothing is forgotten. */
async function forgetRead(shopId: number, followers: readonly OrderFollower[]): Promise<void> {
  await inTransaction((client) =>
    client.query(
      `DELETE FROM order_change WHERE shop_id = $1 AND (cardinality($2::text[]) = 0 OR change_id <=
         (SELECT CASE WHEN count(*) = cardinality($2::text[]) THEN min(change_id) END
          FROM order_follower WHERE shop_id = $1 AND follower = ANY($2)))`,
      [shopId, followers.map(({ name }) => name)],
    ),
  );
}
