import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { applyMigrations } from '../../app/db/apply-migrations.server.ts';
import {
  type EmbeddedDatabase,
  startEmbeddedPostgres,
} from '../../app/db/embedded-postgres.server.ts';

const root = path.join(import.meta.dirname, '../..');
const migrations = path.join(root, 'prisma/migrations');

let folder: string;
let running: EmbeddedDatabase | null;

beforeEach(async () => {
  await mkdir(path.join(root, '.data/test'), { recursive: true });
  folder = await mkdtemp(path.join(root, '.data/test/embedded-'));
  // PostgreSQL runs as another user where the tests run as root.
  await chmod(folder, 0o755);
  running = null;
});

afterEach(async () => {
  await running?.stop();
  await rm(folder, { recursive: true, force: true });
});

async function ask<Row extends pg.QueryResultRow>(url: string, text: string): Promise<Row[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query<Row>(text)).rows;
  } finally {
    await client.end();
  }
}

test('a server left behind by a killed process is taken over with its data', async () => {
  const dataDir = path.join(folder, 'pg');
  const script = `
    import { startEmbeddedPostgres } from ${JSON.stringify(path.join(root, 'app/db/embedded-postgres.server.ts'))};
    const database = await startEmbeddedPostgres({ dataDir: ${JSON.stringify(dataDir)}, disposable: true });
    process.stdout.write(database.url);
    setInterval(() => undefined, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], { cwd: root });
  const [url] = (await once(child.stdout, 'data')) as [Buffer];
  await ask(String(url), 'CREATE TABLE kept AS SELECT 42 AS answer');
  child.kill('SIGKILL');
  await once(child, 'exit');

  running = await startEmbeddedPostgres({ dataDir });
  expect(running.url).toBe(String(url));
  expect(await ask(running.url, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
});

test('migrations run once, however many processes start together', async () => {
  running = await startEmbeddedPostgres({ dataDir: path.join(folder, 'pg'), disposable: true });
  const { url } = running;
  const runs = await Promise.all([1, 2, 3].map(() => applyMigrations(url, migrations)));
  const applied = runs.flat();
  expect(new Set(applied).size).toBe(applied.length);
  expect(applied.length).toBeGreaterThan(0);
  expect(await applyMigrations(url, migrations)).toEqual([]);
});

test('a failing migration leaves nothing behind and names itself', async () => {
  running = await startEmbeddedPostgres({ dataDir: path.join(folder, 'pg'), disposable: true });
  const broken = path.join(folder, 'migrations/20990101000000_broken');
  await mkdir(broken, { recursive: true });
  await writeFile(
    path.join(broken, 'migration.sql'),
    'CREATE TABLE half (id int); SELECT no_such_function();',
  );
  await expect(applyMigrations(running.url, path.join(folder, 'migrations'))).rejects.toThrow(
    /20990101000000_broken failed; nothing of it was kept/,
  );
  expect(await ask(running.url, `SELECT to_regclass('half') AS half`)).toEqual([{ half: null }]);
});
