import { randomUUID } from 'node:crypto';
import pg from 'pg';

export const BASE_DATABASE = 'portolan_base';

export interface TestDatabase {
  /** Connection string; empty of rows, migrated, with the queue's tables. */
  url: string;
  /** Drops it, with whoever is still connected. */
  drop: () => Promise<void>;
}

/**
 * A database of one's own, copied from the migrated base in some 50 ms.
 * @example
 * const database = await createTestDatabase(inject('postgresUrl'));
 */
export async function createTestDatabase(serverUrl: string): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await onServer(serverUrl, `CREATE DATABASE ${name} TEMPLATE ${BASE_DATABASE}`);
  return {
    url: databaseOn(serverUrl, name),
    drop: () => onServer(serverUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}

/** The same server, another database. */
export function databaseOn(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

async function onServer(serverUrl: string, statement: string): Promise<void> {
  const client = new pg.Client(serverUrl);
  // Dropping a database by force also ends connections that end themselves at that moment.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
