import { fork, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { applyMigrations } from '../../../app/db/apply-migrations.server.ts';
import { startEmbeddedPostgres } from '../../../app/db/embedded-postgres.server.ts';
import { atLeast, atMost, percentile, told } from '../figure.ts';
import type { Bench } from '../main.ts';
import { writeExportFile, type ExportFileFacts } from './export-file.ts';

const ORDERS = 100_000;
const TABLES = [
  'order',
  'order_line',
  'order_tax_line',
  'order_shipping_line',
  'order_transaction',
  'fulfillment',
  'refund',
];
const SHOP_ID = 1;

/**
 * First import against a plain COPY of the same rows into the same server: same tables, same keys
 * and indexes, one after the other. The server is the one that the app brings along, as it is set
 * up for production.
 */
export const bench: Bench = async function* ({ orders }) {
  const folder = await mkdtemp(path.join(tmpdir(), 'portolan-bench-'));
  // PostgreSQL runs as a user of its own where the bench runs as root.
  await chmod(folder, 0o755);
  const database = await startEmbeddedPostgres({ dataDir: path.join(folder, 'postgres') });
  const client = new pg.Client(database.url);
  try {
    await applyMigrations(
      database.url,
      path.join(import.meta.dirname, '../../../prisma/migrations'),
    );
    await client.connect();
    const file = await writeExportFile(path.join(folder, 'orders.jsonl'), orders ?? ORDERS);
    const imported = await measureImport(client, database.url, file);
    const rows = await countRows(client);
    const copySeconds = await measureCopy(client, folder);
    yield told('sync', 'import-orders', file.orders, 'orders');
    yield told('sync', 'import-rows', rows, 'rows');
    yield told('sync', 'import-megabytes', file.bytes / 1e6, 'MB');
    yield told('sync', 'import-seconds', imported.seconds, 's');
    yield told('sync', 'import-cpu', imported.cpuSeconds, 's');
    yield told('sync', 'import-rate', rows / imported.seconds, 'rows/s');
    yield told('sync', 'copy-rate', rows / copySeconds, 'rows/s');
    yield atLeast('sync', 'import-to-copy', copySeconds / imported.seconds, 'ratio', 0.4);
    yield atMost('sync', 'import-peak-memory', imported.peakMegabytes, 'MB', 256);
    await client.query('ANALYZE');
    const pages = await measurePages(database.url);
    yield told('sync', 'rollup-days', pages.days, 'days');
    yield told('sync', 'rollup-rebuild', pages.rebuildSeconds, 's');
    yield atMost('sync', 'market-numbers-p95', percentile(pages.marketsMs, 0.95), 'ms', 50);
    yield atMost('sync', 'shop-numbers-p95', percentile(pages.shopMs, 0.95), 'ms', 50);
  } finally {
    await client.end();
    await database.stop();
    await rm(folder, { recursive: true, force: true });
  }
};

interface ImportMeasure {
  outcome: string;
  seconds: number;
  cpuSeconds: number;
  peakMegabytes: number;
}

async function measureImport(
  client: pg.Client,
  databaseUrl: string,
  file: ExportFileFacts,
): Promise<ImportMeasure> {
  const importRunId = randomUUID();
  await client.query(`INSERT INTO shop (domain) VALUES ('bench.myshopify.com')`);
  await client.query(
    `INSERT INTO import_part (shop_id, import_run_id, part, state) VALUES ($1, $2, 'orders', 'loading')`,
    [SHOP_ID, importRunId],
  );
  const server = startChild('file-server.ts', file.path, databaseUrl);
  try {
    const [{ port }] = (await once(server, 'message')) as [{ port: number }];
    const child = startChild(
      'import-process.ts',
      JSON.stringify({
        shopId: SHOP_ID,
        importRunId,
        part: 'orders',
        url: `http://127.0.0.1:${port}/`,
        bytesTotal: file.bytes,
        bytesLoaded: 0,
      }),
      databaseUrl,
    );
    const measure = await answerOf<ImportMeasure>(child, 'import');
    if (measure.outcome !== 'loaded') throw new Error(`The import was ${measure.outcome}.`);
    return measure;
  } finally {
    server.kill();
  }
}

interface PageMeasure {
  days: number;
  rebuildSeconds: number;
  marketsMs: number[];
  shopMs: number[];
}

function measurePages(databaseUrl: string): Promise<PageMeasure> {
  return answerOf<PageMeasure>(startChild('rollup-process.ts', '', databaseUrl), 'rollups');
}

async function answerOf<T>(child: ChildProcess, what: string): Promise<T> {
  const died = once(child, 'exit').then(([code]) => {
    throw new Error(`The process of the ${what} ended with code ${code}.`);
  });
  // It also ends after it has answered.
  died.catch(() => undefined);
  const [answer] = (await Promise.race([once(child, 'message'), died])) as [T];
  return answer;
}

/** As `npm start` runs the app: young objects are thrown away early, and the heap stays small. */
const HEAP = ['--max-semi-space-size=8'];

function startChild(script: string, argument: string, databaseUrl: string): ChildProcess {
  return fork(path.join(import.meta.dirname, script), [argument], {
    execArgv: HEAP,
    env: {
      ...process.env,
      DATABASE_URL: databaseUrl,
      LOG_LEVEL: 'silent',
      SHOPIFY_API_KEY: 'bench',
      SHOPIFY_API_SECRET: 'bench-secret-bench-secret',
      SHOPIFY_APP_URL: 'https://app.example.com',
      ENCRYPTION_KEYS: `bench:${Buffer.alloc(32).toString('base64')}`,
    },
  });
}

async function countRows(client: pg.Client): Promise<number> {
  let rows = 0;
  for (const table of TABLES) {
    const counted = await client.query<{ n: string }>(`SELECT count(*) AS n FROM "${table}"`);
    rows += Number(counted.rows[0]?.n);
  }
  return rows;
}

/** Seconds that COPY takes for the rows just imported, into tables made alike. */
async function measureCopy(client: pg.Client, folder: string): Promise<number> {
  for (const table of TABLES) {
    await client.query(`CREATE TABLE "plain_${table}" (LIKE "${table}" INCLUDING ALL)`);
    const out = client.query(copyTo(`COPY "${table}" TO STDOUT`));
    await pipeline(out, createWriteStream(path.join(folder, `${table}.copy`)));
  }
  await client.query('CHECKPOINT');
  const started = performance.now();
  for (const table of TABLES) {
    const into = client.query(copyFrom(`COPY "plain_${table}" FROM STDIN`));
    const source = createReadStream(path.join(folder, `${table}.copy`), { highWaterMark: 1 << 20 });
    await pipeline(source, into);
  }
  return (performance.now() - started) / 1000;
}
