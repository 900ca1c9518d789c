import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromEpochDay } from '../../kernel/calendar.ts';
import { countryCodes, countryName } from '../../kernel/country.ts';
import { decimalMarkOf, plainDecimal, splitAmount } from './read-amount.ts';
import { readCountry } from './read-country.ts';
import { currenciesOf, currencyMeant } from './read-currency.ts';
import { dayOf, instantReader, splitDate } from './read-date.ts';

describe('an amount', () => {
  it.each([
    ['12.30', false, '12.30', null],
    ['$1,234.50', false, '1,234.50', '$'],
    ['US$ 5', false, '5', 'US$'],
    ['1.234,50 €', false, '1.234,50', '€'],
    ['IDR 100.000', false, '100.000', 'IDR'],
    ['Rp. 5.000', false, '5.000', 'Rp'],
    ['(5.00)', true, '5.00', null],
    ['-$5.00', true, '5.00', '$'],
    ['$-5.00', true, '5.00', '$'],
    ['5.00-', true, '5.00', null],
    ['−5,00', true, '5,00', null],
    ['￥１２３', false, '123', '¥'],
    ['1\u202f234,5', false, '1 234,5', null],
    ['1’234.50 CHF', false, "1'234.50", 'CHF'],
    ['.5', false, '.5', null],
  ])('%s is taken apart', (text, negative, digits, sign) => {
    expect(splitAmount(text)).toEqual({ negative, digits, sign });
  });

  it.each([
    '',
    '-',
    'abc',
    '1e5',
    '0x10',
    '12 EUR 5',
    '--5',
    '(-5)',
    '5.',
    '1 2 3 €€',
    'NaN',
    '1/2',
  ])('%j is none, or none that a file may hold', (text) => {
    const amount = splitAmount(text);
    const read = amount && [plainDecimal(amount.digits, '.'), plainDecimal(amount.digits, ',')];
    expect(read?.some((it) => it !== null) ?? false).toBe(false);
  });

  it.each([
    ['1234', 'none'],
    ['1,234', 'either'],
    ['1.234', 'either'],
    ['12,34', ','],
    ['0,123', ','],
    ['1234.567', '.'],
    ['1,234.5', '.'],
    ['1.234,5', ','],
    ['1.234.567', ','],
    ['1 234,567', ','],
  ])('%s proves as its decimal mark: %s', (digits, mark) => {
    expect(decimalMarkOf(digits)).toBe(mark);
  });

  it('never proves a mark that it was not written with', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10 ** 12 }),
        fc.constantFrom(['.', ','], ['.', ''], [',', '.'], [',', ''], ['.', ' ']),
        fc.integer({ min: 0, max: 4 }),
        (minor, [mark, thousands], digits) => {
          const text = String(minor).padStart(digits + 1, '0');
          const whole = digits === 0 ? text : text.slice(0, -digits);
          const grouped = whole.replace(/\B(?=(\d{3})+$)/g, thousands!);
          const written = digits === 0 ? grouped : `${grouped}${mark}${text.slice(-digits)}`;
          expect([mark, 'either', 'none']).toContain(decimalMarkOf(written));
          expect(Number(plainDecimal(written, mark as '.'))).toBeCloseTo(minor / 10 ** digits, 4);
        },
      ),
    );
  });

  it.each([
    ['1,00,000.50', '.', '100000.50'],
    ['1,23', '.', null],
    ['1.2.3', ',', null],
    ['1,234 567', '.', null],
    ['1.234', '.', '1.234'],
    ['1.234', ',', '1234'],
  ] as const)('%s with the mark %s is %s', (digits, mark, plain) => {
    expect(plainDecimal(digits, mark)).toBe(plain);
  });
});

describe('a currency', () => {
  it.each([
    ['eur', ['EUR']],
    ['€', ['EUR']],
    ['US$', ['USD']],
    ['￥', ['CNY', 'JPY']],
    ['XYZ', []],
  ])('%s can mean %j', (written, codes) => expect(currenciesOf(written)).toEqual(codes));

  it('behind a shared sign is only known by the answer', () => {
    expect(currencyMeant('$', {})).toBeNull();
    expect(currencyMeant('$', { symbolCurrencies: { $: 'CAD' } })).toBe('CAD');
    expect(currencyMeant('￥', { symbolCurrencies: { '¥': 'JPY' } })).toBe('JPY');
  });
});

describe('a country', () => {
  it('is known by its name in English, Chinese and German', () => {
    for (const code of countryCodes()) {
      for (const locale of ['en', 'zh-CN', 'de']) {
        expect([code, readCountry(countryName(code, locale))]).toEqual([code, code]);
      }
    }
  });

  it.each([
    ['uk', 'GB'],
    ['USA', 'US'],
    ['U.S.A.', 'US'],
    ['NA', 'NA'],
    ['--', 'ZZ'],
    ['Unknown', 'ZZ'],
    ['Atlantis', null],
  ])('%s is %s', (text, code) => expect(readCountry(text)).toBe(code));
});

describe('a date', () => {
  it.each([
    ['2026-03-04', ['ymd']],
    ['2026/3/4', ['ymd']],
    ['20260304', ['ymd']],
    ['2026年3月4日 下午 3:05', ['ymd']],
    ['Mar 4, 2026', ['ymd']],
    ['4-Mar-2026 10:00', ['ymd']],
    ['03/04/2026', ['dmy', 'mdy']],
    ['13/04/2026', ['dmy']],
    ['04/13/2026', ['mdy']],
    ['03/04/05', ['dmy', 'mdy', 'ymd']],
    ['31.12.25', ['dmy', 'ymd']],
    ['25-12-32', ['dmy']],
    ['00-12-31', ['ymd']],
  ])('%s fits %j', (text, orders) => expect(splitDate(text)?.orders).toEqual(orders));

  it.each([
    '',
    '2026-02-29',
    '31/31/2026',
    '2026-13-01',
    '10:00',
    '1/2',
    '3/4/5',
    '45921.5',
    '2026-03-04 25:00',
    'Foo 4, 2026',
    '04.13-2026',
    '2026-03-04x',
  ])('%j is none', (text) => expect(splitDate(text)).toBeNull());

  const read = (text: string, zone?: string, order?: 'dmy' | 'mdy' | 'ymd') =>
    instantReader(zone, order)(splitDate(text)!);

  it.each([
    ['2026-03-04T10:00:00+00:00', undefined, undefined, '2026-03-04T10:00:00.000Z'],
    ['2026-03-04 10:00:00 -0530', undefined, undefined, '2026-03-04T15:30:00.000Z'],
    ['2026-03-04 10:00:00 PST', undefined, undefined, '2026-03-04T18:00:00.000Z'],
    ['2026-07-04 10:00', 'Europe/Berlin', undefined, '2026-07-04T08:00:00.000Z'],
    ['03/04/2026 12:05:09 AM', 'UTC', 'dmy', '2026-04-03T00:05:09.000Z'],
    ['03/04/2026 12:05 PM', 'UTC', 'mdy', '2026-03-04T12:05:00.000Z'],
    ['2026年3月4日 下午3:05', 'Asia/Shanghai', undefined, '2026-03-04T07:05:00.000Z'],
    ['2026-03-04', 'Asia/Shanghai', undefined, '2026-03-04T04:00:00.000Z'],
    // Skipped by the clocks: read with the offset from before, as instantOf does.
    ['2026-03-29 02:30', 'Europe/Berlin', undefined, '2026-03-29T01:30:00.000Z'],
  ] as const)('%s in %s by %s is %s', (text, zone, order, instant) => {
    expect(read(text, zone, order)).toEqual({ ok: true, value: instant });
  });

  it.each([
    ['2026-03-04 10:00', undefined, undefined, 'unknown-time-zone'],
    ['2026-03-04 10:00 CST', 'UTC', undefined, 'unknown-time-zone'],
    ['03/04/2026', 'UTC', undefined, 'not-a-date'],
    ['13/04/2026', 'UTC', 'mdy', 'not-a-date'],
    ['1999-03-04', 'UTC', undefined, 'date-out-of-range'],
  ] as const)('%s in %s by %s is refused', (text, zone, order, code) => {
    expect(read(text, zone, order)).toEqual({ ok: false, code });
  });

  it('of any day comes back from every way of writing it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10_957, max: 47_000 }), (epochDay) => {
        const day = fromEpochDay(epochDay);
        const [year, month, date] = day.split('-');
        const ways = [
          [`${date}/${month}/${year}`, 'dmy'],
          [`${month}-${date}-${year}`, 'mdy'],
          [`${date}.${month}.${year!.slice(2)}`, 'dmy'],
          [`${year}/${Number(month)}/${Number(date)}`, undefined],
          [`${year}年${Number(month)}月${Number(date)}日`, undefined],
        ] as const;
        for (const [text, order] of ways) {
          expect(dayOf(splitDate(text)!, order)).toEqual({ ok: true, value: day });
        }
      }),
    );
  });
});
