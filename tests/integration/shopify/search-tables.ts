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
  const bytes = await bytesColumns();
  for (const { name } of rows) {
    const places = [
      't::text',
      // Bytes are hexadecimal as text: what they spell in ASCII shows in this form alone.
      ...(bytes.get(name) ?? []).map((column) => `encode(t."${column}", 'escape')`),
    ];
    const where = places.map((place) => `${place} ~ $1`).join(' OR ');
    const hit = await pool.query(`SELECT 1 FROM ${name} AS t WHERE ${where} LIMIT 1`, [
      pattern.source,
    ]);
    if (hit.rowCount !== 0) found.push(name);
  }
  return found;
}

async function bytesColumns(): Promise<Map<string, string[]>> {
  const { rows } = await connectionPool().query<{ name: string; columns: string[] }>(
    `SELECT format('%I.%I', table_schema, table_name) AS name,
       array_agg(column_name::text) AS columns
     FROM information_schema.columns
     WHERE data_type = 'bytea' AND table_schema NOT IN ('pg_catalog', 'information_schema')
     GROUP BY 1`,
  );
  return new Map(rows.map(({ name, columns }) => [name, columns]));
}
