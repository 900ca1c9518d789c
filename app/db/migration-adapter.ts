import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';

const OID_NAME = 19;
const OID_TEXT = 25;

/** Pool and client whose answers call PostgreSQL's type `name` text, which is what it is. */
class CatalogClient extends pg.Client {
  override query(...args: unknown[]): never {
    return relabel((super.query as (...a: unknown[]) => unknown).apply(this, args)) as never;
  }
}

class CatalogPool extends pg.Pool {
  override query(...args: unknown[]): never {
    return relabel((super.query as (...a: unknown[]) => unknown).apply(this, args)) as never;
  }
}

function relabel(answer: unknown): unknown {
  return answer instanceof Promise ? answer.then(namesAsText) : answer;
}

function namesAsText<T>(result: T): T {
  const fields = (result as { fields?: { dataTypeID: number }[] } | undefined)?.fields ?? [];
  for (const field of fields) if (field.dataTypeID === OID_NAME) field.dataTypeID = OID_TEXT;
  return result;
}

/**
 * A driver adapter for `prisma migrate`, which reads system catalogs.
 *
 * adapter-pg 6.19 refuses PostgreSQL's type `name` (OID 19) that catalogs are full of, so the
 * pool below relabels such columns.
 */
export function createMigrationAdapter(connectionString: string): PrismaPg {
  const pool = new CatalogPool({
    connectionString,
    Client: CatalogClient,
    max: 2,
    idleTimeoutMillis: 200,
    allowExitOnIdle: true,
  });
  return new PrismaPg(pool, { disposeExternalPool: true });
}
