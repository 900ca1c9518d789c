import type { CalendarDate } from './calendar.ts';
import { currencyDigits } from './money.ts';

/** Units of each currency for one unit of the base currency, on the days on which they were set. */
export interface ReferenceRates {
  /** Who sets them, for people. */
  source: string;
  url: string;
  /** ISO 4217; its own rate is 1. */
  base: string;
  /** Ascending by date. */
  days: readonly { on: CalendarDate; rates: Readonly<Record<string, number>> }[];
}

/** An amount in another currency, with what it was converted by. */
export interface Converted {
  amountMinor: number;
  /** Units of the target currency for one unit of the source currency. */
  rate: number;
  /** Day on which the rate was set; the same day for a currency against itself. */
  rateOn: CalendarDate;
}

/**
 * The rate between two currencies that held on a day: the one set last on or before it. A day
 * before the first known rate takes the first. null where one of the currencies has none.
 * @example rateOn(rates, 'EUR', 'AUD', '2026-04-14') // { rate: 1.661, rateOn: '2026-04-13' }
 */
export function rateOn(
  rates: ReferenceRates,
  from: string,
  to: string,
  on: CalendarDate,
): Omit<Converted, 'amountMinor'> | null {
  if (from === to) return { rate: 1, rateOn: on };
  // A currency can be missing on one day and be there on another.
  for (let index = indexOn(rates, on); index >= 0; index--) {
    const found = crossRate(rates, index, from, to);
    if (found !== null) return found;
  }
  return null;
}

/**
 * Converts minor units at the rate that held on a day, rounded half up in size; null where there
 * is no rate.
 * @example convertMinor(rates, 10_000, 'EUR', 'JPY', '2026-04-13') // { amountMinor: 18_675, … }
 */
export function convertMinor(
  rates: ReferenceRates,
  amountMinor: number,
  from: string,
  to: string,
  on: CalendarDate,
): Converted | null {
  const found = rateOn(rates, from, to, on);
  if (found === null) return null;
  const scale = 10 ** (currencyDigits(to) - currencyDigits(from));
  const exact = Math.abs(amountMinor) * found.rate * scale;
  return { ...found, amountMinor: Math.sign(amountMinor) * Math.round(exact) || 0 };
}

function crossRate(rates: ReferenceRates, index: number, from: string, to: string) {
  const day = rates.days[index];
  const [a, b] = [from, to].map((one) => (one === rates.base ? 1 : day?.rates[one]));
  if (day === undefined || a === undefined || b === undefined) return null;
  return { rate: b / a, rateOn: day.on };
}

/** Index of the last day with rates on or before a date; 0 where all are later, -1 without any. */
function indexOn({ days }: ReferenceRates, on: CalendarDate): number {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (days[middle]!.on <= on) low = middle + 1;
    else high = middle;
  }
  return days.length === 0 ? -1 : Math.max(0, low - 1);
}
