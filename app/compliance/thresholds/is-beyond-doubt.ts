import type { EpochDay } from '../../kernel/calendar.ts';
import { createMeter } from './evaluate-threshold.ts';
import type { Counts, ThresholdRule, ThresholdTest } from './rule-model.ts';
import type { DailySums } from './sales-ledger.ts';

/**
 * Whether a rule's limits are passed however one reads what its sources leave open: only of such a
 * rule is said that the merchant must act.
 *
 * The limit has to stand in a source that was seen, and none of the sum may be of sales that do not
 * count. What nobody could tell is taken the way that makes the sum smaller (the page takes it the
 * other way, to warn in time); tests on which sources differ are left out; a period that was not
 * seen in a source has to be passed as 12 months to today, too.
 */
export function isBeyondDoubt(
  rule: ThresholdRule,
  sumsOf: (rule: ThresholdRule, test: ThresholdTest) => DailySums | null,
  asAt: EpochDay,
): boolean {
  if (rule.limits.confidence !== 'seen' || rule.countsTooMuch === true) return false;
  const certain = rule.tests.filter(({ confidence }) => confidence === undefined);
  if (certain.length === 0) return false;
  if (rule.combine === 'all' && certain.length < rule.tests.length) return false;
  const strict = { ...rule, counts: leastOf(rule.counts), tests: certain };
  const series = certain.map((test) => sumsOf(strict, test));
  if (series.some((one) => one === null)) return false;
  const readings = [
    certain,
    ...(rule.period.confidence === 'seen' ? [] : [certain.map(asRolling)]),
  ];
  return readings.every((tests) =>
    createMeter({ ...strict, tests }, series as readonly DailySums[]).isPassed(asAt),
  );
}

/** The reading of what counts that makes the sum smallest. */
function leastOf(counts: Counts): Counts {
  return {
    ...counts,
    shipping: counts.shipping ?? false,
    tax: counts.tax ?? false,
    refunds: counts.refunds ?? 'subtracted',
    marketplace: counts.marketplace ?? false,
  };
}

function asRolling(test: ThresholdTest): ThresholdTest {
  if (test.period.kind === 'any-sale') return test;
  return { ...test, period: { kind: 'rolling-months', months: 12 } };
}
