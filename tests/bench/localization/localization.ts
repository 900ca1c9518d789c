import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { applyMigrations } from '../../../app/db/apply-migrations.server.ts';
import { startEmbeddedPostgres } from '../../../app/db/embedded-postgres.server.ts';
import {
  closeDatabase,
  connectionPool,
  forShop,
  inTransaction,
  registerShop,
} from '../../../app/db/index.server.ts';
import { QueueQuery } from '../../../app/localization/index.ts';
import { QUEUE_PAGES_MAX } from '../../../app/localization/texts/text-queue.ts';
import { readCoverage, readQueue } from '../../../app/localization/index.server.ts';
import { judgeText, type ReadText } from '../../../app/localization/texts/judge-node.ts';
import {
  rebuildSales,
  storeTexts,
  summarize,
  weighGaps,
} from '../../../app/localization/texts/store-texts.server.ts';
import { TEXTS_PAGE } from '../../../app/shopify/operations/translations.ts';
import { atMost, type Figure, percentile, told } from '../figure.ts';

const AREA = 'localization';
const TEXTS = 20_000;
const LANGUAGES = ['da', 'de', 'es', 'fr', 'it', 'ja', 'ko', 'nl', 'pl', 'sv'];
const COUNTRIES = ['DK', 'DE', 'ES', 'FR', 'IT', 'JP', 'KR', 'NL', 'PL', 'SE'];
const ROUNDS = 30;
const NOW = new Date('2026-11-22T12:00:00Z');

/** What pages ask of the queue. */
const QUERIES = {
  all: {},
  language: { language: 'ja' },
  'language, missing': { language: 'ja', state: 'missing' },
  'copied, rare': { state: 'same' },
  'policies, none': { kind: 'policies' },
  'last page': { page: QUEUE_PAGES_MAX },
  sold: { language: 'ko', sold: 'true' },
};

/** A large catalog in ten languages: judged, stored, weighed by sales, and shown. */
export async function* bench(): AsyncIterable<Figure> {
  const folder = await mkdtemp(path.join(tmpdir(), 'portolan-bench-'));
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
    // Nothing is asked for of these but the database.
    Object.assign(process.env, {
      DATABASE_URL: database.url,
      SHOPIFY_API_KEY: 'bench',
      SHOPIFY_API_SECRET: 'bench-secret-bench-secret',
      SHOPIFY_APP_URL: 'https://app.example.com',
      ENCRYPTION_KEYS: `bench:${Buffer.alloc(32).toString('base64')}`,
    });
    yield* measure();
  } finally {
    await closeDatabase();
    await database.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function* measure(): AsyncIterable<Figure> {
  const { shopId } = await registerShop('bench-texts.myshopify.com', NOW);
  await fillShop(shopId);
  const judgeSeconds = await judgeAll(shopId);
  yield atMost(AREA, '20,000 texts in 10 languages judged and stored', judgeSeconds, 's', 60);
  yield told(AREA, 'gaps', await forShop(shopId).translationGap.count(), 'rows');
  yield atMost(AREA, 'all weighed by sales and summed up', await weighAll(shopId), 's', 30);
  // As the server itself does after so many new rows.
  await connectionPool().query('VACUUM ANALYZE');
  await readCoverage(shopId, NOW);
  const pages: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    pages.push(await timed(() => readCoverage(shopId, NOW)));
  }
  yield atMost(AREA, 'coverage of the page, p95', percentile(pages, 0.95), 'ms', 50);
  for (const [name, filters] of Object.entries(QUERIES)) {
    const query = QueueQuery.parse(filters);
    await readQueue(shopId, query);
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      times.push(await timed(() => readQueue(shopId, query)));
    }
    yield atMost(AREA, `queue, ${name}, p95`, percentile(times, 0.95), 'ms', 50);
  }
  const memoryMb = process.resourceUsage().maxRSS / 1024;
  yield atMost(AREA, 'peak memory', memoryMb, 'MB', 1024);
}

async function fillShop(shopId: number): Promise<void> {
  const db = forShop(shopId);
  await db.shopLocale.createMany({
    data: ['en', ...LANGUAGES].map((locale) => ({
      ...{ shopId, locale, name: locale, published: true, primary: locale === 'en' },
    })),
  });
  await db.market.create({
    data: {
      ...{ shopId, marketId: '1', handle: 'all', name: 'All', status: 'ACTIVE' },
      countries: COUNTRIES,
    },
  });
  // One order a country holds a line of every product: as many sums as there can be.
  const lines = 2_000;
  for (const [index, country] of COUNTRIES.entries()) {
    for (let from = 0; from < TEXTS; from += lines) {
      const orderId = `${index}-${from}`;
      await db.order.create({ data: orderRow(shopId, orderId, country) });
      await db.orderLine.createMany({
        data: Array.from({ length: lines }, (_, line) => ({
          ...{ shopId, orderId, lineId: String(line), productId: String(from + line), title: 'x' },
          ...{ quantity: 1, unitPriceMinor: ((from + line) * 7919) % 10_007, discountMinor: 0 },
        })),
      });
    }
  }
}

function orderRow(shopId: number, orderId: string, country: string) {
  const at = new Date('2026-11-01T12:00:00Z');
  return {
    ...{ shopId, orderId, name: orderId, financialStatus: '', fulfillmentStatus: '', gateways: [] },
    ...{ createdAt: at, processedAt: at, updatedAt: at, syncedAt: at, processedOn: at, country },
    ...{ currency: 'EUR', presentmentCurrency: 'EUR', totalMinor: 1, subtotalMinor: 1 },
    ...{ shippingMinor: 0, taxMinor: 0, discountMinor: 0, presentmentTotalMinor: 1 },
    refundedMinor: 0,
  };
}

const SENTENCE = '<p>A blanket of wool from the north, warm in winter and light in summer.</p>';

/** A product with a long description, of which a third of the languages has something wrong. */
function textOf(number: number): ReadText {
  const field = (key: string, value: string, type = 'STRING') => {
    return { key, value, type, digest: `d${number}` };
  };
  return {
    resourceId: `gid://shopify/Product/${number}`,
    fields: [
      field('title', `Blanket number ${number}`),
      field('body_html', SENTENCE.repeat(12), 'HTML'),
      field('handle', `blanket-${number}`),
      field('meta_title', `Blanket ${number} for cold evenings`),
      field('meta_description', 'Wool of the north, woven by hand and sent within a day.'),
    ],
    translations: new Map(
      LANGUAGES.map((language, index) => {
        const wrong = (number + index) % 3 === 0;
        const translated = (key: string) => {
          return { key, value: `${language} ${SENTENCE}`, outdated: wrong && key === 'title' };
        };
        const keys = ['title', 'body_html', 'meta_title', 'meta_description'];
        const given = wrong && number % 2 === 0 ? keys.slice(0, 2) : keys;
        return [language, given.map(translated)];
      }),
    ),
  };
}

/** As the reading does it, page by page, without Shopify's part of the time. */
async function judgeAll(shopId: number): Promise<number> {
  const startedMs = performance.now();
  for (let from = 0; from < TEXTS; from += TEXTS_PAGE) {
    const texts = Array.from({ length: TEXTS_PAGE }, (_, index) => textOf(from + index)).flatMap(
      (text) => judgeText(text, { resourceType: 'PRODUCT', kind: 'products', source: 'en' }) ?? [],
    );
    const ids = texts.map(({ resourceId }) => resourceId);
    await inTransaction((client) => storeTexts(client, shopId, { ids, texts, readAt: NOW }));
  }
  return (performance.now() - startedMs) / 1000;
}

async function weighAll(shopId: number): Promise<number> {
  const startedMs = performance.now();
  const languages = LANGUAGES.map((locale, index) => ({
    ...{ locale, published: true, countries: [COUNTRIES[index]!] },
  }));
  await inTransaction(async (client) => {
    await rebuildSales(client, shopId, { zone: 'UTC', now: NOW });
    await weighGaps(client, shopId, languages, null);
    await summarize(client, shopId, LANGUAGES, '2026-11-22');
  });
  return (performance.now() - startedMs) / 1000;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedMs = performance.now();
  await work();
  return performance.now() - startedMs;
}
