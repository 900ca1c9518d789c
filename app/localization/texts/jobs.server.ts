import { z } from 'zod';
import { connectionPool, forShop, listActiveShopIds } from '../../db/index.server.ts';
import { type AnyJob, defineJob, enqueue, type JobContext } from '../../jobs/index.server.ts';
import { localTimeOf } from '../../kernel/calendar.ts';
import { beginReading, followProducts, readTexts } from './read-texts.server.ts';

const OfShop = z.object({ shopId: z.int().positive() });

/** Reads all texts of a shop; queues itself again behind other shops until it is through. */
export const readTextsJob = defineJob({
  name: 'read-texts',
  payload: OfShop,
  singletonKey: ({ shopId }) => String(shopId),
  expireInSeconds: 300,
  concurrency: 1,
  handle: () => Promise.reject(new Error('The worker does this with the monitor at hand.')),
});

/** Reads changed products again. */
export const followProductsJob = defineJob({
  name: 'follow-product-texts',
  payload: OfShop,
  singletonKey: ({ shopId }) => String(shopId),
  concurrency: 1,
  handle: async ({ shopId }, { signal }) => {
    while (!signal.aborted && (await followProducts(shopId)) > 0);
  },
});

const planReadingsJob = defineJob({
  name: 'plan-text-readings',
  payload: z.object({}),
  schedule: { cron: '* * * * *', payload: {} },
  concurrency: 1,
  handle: () => planReadings(new Date()),
});

/** Every job of texts; `ask` has the shop looked at by the detectors once its texts are read. */
export const textJobs = (ask: (shopId: number) => Promise<void>): readonly AnyJob[] =>
  [
    {
      ...readTextsJob,
      handle: async ({ shopId }: { shopId: number }, { signal }: JobContext) => {
        if ((await readTexts(shopId, signal)) === 'done') await ask(shopId);
        else await enqueue(forShop(shopId), readTextsJob, { shopId });
      },
    },
    followProductsJob,
    planReadingsJob,
  ] as unknown as readonly AnyJob[];

/** Starts a reading now, on a merchant's wish. */
export async function startReading(shopId: number, now: Date): Promise<void> {
  await beginReading(shopId, now);
  await enqueue(forShop(shopId), readTextsJob, { shopId });
}

/** The hour of the night in which texts are read, in the shop's zone. */
const NIGHT_HOUR = 3;
const HOUR_MS = 3_600_000;
/** Silent for so long, a reading has lost its worker. */
const LOST_MS = 5 * 60_000;

interface Standing {
  shop_id: number;
  zone: string;
  state: string | null;
  started_at: Date | null;
  touched_at: Date | null;
  imported: boolean;
  changed: boolean;
}

/**
 * Queues what is due: a first reading once the shop's data are there, one each night, what a killed
 * worker left, and products that have changed.
 */
export async function planReadings(now: Date): Promise<void> {
  for (const shop of await readStandings(await listActiveShopIds())) {
    const { shop_id: shopId } = shop;
    const db = forShop(shopId);
    if (isDue(shop, now)) await startReading(shopId, now);
    else if (isLost(shop, now)) await enqueue(db, readTextsJob, { shopId });
    else if (shop.changed) await enqueue(db, followProductsJob, { shopId });
  }
}

async function readStandings(shopIds: readonly number[]): Promise<Standing[]> {
  const { rows } = await connectionPool().query<Standing>(
    `SELECT s.shop_id, s.zone, r.state, r.started_at, r.touched_at,
       EXISTS (SELECT 1 FROM import_run AS i
         WHERE i.shop_id = s.shop_id AND i.state = 'completed') AS imported,
       r.finished_at IS NOT NULL AND EXISTS (SELECT 1 FROM product AS p
         WHERE p.shop_id = s.shop_id AND p.synced_at > r.products_seen_at) AS changed
     FROM shop AS s LEFT JOIN translation_reading AS r ON r.shop_id = s.shop_id
     WHERE s.shop_id = ANY($1::int[])`,
    [shopIds],
  );
  return rows;
}

function isDue({ zone, state, started_at: startedAt, imported }: Standing, now: Date): boolean {
  if (!imported) return false;
  if (startedAt === null) return true;
  if (state === 'reading') return false;
  const hour = Math.floor(localTimeOf(zone, now.getTime()).minute / 60);
  return hour === NIGHT_HOUR && now.getTime() - startedAt.getTime() > 12 * HOUR_MS;
}

function isLost({ state, touched_at: touchedAt }: Standing, now: Date): boolean {
  return state === 'reading' && touchedAt !== null && now.getTime() - touchedAt.getTime() > LOST_MS;
}
