import { describe, expect, test } from 'vitest';

import { Finding } from '../../kernel/insight.ts';
import { thresholdRulesAsAt } from '../facts/threshold-rules.ts';
import type { TestReading } from './evaluate-threshold.ts';
import { findThresholds } from './find-thresholds.ts';
import { type ReviewedRule, setAside } from './review-thresholds.ts';
import type { ThresholdRule } from './rule-model.ts';

const RULES = thresholdRulesAsAt('2026-11-22');
const SHOP = { country: 'DE', currency: 'EUR' };
const ruleOf = (id: string) => RULES.find((rule) => rule.id === id)!;

const EXPOSURE = {
  fromOn: '2026-10-01',
  toOn: '2026-10-31',
  salesMinor: 1_000_000,
  rate: 0.0625,
  isRateLeast: true,
  rateSource: 'https://example.com/rates',
  rateVerifiedOn: '2026-08-18',
  expectedMinor: 62_500,
  lowMinor: 50_000,
  highMinor: 75_000,
};

function readingOf(rule: ThresholdRule, changes: Partial<ReviewedRule>, at = 0): ReviewedRule {
  const tests = rule.tests.map((one): TestReading => {
    const limit = one.currency === null ? one.limit : one.limit * 100;
    return {
      test: one,
      limit,
      sum: limit * 2,
      share: 2,
      remaining: 0,
      orders: 300,
      refunded: 0,
      fromOn: '2026-01-01',
      toOn: '2026-11-22',
      isOver: true,
      isFilled: true,
      decidedOn: null,
      conversion: null,
    };
  });
  return {
    ...setAside(rule.id),
    state: 'over',
    reason: null,
    tests,
    leading: tests[at]!,
    crossedOn: '2026-05-04',
    isCertain: true,
    exposure: EXPOSURE,
    ...changes,
  };
}

function find(id: string, changes: Partial<ReviewedRule>, rule = ruleOf(id), at = 0) {
  const { findings } = findThresholds([rule], [readingOf(rule, changes, at)], [], SHOP);
  for (const finding of findings) expect(Finding.safeParse(finding).error).toBeUndefined();
  return findings[0];
}

const said = (finding: Finding | undefined) =>
  finding?.evidence.map(({ saying }) => saying.key.replace('compliance:', ''));

describe('a limit that is passed', () => {
  test('must be followed where it is beyond doubt', () => {
    const finding = find('us-tx', {});
    expect(finding).toMatchObject({ urgency: 'must', sinceOn: '2026-05-04' });
    expect(said(finding)).not.toContain('insight.threshold.doubt');
  });

  test('should be looked into where it is not, and says so', () => {
    const finding = find('us-tx', { isCertain: false });
    expect(finding!.urgency).toBe('should');
    expect(said(finding)).toContain('insight.threshold.doubt');
  });

  test('opens the orders of its state, those of a marketplace left out where the law does', () => {
    expect(find('us-tx', {})!.evidence[0]!.address).toBe(
      '/app/orders?region=US-TX&counted=sales&from=2026-01-01&to=2026-11-22',
    );
    expect(find('us-fl', {})!.evidence[0]!.address).toContain('region=US-FL&counted=own-sales');
    const oss = find('eu-oss', { exposure: 'several-rates' })!.evidence[0]!.address!;
    const countries = new URL(oss, 'https://admin.example').searchParams.get('country')!.split(',');
    expect(countries).toHaveLength(26);
    expect(countries).not.toContain('DE');
  });

  test('names the tax of a month, or why it does not', () => {
    const finding = find('us-tx', {});
    expect(finding!.money).toEqual({
      expectedMinor: 62_500,
      lowMinor: 50_000,
      highMinor: 75_000,
      currency: 'EUR',
      per: 'month',
    });
    expect(said(finding)).toContain('exposure.atLeast');
    const none = find('us-tx', { exposure: 'no-rate' });
    expect(none!.money).toBeNull();
    expect(said(none)).toContain('exposure.none.no-rate');
  });

  test('by the test on which sources differ is less sure', () => {
    const finding = find('us-oh', { isCertain: false }, ruleOf('us-oh'), 1);
    expect(finding).toMatchObject({ urgency: 'should', confidence: 0.8 });
  });

  test('is no finding where the limit, or the test, is not verified', () => {
    const rule = ruleOf('us-tx');
    const unverified = { ...rule.limits, confidence: 'unverified' as const };
    expect(find('us-tx', {}, { ...rule, limits: unverified })).toBeUndefined();
    const tests = rule.tests.map((one) => ({ ...one, confidence: 'unverified' as const }));
    expect(find('us-tx', {}, { ...rule, tests })).toBeUndefined();
  });

  test('is only to be recorded where the tax is charged', () => {
    expect(find('us-tx', { taxCharged: true, exposure: 'tax-charged' })).toMatchObject({
      urgency: 'may',
      money: null,
    });
  });
});
