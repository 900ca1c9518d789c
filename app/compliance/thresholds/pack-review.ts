import type { TestReading } from './evaluate-threshold.ts';
import { inShopCurrency, type ReviewedRule } from './review-thresholds.ts';
import type { ThresholdRule } from './rule-model.ts';

/**
 * A review as it is stored: without what the facts file says, and what leads by its place. A page
 * asks for all rules at once, and most are not about the shop.
 */
export type PackedRule =
  | Pick<ReviewedRule, 'ruleId' | 'state' | 'reason' | 'taxCharged'>
  | (Omit<ReviewedRule, 'tests' | 'leading'> & {
      tests: Omit<TestReading, 'test'>[];
      leadingAt: number;
    });

export function packRule(reviewed: ReviewedRule): PackedRule {
  const { ruleId, state, reason, taxCharged, tests, leading, ...rest } = reviewed;
  if (leading === null) return { ruleId, state, reason, taxCharged };
  return {
    ...{ ruleId, state, reason, taxCharged },
    ...rest,
    tests: tests.map(({ test: _test, ...reading }) => reading),
    leadingAt: tests.indexOf(leading),
  };
}

/** The review again; null for a rule that is not among those in force. */
export function unpackRule(
  packed: PackedRule,
  rules: ReadonlyMap<string, ThresholdRule>,
  shopCurrency: string,
): ReviewedRule | null {
  const inForce = rules.get(packed.ruleId);
  if (inForce === undefined) return null;
  if (!('tests' in packed)) {
    return {
      ...packed,
      tests: [],
      leading: null,
      crossedOn: null,
      earlier: null,
      forecast: 'not-asked',
      isCertain: false,
      exposure: 'not-over',
    };
  }
  const rule = inShopCurrency(inForce, shopCurrency);
  const { tests: readings, leadingAt, ...rest } = packed;
  if (readings.length !== rule.tests.length) return null;
  const tests = readings.map((reading, at) => ({ ...reading, test: rule.tests[at]! }));
  return { ...rest, tests, leading: tests[leadingAt] ?? null };
}
