import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, fromEpochDay } from '../../kernel/calendar.ts';
import { readPeriod, yearBefore } from './period-phrases.ts';

/** A Sunday. */
const TODAY = '2026-11-22';

test.each([
  ['sales in the last 30 days', '2026-10-24', '2026-11-22'],
  ['近 7 天的订单', '2026-11-16', '2026-11-22'],
  ['最近三个月', '2026-08-25', '2026-11-22'],
  ['over the past two weeks', '2026-11-09', '2026-11-22'],
  ['last week', '2026-11-09', '2026-11-15'],
  ['上周销售额', '2026-11-09', '2026-11-15'],
  ['this week so far', '2026-11-16', '2026-11-22'],
  ['last month', '2026-10-01', '2026-10-31'],
  ['上个月', '2026-10-01', '2026-10-31'],
  ['this month', '2026-11-01', '2026-11-22'],
  ['本月至今', '2026-11-01', '2026-11-22'],
  ['last year', '2025-01-01', '2025-12-31'],
  ['over the last year', '2025-11-23', '2026-11-22'],
  ['in the past month', '2026-10-24', '2026-11-22'],
  ['去年', '2025-01-01', '2025-12-31'],
  ['今年', '2026-01-01', '2026-11-22'],
  ['去年 12 月', '2025-12-01', '2025-12-31'],
  ['in October', '2026-10-01', '2026-10-31'],
  ['in december', '2025-12-01', '2025-12-31'],
  ['September 2025', '2025-09-01', '2025-09-30'],
  ['2026年9月', '2026-09-01', '2026-09-30'],
  ['九月份', '2026-09-01', '2026-09-30'],
  ['十一月', '2026-11-01', '2026-11-22'],
  ['Q3', '2026-07-01', '2026-09-30'],
  ['第三季度', '2026-07-01', '2026-09-30'],
  ['last quarter', '2026-07-01', '2026-09-30'],
  ['in Q4 2025', '2025-10-01', '2025-12-31'],
  ['since November 1', '2026-11-01', '2026-11-22'],
  ['11月1日以来', '2026-11-01', '2026-11-22'],
  ['2026-10-05 to 2026-10-09', '2026-10-05', '2026-10-09'],
  ['10月5日到10月9日', '2026-10-05', '2026-10-09'],
  ['on Nov 3', '2026-11-03', '2026-11-03'],
  ['yesterday', '2026-11-21', '2026-11-21'],
  ['昨天', '2026-11-21', '2026-11-21'],
  ['前天', '2026-11-20', '2026-11-20'],
  ['today', '2026-11-22', '2026-11-22'],
  ['in 2025', '2025-01-01', '2025-12-31'],
])('“%s” is %s to %s', (text, fromOn, toOn) => {
  expect(readPeriod(text, TODAY)?.period).toEqual({ fromOn, toOn });
});

test.each(['how are sales', 'may I ask', '有多少订单', 'next month', '3 个市场'])(
  '“%s” names no period',
  (text) => {
    expect(readPeriod(text, TODAY)).toBeNull();
  },
);

test('no period ends after today or before it begins, whatever is written', () => {
  const words = fc.constantFrom(
    'last',
    'this',
    '上',
    '近',
    '30',
    '3',
    'month',
    '月',
    '周',
    'days',
    'in',
    'May',
    '2026',
    '年',
    'Q2',
    'since',
    'to',
    '2026-12-24',
    '日',
  );
  fc.assert(
    fc.property(
      fc.array(words, { maxLength: 6 }),
      fc.integer({ min: 18_000, max: 22_000 }),
      (parts, day) => {
        const todayOn = fromEpochDay(day);
        const found = readPeriod(parts.join(' '), todayOn);
        if (found === null) return;
        expect(found.period.fromOn <= found.period.toOn).toBe(true);
        expect(found.period.fromOn <= todayOn).toBe(true);
      },
    ),
  );
});

test('the year before of a leap day is the end of February', () => {
  expect(yearBefore({ fromOn: '2024-02-29', toOn: '2024-03-01' })).toEqual({
    fromOn: '2023-02-28',
    toOn: '2023-03-01',
  });
  expect(addDays(yearBefore({ fromOn: TODAY, toOn: TODAY }).fromOn, 365)).toBe(TODAY);
});
