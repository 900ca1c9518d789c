import type { Detection, Unjudged } from '../../kernel/detector.ts';
import type { Evidence, Finding } from '../../kernel/insight.ts';
import { saidDate, saidName, say, type Saying } from '../../kernel/saying.ts';
import type { StoredRegistration } from './registration.ts';
import type { ReviewedRule } from './review-thresholds.ts';
import { isPeriodVerified, type ThresholdRule } from './rule-model.ts';
import { ordersAddress, ruleAddress, saidDuty, saidMeasure, saidPlace } from './word-rule.ts';

/** How sure a rule is by how its facts were come by: a page that was read, one weak source, a guess. */
const SURE = { seen: 0.95, likely: 0.8, unverified: 0.5 } as const;

/**
 * What the monitor says of the thresholds: passed and not registered, or about to be passed.
 * What rests on an unverified limit is shown on the page and never as a finding.
 */
export function findThresholds(
  rules: readonly ThresholdRule[],
  reviewed: readonly ReviewedRule[],
  registrations: readonly StoredRegistration[],
): Detection {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const settled = new Set(registrations.map(({ ruleId }) => ruleId));
  const about = reviewed.flatMap((reading) => {
    const rule = byId.get(reading.ruleId);
    return rule === undefined || reading.state === 'not-applicable' ? [] : [{ rule, reading }];
  });
  return {
    judged: about.filter(({ reading }) => reading.state !== 'cannot-judge').length,
    findings: about
      .filter(({ rule }) => !settled.has(rule.id) && rule.limits.confidence !== 'unverified')
      .flatMap(({ rule, reading }) => findingOf(rule, reading) ?? []),
    unjudged: about.flatMap(({ rule, reading }) => unjudgedOf(rule, reading) ?? []),
  };
}

function findingOf(rule: ThresholdRule, reading: ReviewedRule): Finding | null {
  const { leading, state } = reading;
  if (leading === null || (state !== 'over' && state !== 'approaching')) return null;
  const isOption = rule.obligation === 'option';
  if (isOption && state !== 'over') return null;
  const isRecordMissing = state === 'over' && reading.taxCharged;
  const confidence = Math.min(
    SURE[rule.limits.confidence],
    isPeriodVerified(rule) ? SURE[rule.period.confidence] : SURE.unverified,
  );
  return {
    subject: rule.id,
    country: rule.country === 'EU' ? null : rule.country,
    topic: `threshold:${rule.country}`,
    sentence: sentenceOf(rule, reading),
    evidence: evidenceOf(rule, reading),
    money: null,
    confidence,
    sinceOn: reading.crossedOn,
    dueOn: dueOn(reading),
    urgency:
      isOption || isRecordMissing
        ? 'may'
        : state === 'over' || leading.isFilled
          ? 'must'
          : 'should',
    next: {
      kind: 'open',
      label: say(
        `compliance:insight.threshold.next.${isOption ? 'option' : isRecordMissing ? 'record' : state}`,
      ),
      address: ruleAddress(rule.id),
    },
  };
}

/** Last day on which acting still helps: before the duty begins, or may begin. */
function dueOn(reading: ReviewedRule): string | null {
  if (reading.state === 'over') return null;
  if (reading.leading?.isFilled === true) return reading.leading.decidedOn;
  return typeof reading.forecast === 'string' ? null : reading.forecast.earliestOn;
}

function sentenceOf(rule: ThresholdRule, reading: ReviewedRule): Saying {
  const leading = reading.leading!;
  const values = {
    place: saidPlace(rule),
    duty: saidDuty(rule),
    sum: saidMeasure(leading, leading.sum),
    limit: saidMeasure(leading, leading.limit),
  };
  const key = (name: string) => `compliance:insight.threshold.${name}`;
  if (rule.obligation === 'option') return say(key('option'), values);
  if (reading.state === 'over' && reading.taxCharged) {
    return say(key(leading.limit === 0 ? 'chargedFirstSale' : 'charged'), values);
  }
  if (reading.state === 'over') {
    const on = saidDate(reading.crossedOn ?? leading.toOn);
    return say(key(leading.limit === 0 ? 'firstSale' : 'over'), { ...values, on });
  }
  if (leading.isFilled && leading.decidedOn !== null) {
    return say(key('filled'), { ...values, on: saidDate(leading.decidedOn) });
  }
  const { forecast } = reading;
  if (typeof forecast === 'string' || forecast.likelyOn === null) {
    return say(key('near'), values);
  }
  return say(key('soon'), { ...values, on: saidDate(forecast.likelyOn) });
}

function evidenceOf(rule: ThresholdRule, reading: ReviewedRule): Evidence[] {
  const leading = reading.leading!;
  const counted: Evidence = {
    saying: say('compliance:insight.threshold.counted', {
      sum: saidMeasure(leading, leading.sum),
      count: { type: 'count', count: leading.orders },
      from: saidDate(leading.fromOn),
      to: saidDate(leading.toOn),
    }),
    address: ordersAddress(rule, leading),
  };
  const { forecast } = reading;
  const foreseen: Evidence[] =
    typeof forecast === 'string' || forecast.earliestOn === null
      ? []
      : [
          {
            saying:
              forecast.latestOn === null
                ? say('compliance:insight.threshold.rangeOpen', {
                    from: saidDate(forecast.earliestOn),
                  })
                : say('compliance:insight.threshold.range', {
                    from: saidDate(forecast.earliestOn),
                    to: saidDate(forecast.latestOn),
                  }),
            address: ruleAddress(rule.id),
          },
        ];
  const { source, lastVerifiedOn } = rule.limits;
  const law: Evidence = {
    saying: say('compliance:insight.threshold.law', {
      limit: saidMeasure(leading, leading.limit),
      duty: saidDuty(rule),
    }),
    source: {
      name: source,
      ...(source.startsWith('https://') ? { url: source } : {}),
      on: lastVerifiedOn,
    },
  };
  return [counted, ...foreseen, law];
}

function unjudgedOf(rule: ThresholdRule, reading: ReviewedRule): Unjudged | null {
  if (reading.state !== 'cannot-judge' || reading.reason === null) return null;
  return {
    subject: rule.id,
    country: rule.country === 'EU' ? null : rule.country,
    missing: say(`compliance:reason.${reading.reason}`, {
      currency: saidName(rule.tests[0]?.currency ?? ''),
    }),
  };
}
