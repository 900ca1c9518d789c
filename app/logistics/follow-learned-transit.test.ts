import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultDeliverySettings } from './default-settings.ts';
import {
  followLearnedTransit,
  isEnough,
  nextDays,
  type LearnedCountry,
} from './follow-learned-transit.ts';
import { DeliverySettings } from './model.ts';

const settings: DeliverySettings = {
  ...defaultDeliverySettings({
    country: 'DE',
    zone: 'Europe/Berlin',
    marketCountries: ['FR', 'AT', 'US'],
    asOn: '2026-11-22',
  }),
  learnedTransit: [{ country: 'FR', adherence: 0.9, sinceOn: null, before: null }],
};

/** Parcels of which a tenth comes by `early` and nine tenths by `late`. */
const parcels = (early: number, late: number, change: Partial<LearnedCountry> = {}) => ({
  days: (share: number) => (share < 0.5 ? early : late),
  week: null,
  dateShift: 0,
  ...{ parcels: 500, effective: 200, silent: false },
  ...change,
});
const learned = (one: LearnedCountry) => new Map([['FR', one]]);
const franceOf = (one: DeliverySettings) =>
  one.rules.find((rule) => rule.countries.includes('FR'))!;

describe('days that follow', () => {
  test.each([
    [5, 5.9, 5],
    [5, 6.2, 5],
    [5, 6.3, 6],
    [5, 4.3, 5],
    [5, 4.2, 4],
    [5, 40, 7],
    [20, 40, 25],
    [1, 0.1, 1],
  ])('say after %d days and %d learned: %d', (said, found, next) => {
    expect(nextDays(said, found)).toBe(next);
  });

  test('do not waver with what wavers by less than a day', () => {
    const days = fc.double({ min: 1, max: 60, noNaN: true });
    const wave = fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { minLength: 8 });
    fc.assert(
      fc.property(days, days, wave, (start, level, waves) => {
        // However far away they begin, they reach the level, and then stay.
        let said = Math.floor(start);
        for (let night = 0; night < 60; night++) said = nextDays(said, level + waves[0]!);
        const nights = waves.map((more) => (said = nextDays(said, level + more)));
        const turns = nights.filter((now, index) => index > 0 && now !== nights[index - 1]);
        expect(turns.length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 3000 },
    );
  });

  test('reach what is learned to less than a day and a half', () => {
    const days = fc.double({ min: 1, max: 90, noNaN: true });
    fc.assert(
      fc.property(days, days, (start, level) => {
        let said = Math.max(1, Math.floor(start));
        for (let night = 0; night < 60; night++) said = nextDays(said, level);
        expect(level - said).toBeLessThan(1.25);
        expect(said - level).toBeLessThanOrEqual(0.75);
      }),
    );
  });
});

describe('a market that follows its parcels', () => {
  test('says at first what they have taught, in a rule of its own, and what it said before', () => {
    const before = franceOf(settings).transitDays;
    const next = followLearnedTransit(settings, learned(parcels(3.2, 8.7)), '2026-11-23');
    expect(franceOf(next.settings)).toMatchObject({
      countries: ['FR'],
      transitDays: { min: 3, max: 8 },
    });
    expect(next.changes).toHaveLength(1);
    expect(next.settings.learnedTransit).toEqual([
      { country: 'FR', adherence: 0.9, sinceOn: '2026-11-23', before },
    ]);
    expect(DeliverySettings.parse(next.settings)).toEqual(next.settings);
    const again = followLearnedTransit(next.settings, learned(parcels(3.9, 9.1)), '2026-11-24');
    expect(again).toEqual({ settings: next.settings, changes: [] });
    const later = followLearnedTransit(next.settings, learned(parcels(3.9, 9.4)), '2026-11-25');
    expect(later.settings.learnedTransit[0]).toMatchObject({
      sinceOn: '2026-11-25',
      before: { min: 3, max: 8 },
    });
    expect(franceOf(later.settings).transitDays).toEqual({ min: 3, max: 9 });
  });

  test('keeps counting in the days of the week in which it began', () => {
    const first = followLearnedTransit(
      settings,
      learned(parcels(3, 7, { week: '1111100' })),
      '2026-11-23',
    ).settings;
    const other = learned(parcels(3, 7, { week: '1111110' }));
    expect(followLearnedTransit(first, other, '2026-11-24').changes).toEqual([]);
  });

  test.each([
    ['too few are known', parcels(3, 30, { effective: 49 })],
    ['its carriers are silent', parcels(3, 30, { silent: true })],
  ])('stays as it is while %s', (_name, one) => {
    expect(followLearnedTransit(settings, learned(one), '2026-11-23')).toEqual({
      settings,
      changes: [],
    });
  });

  test('needs more parcels the more of them should keep it', () => {
    const enough = [0.8, 0.9, 0.95].map((adherence) =>
      [25, 50, 100].map((effective) => isEnough(parcels(1, 2, { effective }), adherence)),
    );
    expect(enough).toEqual([
      [true, true, true],
      [false, true, true],
      [false, false, true],
    ]);
  });

  test('leaves all others alone', () => {
    const all = new Map([...learned(parcels(3, 8)), ['US', parcels(30, 40)] as const]);
    const next = followLearnedTransit(settings, all, '2026-11-23');
    expect(next.changes.map(({ country }) => country)).toEqual(['FR']);
  });
});
