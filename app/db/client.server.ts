import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { databaseUrl } from './database-url.server.ts';
import { PrismaClient } from './generated/client.ts';

let pool: pg.Pool | null = null;
let prisma: PrismaClient | null = null;

/** The one connection pool of this process. */
export function connectionPool(): pg.Pool {
  if (pool === null) {
    pool = new pg.Pool({ connectionString: databaseUrl(), max: 16, idleTimeoutMillis: 30_000 });
    // A connection that the server closes while idle is replaced on next use.
    pool.on('error', () => undefined);
  }
  return pool;
}

/** The unguarded client: for this folder alone. Everybody else asks `forShop`. */
export function unguardedPrisma(): PrismaClient {
  prisma ??= new PrismaClient({ adapter: new PrismaPg(connectionPool()) });
  return prisma;
}

/** Closes every connection; the next use opens new ones. */
export async function closeDatabase(): Promise<void> {
  await prisma?.$disconnect();
  prisma = null;
  const closing = pool;
  pool = null;
  await closing?.end();
}
