import { forShop, Prisma, queryForShop } from '../db/index.server.ts';
import type { LaneName } from './lane-findings.ts';
import { LaneQuality } from './lanes/lane-quality.ts';
import type { PromiseFault, PromiseState } from './judge-promise.ts';

/** A lane as pages show it. */
export interface LaneView extends LaneName {
  originName: string | null;
  delivered: number;
  underWay: number;
  unjudged: number;
  p50Days: number;
  p80Days: number;
  p90Days: number;
  /** Parcels behind the figures, by what they are worth; few make them lean on other lanes. */
  effective: number;
  toldShare: number;
  week: string | null;
  lastSentOn: string;
  slowSinceOn: string | null;
  slowFactor: number | null;
  silentSinceOn: string | null;
}

export interface LanesView {
  learnedAt: string | null;
  parcels: number;
  lanes: LaneView[];
  carriers: string[];
  processing: {
    originId: string;
    originName: string | null;
    orders: number;
    p50Days: number;
    p90Days: number;
    slowSinceOn: string | null;
    slowDays: number | null;
  }[];
}

/** Lanes shown at once: a shop with more sees those with the most parcels. */
const LANES_MOST = 600;

/** All lanes of a shop, those with the most parcels first. */
export async function readLanes(shopId: number): Promise<LanesView> {
  const db = forShop(shopId);
  const [learning, lanes, places, processing] = await Promise.all([
    db.laneLearning.findFirst({ select: { learnedAt: true, parcels: true } }),
    db.lane.findMany({ orderBy: { delivered: 'desc' }, take: LANES_MOST }),
    placeNames(shopId),
    db.processingTime.findMany({ orderBy: { orders: 'desc' } }),
  ]);
  const views = lanes.map((lane) => viewOf(lane, places));
  return {
    learnedAt: learning?.learnedAt.toISOString() ?? null,
    parcels: learning?.parcels ?? 0,
    lanes: views,
    carriers: [...new Set(views.map(({ carrier }) => carrier))].sort(),
    processing: processing.map((row) => ({
      originId: row.originId,
      originName: places.get(row.originId) ?? null,
      orders: row.orders,
      p50Days: row.p50Days,
      p90Days: row.p90Days,
      slowSinceOn: dateOf(row.slowSinceOn),
      slowDays: row.slowDays,
    })),
  };
}

export interface LaneWeekView {
  weekOn: string;
  sent: number;
  delivered: number;
  p50Days: number | null;
  p90Days: number | null;
  saidMinDays: number | null;
  saidMaxDays: number | null;
  early: number;
  kept: number;
  broken: number;
  underWay: number;
  unjudged: number;
}

export interface LaneDetail {
  lane: LaneView;
  weeks: LaneWeekView[];
}

/** One lane with its weeks; null where there is none such. */
export async function readLane(shopId: number, name: LaneName): Promise<LaneDetail | null> {
  const db = forShop(shopId);
  const where = { ...name };
  const [lane, weeks, places] = await Promise.all([
    db.lane.findFirst({ where }),
    db.laneWeek.findMany({ where, orderBy: { weekOn: 'asc' } }),
    placeNames(shopId),
  ]);
  if (lane === null) return null;
  return {
    lane: viewOf(lane, places),
    weeks: weeks.map((week) => ({
      weekOn: dateOf(week.weekOn)!,
      sent: week.sent,
      delivered: week.delivered,
      p50Days: week.p50Days,
      p90Days: week.p90Days,
      saidMinDays: week.saidMinDays,
      saidMaxDays: week.saidMaxDays,
      early: week.early,
      kept: week.kept,
      broken: week.broken,
      underWay: week.underWay,
      unjudged: week.unjudged,
    })),
  };
}

/** What came of parcels, against what was said of them. */
export interface Outcomes {
  early: number;
  kept: number;
  broken: number;
}

export interface PromisesView {
  learnedAt: string | null;
  quality: LaneQuality | null;
  /** By lane, over the weeks that were foretold. */
  lanes: (LaneName & { originName: string | null } & Outcomes & { unjudged: number })[];
  /** Orders of the last 90 days, by what became of the dates that their shoppers were told. */
  promises: { country: string; state: PromiseState; fault: PromiseFault | null; orders: number }[];
}

/** How well lanes foretell, and how the promises of the last 90 days stand. */
export async function readPromises(shopId: number, now: Date): Promise<PromisesView> {
  const db = forShop(shopId);
  const since = new Date(now.getTime() - 90 * 86_400_000);
  const [learning, sums, promises, places] = await Promise.all([
    db.laneLearning.findFirst(),
    db.laneWeek.groupBy({
      by: ['originId', 'destination', 'carrier', 'service'],
      where: { saidMaxDays: { not: null } },
      _sum: { early: true, kept: true, broken: true, unjudged: true },
    }),
    queryForShop<{ country: string; state: PromiseState; fault: PromiseFault | null; n: number }>(
      db,
      shopId,
      (shop) => Prisma.sql`
        SELECT country, state, fault, count(*)::int AS n FROM delivery_promise
        WHERE shop_id = ${shop} AND until_on >= ${since}::date
        GROUP BY 1, 2, 3 ORDER BY 4 DESC`,
    ),
    placeNames(shopId),
  ]);
  const quality = LaneQuality.safeParse(learning?.quality);
  return {
    learnedAt: learning?.learnedAt.toISOString() ?? null,
    quality: quality.success ? quality.data : null,
    lanes: sums
      .map(({ _sum, ...name }) => ({
        ...name,
        originName: places.get(name.originId) ?? null,
        early: _sum.early ?? 0,
        kept: _sum.kept ?? 0,
        broken: _sum.broken ?? 0,
        unjudged: _sum.unjudged ?? 0,
      }))
      .sort((a, b) => b.early + b.kept + b.broken - (a.early + a.kept + a.broken)),
    promises: promises.map(({ n, ...promise }) => ({ ...promise, orders: n })),
  };
}

async function placeNames(shopId: number): Promise<Map<string, string>> {
  const locations = await forShop(shopId).location.findMany();
  return new Map(locations.map(({ locationId, name }) => [locationId, name]));
}

type LaneRow = Prisma.LaneGetPayload<object>;

function viewOf(row: LaneRow, places: ReadonlyMap<string, string>): LaneView {
  return {
    originId: row.originId,
    destination: row.destination,
    carrier: row.carrier,
    service: row.service,
    originName: places.get(row.originId) ?? null,
    delivered: row.delivered,
    underWay: row.underWay,
    unjudged: row.unjudged,
    p50Days: row.p50Days,
    p80Days: row.p80Days,
    p90Days: row.p90Days,
    effective: row.effective,
    toldShare: row.toldShare,
    week: row.week,
    lastSentOn: dateOf(row.lastSentOn)!,
    slowSinceOn: dateOf(row.slowSinceOn),
    slowFactor: row.slowFactor,
    silentSinceOn: dateOf(row.silentSinceOn),
  };
}

function dateOf(date: Date | null): string | null {
  return date?.toISOString().slice(0, 10) ?? null;
}
