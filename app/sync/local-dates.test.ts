import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { localDates } from './local-dates.ts';

describe('the date of an instant', () => {
  test.each([
    ['Asia/Shanghai', '2026-11-24T15:59:59Z', '2026-11-24'],
    ['Asia/Shanghai', '2026-11-24T16:00:00Z', '2026-11-25'],
    ['America/New_York', '2026-03-08T04:59:59Z', '2026-03-07'],
    ['America/New_York', '2026-03-09T03:59:59Z', '2026-03-08'],
    ['America/New_York', '2026-03-09T04:00:00Z', '2026-03-09'],
    ['Asia/Kathmandu', '2026-01-01T18:14:59Z', '2026-01-01'],
    ['Asia/Kathmandu', '2026-01-01T18:15:00Z', '2026-01-02'],
    ['Pacific/Apia', '2011-12-30T09:59:59Z', '2011-12-29'],
    ['Pacific/Apia', '2011-12-30T10:00:00Z', '2011-12-31'],
  ])('in %s at %s is %s', (zone, instant, date) => {
    expect(localDates(zone)(instant)).toBe(date);
  });

  test('is that of the zone rules, also on days on which clocks change', () => {
    const zones = ['Europe/Berlin', 'America/Sao_Paulo', 'Australia/Lord_Howe', 'Asia/Tehran'];
    const read = new Map(zones.map((zone) => [zone, localDates(zone)]));
    const named = new Map(
      zones.map((zone) => [zone, new Intl.DateTimeFormat('en-CA', { timeZone: zone })]),
    );
    const moment = fc.date({
      min: new Date('2015-01-01'),
      max: new Date('2030-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(fc.constantFrom(...zones), moment, (zone, date) => {
        expect(read.get(zone)?.(date.toISOString())).toBe(named.get(zone)?.format(date));
      }),
      { numRuns: 1000 },
    );
  });
});

test('text that is no instant is refused', () => {
  expect(() => localDates('UTC')('yesterday')).toThrow(RangeError);
});
