import { fork } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { applyMigrations } from '../../../app/db/apply-migrations.server.ts';
import { startEmbeddedPostgres } from '../../../app/db/embedded-postgres.server.ts';
import { UPLOAD_LIMITS } from '../../../app/sync/file-imports/model.ts';
import { atLeast, atMost, told } from '../figure.ts';
import type { Bench } from '../main.ts';
import { writeReport, type ReportFacts } from './write-report.ts';

const BYTES_PER_ORDER = 250;
const BLOCK_BYTES = 1024 * 1024;
/** As `npm start` runs the app: young objects are thrown away early, and the heap stays small. */
const HEAP = ['--max-semi-space-size=8'];

/**
 * The largest file that may be uploaded (or one of so many orders), from its first byte to its last
 * order: seconds, lines a second, memory over what the process has before.
 */
export const bench: Bench = async function* ({ orders }) {
  const folder = await mkdtemp(path.join(tmpdir(), 'portolan-bench-'));
  // PostgreSQL runs as a user of its own where the bench runs as root.
  await chmod(folder, 0o755);
  const most = UPLOAD_LIMITS.fileBytes - BLOCK_BYTES;
  const file = await writeReport(
    path.join(folder, 'report.txt'),
    orders === null ? most : Math.min(most, orders * BYTES_PER_ORDER),
  );
  const database = await startEmbeddedPostgres({ dataDir: path.join(folder, 'postgres') });
  try {
    await applyMigrations(
      database.url,
      path.join(import.meta.dirname, '../../../prisma/migrations'),
    );
    const measure = await importReport(database.url, file);
    const { seconds, peaks, baseMegabytes } = measure;
    if (measure.rejected !== 0) throw new Error(`${measure.rejected} lines were rejected.`);
    yield told('files', 'megabytes', file.bytes / 1e6, 'MB');
    yield told('files', 'lines', file.lines, 'lines');
    yield told('files', 'orders', measure.orders, 'orders');
    for (const [step, took] of Object.entries(seconds)) {
      yield told('files', `${step}-seconds`, took, 's');
      yield told('files', `${step}-cpu`, measure.cpuSeconds[step] ?? 0, 's');
      yield told('files', `${step}-rate`, file.lines / took, 'lines/s');
      yield told('files', `${step}-memory`, (peaks[step] ?? 0) - baseMegabytes, 'MB over base');
    }
    yield told('files', 'base-memory', baseMegabytes, 'MB');
    const top = Math.max(...Object.values(peaks)) - baseMegabytes;
    yield atMost('files', 'peak-memory', top, 'MB over base', 256);
    yield atLeast(
      'files',
      'check-lines',
      file.lines / (seconds['check'] ?? Infinity),
      'lines/s',
      5_000,
    );
    yield told('files', 'longest-stall', measure.stallMs, 'ms');
  } finally {
    await database.stop();
    await rm(folder, { recursive: true, force: true });
  }
};

interface ImportMeasure {
  seconds: Record<string, number>;
  cpuSeconds: Record<string, number>;
  /** Highest memory of the process up to the end of each step. */
  peaks: Record<string, number>;
  baseMegabytes: number;
  stallMs: number;
  orders: number;
  rejected: number;
}

async function importReport(databaseUrl: string, file: ReportFacts): Promise<ImportMeasure> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  const { rows } = await client.query<{ shop_id: number }>(
    `INSERT INTO shop (domain, currency, zone)
     VALUES ('bench.myshopify.com', 'EUR', 'Europe/Berlin') RETURNING shop_id`,
  );
  await client.end();
  const child = fork(
    path.join(import.meta.dirname, 'import-process.ts'),
    [JSON.stringify({ ...file, shopId: rows[0]?.shop_id })],
    {
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
    },
  );
  const died = once(child, 'exit').then(([code]) => {
    throw new Error(`The process of the import ended with code ${code}.`);
  });
  // It also ends after it has answered.
  died.catch(() => undefined);
  const [answer] = (await Promise.race([once(child, 'message'), died])) as [ImportMeasure];
  return answer;
}
