import { connectionPool } from '../db/index.server.ts';

/** First halves of the keys of advisory locks; the second is the shop. Any numbers of our own. */
const ARRIVAL_LOCK = 7_373;
const DRAIN_LOCK = 7_374;

/**
 * A query that notes, until its transaction ends, that webhooks of some shops are coming in, so
 * that `arrivalsEnded` waits for it; to be part of a statement before the one that enqueues.
 * `shopIds` is the SQL of an array. In one order, so that two transactions never wait for each other.
 */
export function announceArrivals(shopIds: string): string {
  return `SELECT count(pg_advisory_xact_lock_shared(${ARRIVAL_LOCK}, shop_id))
    FROM (SELECT DISTINCT unnest(${shopIds}::int[]) AS shop_id ORDER BY 1) AS shops`;
}

/**
 * Waits for the webhooks of a shop that are being stored: who sends no job of its own, because one
 * waits already, must be seen by that one.
 */
export async function arrivalsEnded(shopId: number): Promise<void> {
  await connectionPool().query('SELECT pg_advisory_xact_lock($1, $2)', [ARRIVAL_LOCK, shopId]);
}

interface Held {
  /** Asks one after the other: the driver takes no second question before the first answer. */
  ask: (sql: string, values: unknown[]) => Promise<{ free?: boolean }[]>;
  release: () => void;
}

/** One connection holds the locks of all shops that this process drains. */
let held: Promise<Held> | null = null;
const here = new Set<number>();

/**
 * Runs `work` unless some process does so for this shop already; then `'taken'`.
 *
 * The lock goes with its connection, so a killed process leaves none. Where only the connection
 * breaks, two processes may work at once for a while: that costs a second read, no more.
 */
export async function whereNobodyDrains<T>(
  shopId: number,
  work: () => Promise<T>,
): Promise<T | 'taken'> {
  if (here.has(shopId)) return 'taken';
  here.add(shopId);
  try {
    const { ask } = await (held ??= hold());
    const key = [DRAIN_LOCK, shopId];
    const [lock] = await ask('SELECT pg_try_advisory_lock($1, $2) AS free', key);
    if (lock?.free !== true) return 'taken';
    try {
      return await work();
    } finally {
      await ask('SELECT pg_advisory_unlock($1, $2)', key).catch(() => undefined);
    }
  } finally {
    here.delete(shopId);
    if (here.size === 0) {
      const last = await held?.catch(() => null);
      // Somebody may have come meanwhile.
      if (here.size === 0) last?.release();
    }
  }
}

async function hold(): Promise<Held> {
  try {
    const client = await connectionPool().connect();
    let released = false;
    const release = (): void => {
      if (released) return;
      released = true;
      held = null;
      // Closed rather than kept: a lock that could not be given back must not live on.
      client.release(true);
    };
    // A connection that breaks while nothing is asked on it.
    client.on('error', release);
    let last: Promise<unknown> = Promise.resolve();
    const ask: Held['ask'] = (sql, values) => {
      const answer = last.then(() => client.query<{ free?: boolean }>(sql, values));
      last = answer.catch(() => undefined);
      return answer.then(({ rows }) => rows);
    };
    return { ask, release };
  } catch (error) {
    held = null;
    throw error;
  }
}
