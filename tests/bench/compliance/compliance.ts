import { fork } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { applyMigrations } from '../../../app/db/apply-migrations.server.ts';
import { startEmbeddedPostgres } from '../../../app/db/embedded-postgres.server.ts';
import { atLeast, atMost, type Figure, percentile, told } from '../figure.ts';
import type { Bench } from '../main.ts';
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
    const rows = await fillSums(database.url, orders ?? ORDERS);
    const measured = await measure(database.url);
    yield told('compliance', 'sum-rows', rows, 'rows');
    yield told('compliance', 'rules-in-force', measured.rules, 'rules');
    yield told('compliance', 'rules-with-forecast', measured.forecasts, 'rules');
    yield atMost(
      'compliance',
      'all-thresholds',
      percentile(measured.reviewMs, 0.95) / 1000,
      's',
      5,
    );
    yield atMost(
      'compliance',
      'stored-thresholds-p95',
      percentile(measured.storedMs, 0.95),
      'ms',
      50,
    );
    yield told('compliance', 'one-threshold-p95', percentile(measured.detailMs, 0.95), 'ms');
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

/** Writes the sums that so many orders leave: 18 months, 40 countries, 47 states, two bands. */
async function fillSums(databaseUrl: string, orders: number): Promise<number> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  try {
    await client.query(
      `INSERT INTO shop (domain, currency, country) VALUES ('bench.myshopify.com', 'EUR', 'DE')`,
    );
    const { rowCount } = await client.query(FILL, [orders]);
    await client.query('ANALYZE');
    return rowCount ?? 0;
  } finally {
    await client.end();
  }
}

const FILL = `
WITH places AS (
  SELECT unnest(ARRAY['DE','FR','NL','BE','AT','IT','ES','SE','PL','DK','FI','IE','PT','CZ','GR','HU',
    'RO','BG','HR','SI','SK','LT','LV','EE','LU','CY','MT','GB','CH','NO','AU','NZ','SG','JP','CA',
    'KR','MY','BR','MX','AE']) AS country, '' AS region, 1.0 AS share
  UNION ALL
  SELECT 'US', unnest(ARRAY['AL','AK','AZ','AR','CA','CO','CT','DC','FL','GA','HI','ID','IL','IN','IA',
    'KS','KY','LA','ME','MD','MA','MI','MN','MS','MO','NE','NV','NJ','NM','NY','NC','ND','OH','OK','PA',
    'RI','SC','SD','TN','TX','UT','VT','VA','WA','WV','WI','WY']), 0.3
), sized AS (
  SELECT day::date AS day, country, region, band,
    greatest(1, round($1::numeric * share / (547 * 2 * 54.1)
      * (0.6 + 0.8 * abs(sin(extract(doy FROM day) + length(region)))))) AS orders
  FROM generate_series(current_date - 546, current_date, '1 day') AS day,
    places, unnest(ARRAY['low', 'high']) AS band
)
INSERT INTO tax_rollup
SELECT 1, day, country, region, 'EUR', false, band, orders, orders * 5900, orders * 900, orders * 400,
  orders * 200, orders * 30, orders * 10, orders * 5900, orders * 900, orders * 400, orders * 200,
  orders * 30, orders * 10
FROM sized`;

interface Measure {
  rules: number;
  forecasts: number;
  reviewMs: number[];
  storedMs: number[];
  detailMs: number[];
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
