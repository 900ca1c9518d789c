import { createHash } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { applyMigrations } from '../../../app/db/apply-migrations.server.ts';
import { startEmbeddedPostgres } from '../../../app/db/embedded-postgres.server.ts';
import type { BenchOptions } from '../main.ts';
import { atLeast, atMost, type Figure, percentile, told } from '../figure.ts';

const ORDERS = 2000;
const REPEATED = 40;
/** Insights in the inbox while it is timed. */
const INBOX = 300;

/** How well the built-in analyst answers, how fast, and how fast the inbox is there. */
export async function* bench({ orders }: BenchOptions): AsyncIterable<Figure> {
  const folder = await mkdtemp(path.join(tmpdir(), 'portolan-bench-'));
  // PostgreSQL runs as a user of its own where the bench runs as root.
  await chmod(folder, 0o755);
  const database = await startEmbeddedPostgres({
    dataDir: path.join(folder, 'postgres'),
    disposable: true,
  });
  try {
    await applyMigrations(
      database.url,
      path.join(import.meta.dirname, '../../../prisma/migrations'),
    );
    Object.assign(process.env, {
      DATABASE_URL: database.url,
      NODE_ENV: 'production',
      LOG_LEVEL: 'silent',
      SHOPIFY_API_KEY: 'portolan-sandbox',
      SHOPIFY_API_SECRET: 'sandbox-secret-sandbox-secret-0000',
      SHOPIFY_APP_URL: 'https://app.example.com',
      ENCRYPTION_KEYS: `bench:${createHash('sha256').update('bench').digest('base64')}`,
    });
    yield* measure(orders ?? ORDERS);
  } finally {
    const { closeDatabase } = await import('../../../app/db/index.server.ts');
    await closeDatabase();
    await database.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function* measure(orders: number): AsyncGenerator<Figure> {
  // Only now does the environment name the database.
  const { openAnswerWorld } = await import('./answer-world.ts');
  const { generateShop } = await import('../../sandbox/shops/index.ts');
  const world = await openAnswerWorld(
    generateShop('nordlicht-living', { now: new Date(), orders }),
  );
  try {
    const { FIXED_QUESTIONS } = await import('./fixed-questions.ts');
    const { GENERAL_QUESTIONS } = await import('./questions.ts');
    const { HELD_OUT_DOMAINS } = await import('./held-out-domains.ts');
    const { OTHER_WORDINGS } = await import('./other-wordings.ts');
    const { HELD_OUT_QUESTIONS } = await import('./held-out-questions.ts');
    yield* score('fixed questions', FIXED_QUESTIONS, 0.9, world);
    yield* score('questions about the shop', GENERAL_QUESTIONS, null, world);
    yield* score('held-out, domains', HELD_OUT_DOMAINS, null, world);
    yield* score('other wordings', OTHER_WORDINGS, null, world);
    yield* score('held-out wordings', HELD_OUT_QUESTIONS, null, world);
    yield* times(world);
  } finally {
    await world.close();
  }
}

type World = Awaited<ReturnType<(typeof import('./answer-world.ts'))['openAnswerWorld']>>;
type Questions = (typeof import('./questions.ts'))['GENERAL_QUESTIONS'];

/** Right less wrong, of all: a wrong answer counts double against. */
async function* score(
  name: string,
  questions: Questions,
  reach: number | null,
  world: World,
): AsyncGenerator<Figure> {
  const { judgeAnswers, scoreOf } = await import('./judge-answers.ts');
  const judged = await judgeAnswers(world, questions);
  for (const language of ['en', 'zh-CN']) {
    const own = judged.filter(({ question }) => question.language === language);
    const count = (verdict: string) => own.filter((each) => each.verdict === verdict).length;
    const title = `${name}, ${language}`;
    yield reach === null
      ? told('insights', `${title}, score`, scoreOf(own), 'of 1')
      : atLeast('insights', `${title}, score`, scoreOf(own), 'of 1', reach);
    yield told('insights', `${title}, right`, count('right'), `of ${own.length}`);
    yield told('insights', `${title}, abstained`, count('abstained'), `of ${own.length}`);
    yield atMost(
      'insights',
      `${title}, wrong`,
      count('wrong'),
      `of ${own.length}`,
      reach === null ? own.length : 0,
    );
  }
}

async function* times(world: World): AsyncGenerator<Figure> {
  const { ask } = await import('./judge-answers.ts');
  const { FIXED_QUESTIONS } = await import('./fixed-questions.ts');
  const answered: number[] = [];
  for (let run = 0; run < REPEATED; run++) {
    const startedAt = performance.now();
    await ask(world, FIXED_QUESTIONS[run % FIXED_QUESTIONS.length]!);
    answered.push(performance.now() - startedAt);
  }
  yield told('insights', 'built-in answer, p95', percentile(answered, 0.95), 'ms');
  const { connectionPool } = await import('../../../app/db/index.server.ts');
  const { listInsights, readDetectorStandings } =
    await import('../../../app/insights/index.server.ts');
  const { shopId } = world.shop;
  await connectionPool().query(
    `INSERT INTO insight (shop_id, insight_id, detector, subject, topic, country, finding,
       rank_value, state, opened_at, seen_at)
     SELECT i.shop_id, gen_random_uuid(), i.detector, 'bench-' || n, i.topic || n, i.country,
       i.finding, i.rank_value, 'open', i.opened_at, i.seen_at
     FROM (SELECT * FROM insight WHERE shop_id = $1 ORDER BY insight_id LIMIT 1) AS i,
       generate_series(1, $2::int) AS n`,
    [shopId, INBOX],
  );
  const inbox: number[] = [];
  for (let run = 0; run < REPEATED; run++) {
    const startedAt = performance.now();
    const [open] = await Promise.all([
      listInsights(shopId, { state: 'open', now: world.now }),
      readDetectorStandings(shopId),
    ]);
    inbox.push(performance.now() - startedAt);
    if (open.length < INBOX) throw new Error('The inbox was not filled');
  }
  yield atMost('insights', `inbox of ${INBOX}, p95`, percentile(inbox, 0.95), 'ms', 50);
}
