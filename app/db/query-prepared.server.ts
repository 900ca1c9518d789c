import { connectionPool } from './client.server.ts';

/**
 * Runs a statement of our own for one shop as a prepared one of the driver: for what shoppers ask
 * hundreds of times a second, where Prisma's own work costs ten times that of the query. Outside a
 * transaction; everything else goes through `queryForShop`.
 *
 * `$1` is the shop's id; `values` begin at `$2`. A name stands for one text.
 * @throws Error where the statement does not name shop_id with `$1`.
 * @example
 * const rows = await queryPrepared<{ n: number }>(7, {
 *   name: 'count-markets', text: 'SELECT count(*)::int AS n FROM market WHERE shop_id = $1',
 * });
 */
export async function queryPrepared<Row extends object>(
  shopId: number,
  statement: { name: string; text: string },
  values: readonly unknown[] = [],
): Promise<Row[]> {
  if (!Number.isSafeInteger(shopId) || shopId <= 0) throw new RangeError(`${shopId} is no shop id`);
  if (!/\bshop_id\b/.test(statement.text) || !/\$1\b/.test(statement.text)) {
    throw new Error('A statement for one shop must filter by shop_id = $1');
  }
  const { rows } = await connectionPool().query<Row>({
    ...statement,
    values: [shopId, ...values],
  });
  return rows;
}
