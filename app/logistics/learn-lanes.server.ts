import type { PoolClient } from 'pg';
import { forShop, inTransaction } from '../db/index.server.ts';
import { fromEpochDay, zoneOffsetMs } from '../kernel/calendar.ts';
import { mainZoneOf } from './facts/main-zones.ts';
import { publicHolidays } from './facts/public-holidays.ts';
import type { LaneFindings } from './lane-findings.ts';
import { judgeLanes } from './lanes/lane-quality.ts';
import { LANE_SHARES } from './lanes/lane-shares.ts';
import { sumWeeks, type LaneWeekSums } from './lanes/lane-weeks.ts';
import { laneDaysAt, learnLanes, type LearnedLanes } from './lanes/learn-lanes.ts';
import { LEARNING_WINDOW_DAYS } from './lanes/model.ts';
import { watchLanes, type LaneWatch } from './lanes/watch-lanes.ts';
import { learnProcessingTimes, type PlaceProcessing } from './processing-times.server.ts';
import { readParcels } from './read-parcels.server.ts';

const MS_PER_DAY = 86_400_000;
/** A parcel under way that is expected to be told of with less chance is not judged. */
const TOLD_LEAST = 0.5;

/**
 * Learns lanes and processing times of a shop anew from its parcels and stores them, with what was
 * seen to be wrong, in one transaction. Does the same again with the same data.
 */
export async function learnShopLanes(shopId: number, now: Date): Promise<void> {
  const { parcels, keys } = await readParcels(shopId, now);
  const places = await readPlaces(shopId);
  const asOfDay = now.getTime() / MS_PER_DAY;
  const learned = learnLanes(parcels, keys, asOfDay, publicHolidays);
  const watch = watchLanes(learned.data, asOfDay, {
    held: new Set(await slowLanesOf(shopId)),
    nameOf: laneText,
  });
  const processing = await learnProcessingTimes(shopId, now, places.zoneOf);
  const lanes = laneRows(learned, watch, places.zoneOf);
  const weeks = sumWeeks(learned);
  await inTransaction(async (client) => {
    await client.query('DELETE FROM lane WHERE shop_id = $1', [shopId]);
    await client.query('DELETE FROM lane_week WHERE shop_id = $1', [shopId]);
    await client.query('DELETE FROM processing_time WHERE shop_id = $1', [shopId]);
    await insertRows(client, INSERT_LANES, shopId, lanes);
    await insertRows(client, INSERT_WEEKS, shopId, weekRows(learned, weeks));
    await insertRows(client, INSERT_PROCESSING, shopId, processing.map(processingRow));
    await client.query(INSERT_LEARNING, [
      shopId,
      now,
      parcels.count,
      learned.halfLifeDays,
      JSON.stringify(judgeLanes(learned)),
      JSON.stringify(findingsOf(learned, watch, processing)),
    ]);
  });
}

/** Clocks of the places that parcels leave from: the shop's own where they are in its country. */
async function readPlaces(shopId: number): Promise<{ zoneOf: (originId: string) => string }> {
  const db = forShop(shopId);
  const [shop, locations] = await Promise.all([db.shop.findFirstOrThrow(), db.location.findMany()]);
  const zones = new Map(
    locations.map(({ locationId, country }) => [
      locationId,
      country === null || country === shop.country ? shop.zone : mainZoneOf(country),
    ]),
  );
  return { zoneOf: (originId) => zones.get(originId) ?? shop.zone };
}

async function slowLanesOf(shopId: number): Promise<string[]> {
  const rows = await forShop(shopId).lane.findMany({
    where: { slowSinceOn: { not: null } },
    select: { originId: true, destination: true, carrier: true, service: true },
  });
  return rows.map((row) => laneText({ ...row, origin: row.originId }));
}

/** A lane's parts as one text. */
function laneText(key: LearnedLanes['data']['keys'][number]): string {
  return [key.origin, key.destination, key.carrier, key.service].join('\n');
}

function laneRows(learned: LearnedLanes, watch: LaneWatch, zoneOf: (id: string) => string) {
  const { data, fit } = learned;
  const counts = countParcels(learned, zoneOf);
  const slow = new Map(watch.slow.map((found) => [found.lane, found]));
  const silent = new Map(watch.silent.map((found) => [found.carrier, found]));
  return data.keys.flatMap((key, lane) => {
    const own = counts[lane]!;
    if (own.lastSentDay === -Infinity) return [];
    const found = slow.get(lane);
    const days = LANE_SHARES.map((share) => rounded(laneDaysAt(learned, lane, share)));
    const at = (share: number) => days[LANE_SHARES.findIndex((one) => one === share)];
    const silence = silent.get(key.carrier);
    return {
      origin_id: key.origin,
      destination: key.destination,
      carrier: key.carrier,
      service: key.service,
      delivered: fit.delivered[lane]!,
      under_way: own.underWay,
      unjudged: own.unjudged,
      effective: rounded(fit.effective[lane]!),
      told_share: rounded(fit.toldShare[lane]!),
      week: data.clocks[lane]?.week ?? null,
      days,
      p50_days: at(0.5),
      p80_days: at(0.8),
      p90_days: at(0.9),
      date_shift: rounded(own.shifts / Math.max(1, own.shifted)),
      last_sent_on: fromEpochDay(Math.floor(own.lastSentDay)),
      slow_since_on: found === undefined ? null : fromEpochDay(found.sinceDay),
      slow_factor: found === undefined ? null : rounded(found.factor),
      silent_since_on: silence === undefined ? null : fromEpochDay(Math.floor(silence.sinceDay)),
    };
  });
}

interface LaneCounts {
  underWay: number;
  unjudged: number;
  lastSentDay: number;
  /** Sum, over parcels, of what turns hours of transit into dates, and how many. */
  shifts: number;
  shifted: number;
}

function countParcels(learned: LearnedLanes, zoneOf: (id: string) => string): LaneCounts[] {
  const { data, fit, backtest } = learned;
  const { parcels, keys } = data;
  const counts: LaneCounts[] = keys.map(() => {
    return { underWay: 0, unjudged: 0, lastSentDay: -Infinity, shifts: 0, shifted: 0 };
  });
  // One offset for all parcels of a lane: an hour of summer time moves few of them to another date.
  const atMs = fit.asOfDay * MS_PER_DAY;
  const aheadOfOrigin = keys.map((key) => zoneOffsetMs(zoneOf(key.origin), atMs) / MS_PER_DAY);
  const aheadOfDestination = keys.map(
    (key) => zoneOffsetMs(mainZoneOf(key.destination), atMs) / MS_PER_DAY,
  );
  const chance = new Map<number, number>();
  for (let row = 0; row < backtest.parcel.length; row++) {
    if (backtest.delivered[row] === 0) chance.set(backtest.parcel[row]!, backtest.weight[row]!);
  }
  for (let parcel = 0; parcel < parcels.count; parcel++) {
    const started = parcels.startedDay[parcel]!;
    if (started <= fit.asOfDay - LEARNING_WINDOW_DAYS || started > fit.asOfDay) continue;
    const lane = parcels.lane[parcel]!;
    const own = counts[lane]!;
    own.lastSentDay = Math.max(own.lastSentDay, started + aheadOfOrigin[lane]!);
    own.shifts += started + aheadOfDestination[lane]! - Math.floor(started + aheadOfOrigin[lane]!);
    own.shifted++;
    if (parcels.deliveredDay[parcel]! <= fit.asOfDay) continue;
    if ((chance.get(parcel) ?? 0) < TOLD_LEAST) own.unjudged++;
    else own.underWay++;
  }
  return counts;
}

function weekRows({ data }: LearnedLanes, weeks: readonly LaneWeekSums[]) {
  return weeks.map((week) => {
    const key = data.keys[week.lane]!;
    return {
      origin_id: key.origin,
      destination: key.destination,
      carrier: key.carrier,
      service: key.service,
      week_on: fromEpochDay(week.weekDay),
      sent: week.sent,
      delivered: week.delivered,
      p50_days: week.p50Days,
      p90_days: week.p90Days,
      said_min_days: week.saidMinDays,
      said_max_days: week.saidMaxDays,
      early: week.early,
      kept: week.kept,
      broken: week.broken,
      under_way: week.underWay,
      unjudged: week.unjudged,
    };
  });
}

function processingRow({ originId, learned }: PlaceProcessing) {
  return {
    origin_id: originId,
    orders: learned.orders,
    week: learned.week,
    shares: learned.shares.map(rounded),
    p50_days: learned.p50Days,
    p90_days: learned.p90Days,
    slow_since_on: learned.slow === null ? null : fromEpochDay(learned.slow.sinceDay),
    slow_days: learned.slow === null ? null : rounded(learned.slow.days),
  };
}

function findingsOf(
  learned: LearnedLanes,
  watch: LaneWatch,
  processing: readonly PlaceProcessing[],
): LaneFindings {
  const { keys } = learned.data;
  return {
    lanesJudged: watch.judged,
    slowLanes: watch.slow.map((found) => {
      const { origin, ...key } = keys[found.lane]!;
      return {
        originId: origin,
        ...key,
        sinceOn: fromEpochDay(found.sinceDay),
        factor: found.factor,
        usualDays: found.usualDays,
        confidence: found.confidence,
        parcels: found.parcels,
      };
    }),
    silentCarriers: watch.silent.map((found) => {
      const own = keys.filter(({ carrier }) => carrier === found.carrier);
      return {
        carrier: found.carrier,
        destinations: [...new Set(own.map(({ destination }) => destination))].sort(),
        sinceOn: fromEpochDay(Math.floor(found.sinceDay)),
        parcels: found.parcels,
        confidence: Math.min(0.999, 1 - found.chance),
      };
    }),
    slowHandovers: processing.flatMap(({ originId, learned: own }) =>
      own.slow === null
        ? []
        : {
            originId,
            sinceOn: fromEpochDay(own.slow.sinceDay),
            days: own.slow.days,
            p90Days: own.p90Days,
            confidence: 0.99,
            orders: Math.round(own.slow.after),
          },
    ),
  };
}

function rounded(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}

/** Rows as one parameter: thousands of lanes and weeks in a statement each. */
async function insertRows(
  client: PoolClient,
  statement: string,
  shopId: number,
  rows: readonly object[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += 5000) {
    await client.query(statement, [shopId, JSON.stringify(rows.slice(from, from + 5000))]);
  }
}

const INSERT_LANES = `
INSERT INTO lane (shop_id, origin_id, destination, carrier, service, delivered, under_way, unjudged,
  effective, told_share, week, days, p50_days, p80_days, p90_days, date_shift, last_sent_on,
  slow_since_on, slow_factor, silent_since_on)
SELECT $1, origin_id, destination, carrier, service, delivered, under_way, unjudged,
  effective, told_share, week, days, p50_days, p80_days, p90_days, date_shift, last_sent_on,
  slow_since_on, slow_factor, silent_since_on
FROM jsonb_to_recordset($2::jsonb) AS row (origin_id text, destination text, carrier text,
  service text, delivered int, under_way int, unjudged int, effective float8, told_share float8,
  week text, days float8[], p50_days float8, p80_days float8, p90_days float8, date_shift float8,
  last_sent_on date, slow_since_on date, slow_factor float8, silent_since_on date)`;

const INSERT_WEEKS = `
INSERT INTO lane_week (shop_id, origin_id, destination, carrier, service, week_on, sent, delivered,
  p50_days, p90_days, said_min_days, said_max_days, early, kept, broken, under_way, unjudged)
SELECT $1, origin_id, destination, carrier, service, week_on, sent, delivered,
  p50_days, p90_days, said_min_days, said_max_days, early, kept, broken, under_way, unjudged
FROM jsonb_to_recordset($2::jsonb) AS row (origin_id text, destination text, carrier text,
  service text, week_on date, sent int, delivered int, p50_days float8, p90_days float8,
  said_min_days float8, said_max_days float8, early int, kept int, broken int, under_way int,
  unjudged int)`;

const INSERT_PROCESSING = `
INSERT INTO processing_time (shop_id, origin_id, orders, week, shares, p50_days, p90_days,
  slow_since_on, slow_days)
SELECT $1, origin_id, orders, week, shares, p50_days, p90_days, slow_since_on, slow_days
FROM jsonb_to_recordset($2::jsonb) AS row (origin_id text, orders int, week text, shares float8[],
  p50_days int, p90_days int, slow_since_on date, slow_days float8)`;

const INSERT_LEARNING = `
INSERT INTO lane_learning (shop_id, learned_at, parcels, half_life_days, quality, findings)
VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (shop_id) DO UPDATE SET learned_at = excluded.learned_at, parcels = excluded.parcels,
  half_life_days = excluded.half_life_days, quality = excluded.quality,
  findings = excluded.findings`;
