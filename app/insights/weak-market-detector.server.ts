import { addDays, dateInZone } from '../kernel/calendar.ts';
import type { Detection, Detector, Unjudged, Watched } from '../kernel/detector.ts';
import type { Finding } from '../kernel/insight.ts';
import { fractionOf } from '../kernel/percent.ts';
import { say, saidCount, saidCountry, saidPercent } from '../kernel/saying.ts';
import { isCounting, readMarkets } from './market-numbers.server.ts';
import { findWeakMarkets, WEAK_MARKET_LEAST_CASES, type WeakMarket } from './find-weak-markets.ts';

/** Days that are compared; shorter than a season, long enough for small markets. */
const COMPARED_DAYS = 90;

/**
 * Chance exceeds the limit of `findWeakMarkets` once in 4,000 comparisons: two measures of up to
 * thirty markets, in four periods of ninety days that share no data.
 */
const FALSE_ALARMS_PER_YEAR = 0.06;

/** How sure a gap beyond 3.5 standard errors is, told with the care of one comparison of many. */
const CONFIDENCE = 0.99;

/** Markets in which clearly fewer parcels come when said, or fewer payments succeed, than elsewhere. */
export const weakMarketDetector: Detector = {
  name: 'insights.weak-market',
  minimumSample: say('insights:weakMarket.sample', { least: saidCount(WEAK_MARKET_LEAST_CASES) }),
  falseAlarmsPerYear: FALSE_ALARMS_PER_YEAR,
  detect: async (watched: Watched): Promise<Detection> => {
    const { shopId, zone, now } = watched;
    if (await isCounting(shopId)) throw new Error('Days are still being counted');
    const toOn = dateInZone(zone, now.getTime());
    const markets = await readMarkets(shopId, { fromOn: addDays(toOn, -COMPARED_DAYS + 1), toOn });
    const unjudged: Unjudged[] = [];
    let judged = 0;
    for (const market of markets) {
      for (const measure of ['parcelsKept', 'paymentSuccess'] as const) {
        if (market[measure].of >= WEAK_MARKET_LEAST_CASES) {
          judged += 1;
          continue;
        }
        const { country } = market;
        unjudged.push({
          subject: subjectOf({ country, measure }),
          country,
          missing: say(`insights:weakMarket.${measure}.missing`, {
            country: saidCountry(country),
            of: saidCount(market[measure].of),
            least: saidCount(WEAK_MARKET_LEAST_CASES),
          }),
        });
      }
    }
    return { judged, unjudged, findings: findWeakMarkets(markets).map(findingOf) };
  },
};

const subjectOf = ({ country, measure }: Pick<WeakMarket, 'country' | 'measure'>) =>
  `${measure}:${country}`;

const TOPIC_OF = { parcelsKept: 'delivery', paymentSuccess: 'payments' } as const;

function findingOf(weak: WeakMarket): Finding {
  const { country, measure, share, others } = weak;
  const values = {
    country: saidCountry(country),
    share: saidPercent(fractionOf(share) ?? 0),
    others: saidPercent(fractionOf(others) ?? 0),
    of: saidCount(share.of),
    ofOthers: saidCount(others.of),
  };
  const address = `/app/markets/${country}?days=90`;
  return {
    subject: subjectOf(weak),
    country,
    topic: `${TOPIC_OF[measure]}:${country}`,
    sentence: say(`insights:weakMarket.${measure}.sentence`, values),
    evidence: [
      { saying: say(`insights:weakMarket.${measure}.here`, values), address },
      { saying: say(`insights:weakMarket.${measure}.elsewhere`, values), address: '/app/markets' },
    ],
    money: null,
    confidence: CONFIDENCE,
    sinceOn: null,
    dueOn: null,
    urgency: 'should',
    next: { kind: 'open', label: say('insights:weakMarket.open'), address },
  };
}
