import type { PoolClient } from 'pg';
import type { ShopTransaction } from '../db/index.server.ts';

/**
 * A transaction of ours as `enqueue` takes it: the job is sent if and only if `client` commits.
 *
 * Merging speaks COPY, which Prisma does not know, so its transactions are the driver's own.
 */
export function asTransaction(client: PoolClient): ShopTransaction {
  const runner = {
    $queryRawUnsafe: async (text: string, ...values: unknown[]) =>
      (await client.query<Record<string, unknown>>(text, values)).rows,
  };
  return runner as unknown as ShopTransaction;
}
