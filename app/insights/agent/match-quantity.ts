import { dateInZone, daysBetween, localTimeOf } from '../../kernel/calendar.ts';
import type { Fact } from '../../kernel/agent-tool.ts';
import { currencyDigits } from '../../kernel/money.ts';
import type { SaidValue } from '../../kernel/saying.ts';
import type { QuantityValue } from './read-quantities.ts';

/**
 * Whether a fact says what is written: the same value, or that value rounded to the digits that are
 * written. Signs are left out, because sentences say "fell by". The days of a fact's period, and its
 * length in days, are said by the fact too.
 */
export function saysQuantity(fact: Fact, written: QuantityValue, zone: string): boolean {
  const { value, period } = fact;
  if (value === null) return false;
  switch (written.kind) {
    case 'money':
      if (value.type !== 'money' || !written.currencies.includes(value.currency)) return false;
      return rounds(
        value.amountMinor / 10 ** currencyDigits(value.currency),
        written.amount,
        written.step,
      );
    case 'percent':
      return (
        value.type === 'percent' && rounds(value.fraction * 100, written.percent, written.step)
      );
    case 'number': {
      if (written.unit === 'day' && period !== null) {
        if (daysBetween(period.fromOn, period.toOn) + 1 === written.value) return true;
      }
      const said =
        value.type === 'count' ? value.count : value.type === 'number' ? value.value : null;
      return said !== null && rounds(said, written.value, written.step);
    }
    case 'date':
    case 'month':
    case 'year':
    case 'time':
      return saysTime(value, period, written, zone);
  }
}

/** A rounded number keeps two digits at least, so that "about 1,000" confirms no 1,400. */
function rounds(said: number, written: number, step: number): boolean {
  const [exact, shown] = [Math.abs(said), Math.abs(written)];
  if (exact === shown) return true;
  const significant = shown / step;
  // The half of a step is where rounding ends; floats may miss it by a hair.
  return significant >= 10 && Math.abs(exact - shown) <= step * 0.5000001;
}

type WrittenTime = Extract<QuantityValue, { kind: 'date' | 'month' | 'year' | 'time' }>;

function saysTime(
  value: SaidValue,
  period: Fact['period'],
  written: WrittenTime,
  zone: string,
): boolean {
  if (written.kind === 'time') {
    if (value.type !== 'instant')
      return value.type === 'name' && isClock(value.text, written.minute);
    return localTimeOf(zone, Date.parse(value.at)).minute === written.minute;
  }
  const dates = [
    ...(value.type === 'date' ? [value.on] : []),
    ...(value.type === 'instant' ? [dateInZone(zone, Date.parse(value.at))] : []),
  ];
  const ends = period === null ? [] : [period.fromOn, period.toOn];
  const parts = (on: string) => on.split('-').map(Number) as [number, number, number];
  if (written.kind === 'date') {
    return [...dates, ...ends].some((on) => {
      const [year, month, day] = parts(on);
      return month === written.month && day === written.day && (written.year ?? year) === year;
    });
  }
  // A month or year is said by a period that lies within it, or by a date in it.
  const isIn = (on: string) => {
    const [year, month] = parts(on);
    return written.kind === 'year'
      ? year === written.year
      : month === written.month && (written.year ?? year) === year;
  };
  return dates.some(isIn) || (ends.length > 0 && ends.every(isIn));
}

function isClock(text: string, minute: number): boolean {
  const found = /^(\d\d):(\d\d)$/.exec(text);
  return found !== null && Number(found[1]) * 60 + Number(found[2]) === minute;
}
