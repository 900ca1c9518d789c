import { addDays, dateInZone } from '../kernel/calendar.ts';
import type { Detector } from '../kernel/detector.ts';
import type { Finding } from '../kernel/insight.ts';
import { saidCount, saidDate, saidMoney, saidName, say } from '../kernel/saying.ts';
import { EXPIRING_DAYS, readLoyaltyOverview } from './read-liability.server.ts';

/**
 * Share of a market's points that end within a month from which it is told. Points that end at a
 * steady pace over a year are a twelfth a month; three times that is a wave.
 */
const WAVE_SHARE = 0.25;
/** Fewer points than these are few customers' matter. */
const POINTS_MIN = 1_000;

/**
 * A wave of points that are about to end, by market: shoppers who hear of it in time come back, and
 * those who don't are let down.
 */
export const pointsExpiring: Detector = {
  name: 'retention.points-expiring',
  minimumSample: say('retention:detector.expiring.sample'),
  // It counts what is booked: no statistics.
  falseAlarmsPerYear: 0,
  detect: async ({ shopId, zone, now }) => {
    const { markets, program } = await readLoyaltyOverview({ shopId, zone }, now);
    if (program === null) return { judged: 0, findings: [], unjudged: [] };
    const todayOn = dateInZone(zone, now.getTime());
    const findings = markets.flatMap((market): Finding[] => {
      const { points, expiring, worth, marketId, name, expiringWorthMinor } = market;
      if (marketId === null || points < POINTS_MIN || expiring < points * WAVE_SHARE) return [];
      const values = { market: saidName(name ?? ''), count: saidCount(expiring) };
      return [
        {
          subject: marketId,
          country: market.countries.length === 1 ? (market.countries[0] ?? null) : null,
          topic: `points:${marketId}`,
          sentence: say('retention:insight.expiring.sentence', values),
          evidence: [
            {
              saying:
                worth === null
                  ? say('retention:insight.expiring.evidence', values)
                  : say('retention:insight.expiring.worth', {
                      ...values,
                      money: saidMoney(expiringWorthMinor, worth.currency),
                      date: saidDate(addDays(todayOn, EXPIRING_DAYS)),
                    }),
              address: '/app/loyalty',
            },
          ],
          // What shoppers would have bought for them is not known; worth is no gain of the merchant.
          money: null,
          confidence: 1,
          sinceOn: null,
          dueOn: addDays(todayOn, EXPIRING_DAYS),
          urgency: 'may',
          next: {
            kind: 'open',
            label: say('retention:insight.expiring.next'),
            address: '/app/loyalty',
          },
        },
      ];
    });
    return { judged: markets.length, findings, unjudged: [] };
  },
};
