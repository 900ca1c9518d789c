import type { CountryCode } from '../../kernel/country.ts';
import type { Detection, Unjudged } from '../../kernel/detector.ts';
import type { Evidence, Finding } from '../../kernel/insight.ts';
import {
  saidDate,
  saidMoney,
  saidName,
  saidPercent,
  say,
  type Saying,
} from '../../kernel/saying.ts';
import { rateDigits } from './rate-digits.ts';
import type { StoredRegistration } from './registration.ts';
import type { ReviewedRule } from './review-thresholds.ts';
import { isPeriodVerified, type ThresholdRule } from './rule-model.ts';
import { sourceUrls } from './source-urls.ts';
import { ordersAddress, ruleAddress, saidDuty, saidMeasure, saidPlace } from './word-rule.ts';

/** How sure a rule is by how its facts were come by: a page that was read, one weak source, a guess. */
const SURE = { seen: 0.95, likely: 0.8, unverified: 0.5 } as const;

/** What findings need to know of a shop. */
export interface ShopOfFinding {
  country: CountryCode | null;
  currency: string;
}

/**
 * What the monitor says of the thresholds: passed and not registered, or about to be passed.
 * What rests on an unverified limit is shown on the page and never as a finding, and only of what is
 * beyond doubt is said that it must be done.
 */
export function findThresholds(
  rules: readonly ThresholdRule[],
  reviewed: readonly ReviewedRule[],
  registrations: readonly StoredRegistration[],
  shop: ShopOfFinding,
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
      .flatMap(({ rule, reading }) => findingOf(rule, reading, shop) ?? []),
    unjudged: about.flatMap(({ rule, reading }) => unjudgedOf(rule, reading) ?? []),
  };
}

function findingOf(
  rule: ThresholdRule,
  reading: ReviewedRule,
  shop: ShopOfFinding,
): Finding | null {
  const { leading, state } = reading;
  if (leading === null || (state !== 'over' && state !== 'approaching')) return null;
  const isOption = rule.obligation === 'option';
  if (leading.test.confidence === 'unverified' || (isOption && state !== 'over')) return null;
  const isRecordMissing = state === 'over' && reading.taxCharged;
  const confidence = Math.min(
    SURE[leading.test.confidence ?? rule.limits.confidence],
    isPeriodVerified(rule) ? SURE[rule.period.confidence] : SURE.unverified,
  );
  return {
    subject: rule.id,
    country: rule.country === 'EU' ? null : rule.country,
    topic: `threshold:${rule.country}`,
    sentence: sentenceOf(rule, reading),
    evidence: evidenceOf(rule, reading, shop),
    money: moneyOf(reading, shop),
    confidence,
    sinceOn: reading.crossedOn,
    dueOn: dueOn(reading),
    urgency: isOption || isRecordMissing ? 'may' : reading.isCertain ? 'must' : 'should',
    next: {
      kind: 'open',
      label: say(
        `compliance:insight.threshold.next.${isOption ? 'option' : isRecordMissing ? 'record' : state}`,
      ),
      address: ruleAddress(rule.id),
    },
  };
}

function moneyOf({ exposure }: ReviewedRule, { currency }: ShopOfFinding): Finding['money'] {
  if (typeof exposure === 'string') return null;
  const { expectedMinor, lowMinor, highMinor } = exposure;
  return { expectedMinor, lowMinor, highMinor, currency, per: 'month' };
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

function evidenceOf(rule: ThresholdRule, reading: ReviewedRule, shop: ShopOfFinding): Evidence[] {
  const leading = reading.leading!;
  const counted: Evidence = {
    saying: say('compliance:insight.threshold.counted', {
      sum: saidMeasure(leading, leading.sum),
      count: { type: 'count', count: leading.orders },
      from: saidDate(leading.fromOn),
      to: saidDate(leading.toOn),
    }),
    address: ordersAddress(rule, leading, shop.country),
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
  const [url] = sourceUrls(source);
  const law: Evidence = {
    saying: say('compliance:insight.threshold.law', {
      limit: saidMeasure(leading, leading.limit),
      duty: saidDuty(rule),
    }),
    source: {
      name: source,
      ...(url === undefined ? {} : { url }),
      on: lastVerifiedOn,
    },
  };
  return [counted, ...foreseen, ...doubtOf(rule, reading), ...exposureOf(rule, reading, shop), law];
}

/** Why it is not said that the merchant must: the page names what the sources leave open. */
function doubtOf(rule: ThresholdRule, reading: ReviewedRule): Evidence[] {
  const isPassed = reading.state === 'over' || reading.leading?.isFilled === true;
  if (!isPassed || reading.isCertain || rule.obligation === 'option') return [];
  return [{ saying: say('compliance:insight.threshold.doubt'), address: ruleAddress(rule.id) }];
}

/** What the money is, or why there is none. */
function exposureOf(
  rule: ThresholdRule,
  { exposure }: ReviewedRule,
  { currency }: ShopOfFinding,
): Evidence[] {
  if (exposure === 'option') return [];
  if (typeof exposure === 'string') {
    return [{ saying: say(`compliance:exposure.none.${exposure}`), address: ruleAddress(rule.id) }];
  }
  const { salesMinor, rate, isRateLeast, expectedMinor } = exposure;
  return [
    {
      saying: say(`compliance:exposure.${isRateLeast ? 'atLeast' : 'owed'}`, {
        place: saidPlace(rule),
        sales: saidMoney(salesMinor, currency),
        from: saidDate(exposure.fromOn),
        to: saidDate(exposure.toOn),
        rate: saidPercent(rate, rateDigits(rate)),
        owed: saidMoney(expectedMinor, currency),
      }),
      address: ruleAddress(rule.id),
      source: {
        name: exposure.rateSource,
        url: exposure.rateSource,
        on: exposure.rateVerifiedOn,
      },
    },
  ];
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
