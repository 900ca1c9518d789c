import type { PlantedTruth } from '../model.ts';
import { addMonths } from './calendar.ts';
import { totalOf } from './build-order.ts';
import { generateVisits, type Visit } from './generate-visits.ts';
import { decimalsOf } from './money.ts';
import type { MarketProfile } from './profile.ts';
import type { ShopContext } from './shop-context.ts';

function byTime(a: Visit, b: Visit): number {
  return a.atMs - b.atMs || a.seed - b.seed;
}

/** Visits made beyond the market's share, so that thinning can only take away. */
const SPARE = 1.5;

/**
 * Thins the visits of a market, sorted by time, until its sales of the last months stand at a
 * share of a tax threshold. Those dropped are spread evenly, so season and growth stay.
 */
function thinToThreshold(
  context: ShopContext,
  visits: Visit[],
  truth: PlantedTruth,
  planted: boolean,
): Visit[] {
  const { subject } = truth;
  const share = Number(planted ? subject['reachedShare'] : subject['reachedShareWithout']);
  const scale = 10 ** decimalsOf(String(subject['currency']));
  const target = Number(subject['thresholdAmount']) * scale * share;
  const since = addMonths(context.window.lastDay, -Number(subject['windowMonths']));
  const values = visits.map((visit) => totalOf(context, visit).total.presentment);
  const recent = values.reduce(
    (sum, value, index) => ((visits[index]?.day ?? 0) > since ? sum + value : sum),
    0,
  );
  const keep = Math.min(1, target / recent);
  let seen = 0;
  let kept = 0;
  return visits.filter((visit, index) => {
    // Counting starts anew with the window, so that the error within it is half an order at most.
    if (visit.day > since && (visits[index - 1]?.day ?? 0) <= since) seen = kept = 0;
    const value = values[index] ?? 0;
    seen += value;
    if (kept + value / 2 > seen * keep) return false;
    kept += value;
    return true;
  });
}

function marketVisits(
  context: ShopContext,
  market: MarketProfile,
  wanted: number,
  truth: PlantedTruth | undefined,
  planted: boolean,
): Visit[] {
  const { profile, effects, clock } = context;
  const count = truth ? Math.round(wanted * SPARE) : wanted;
  const visits = generateVisits(profile, effects, clock, market, count).sort(byTime);
  return truth ? thinToThreshold(context, visits, truth, planted) : visits;
}

/**
 * Makes exactly `count` visits of a shop, by time. Every market abroad gets its share, a market
 * with a tax threshold to meet what that takes (in a shop of its full size only), and the home
 * market the rest.
 */
export function shopVisits(
  context: ShopContext,
  truths: readonly PlantedTruth[],
  count: number,
  planted: boolean,
): Visit[] {
  const { profile } = context;
  const fullSize = count === profile.orders;
  const thresholds = truths.filter((truth) => fullSize && truth.kind === 'threshold-near');
  const [home, ...abroad] = profile.markets;
  if (!home) throw new Error(`${profile.handle} has no market.`);
  const visits = abroad.flatMap((market) => {
    const truth = thresholds.find(({ subject }) =>
      market.countries.some(({ code }) => code === subject['country']),
    );
    return marketVisits(context, market, Math.round(market.share * count), truth, planted);
  });
  const rest = Math.max(0, count - visits.length);
  visits.push(...marketVisits(context, home, rest, undefined, planted));
  return visits.sort(byTime).slice(0, count);
}
