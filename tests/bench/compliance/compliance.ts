import { fork } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { applyMigrations } from '../../../app/db/apply-migrations.server.ts';
import { startEmbeddedPostgres } from '../../../app/db/embedded-postgres.server.ts';
import { atLeast, atMost, type Figure, percentile, told } from '../figure.ts';
import type { Bench } from '../main.ts';
import type { Timed } from './threshold-process.ts';
import { fillShop } from './fill-shop.ts';
import { SHAPES, type Trial, tryShape } from './growth-shapes.ts';

const ORDERS = 1_000_000;

/** Markets tried of each shape: with 8 shapes, a coverage is known to ±3 points. */
const TRIALS = 40;

/**
 * All thresholds of a shop with a million orders, from the sums that its orders leave, and how often
 * a crossing lies in the range that was said of it.
 */
export const bench: Bench = async function* ({ orders }) {
  const folder = await mkdtemp(path.join(tmpdir(), 'portolan-bench-'));
  // PostgreSQL runs as a user of its own where the bench runs as root.
  await chmod(folder, 0o755);
  const database = await startEmbeddedPostgres({ dataDir: path.join(folder, 'postgres') });
  try {
    await applyMigrations(
      database.url,
      path.join(import.meta.dirname, '../../../prisma/migrations'),
    );
    const count = orders ?? ORDERS;
    const rows = await fillShop(database.url, count);
    const measured = await measure(database.url);
    yield told('compliance', 'orders', count, 'orders');
    yield told('compliance', 'sum-rows', rows, 'rows');
    yield told('compliance', 'rules-in-force', measured.rules, 'rules');
    yield told('compliance', 'rules-with-forecast', measured.forecasts, 'rules');
    const slowest = percentile(measured.review.ms, 0.95) / 1000;
    yield atMost('compliance', 'all-thresholds', slowest, 's', 5);
    for (const [page, samples] of Object.entries(measured.pages)) {
      yield atMost('compliance', `${page}-p95`, percentile(samples.ms, 0.95), 'ms', 50);
      yield told('compliance', `${page}-cpu`, samples.cpuMs, 'ms');
    }
  } finally {
    await database.stop();
    await rm(folder, { recursive: true, force: true });
  }
  yield* coverage();
};

/** Coverage of the 90 % range over markets that nobody has, shape by shape. */
function* coverage(): Generator<Figure> {
  const all: Trial[] = [];
  for (const [place, shape] of Object.keys(SHAPES).entries()) {
    const trials = Array.from({ length: TRIALS }, (_, index) =>
      tryShape(shape, 424_242 + index * 7_919 + place * 104_729),
    ).filter((trial) => trial !== null);
    all.push(...trials);
    yield told('compliance', `forecast-coverage ${shape}`, share(trials), 'share');
  }
  const missed = all.flatMap(({ missDays }) => missDays ?? []);
  yield told('compliance', 'forecast-miss-p50', percentile(missed, 0.5), 'days');
  // 0.90 is meant; three standard errors of so many trials below it.
  const reach = 0.9 - 3 * Math.sqrt((0.9 * 0.1) / all.length);
  yield atLeast('compliance', 'forecast-coverage', share(all), 'share', Number(reach.toFixed(3)));
}

function share(trials: readonly Trial[]): number {
  return trials.filter(({ covered }) => covered).length / trials.length;
}

interface Measure {
  rules: number;
  forecasts: number;
  review: Timed;
  /** What each page asks of the server and the database, by page. */
  pages: Record<string, Timed>;
}

async function measure(databaseUrl: string): Promise<Measure> {
  const child = fork(path.join(import.meta.dirname, 'threshold-process.ts'), [], {
    execArgv: ['--max-semi-space-size=8'],
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
  const died = once(child, 'exit').then(([code]) => {
    throw new Error(`The process of the thresholds ended with code ${code}.`);
  });
  // It also ends after it has answered.
  died.catch(() => undefined);
  const [answer] = (await Promise.race([once(child, 'message'), died])) as [Measure];
  return answer;
}
