import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { PgBoss } from 'pg-boss';
import type { TestProject } from 'vitest/node';
import { applyMigrations } from '../../app/db/apply-migrations.server.ts';
import { startEmbeddedPostgres } from '../../app/db/embedded-postgres.server.ts';
import { BASE_DATABASE, databaseOn } from './test-database.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Connection string of the server's own database; copies of the base are made through it. */
    postgresUrl: string;
  }
}

/** One throw-away PostgreSQL for the run, with one database that is migrated and has a queue. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(path.join(tmpdir(), 'portolan-test-'));
  // PostgreSQL runs as a user of its own where the tests run as root.
  await chmod(folder, 0o755);
  const server = await startEmbeddedPostgres({
    dataDir: path.join(folder, 'postgres'),
    disposable: true,
  });
  await migrateBase(server.url);
  project.provide('postgresUrl', server.url);
  return async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
}

async function migrateBase(serverUrl: string): Promise<void> {
  const client = new pg.Client(serverUrl);
  await client.connect();
  await client.query(`CREATE DATABASE ${BASE_DATABASE}`);
  await client.end();
  const baseUrl = databaseOn(serverUrl, BASE_DATABASE);
  await applyMigrations(baseUrl, path.join(import.meta.dirname, '../../prisma/migrations'));
  const boss = new PgBoss({ connectionString: baseUrl, max: 1 });
  await boss.start();
  await boss.stop({ graceful: false });
}
