import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it, test } from 'vitest';

import {
  composeSupportDocument,
  openState,
  SupportHours,
  type SupportSettings,
} from '../../app/localization/index.ts';
import { readSupportVectors, stateByOracle } from './support-oracle.ts';

const vectors = await readSupportVectors();

function documentHours(hours: SupportHours) {
  const settings: SupportSettings = { accounts: [], markets: [], elsewhere: true, hours };
  return composeSupportDocument(settings, { asAt: new Date('2026-01-01T00:00:00Z') }).hours!;
}

function stateByCore(hours: SupportHours, at: string) {
  const state = openState(documentHours(hours), Date.parse(at));
  return state && { open: state.open, until: new Date(state.untilMs).toISOString() };
}

describe('the vectors', () => {
  test.each(Object.entries(vectors.hours))('%s are hours that a merchant could save', (_, hours) => {
    expect(SupportHours.parse(hours)).toEqual(hours);
  });

  test.each(vectors.cases)('say what the oracle says: $why', (one) => {
    expect(stateByOracle(vectors.hours[one.hours]!, one.pageAt)).toEqual(one.state);
  });
});

describe('the core', () => {
  test.each(vectors.cases)('$why', (one) => {
    expect(stateByCore(vectors.hours[one.hours]!, one.pageAt)).toEqual(one.state);
  });

  const half = fc.integer({ min: 0, max: 47 });
  const time = (halves: number) =>
    `${String(Math.floor(halves / 2)).padStart(2, '0')}:${halves % 2 === 0 ? '00' : '30'}`;
  const day = fc
    .uniqueArray(half, { maxLength: 4 })
    .map((points) => points.toSorted((a, b) => a - b))
    .map((points) =>
      points.flatMap((from, index) =>
        index % 2 === 0 && points[index + 1] !== undefined
          ? [{ from: time(from), to: time(points[index + 1]!) }]
          : [],
      ),
    );
  const zones = [
    'Europe/Berlin',
    'America/New_York',
    'Asia/Shanghai',
    'Asia/Kathmandu',
    'Australia/Lord_Howe',
    'Africa/Cairo',
    'America/Santiago',
  ];

  it('agrees with a clock that is looked at every minute, in any zone, over changes of clocks', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.array(day, { minLength: 7, maxLength: 7 }),
        fc.integer({ min: 0, max: 525_600 }),
        (zone, week, minute) => {
          fc.pre(week.some((spans) => spans.length > 0));
          const hours = { zone, week, closedOn: ['2026-03-30', '2026-11-02'] };
          const at = new Date(Date.UTC(2026, 0, 1) + minute * 60_000).toISOString();
          const expected = stateByOracle(hours, at);
          fc.pre(expected !== null && !isShownTwice(zone, at) && !isShownTwice(zone, expected.until));
          expect(stateByCore(hours, at)).toEqual(expected);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('never says an end that is past, and ends where nothing ever opens', () => {
    const hours = documentHours(vectors.hours['berlin office']!);
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(2020), max: Date.UTC(2040) }), (at) => {
        const state = openState(hours, at);
        expect(state!.untilMs).toBeGreaterThan(at);
        expect(openState(hours, state!.untilMs)!.open).toBe(!state!.open);
      }),
    );
    expect(openState({ ...hours, week: [[], [], [], [], [], [], []] }, 0)).toBeNull();
  });
});

/** Near a change of clocks backward, when a wall clock shows an hour twice. */
function isShownTwice(zone: string, at: string): boolean {
  const offset = (hours: number) => DateTime.fromISO(at, { zone }).plus({ hours }).offset;
  return offset(-3) !== offset(3);
}
