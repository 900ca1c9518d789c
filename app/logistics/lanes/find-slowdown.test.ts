import { describe, expect, test } from 'vitest';
import { dispersionOf, findSlowdown, slowdownDistance, type Course } from './find-slowdown.ts';
import { normalQuantile } from './normal.ts';

/** Numbers between 0 and 1 that look random and are the same each time (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const USUAL_DAYS = 5;
const SPREAD = 0.3;

interface Parcel {
  startedDay: number;
  days: number;
}

/** Parcels of a lane, `perDay` on average; from `slowFrom` on they take `factor` times as long. */
function lane(seed: number, days: number, perDay: number, slowFrom = Infinity, factor = 1) {
  const next = numbers(seed);
  const parcels: Parcel[] = [];
  for (let day = 0; day < days; day++) {
    const count = Math.floor(perDay) + (next() < perDay % 1 ? 1 : 0);
    for (let each = 0; each < count; each++) {
      const slower = day >= slowFrom ? factor : 1;
      const z = normalQuantile(Math.max(1e-9, next()));
      parcels.push({ startedDay: day + 0.6, days: USUAL_DAYS * slower * Math.exp(SPREAD * z) });
    }
  }
  return parcels;
}

function courseOf(parcels: readonly Parcel[], asOfDay: number): Course {
  const known = parcels.filter(
    ({ startedDay }) => startedDay < asOfDay && startedDay > asOfDay - 365,
  );
  const open = known.map(({ startedDay, days }) => startedDay + days > asOfDay);
  return {
    startedDay: known.map(({ startedDay }) => startedDay),
    open,
    score: known.map(({ startedDay, days }, at) => {
      const took = open[at]! ? asOfDay - startedDay : days;
      return Math.min(2.5, Math.max(-2.5, Math.log(took / USUAL_DAYS) / SPREAD));
    }),
    told: known.map(() => 0.99),
  };
}

const look = (parcels: readonly Parcel[], asOfDay: number, watched = 30) => {
  const course = courseOf(parcels, asOfDay);
  return findSlowdown(course, asOfDay, dispersionOf(course), slowdownDistance(watched));
};

describe('a slow-down', () => {
  test.each([1, 2, 3, 4, 5])(
    'by 1.7 is found within 14 days and dated within 5 (world %i)',
    (seed) => {
      const parcels = lane(seed, 400, 1.5, 350, 1.7);
      const found = look(parcels, 364);
      expect(found).not.toBeNull();
      expect(Math.abs(found!.sinceDay - 350)).toBeLessThanOrEqual(5);
    },
  );

  test('is found before the slow parcels have arrived', () => {
    // Twice as long, and nothing that was sent since has come after 9 days.
    const parcels = lane(7, 400, 3, 350, 4);
    const arrived = parcels.filter(
      ({ startedDay, days }) => startedDay > 350 && startedDay + days < 359,
    );
    expect(arrived.length).toBeLessThan(4);
    expect(look(parcels, 359)).not.toBeNull();
  });

  test('is let go when things are as before', () => {
    const parcels = lane(8, 400, 2).map((parcel) =>
      parcel.startedDay >= 300 && parcel.startedDay < 330
        ? { ...parcel, days: parcel.days * 1.7 }
        : parcel,
    );
    expect(look(parcels, 330)).not.toBeNull();
    expect(look(parcels, 395)).toBeNull();
  });

  test('is not a speed-up', () => {
    expect(look(lane(9, 400, 2, 350, 0.5), 380)).toBeNull();
  });

  test('is no parcels that nobody tells of', () => {
    const parcels = lane(10, 400, 2);
    const course = courseOf(parcels, 380);
    const silent = {
      ...course,
      open: course.startedDay.map((day, at) => course.open[at]! || day > 340),
      told: course.startedDay.map((day) => (day > 340 ? 0.01 : 1)),
      score: course.startedDay.map((day, at) => (day > 340 ? 2.5 : course.score[at]!)),
    };
    expect(findSlowdown(silent, 380, 1, slowdownDistance(30))).toBeNull();
  });

  test('comes up by chance about as seldom as is said', () => {
    // 24 years of a lane, looked at every third day as one of 30: at most one alarm in 60 years is
    // allowed, so in 24 more than two would be far out.
    let alarms = 0;
    for (let world = 0; world < 24; world++) {
      const parcels = lane(1000 + world, 640, 0.5);
      let last = false;
      for (let asOfDay = 275; asOfDay < 640; asOfDay += 3) {
        const now = look(parcels, asOfDay) !== null;
        if (now && !last) alarms++;
        last = now;
      }
    }
    expect(alarms).toBeLessThanOrEqual(2);
  }, 60_000);
});

describe('the distance that is asked for', () => {
  test('grows with how much is looked at', () => {
    const distances = [1, 10, 100, 1000].map(slowdownDistance);
    expect(distances).toEqual([...distances].sort((a, b) => a - b));
    expect(slowdownDistance(30)).toBeCloseTo(3.92, 1);
  });
});
