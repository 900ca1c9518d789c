import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { connectionPool, inTransaction } from '../db/index.server.ts';
import { copyText, type CopyLines } from './copy-text.ts';
import { takeTurns } from './merge-turns.ts';
import type { Version } from './pack-rows.ts';

/** First half of the advisory lock's key; the second is the shop. Any number nobody else uses. */
const MERGE_LOCK = 7_372;

/**
 * Runs `work` in a transaction during which nobody else merges records of this shop.
 *
 * Merging compares versions and then deletes and copies; one merge at a time makes the comparison
 * hold until the commit, so that neither upserts nor staging tables are needed. Not `durable`, the
 * last commits may be lost, whole, in a crash of the server: for work that is then done again.
 */
export async function inMergeTransaction<T>(
  shopId: number,
  work: (client: PoolClient) => Promise<T>,
  options: { durable: boolean } = { durable: true },
): Promise<T> {
  return inTransaction(async (client) => {
    const flush = options.durable ? '' : 'SET LOCAL synchronous_commit = off; ';
    await client.query(`${flush}SELECT pg_advisory_xact_lock(${MERGE_LOCK}, ${shopId})`);
    return work(client);
  });
}

/**
 * Merges of single records in this process: one of a shop, which could not go beside another of
 * that shop anyway and would hold a connection while it waits, and two of all shops. More of them
 * would take the time in which the same process answers webhooks and pages; a second one goes on
 * where the first waits for an import of its shop.
 */
const inTurn = takeTurns<number>({ atOnce: 2 });

/**
 * As `inMergeTransaction`, for a record that was read again: these come in bursts, and take turns
 * so that whoever is answered by this process does not wait for them.
 */
export function inRecordMerge<T>(
  shopId: number,
  work: (client: PoolClient) => Promise<T>,
): Promise<T> {
  return inTurn(shopId, () => inMergeTransaction(shopId, work));
}

/** Waits until every merge of a shop that is under way has come to its end. */
export async function mergesEnded(shopId: number): Promise<void> {
  await connectionPool().query('SELECT pg_advisory_xact_lock_shared($1, $2)', [MERGE_LOCK, shopId]);
}

const NOBODY: ReadonlySet<string> = new Set();

/**
 * Copies rows into their tables; a key that exists already fails the transaction. Lines
 * of `dropped` owners are left out.
 */
export async function copyTables(
  client: PoolClient,
  tables: readonly CopyLines[],
  dropped: ReadonlySet<string> = NOBODY,
): Promise<void> {
  for (const table of tables) {
    const text = copyText(table, dropped);
    if (text.length === 0) continue;
    const copy = client.query(copyFrom(table.statement));
    await pipeline(Readable.from([text], { objectMode: false }), copy);
  }
}

/** Deletes the rows of a table whose `column` is one of `ids`. */
export async function deleteRows(
  client: PoolClient,
  shopId: number,
  table: string,
  column: string,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  await client.query(`DELETE FROM "${table}" WHERE shop_id = $1 AND "${column}" = ANY($2)`, [
    shopId,
    ids,
  ]);
}

/** The same of several tables, in one statement: single records are merged by the hundred. */
export async function deleteRowsOfTables(
  client: PoolClient,
  shopId: number,
  tables: readonly string[],
  column: string,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  const deletions = tables.map(
    (table, index) =>
      `of_${index} AS (DELETE FROM "${table}" WHERE shop_id = $1 AND "${column}" = ANY($2))`,
  );
  await client.query(`WITH ${deletions.join(', ')} SELECT`, [shopId, ids]);
}

/** What a batch of versions is against what is stored. */
export interface Comparison {
  /** Stored and newer than the batch: to be left alone. */
  stale: Set<string>;
  /** Stored and not newer: to be replaced. */
  replaced: string[];
}

/**
 * Compares versions with the stored ones. Newer is the later `updatedAt`, and where those are
 * equal the one that was asked for later.
 */
export async function compareVersions(
  client: PoolClient,
  shopId: number,
  table: string,
  column: string,
  versions: readonly Version[],
): Promise<Comparison> {
  const comparison: Comparison = { stale: new Set(), replaced: [] };
  if (versions.length === 0) return comparison;
  const incoming = new Map(versions.map((version) => [version.id, version]));
  const stored = await client.query<{ id: string; updated_at: Date; synced_at: Date }>(
    `SELECT "${column}" AS id, updated_at, synced_at FROM "${table}"
     WHERE shop_id = $1 AND "${column}" = ANY($2)`,
    [shopId, [...incoming.keys()]],
  );
  for (const row of stored.rows) {
    const version = incoming.get(row.id);
    if (version === undefined) continue;
    const age = Date.parse(version.updatedAt) - row.updated_at.getTime();
    const asked = Date.parse(version.syncedAt) - row.synced_at.getTime();
    if (age < 0 || (age === 0 && asked < 0)) comparison.stale.add(row.id);
    else comparison.replaced.push(row.id);
  }
  return comparison;
}

/** Marks days for the rollups. In order, so that two transactions never wait for each other. */
export async function markDirtyDays(
  client: PoolClient,
  shopId: number,
  days: ReadonlySet<string>,
): Promise<void> {
  if (days.size === 0) return;
  await client.query(
    `INSERT INTO dirty_day (shop_id, day)
     SELECT $1, day FROM unnest($2::date[]) AS day ORDER BY day
     ON CONFLICT DO NOTHING`,
    [shopId, [...days].sort()],
  );
}
