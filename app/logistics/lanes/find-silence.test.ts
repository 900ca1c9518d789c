import { describe, expect, test } from 'vitest';
import { findSilence } from './find-silence.ts';

/** A parcel a day, each scanned after half a day; from `silentFrom` on none is. */
function words(days: number, silentFrom: number, told: (day: number) => boolean = () => true) {
  const startedDay = Array.from({ length: days }, (_, day) => day);
  return {
    startedDay,
    firstWordDay: startedDay.map((day) => (day >= silentFrom || !told(day) ? NaN : day + 0.5)),
  };
}

describe('silence', () => {
  test('is found within days, from the first parcel on that nobody told of', () => {
    expect(findSilence(words(100, 90), 100)).toMatchObject({ sinceDay: 90, parcels: 10 });
  });

  test.each([
    ['of parcels that are hours old is none', words(100, 100), 99.2],
    ['of three parcels is too little to say so', words(100, 97), 100],
    [
      'is no change where a carrier never told of more than one in ten',
      words(100, 93, (day) => day % 10 === 0),
      100,
    ],
    ['says nothing without a past', words(12, 4), 12],
  ])('%s', (_name, carrier, asOfDay) => {
    expect(findSilence(carrier, asOfDay)).toBeNull();
  });

  test('ends with the first word of a later parcel', () => {
    const carrier = words(100, 80);
    carrier.firstWordDay[97] = 97.4;
    expect(findSilence(carrier, 100)).toBeNull();
  });
});
