import { addMonthsTo, monthOf, startOfMonth, yearOf } from './civil-months.ts';
import type { EpochDay } from '../../kernel/calendar.ts';
import type { CountedPeriod } from './rule-model.ts';

/** Days that are added up, both included; `to` may lie ahead. */
export interface Span {
  from: EpochDay;
  to: EpochDay;
}

/** The spans that a law looks at on a day. */
export interface SpansOfDay {
  /** A sum over the limit in one of these makes the duty. */
  decisive: Span[];
  /** What is filling up on this day and will be decisive, or already is. */
  building: Span;
  /** Last day before `building` decides, where only its end does; null where each sale does at once. */
  decidedOn: EpochDay | null;
  /** Complete, and not decisive before a later day; the soonest first. */
  pending: { span: Span; decidedOn: EpochDay }[];
}

/** As far back as any ledger goes: for "any sale ever". */
const BEFORE_ALL: EpochDay = -100_000;

/**
 * The spans of a counted period on a day. `since` is the day from which a rule holds: sales before
 * it do not count where there is no limit.
 * @example spansOn({ kind: 'rolling-months', months: 12 }, toEpochDay('2026-11-22')).building
 *   // from 2025-11-23 to 2026-11-22
 */
export function spansOn(period: CountedPeriod, day: EpochDay, since?: EpochDay): SpansOfDay {
  switch (period.kind) {
    case 'calendar-year':
      return calendarYears(period.years, day);
    case 'rolling-months':
      return atOnce({ from: addMonthsTo(day, -period.months) + 1, to: day });
    case 'months-to-date':
      return atOnce({
        from: startOfMonth(day, 1 - period.months),
        to: startOfMonth(day, 1) - 1,
      });
    case 'whole-months':
      return atEnd(
        { from: startOfMonth(day, -period.months), to: startOfMonth(day, 0) - 1 },
        { from: startOfMonth(day, 1 - period.months), to: startOfMonth(day, 1) - 1 },
      );
    case 'quarters':
      return quarters(period, day);
    case 'year-ending': {
      const end = startOfMonth(day, 1 + ((period.month - monthOf(day) + 12) % 12)) - 1;
      const last = startOfMonth(end, -11) - 1;
      return atEnd({ from: startOfMonth(last, -11), to: last }, { from: last + 1, to: end });
    }
    case 'base-year':
      return baseYear(period.yearsBack, yearOf(day));
    case 'any-sale':
      return atOnce({ from: since ?? BEFORE_ALL, to: day });
    case 'unverified': {
      const years = calendarYears('prior-or-current', day);
      const rolling = { from: addMonthsTo(day, -12) + 1, to: day };
      return {
        decisive: [...years.decisive, rolling],
        building: rolling,
        decidedOn: null,
        pending: [],
      };
    }
  }
}

function calendarYears(which: 'current' | 'prior' | 'prior-or-current', day: EpochDay): SpansOfDay {
  const current = yearSpan(yearOf(day));
  const prior = yearSpan(yearOf(day) - 1);
  if (which === 'prior') return atEnd(prior, current);
  const decisive = which === 'current' ? [current] : [prior, current];
  return { decisive, building: current, decidedOn: null, pending: [] };
}

/** Each year decides the one `back` years later: those in between are over and wait for their turn. */
function baseYear(back: number, year: number): SpansOfDay {
  const before = (decided: number) => yearSpan(decided + back - 1).to;
  return {
    decisive: [yearSpan(year - back)],
    building: yearSpan(year),
    decidedOn: before(year),
    pending: Array.from({ length: back - 1 }, (_, index) => {
      const waiting = year - back + 1 + index;
      return { span: yearSpan(waiting), decidedOn: before(waiting) };
    }),
  };
}

function quarters(
  period: { count: number; firstMonth: number; running: boolean },
  day: EpochDay,
): SpansOfDay {
  const intoQuarter = (monthOf(day) - period.firstMonth + 12) % 3;
  const building = {
    from: startOfMonth(day, -intoQuarter - 3 * (period.count - 1)),
    to: startOfMonth(day, 3 - intoQuarter) - 1,
  };
  if (period.running) return atOnce(building);
  const full = {
    from: startOfMonth(day, -intoQuarter - 3 * period.count),
    to: startOfMonth(day, -intoQuarter) - 1,
  };
  return atEnd(full, building);
}

function atOnce(span: Span): SpansOfDay {
  return { decisive: [span], building: span, decidedOn: null, pending: [] };
}

function atEnd(decisive: Span, building: Span): SpansOfDay {
  return { decisive: [decisive], building, decidedOn: building.to, pending: [] };
}

function yearSpan(year: number): Span {
  return { from: Date.UTC(year, 0, 1) / 86_400_000, to: Date.UTC(year, 11, 31) / 86_400_000 };
}
