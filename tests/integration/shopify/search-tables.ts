import { connectionPool } from '../../../app/db/index.server.ts';

/** Names of all tables in which some row, read as text, matches; also those of the queue. */
export async function tablesThatHold(pattern: RegExp): Promise<string[]> {
  const pool = connectionPool();
  const { rows } = await pool.query<{ name: string }>(
    `SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables
     WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')
     ORDER BY 1`,
  );
  if (rows.length < 20) throw new Error(`Only ${rows.length} tables were searched`);
  const found: string[] = [];
  for (const { name } of rows) {
    const hit = await pool.query(`SELECT 1 FROM ${name} AS t WHERE t::text ~ $1 LIMIT 1`, [
      pattern.source,
    ]);
    if (hit.rowCount !== 0) found.push(name);
  }
  return found;
}
