import { type CalendarDate, toEpochDay } from '../kernel/calendar.ts';
import { formatDecimal, type Money } from '../kernel/money.ts';

/** Stands where there is nothing to show a number of. */
export const NO_VALUE = '–';

/**
 * An amount with its currency; `whole` leaves out the cents, for tables and headlines.
 * @example formatMoney({ amountMinor: 123_450, currency: 'EUR' }, 'en') // '€1,234.50'
 * @example formatMoney({ amountMinor: 123_450, currency: 'EUR' }, 'en', { whole: true }) // '€1,235'
 */
export function formatMoney(
  money: Money,
  locale: string,
  { whole = false }: { whole?: boolean | undefined } = {},
): string {
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: money.currency,
    ...(whole ? { maximumFractionDigits: 0 } : {}),
  }).format(formatDecimal(money) as `${number}`);
}

/**
 * An amount shortened to three figures or so, for axes.
 * @example formatMoneyShort({ amountMinor: 123_450_000, currency: 'EUR' }, 'en') // '€1.2M'
 */
export function formatMoneyShort(money: Money, locale: string): string {
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: money.currency,
    notation: 'compact',
    maximumFractionDigits: 1,
    minimumFractionDigits: 0,
  }).format(formatDecimal(money) as `${number}`);
}

/** A count with the language's separators. @example formatCount(25_000, 'en') // '25,000' */
export function formatCount(count: number, locale: string): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }).format(count);
}

/** A count shortened. @example formatCountShort(25_300, 'zh-CN') // '2.5万' */
export function formatCountShort(count: number, locale: string): string {
  return new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 }).format(
    count,
  );
}

/**
 * A fraction as a percentage with one digit after the point, or `digits`; null is "nothing to
 * judge".
 * @example formatPercent(0.9234, 'en') // '92.3%'
 */
export function formatPercent(fraction: number | null, locale: string, digits = 1): string {
  if (fraction === null) return NO_VALUE;
  return new Intl.NumberFormat(locale, {
    style: 'percent',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(fraction);
}

/**
 * A calendar date in words; no zone is involved.
 * @example formatDate('2026-11-24', 'en') // 'Nov 24, 2026'
 * @example formatDate('2026-11-24', 'en', 'day') // 'Nov 24'
 */
export function formatDate(
  on: CalendarDate,
  locale: string,
  style: 'full' | 'day' | 'month' = 'full',
): string {
  return dateFormat(locale, style).format(toEpochDay(on) * MS_PER_DAY);
}

/**
 * Two calendar dates as one range; what they share is written once.
 * @example formatDateRange('2026-11-01', '2026-11-30', 'en') // 'Nov 1 – 30, 2026'
 * @example formatDateRange('2026-11-01', '2026-11-30', 'zh-CN') // '2026年11月1日至11月30日'
 */
export function formatDateRange(fromOn: CalendarDate, toOn: CalendarDate, locale: string): string {
  if (locale.startsWith('zh')) {
    // CLDR's pattern for Chinese ranges is 2026/11/1 – 2026/11/30: a form, not a sentence.
    const sameYear = fromOn.slice(0, 4) === toOn.slice(0, 4);
    const end = formatDate(toOn, locale, sameYear ? 'day' : 'full');
    return `${formatDate(fromOn, locale)}至${end}`;
  }
  const [from, to] = [toEpochDay(fromOn) * MS_PER_DAY, toEpochDay(toOn) * MS_PER_DAY];
  return plainSpaces(dateFormat(locale, 'full').formatRange(from, to));
}

/**
 * An instant as date and time of day in a zone.
 * @example formatInstant(new Date('2026-11-24T13:05:00Z'), 'en', 'Europe/Berlin') // 'Nov 24, 2026, 2:05 PM'
 */
export function formatInstant(at: Date, locale: string, zone: string): string {
  const format = new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: zone,
  });
  return plainSpaces(format.format(at));
}

/** A stretch of time in the largest unit that says enough. */
export interface RoughDuration {
  unit: 'moments' | 'seconds' | 'minutes' | 'hours';
  count: number;
}

/**
 * A duration as a person would say it: seconds by tens, then minutes, then hours.
 * @example roughDuration(47) // { unit: 'seconds', count: 50 }
 * @example roughDuration(150) // { unit: 'minutes', count: 3 }
 */
export function roughDuration(seconds: number): RoughDuration {
  if (seconds < 10) return { unit: 'moments', count: 0 };
  const tens = Math.round(seconds / 10) * 10;
  if (tens <= 90) return { unit: 'seconds', count: tens };
  const minutes = Math.round(seconds / 60);
  if (minutes <= 90) return { unit: 'minutes', count: minutes };
  return { unit: 'hours', count: Math.round(minutes / 60) };
}

const MS_PER_DAY = 86_400_000;

const DATE_STYLES = {
  full: { year: 'numeric', month: 'short', day: 'numeric' },
  day: { month: 'short', day: 'numeric' },
  month: { year: 'numeric', month: 'short' },
} as const;

function dateFormat(locale: string, style: keyof typeof DATE_STYLES): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locale, { ...DATE_STYLES[style], timeZone: 'UTC' });
}

/** Server and browser may differ in which kind of narrow space they put; a plain one is the same. */
function plainSpaces(text: string): string {
  return text.replace(/[\u2009\u202f\u00a0]/g, ' ');
}
