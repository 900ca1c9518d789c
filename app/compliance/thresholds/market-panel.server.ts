import type { MarketPanel } from '../../kernel/market-panel.ts';
import { saidPercent, say } from '../../kernel/saying.ts';
import { thresholdRulesAsAt } from '../facts/threshold-rules.ts';
import { isAboutCountry, type ReviewedRule } from './review-thresholds.ts';
import { readThresholds } from './thresholds.server.ts';
import { ruleAddress, saidDuty, saidPlace, saidMeasure } from './word-rule.ts';

const URGENCY = ['over', 'approaching', 'cannot-judge', 'under'] as const;

/** What compliance says of one market: the threshold that is nearest, and what to do about it. */
export async function readComplianceMarketPanel(
  shopId: number,
  country: string,
  now: Date,
): Promise<MarketPanel> {
  const { asOn, reviewed, registrations } = await readThresholds(shopId, { now });
  const title = say('compliance:panel.title');
  const registered = new Set(
    registrations.filter(({ state }) => state === 'registered').map(({ ruleId }) => ruleId),
  );
  const rules = new Map(thresholdRulesAsAt(asOn).map((rule) => [rule.id, rule]));
  const about = reviewed
    .filter(({ ruleId, state }) => {
      const rule = rules.get(ruleId);
      return rule !== undefined && state !== 'not-applicable' && isAboutCountry(rule, country);
    })
    .sort((a, b) => weightOf(a, registered) - weightOf(b, registered) || fullness(b) - fullness(a));
  const [nearest] = about;
  const rule = nearest === undefined ? undefined : rules.get(nearest.ruleId);
  if (nearest === undefined || rule === undefined) {
    return {
      title,
      figure: null,
      trend: null,
      standing: say('compliance:panel.none'),
      tone: 'neutral',
      next: {
        kind: 'open',
        label: say('compliance:panel.dossier'),
        address: `/app/compliance/markets/${country}`,
      },
    };
  }
  const isRegistered = registered.has(rule.id);
  const { leading } = nearest;
  const share = leading?.share ?? null;
  const state = isRegistered ? 'registered' : nearest.state;
  const names = { duty: saidDuty(rule), place: saidPlace(rule) };
  return {
    title,
    figure:
      leading === null || share === null
        ? null
        : share > 1
          ? { label: say('compliance:panel.sum', names), value: saidMeasure(leading, leading.sum) }
          : { label: say('compliance:panel.share', names), value: saidPercent(share, 0) },
    trend: null,
    standing: say(`compliance:panel.standing.${state}`, names),
    tone: toneOf(nearest, rule.obligation, isRegistered),
    next: { kind: 'open', label: say('compliance:panel.next'), address: ruleAddress(rule.id) },
  };
}

function toneOf(
  reading: ReviewedRule,
  obligation: 'must' | 'option',
  isRegistered: boolean,
): MarketPanel['tone'] {
  if (isRegistered || reading.state === 'under') return 'good';
  if (reading.state === 'cannot-judge') return 'neutral';
  return reading.state === 'over' && obligation === 'must' ? 'critical' : 'attention';
}

/** Registered ones last: there is nothing to do about them. */
function weightOf(reading: ReviewedRule, registered: ReadonlySet<string>): number {
  const urgency = URGENCY.findIndex((state) => state === reading.state);
  return (registered.has(reading.ruleId) ? 10 : 0) + urgency;
}

function fullness({ leading }: ReviewedRule): number {
  return leading?.share ?? (leading?.isOver === true ? Infinity : 0);
}
