import { describe, expect, test } from 'vitest';

import { isCountryCode } from '../../kernel/country.ts';
import { isPeriodVerified } from '../thresholds/rule-model.ts';
import { sourceUrls } from '../thresholds/source-urls.ts';
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
          for (const url of sourceUrls(source)) expect(URL.canParse(url)).toBe(true);
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
    expect(isPeriodVerified(ruleOf('ca-mb')!)).toBe(false);
    expect(isPeriodVerified(ruleOf('us-ny')!)).toBe(true);
  });
});

describe('as at a date', () => {
  test.each([
    ['the United Kingdom before its rise', 'gb-vat', '2024-03-31', 85_000],
    ['the United Kingdom after', 'gb-vat', '2024-04-01', 90_000],
    ['Arizona in 2020', 'us-az', '2020-06-01', 150_000],
    ['Arizona now', 'us-az', TODAY, 100_000],
    ['Germany before 2025', 'de-established-vat', '2024-12-31', 22_000],
    ['Poland before its rise', 'pl-established-vat', '2025-12-31', 200_000],
    ['Poland after', 'pl-established-vat', '2026-01-01', 240_000],
  ])('%s', (_name, id, on, limit) => {
    expect(ruleOf(id, on)!.tests[0]!.limit).toBe(limit);
  });

  test.each([
    ['Wisconsin', 'us-wi', '2021-02-19', '2021-02-20'],
    ['Maine', 'us-me', '2021-12-31', '2022-01-01'],
    ['South Dakota', 'us-sd', '2023-06-30', '2023-07-01'],
    ['Louisiana', 'us-la', '2023-07-31', '2023-08-01'],
    ['Indiana', 'us-in', '2023-12-31', '2024-01-01'],
    ['Wyoming', 'us-wy', '2024-06-30', '2024-07-01'],
    ['North Carolina', 'us-nc', '2024-06-30', '2024-07-01'],
    ['Alaska', 'us-ak', '2024-12-31', '2025-01-01'],
    ['Utah', 'us-ut', '2025-06-30', '2025-07-01'],
    ['Illinois', 'us-il', '2025-12-31', '2026-01-01'],
    ['Kentucky', 'us-ky', '2026-07-31', '2026-08-01'],
  ])('%s had a test of transactions, and has none', (_name, id, before, after) => {
    const measures = (on: string) => ruleOf(id, on)!.tests.map((one) => one.measures);
    expect(measures(before)).toEqual(['sales', 'orders']);
    expect(measures(after)).toEqual(['sales']);
  });

  test('the states with a test of transactions are those of which no repeal is known', () => {
    const counting = rules.filter(
      ({ country, tests }) => country === 'US' && tests.some((one) => one.measures === 'orders'),
    );
    expect(counting.map(({ region }) => region).sort()).toEqual(
      'AR CT DC GA HI MD MI MN NE NJ NV NY OH RI VA VT WV'.split(' '),
    );
  });

  test('a test of transactions on which data sets differ is not called certain', () => {
    const doubtful = rules.filter(({ tests }) => tests.some((one) => one.confidence === 'likely'));
    expect(doubtful.map(({ region }) => region).sort()).toEqual('AR DC GA HI OH VA WV'.split(' '));
  });

  test.each([
    // Statute or department, "exceeding" or "or more": who sells for exactly the limit is asked.
    ['Alaska', 'us-ak', 'at-least'],
    ['Kentucky', 'us-ky', 'more-than'],
    ['Oklahoma', 'us-ok', 'at-least'],
    ['Rhode Island', 'us-ri', 'at-least'],
    ['Missouri', 'us-mo', 'more-than'],
    ['Texas', 'us-tx', 'at-least'],
    ['New York', 'us-ny', 'more-than'],
    ['Switzerland', 'ch-vat', 'at-least'],
    ['Australia', 'au-gst', 'at-least'],
    ['New Zealand', 'nz-gst', 'more-than'],
    ['the European Union', 'eu-oss', 'more-than'],
  ])('%s at exactly the limit', (_name, id, over) => {
    expect(ruleOf(id)!.tests[0]!.over).toBe(over);
  });

  test.each([
    ['France', 'fr-established-vat', [85_000, 93_500]],
    ['Czechia', 'cz-established-vat', [2_000_000, 2_536_500]],
    ['Slovakia', 'sk-established-vat', [50_000, 62_500]],
    ['Italy', 'it-established-vat', [85_000, 100_000]],
    ['Germany', 'de-established-vat', [25_000, 100_000]],
  ])('%s has a limit of the year before and a higher one of this year', (_name, id, limits) => {
    const { tests } = ruleOf(id)!;
    expect(tests.map(({ limit }) => limit)).toEqual(limits);
    expect(tests.map(({ period }) => period)).toEqual([
      { kind: 'calendar-year', years: 'prior' },
      { kind: 'calendar-year', years: 'current' },
    ]);
  });

  test('Singapore looks at whole calendar years, both limits together', () => {
    const { tests, combine } = ruleOf('sg-gst')!;
    expect(combine).toBe('all');
    expect(tests.map(({ limit, scope }) => [limit, scope])).toEqual([
      [100_000, 'place'],
      [1_000_000, 'worldwide'],
    ]);
    for (const { period } of tests)
      expect(period).toEqual({ kind: 'calendar-year', years: 'prior' });
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
