import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  millionths,
  offsetTimeOf,
  toMinor,
  wallClockOf,
  wholeNumber,
  zoneClock,
} from './values.ts';

describe('amounts', () => {
  it('are exact for any price and quantity', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -9_999_999, max: 9_999_999 }),
        fc.integer({ min: -9_999, max: 9_999 }),
        (pence, quantity) => {
          const digits = String(Math.abs(pence)).padStart(3, '0');
          const text = `${pence < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
          expect(toMinor((millionths(text) ?? NaN) * quantity) + 0).toBe(pence * quantity + 0);
        },
      ),
    );
  });

  it.each([
    ['2.555', 2, 256],
    ['-2.555', 2, -256],
    ['0.001', 2, 0],
    ['1250', 0, 1250],
    ['12.5', 2, 1250],
  ])('%s with %i decimals is %i, halves away from zero', (text, decimals, minor) => {
    expect(toMinor(millionths(text) ?? NaN, decimals)).toBe(minor);
  });

  it.each(['', ' ', '1,5', '1e5', '0x10', 'Infinity', '1.2345678', '123456789', '--1', '.5'])(
    '%j is none',
    (text) => expect(millionths(text)).toBeNull(),
  );

  it.each(['', '1.0', '1234567890', '+1', '٣'])('%j is no whole number', (text) =>
    expect(wholeNumber(text)).toBeNull(),
  );
});

describe('times', () => {
  it.each(['2011-02-29', '2011-13-01', '2011-03-01 24:00:00', '13/31/2011 8:00', '2011-3-1', ''])(
    '%j is none',
    (text) => expect(wallClockOf(text)).toBeNull(),
  );

  it.each([
    ['2026-03-01 14:05:00 +0100', '2026-03-01T13:05:00.000Z', 60],
    ['2026-03-01 14:05:00 -0530', '2026-03-01T19:35:00.000Z', -330],
    ['2026-03-01 14:05:00 UTC', '2026-03-01T14:05:00.000Z', 0],
  ])('%s is an instant with its offset', (text, instant, offsetMinutes) => {
    expect(offsetTimeOf(text)).toEqual({ atMs: Date.parse(instant), offsetMinutes });
  });

  it('of a zone become the instants that Intl shows as them', () => {
    const toInstant = zoneClock('Europe/London');
    const london = new Intl.DateTimeFormat('sv-SE', {
      timeZone: 'Europe/London',
      dateStyle: 'short',
      timeStyle: 'medium',
    });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 * 24 * 3600 }), (seconds) => {
        const wallClock = Date.UTC(2010, 10, 30) + seconds * 1000;
        const text = new Date(wallClock).toISOString().slice(0, 19).replace('T', ' ');
        // Between one and two on the last Sunday of March there is no such time in London.
        fc.pre(!text.startsWith('2011-03-27 01'));
        expect(london.format(toInstant(wallClock))).toBe(text);
      }),
    );
  });
});
