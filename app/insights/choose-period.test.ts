import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { addDays, daysBetween } from '../kernel/calendar.ts';
import { choosePeriod, finishedPeriod, MOST_DAYS, STALE_AFTER_DAYS } from './choose-period.ts';

const today = '2026-11-22';
const data = { fromOn: '2025-05-01', toOn: '2026-11-21' };

describe('the period of a page', () => {
  it('is the last 30 days up to today, compared with the 30 days before', () => {
    expect(choosePeriod(null, data, today)).toEqual({
      choice: '30',
      period: { fromOn: '2026-10-24', toOn: '2026-11-22' },
      previous: { fromOn: '2026-09-24', toOn: '2026-10-23' },
      endsWithData: false,
    });
  });

  it('ends with the data where that ended long ago', () => {
    const chosen = choosePeriod('90', { fromOn: '2010-12-01', toOn: '2011-12-09' }, today);
    expect(chosen.period).toEqual({ fromOn: '2011-09-11', toOn: '2011-12-09' });
    expect(chosen.endsWithData).toBe(true);
  });

  it('is compared with nothing where the data does not reach back that far', () => {
    expect(choosePeriod('365', data, today).previous).toBeNull();
    expect(choosePeriod('30', null, today).previous).toBeNull();
  });

  it('covers everything when all is asked for', () => {
    expect(choosePeriod('all', data, today).period).toEqual({ fromOn: data.fromOn, toOn: today });
  });

  it('is drawn without today, which is not over, and to the end where it ended long ago', () => {
    expect(finishedPeriod(choosePeriod('30', data, today)).toOn).toBe('2026-11-21');
    const old = { fromOn: '2010-12-01', toOn: '2011-12-09' };
    expect(finishedPeriod(choosePeriod('30', old, today)).toOn).toBe(old.toOn);
  });

  it('never covers more than about thirty years', () => {
    const { period } = choosePeriod('all', { fromOn: '1970-01-01', toOn: today }, today);
    expect(daysBetween(period.fromOn, period.toOn) + 1).toBe(MOST_DAYS);
  });

  it.each(['', '31', '-1', 'constructor'])('falls back to 30 days for "%s"', (asked) => {
    expect(choosePeriod(asked, data, today).choice).toBe('30');
  });

  it('has the asked length and touches the one it is compared with', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('30', '90', '365'),
        fc.integer({ min: 0, max: 4000 }),
        fc.integer({ min: 0, max: 4000 }),
        (asked, ageDays, lengthDays) => {
          const toOn = addDays(today, -ageDays);
          const some = { fromOn: addDays(toOn, -lengthDays), toOn };
          const { period, previous, endsWithData } = choosePeriod(asked, some, today);
          expect(daysBetween(period.fromOn, period.toOn) + 1).toBe(Number(asked));
          expect(endsWithData).toBe(ageDays > STALE_AFTER_DAYS);
          if (previous !== null) {
            expect(addDays(previous.toOn, 1)).toBe(period.fromOn);
            expect(daysBetween(previous.fromOn, previous.toOn) + 1).toBe(Number(asked));
            expect(previous.fromOn >= some.fromOn).toBe(true);
          }
        },
      ),
    );
  });
});
