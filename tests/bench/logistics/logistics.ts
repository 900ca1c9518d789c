import { fork } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { applyMigrations } from '../../../app/db/apply-migrations.server.ts';
import { startEmbeddedPostgres } from '../../../app/db/embedded-postgres.server.ts';
import { chooseClocks } from '../../../app/logistics/lanes/choose-clocks.ts';
import { publicHolidays } from '../../../app/logistics/facts/public-holidays.ts';
import { prepareLanes } from '../../../app/logistics/lanes/lane-data.ts';
import { watchLanes } from '../../../app/logistics/lanes/watch-lanes.ts';
import { truthsOf, type BuiltInShop } from '../../sandbox/shops/index.ts';
import { fillOrders } from '../admin/fill-orders.ts';
import { atLeast, atMost, type Figure, told } from '../figure.ts';
import type { Bench } from '../main.ts';
import { addHeldOut, holdOut, type HeldOut } from './held-out.ts';
import { shopParcels } from './shop-parcels.ts';
import { makeWorld, WORLD_FROM_DAY, WORLDS } from './worlds.ts';

const ORDERS = 1_000_000;
const MS_PER_DAY = 86_400_000;
const NOW = new Date('2026-11-22T00:00:00Z');
const AREA = 'logistics';

/**
 * Held-out accuracy in made-up worlds and the built-in shops, how soon planted slow-downs are found,
 * false alarms where nothing is planted, and the time and memory of a million parcels.
 */
export const bench: Bench = async function* ({ orders }) {
  yield* learningAtScale(orders ?? ORDERS);
  yield* accuracyInWorlds();
  yield* accuracyInShops();
  yield* delays('nordlicht-living', 'lane-slowdown-fr', 14);
  yield* delays('yunfan-outdoor', 'lane-slowdown-br', null);
  yield falseAlarms();
};

function* accuracyInWorlds(): Generator<Figure> {
  const all: HeldOut[] = [];
  for (const world of WORLDS) {
    const heldOut = addHeldOut(
      [1, 2].map((seed) =>
        holdOut(makeWorld(world, 8000, seed), {
          p: 0.9,
          fromDay: WORLD_FROM_DAY + 330,
          times: 3,
          everyDays: 50,
        }),
      ),
    );
    all.push(heldOut);
    yield* accuracyFigures(world, heldOut);
  }
  const sum = addHeldOut(all);
  yield* within('p90-coverage-worlds', sum.covered / sum.parcels);
  yield* within('p90-coverage-thin-lanes', sum.thinCovered / sum.thinParcels);
}

function* accuracyInShops(): Generator<Figure> {
  for (const shop of ['nordlicht-living', 'yunfan-outdoor'] as const) {
    const fromDay = NOW.getTime() / MS_PER_DAY - 170;
    const heldOut = holdOut(shopParcels(shop, NOW, true), {
      p: 0.9,
      fromDay,
      times: 6,
      everyDays: 20,
    });
    yield* within(`p90-coverage-${shop}`, heldOut.covered / heldOut.parcels);
    yield* lossFigures(shop, heldOut);
  }
}

function* accuracyFigures(name: string, heldOut: HeldOut): Generator<Figure> {
  yield told(AREA, `p90-coverage-${name}`, heldOut.covered / heldOut.parcels, 'share');
  yield told(AREA, `p90-coverage-thin-${name}`, heldOut.thinCovered / heldOut.thinParcels, 'share');
  yield* lossFigures(name, heldOut);
}

function* lossFigures(name: string, { loss }: HeldOut): Generator<Figure> {
  yield atMost(AREA, `pinball-to-lane-${name}`, loss.learned / loss.lane, 'ratio', 1);
  yield atMost(AREA, `pinball-to-global-${name}`, loss.learned / loss.global, 'ratio', 1);
}

function* within(name: string, share: number): Generator<Figure> {
  yield atLeast(AREA, name, share, 'share', 0.88);
  yield atMost(AREA, `${name}-at-most`, share, 'share', 0.92);
}

/** Days from a planted slow-down to the first daily look that finds it. */
function* delays(shop: BuiltInShop, truth: string, reach: number | null): Generator<Figure> {
  const planted = truthsOf(shop, NOW).find(({ id }) => id === truth)!;
  const { country, carrier } = planted.subject;
  const { parcels, keys } = shopParcels(shop, NOW, true);
  const fromDay = Date.parse(planted.from) / MS_PER_DAY;
  for (let days = 3; days < 90; days++) {
    const asOfDay = fromDay + days;
    const data = prepareLanes(parcels, keys, chooseClocks(parcels, keys, asOfDay, publicHolidays));
    const found = watchLanes(data, asOfDay).slow.find(
      ({ lane }) => keys[lane]!.destination === country && keys[lane]!.carrier === carrier,
    );
    if (found === undefined) continue;
    yield reach === null
      ? told(AREA, `slow-down-delay-${shop}`, days, 'days')
      : atMost(AREA, `slow-down-delay-${shop}`, days, 'days', reach);
    yield told(AREA, `slow-down-usual-transit-${shop}`, found.usualDays, 'days');
    yield atMost(
      AREA,
      `slow-down-date-error-${shop}`,
      Math.abs(found.sinceDay - fromDay),
      'days',
      7,
    );
    return;
  }
  yield atMost(AREA, `slow-down-delay-${shop}`, Infinity, 'days', reach ?? 90);
}

/** Findings, looked for every fourth day of a year, in both shops without planted truths. */
function falseAlarms(): Figure {
  let alarms = 0;
  for (const shop of ['nordlicht-living', 'yunfan-outdoor'] as const) {
    const { parcels, keys } = shopParcels(shop, NOW, false);
    const until = NOW.getTime() / MS_PER_DAY;
    const clocks = chooseClocks(parcels, keys, until, publicHolidays);
    const data = prepareLanes(parcels, keys, clocks);
    let before = new Set<string>();
    for (let asOfDay = until - 365; asOfDay <= until; asOfDay += 4) {
      const nameOf = (key: (typeof keys)[number]) => JSON.stringify(key);
      const watch = watchLanes(data, asOfDay, { held: before, nameOf });
      const now = new Set([
        ...watch.slow.map(({ lane }) => nameOf(keys[lane]!)),
        ...watch.silent.map(({ carrier }) => carrier),
      ]);
      for (const one of now) if (!before.has(one)) alarms++;
      before = now;
    }
  }
  return atMost(AREA, 'false-alarms', alarms / 2, 'a shop and year', 1);
}

async function* learningAtScale(orders: number): AsyncGenerator<Figure> {
  const folder = await mkdtemp(path.join(tmpdir(), 'portolan-bench-'));
  // PostgreSQL runs as a user of its own where the bench runs as root.
  await chmod(folder, 0o755);
  const database = await startEmbeddedPostgres({ dataDir: path.join(folder, 'postgres') });
  try {
    await applyMigrations(
      database.url,
      path.join(import.meta.dirname, '../../../prisma/migrations'),
    );
    await fillOrders(database.url, orders);
    const child = fork(path.join(import.meta.dirname, 'learn-process.ts'), [], {
      env: {
        ...process.env,
        DATABASE_URL: database.url,
        LOG_LEVEL: 'silent',
        SHOPIFY_API_KEY: 'bench',
        SHOPIFY_API_SECRET: 'bench-secret-bench-secret',
        SHOPIFY_APP_URL: 'https://app.example.com',
        ENCRYPTION_KEYS: `bench:${Buffer.alloc(32).toString('base64')}`,
      },
    });
    const [measured] = (await Promise.race([
      once(child, 'message'),
      once(child, 'exit').then(([code]) => {
        throw new Error(`Learning ended with ${code}.`);
      }),
    ])) as [{ seconds: number; againSeconds: number; peakMegabytes: number; parcels: number }];
    yield told(AREA, 'learn-parcels', measured.parcels, 'parcels');
    yield atMost(AREA, 'learn-seconds', measured.seconds, 's', 60);
    // Nothing is kept from one night to the next but what was found: a second run does it all again.
    yield told(AREA, 'learn-again-share', measured.againSeconds / measured.seconds, 'ratio');
    yield atMost(AREA, 'learn-peak-memory', measured.peakMegabytes, 'MB', 1000);
  } finally {
    await database.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
