import { z } from 'zod';
import {
  connectionPool,
  forShop,
  inTransaction,
  listActiveShopIds,
  Prisma,
  queryForShop,
} from '../db/index.server.ts';
import { defineJob } from '../jobs/index.server.ts';
import {
  addDays,
  type CalendarDate,
  dateInZone,
  toEpochDay,
  weekdayOf,
} from '../kernel/calendar.ts';
import type { ReferenceRates } from '../kernel/exchange.ts';
import { ok, refuse, type Result } from '../kernel/result.ts';
import { logger } from '../log.server.ts';
import { broughtRates, ecbFacts } from './facts/ecb-rates.server.ts';
import { ECB_BYTES_MOST, parseEcbXml, type RateDay } from './fx/parse-ecb-rates.ts';

const ECB = 'https://www.ecb.europa.eu/stats/eurofxref/';
/** A file for who has no rates yet, and a small one for the days since. */
const FILES = { all: 'eurofxref-hist.xml', recent: 'eurofxref-hist-90d.xml' } as const;

/** Four years of working days, and some: what a forecast looks back at. */
const DAYS_KEPT = 1500;
/** The small file reaches back 90 days. */
const RECENT_DAYS = 85;
const FETCH_MS = 30_000;
/** The bank's zone, and the hour after which it has set the day's rates (about 16:00). */
const ECB_ZONE = 'Europe/Berlin';
const SET_AFTER_MINUTE = 16 * 60 + 15;

/**
 * A file of reference rates of the European Central Bank.
 * @throws Error where it does not answer, or with something else than rates.
 */
export async function fetchEcbRates(
  file: keyof typeof FILES,
  signal?: AbortSignal,
): Promise<RateDay[]> {
  const timeout = AbortSignal.timeout(FETCH_MS);
  const response = await fetch(ECB + FILES[file], {
    headers: { Accept: 'text/xml' },
    signal: signal === undefined ? timeout : AbortSignal.any([signal, timeout]),
  });
  if (!response.ok) throw new Error(`The ECB answered ${response.status} for ${FILES[file]}`);
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = response.body?.getReader();
  for (;;) {
    const piece = await reader?.read();
    if (piece?.value === undefined) break;
    size += piece.value.byteLength;
    if (size > ECB_BYTES_MOST) throw new Error(`${FILES[file]} of the ECB is too large`);
    chunks.push(piece.value);
  }
  return parseEcbXml(Buffer.concat(chunks).toString('utf8'));
}

/** Currencies that a shop deals in: its own, its markets' and those that shoppers paid in. */
async function currenciesOf(shopId: number): Promise<string[]> {
  const rows = await queryForShop<{ currency: string }>(
    forShop(shopId),
    shopId,
    (shop) => Prisma.sql`
      SELECT currency FROM shop WHERE shop_id = ${shop}
      UNION SELECT currency FROM market WHERE shop_id = ${shop} AND currency IS NOT NULL
      UNION SELECT currency FROM price_list WHERE shop_id = ${shop}
      UNION SELECT currency FROM payment_rollup WHERE shop_id = ${shop}`,
  );
  return rows.map(({ currency }) => currency);
}

/** Stores what of the days is new; a rate once stored stays, as the bank does not revise them. */
export async function storeRates(
  shopId: number,
  days: readonly RateDay[],
  now: Date,
): Promise<number> {
  const currencies = new Set(await currenciesOf(shopId));
  const firstOn = addDays(now.toISOString().slice(0, 10), -DAYS_KEPT);
  const rows = days
    .filter(({ on }) => on >= firstOn)
    .flatMap(({ on, rates }) =>
      Object.entries(rates)
        .filter(([currency]) => currencies.has(currency))
        .map(([currency, rate]) => ({ day: on, currency, rate })),
    );
  const stored = await inTransaction((client) =>
    client.query(
      `INSERT INTO exchange_rate (shop_id, day, currency, rate, source, fetched_at)
       SELECT $1, day, currency, rate, 'ecb', $3
       FROM jsonb_to_recordset($2::jsonb) AS r(day date, currency text, rate float8)
       ON CONFLICT DO NOTHING`,
      [shopId, JSON.stringify(rows), now],
    ),
  );
  return stored.rowCount ?? 0;
}

/** The last working day whose rates are set by now; the bank's few holidays are not known here. */
export function newestRateDay(now: Date): CalendarDate {
  const on = dateInZone(ECB_ZONE, now.getTime());
  const minute = minuteIn(ECB_ZONE, now);
  let day = minute >= SET_AFTER_MINUTE ? on : addDays(on, -1);
  while (weekdayOf(toEpochDay(day)) > 4) day = addDays(day, -1);
  return day;
}

function minuteIn(zone: string, now: Date): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(now);
  const [hours = 0, minutes = 0] = parts.split(':').map(Number);
  return hours * 60 + minutes;
}

/** Each hour: shops whose rates are not of the newest day get them, all from one file. */
export const refreshExchangeRates = defineJob({
  name: 'refresh-exchange-rates',
  payload: z.object({}),
  schedule: { cron: '25 * * * *', payload: {} },
  retryLimit: 2,
  handle: async (_payload, { signal }) => {
    await refreshShops(await listActiveShopIds(), new Date(), signal);
  },
});

async function refreshShops(shopIds: readonly number[], now: Date, signal?: AbortSignal) {
  const wanted = newestRateDay(now);
  const files = new Map<keyof typeof FILES, RateDay[]>();
  for (const shopId of shopIds) {
    const newest = await newestStored(shopId);
    if (newest !== null && newest >= wanted) continue;
    const file = newest !== null && newest >= addDays(wanted, -RECENT_DAYS) ? 'recent' : 'all';
    const days = files.get(file) ?? (await fetchEcbRates(file, signal));
    files.set(file, days);
    await storeRates(shopId, days, now);
  }
}

/** Loads the rates of one shop now, because somebody waits for them. */
export async function loadExchangeRates(
  shopId: number,
  now: Date,
): Promise<Result<null, 'rates-unavailable'>> {
  try {
    await refreshShops([shopId], now);
    return ok(null);
  } catch (error) {
    logger().warn({ err: error, shopId }, 'reference rates could not be fetched');
    return refuse('rates-unavailable');
  }
}

/** The oldest of the newest days of the shop's currencies; null where a currency has none yet. */
async function newestStored(shopId: number): Promise<CalendarDate | null> {
  const rows = await queryForShop<{ day: CalendarDate | null }>(
    forShop(shopId),
    shopId,
    (shop) => Prisma.sql`
      SELECT max(day)::text AS day FROM exchange_rate WHERE shop_id = ${shop}`,
  );
  return rows[0]?.day ?? null;
}

/** Rates of a shop with where they are from. */
export interface ShopRates extends ReferenceRates {
  /** False where none were fetched yet: they are those that the app brings along. */
  fetched: boolean;
}

/**
 * The reference rates to be used for a shop: those that were fetched; where there are none, those that
 * the app brings along, which end long ago.
 */
export async function readShopRates(shopId: number): Promise<ShopRates> {
  const { rows } = await connectionPool().query<{ on: string; rates: Record<string, number> }>(
    `SELECT day::text AS "on", jsonb_object_agg(currency, rate) AS rates
     FROM exchange_rate WHERE shop_id = $1 GROUP BY day ORDER BY day`,
    [shopId],
  );
  const fetched = rows.length > 0;
  return {
    source: ecbFacts.source,
    url: ecbFacts.url,
    base: 'EUR',
    days: fetched ? rows : broughtRates(),
    fetched,
  };
}
