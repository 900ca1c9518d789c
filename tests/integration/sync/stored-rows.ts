import { connectionPool } from '../../../app/db/index.server.ts';
import type { Rows } from './expected-rows.ts';

/**
 * What is stored of a shop, with the columns that `like` has and as it writes them: instants as
 * whole seconds, dates and big integers as text.
 */
export async function storedRows(shopId: number, like: Rows): Promise<Rows> {
  const stored: Rows = {};
  for (const [table, rows] of Object.entries(like)) {
    const columns = Object.keys(rows[0] ?? {});
    if (columns.length === 0) {
      const found = await connectionPool().query(`SELECT * FROM "${table}" WHERE shop_id = $1`, [
        shopId,
      ]);
      stored[table] = found.rows;
      continue;
    }
    const found = await connectionPool().query(
      `SELECT ${columns.map(written).join(', ')} FROM "${table}" WHERE shop_id = $1`,
      [shopId],
    );
    stored[table] = found.rows;
  }
  return stored;
}

/** Both sides in the same order, so that a difference shows as itself. */
export function inOrder(rows: Rows): Rows {
  return Object.fromEntries(
    Object.entries(rows).map(([table, list]) => [
      table,
      list
        .map((row) => ({ row, key: JSON.stringify(row) }))
        .sort((a, b) => (a.key < b.key ? -1 : 1))
        .map(({ row }) => row),
    ]),
  );
}

function written(column: string): string {
  if (column.endsWith('_at')) return `floor(extract(epoch FROM ${column}))::float8 AS ${column}`;
  if (column.endsWith('_on')) return `${column}::text`;
  if (column === 'countries') {
    return `(SELECT string_agg(c, ',' ORDER BY c) FROM unnest(countries) AS c) AS countries`;
  }
  return `"${column}"`;
}
