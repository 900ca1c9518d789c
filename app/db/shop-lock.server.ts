import { connectionPool } from './client.server.ts';

/** Connections of one process that may stand in a lock at once; the rest serve queries. */
const LOCKS_AT_ONCE = 4;

let free = LOCKS_AT_ONCE;
const waiting: (() => void)[] = [];

/**
 * Runs `work` while no other process runs work of the same purpose for the same shop.
 *
 * The lock lives in PostgreSQL and goes with its connection, so a killed process leaves none.
 * @throws Error (SQLSTATE 55P03) when it cannot be had within `waitMs`.
 */
export async function withShopLock<T>(
  shopId: number,
  purpose: string,
  work: () => Promise<T>,
  waitMs = 30_000,
): Promise<T> {
  await takePlace();
  try {
    const connection = await connectionPool().connect();
    let broken: Error | undefined;
    connection.on('error', remember);
    function remember(error: Error): void {
      broken = error;
    }
    try {
      await connection.query('BEGIN');
      await connection.query(`SET LOCAL lock_timeout = ${Math.trunc(waitMs)}`);
      await connection.query('SELECT pg_advisory_xact_lock(hashtext($1), $2)', [purpose, shopId]);
      return await work();
    } finally {
      await connection.query('COMMIT').catch(remember);
      connection.off('error', remember);
      connection.release(broken);
    }
  } finally {
    leavePlace();
  }
}

async function takePlace(): Promise<void> {
  if (free > 0) {
    free -= 1;
    return;
  }
  await new Promise<void>((resolve) => waiting.push(resolve));
}

function leavePlace(): void {
  const next = waiting.shift();
  if (next === undefined) free += 1;
  else next();
}
