import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { currencyDigits } from '../kernel/money.ts';
import {
  formatCount,
  formatCountShort,
  formatDate,
  formatDateRange,
  formatInstant,
  formatMoney,
  formatMoneyShort,
  formatPercent,
  NO_VALUE,
  roughDuration,
} from './format.ts';

describe('money', () => {
  it.each([
    [{ amountMinor: 123_450, currency: 'EUR' }, 'en', '€1,234.50'],
    [{ amountMinor: 123_450, currency: 'EUR' }, 'zh-CN', '€1,234.50'],
    [{ amountMinor: 123_450, currency: 'JPY' }, 'en', '¥123,450'],
    [{ amountMinor: 123_450, currency: 'CNY' }, 'zh-CN', '¥1,234.50'],
    [{ amountMinor: -5, currency: 'USD' }, 'en', '-$0.05'],
  ])('%o in %s is %s', (money, locale, text) => {
    expect(formatMoney(money, locale)).toBe(text);
  });

  it('rounds to whole units where asked', () => {
    expect(formatMoney({ amountMinor: 123_450, currency: 'EUR' }, 'en', { whole: true })).toBe(
      '€1,235',
    );
  });

  it('is shortened for axes by the habits of the language', () => {
    const money = { amountMinor: 123_450_000, currency: 'EUR' };
    expect(formatMoneyShort(money, 'en')).toBe('€1.2M');
    expect(formatMoneyShort(money, 'zh-CN')).toBe('€123.5万');
  });

  it('keeps every digit of every safe amount', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER }),
        fc.constantFrom('EUR', 'JPY', 'KWD', 'CNY'),
        (amountMinor, currency) => {
          const digits = formatMoney({ amountMinor, currency }, 'en').replace(/\D/g, '');
          const expected = String(Math.abs(amountMinor)).padStart(
            currencyDigits(currency) + 1,
            '0',
          );
          expect(digits).toBe(expected);
        },
      ),
    );
  });
});

describe('counts and shares', () => {
  it('separates thousands, and shortens by ten thousands in Chinese', () => {
    expect(formatCount(25_300, 'en')).toBe('25,300');
    expect(formatCountShort(25_300, 'en')).toBe('25.3K');
    expect(formatCountShort(25_300, 'zh-CN')).toBe('2.5万');
  });

  it('says a share with one digit, and nothing where nothing was counted', () => {
    expect(formatPercent(0.9234, 'en')).toBe('92.3%');
    expect(formatPercent(1, 'zh-CN')).toBe('100.0%');
    expect(formatPercent(0.25, 'en', 0)).toBe('25%');
    expect(formatPercent(null, 'en')).toBe(NO_VALUE);
  });
});

describe('dates', () => {
  it('are written in the order of the language', () => {
    expect(formatDate('2026-11-24', 'en')).toBe('Nov 24, 2026');
    expect(formatDate('2026-11-24', 'zh-CN')).toBe('2026年11月24日');
    expect(formatDate('2026-11-24', 'en', 'day')).toBe('Nov 24');
    expect(formatDate('2026-11-24', 'zh-CN', 'month')).toBe('2026年11月');
  });

  it('say once what a range shares', () => {
    expect(formatDateRange('2026-11-01', '2026-11-30', 'en')).toBe('Nov 1 – 30, 2026');
    expect(formatDateRange('2025-12-24', '2026-01-02', 'zh-CN')).toBe(
      '2025年12月24日至2026年1月2日',
    );
    expect(formatDateRange('2026-11-01', '2026-11-30', 'zh-CN')).toBe('2026年11月1日至11月30日');
  });

  it('show an instant by the clocks of the zone', () => {
    const at = new Date('2026-11-24T16:30:00Z');
    expect(formatInstant(at, 'en', 'Europe/Berlin')).toBe('Nov 24, 2026, 5:30 PM');
    expect(formatInstant(at, 'zh-CN', 'Asia/Shanghai')).toBe('2026年11月25日 00:30');
  });
});

describe('a rough duration', () => {
  it.each([
    [0, { unit: 'moments', count: 0 }],
    [9.9, { unit: 'moments', count: 0 }],
    [12, { unit: 'seconds', count: 10 }],
    [94, { unit: 'seconds', count: 90 }],
    [96, { unit: 'minutes', count: 2 }],
    [5400, { unit: 'minutes', count: 90 }],
    [5460, { unit: 'hours', count: 2 }],
  ] as const)('of %d seconds is %o', (seconds, expected) => {
    expect(roughDuration(seconds)).toEqual(expected);
  });
});
