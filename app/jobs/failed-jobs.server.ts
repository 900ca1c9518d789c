import { connectionPool } from '../db/index.server.ts';
import { queue } from './queue.server.ts';

/** A job that has used up its attempts and waits for somebody to decide. */
export interface FailedJob {
  jobId: string;
  /** Name of its kind. */
  name: string;
  /** Of the last attempt. */
  failedAt: Date;
  attempts: number;
  /** Reason word of the last error, where it was one of Shopify's. */
  reason: string | null;
}

const LISTED_MAX = 50;
const DELETED_AT_ONCE = 5_000;

/** What the jobs of one shop are known by. */
const OF_SHOP = `data ->> 'shopId' = $1`;

/** The failed jobs of one shop, the newest first, 50 at most. */
export async function readFailedJobs(shopId: number): Promise<FailedJob[]> {
  await queue();
  const { rows } = await connectionPool().query<FailedJob>(
    `SELECT id AS "jobId", name, completed_on AS "failedAt", retry_count + 1 AS attempts,
            output ->> 'reason' AS reason
     FROM pgboss.job WHERE state = 'failed' AND ${OF_SHOP}
     ORDER BY completed_on DESC LIMIT ${LISTED_MAX}`,
    [String(shopId)],
  );
  return rows;
}

/** Gives a failed job of this shop one more attempt; false where the shop has no such job. */
export async function runFailedJobAgain(shopId: number, jobId: string): Promise<boolean> {
  const name = await nameOfFailed(shopId, jobId);
  if (name === null) return false;
  const boss = await queue();
  await boss.retry(name, jobId);
  return true;
}

/** Takes a failed job of this shop off the list for good; false where the shop has no such job. */
export async function dismissFailedJob(shopId: number, jobId: string): Promise<boolean> {
  const name = await nameOfFailed(shopId, jobId);
  if (name === null) return false;
  const boss = await queue();
  await boss.deleteJob(name, jobId);
  return true;
}

async function nameOfFailed(shopId: number, jobId: string): Promise<string | null> {
  await queue();
  const { rows } = await connectionPool().query<{ name: string }>(
    `SELECT name FROM pgboss.job WHERE id = $2::uuid AND state = 'failed' AND ${OF_SHOP}`,
    [String(shopId), jobId],
  );
  return rows[0]?.name ?? null;
}

/**
 * Deletes every job of a shop but the running one, with what their errors say; how many went.
 * For a shop that is erased.
 */
export async function forgetJobs(shopId: number): Promise<number> {
  await queue();
  const { rowCount } = await connectionPool().query(
    `DELETE FROM pgboss.job WHERE state <> 'active' AND ${OF_SHOP}`,
    [String(shopId)],
  );
  return rowCount ?? 0;
}

/**
 * Deletes some of the jobs that were done before an instant; how many went. Failed ones stay until
 * the queue's own limit, for the merchant to decide.
 */
export async function purgeFinishedJobs(before: Date, most = DELETED_AT_ONCE): Promise<number> {
  await queue();
  const { rowCount } = await connectionPool().query(
    `DELETE FROM pgboss.job WHERE (name, id) IN (
       SELECT name, id FROM pgboss.job
       WHERE state IN ('completed', 'cancelled') AND completed_on < $1 LIMIT $2)`,
    [before, most],
  );
  return rowCount ?? 0;
}
