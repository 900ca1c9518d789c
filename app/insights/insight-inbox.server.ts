import { forShop, type Insight } from '../db/index.server.ts';
import type { Unjudged } from '../kernel/detector.ts';
import { Finding } from '../kernel/insight.ts';
import type { InsightState } from './merge-findings.ts';

/** An insight as pages and the agent read it. */
export interface InboxInsight {
  insightId: string;
  detector: string;
  topic: string;
  country: string | null;
  state: InsightState;
  finding: Finding;
  openedAt: Date;
  seenAt: Date;
  snoozedUntil: Date | null;
  resolvedAt: Date | null;
}

/** How a detector's last run went. */
export interface DetectorStanding {
  detector: string;
  ranAt: Date;
  judged: number;
  found: number;
  unjudged: Unjudged[];
  failed: boolean;
}

/** Insights that a list shows at most; a shop with more open ones has other worries. */
const MOST_LISTED = 500;

/**
 * Insights in one state, the most worth first; snoozed ones by when they wake, others by when they
 * ended. `now` opens snoozes that are over.
 */
export async function listInsights(
  shopId: number,
  { state, country, now }: { state: InsightState; country?: string | undefined; now: Date },
): Promise<InboxInsight[]> {
  const rows = await forShop(shopId).insight.findMany({
    where: { ...inState(state, now), ...(country === undefined ? {} : { country }) },
    orderBy:
      state === 'resolved' || state === 'dismissed'
        ? [{ resolvedAt: 'desc' }, { seenAt: 'desc' }]
        : [{ rankValue: 'desc' }, { insightId: 'asc' }],
    take: MOST_LISTED,
  });
  return rows.map(toInsight);
}

function inState(state: InsightState, now: Date) {
  if (state === 'open') {
    return { OR: [{ state: 'open' }, { state: 'snoozed', snoozedUntil: { lte: now } }] };
  }
  if (state === 'snoozed') return { state, snoozedUntil: { gt: now } };
  return { state };
}

/** How many insights are open. */
export async function countOpenInsights(shopId: number, now: Date): Promise<number> {
  return forShop(shopId).insight.count({ where: inState('open', now) });
}

/** One insight, or null where the shop has none of this id. */
export async function readInsight(shopId: number, insightId: string): Promise<InboxInsight | null> {
  const row = await forShop(shopId).insight.findFirst({ where: { insightId } });
  return row === null ? null : toInsight(row);
}

export type InboxChange =
  | { to: 'open' }
  | { to: 'dismissed' }
  /** Until an instant; then it is open again. */
  | { to: 'snoozed'; until: Date };

/** Moves an insight by hand; false where it is not there, or resolved. */
export async function moveInsight(
  shopId: number,
  insightId: string,
  change: InboxChange,
): Promise<boolean> {
  const moved = await forShop(shopId).insight.updateMany({
    where: { insightId, state: { not: 'resolved' } },
    data: { state: change.to, snoozedUntil: change.to === 'snoozed' ? change.until : null },
  });
  return moved.count > 0;
}

/** How the detectors' last runs went, by name. */
export async function readDetectorStandings(shopId: number): Promise<DetectorStanding[]> {
  const rows = await forShop(shopId).detectorRun.findMany({ orderBy: { detector: 'asc' } });
  return rows.map((row) => ({
    detector: row.detector,
    ranAt: row.ranAt,
    judged: row.judged,
    found: row.found,
    unjudged: row.unjudged as unknown as Unjudged[],
    failed: row.error !== null,
  }));
}

function toInsight(row: Insight): InboxInsight {
  return {
    insightId: row.insightId,
    detector: row.detector,
    topic: row.topic,
    country: row.country,
    state: row.state as InsightState,
    finding: Finding.parse(row.finding),
    openedAt: row.openedAt,
    seenAt: row.seenAt,
    snoozedUntil: row.snoozedUntil,
    resolvedAt: row.resolvedAt,
  };
}
