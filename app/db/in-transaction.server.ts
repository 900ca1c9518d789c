import type { PoolClient } from 'pg';
import { connectionPool } from './client.server.ts';

/**
 * Runs `work` in a transaction of the driver's own: for COPY and for statements over many rows,
 * which Prisma does not speak or not well. Committed when `work` resolves, else rolled back.
 */
export async function inTransaction<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await connectionPool().connect();
  let broken: Error | undefined;
  const remember = (cause: unknown): void => {
    broken = cause instanceof Error ? cause : new Error(String(cause));
  };
  // A connection that the server cuts while nothing is asked on it tells only this way; with
  // nobody to listen, that would end the process.
  client.on('error', remember);
  try {
    await client.query('BEGIN');
    const result = await work(client);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch(remember);
    throw error;
  } finally {
    client.off('error', remember);
    client.release(broken);
  }
}
