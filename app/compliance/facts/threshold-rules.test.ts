import { describe, expect, test } from 'vitest';

import { isCountryCode } from '../../kernel/country.ts';
import { isPeriodVerified } from '../thresholds/rule-model.ts';
import {
  lowValueLimitsAsAt,
  thresholdRuleIds,
  thresholdRulesAsAt,
  thresholdVersions,
} from './threshold-rules.ts';

const TODAY = '2026-11-22';
const rules = thresholdRulesAsAt(TODAY);
const ruleOf = (id: string, on = TODAY) => thresholdRulesAsAt(on).find((rule) => rule.id === id);

describe('the facts', () => {
  test('have a source and a date for each limit and each counted period', () => {
    for (const id of thresholdRuleIds()) {
      for (const { limits, period } of thresholdVersions(id)) {
        for (const { source, lastVerifiedOn } of [limits, period]) {
          expect(source).toMatch(/^https:\/\/|^general knowledge/);
          expect(lastVerifiedOn <= TODAY).toBe(true);
        }
      }
    }
  });

  test('never have two versions of a rule in force on one day, nor a gap between two', () => {
    for (const id of thresholdRuleIds()) {
      const versions = thresholdVersions(id);
      for (const [index, version] of versions.entries()) {
        const next = versions[index + 1];
        if (next === undefined) continue;
        const ends = Date.parse(version.effectiveTo!) / 86_400_000;
        expect(Date.parse(next.effectiveFrom!) / 86_400_000 - ends).toBe(1);
      }
    }
  });

  test('call no general knowledge seen', () => {
    for (const rule of rules) {
      for (const { source, confidence } of [rule.limits, rule.period]) {
        if (source.startsWith('general knowledge')) expect(confidence).not.toBe('seen');
      }
    }
  });

  test('have every state of the US with a sales tax, Alaska and the District of Columbia', () => {
    const states = rules.filter(({ country }) => country === 'US').map(({ region }) => region!);
    expect(new Set(states).size).toBe(states.length);
    // 50 states and DC, without the four that tax no sales: Delaware, Montana, New Hampshire, Oregon.
    expect(states.length).toBe(51 - 4);
    for (const without of ['DE', 'MT', 'NH', 'OR']) expect(states).not.toContain(without);
  });

  test('tell periods that nobody could verify', () => {
    expect(isPeriodVerified(ruleOf('us-ok')!)).toBe(false);
    expect(isPeriodVerified(ruleOf('us-ny')!)).toBe(true);
  });
});

describe('as at a date', () => {
  test.each([
    ['the United Kingdom before its rise', 'gb-vat', '2024-03-31', 85_000],
    ['the United Kingdom after', 'gb-vat', '2024-04-01', 90_000],
    ['Arizona in 2020', 'us-az', '2020-06-01', 150_000],
    ['Arizona now', 'us-az', TODAY, 100_000],
  ])('%s', (_name, id, on, limit) => {
    expect(ruleOf(id, on)!.tests[0]!.limit).toBe(limit);
  });

  test.each([
    ['Illinois', 'us-il', '2025-12-31', '2026-01-01'],
    ['Kentucky', 'us-ky', '2026-07-31', '2026-08-01'],
    ['North Carolina', 'us-nc', '2024-06-30', '2024-07-01'],
  ])('%s had a test of transactions, and has none', (_name, id, before, after) => {
    const measures = (on: string) => ruleOf(id, on)!.tests.map((one) => one.measures);
    expect(measures(before)).toEqual(['sales', 'orders']);
    expect(measures(after)).toEqual(['sales']);
  });

  test('IOSS turns from an offer into a duty', () => {
    expect(ruleOf('eu-ioss')!.obligation).toBe('option');
    expect(ruleOf('eu-ioss', '2028-07-01')!.obligation).toBe('must');
  });

  test('low-value limits are of single countries', () => {
    const limits = lowValueLimitsAsAt(TODAY);
    expect(limits.every(({ country }) => isCountryCode(country))).toBe(true);
    expect(limits.find(({ country }) => country === 'FR')).toMatchObject({ amount: 150 });
    expect(limits.find(({ country }) => country === 'CH')).toMatchObject({ amount: 62 });
    expect(lowValueLimitsAsAt('2023-06-01').find(({ country }) => country === 'CH')).toMatchObject({
      amount: 65,
    });
  });
});
