import { describe, expect, test } from 'vitest';
import { learnLanes, laneDaysAt } from '../../../app/logistics/lanes/learn-lanes.ts';
import { publicHolidays } from '../../../app/logistics/facts/public-holidays.ts';
import { addHeldOut, type HeldOut, holdOut } from '../../bench/logistics/held-out.ts';
import {
  makeWorld,
  type World,
  WORLD_DAYS,
  WORLD_FROM_DAY,
  WORLDS,
} from '../../bench/logistics/worlds.ts';

/** The bench looks at more parcels; this much a test can afford, once each. */
const measured = new Map<World, HeldOut>();
function heldOut(world: World): HeldOut {
  const known =
    measured.get(world) ??
    holdOut(makeWorld(world, 6000, 11), {
      p: 0.9,
      fromDay: WORLD_FROM_DAY + 360,
      times: 2,
      everyDays: 60,
    });
  measured.set(world, known);
  return known;
}

describe('lanes foretell parcels that they have not seen', () => {
  test.each(WORLDS)(
    'in a %s world nine in ten come in time',
    (world) => {
      const { covered, parcels, loss } = heldOut(world);
      expect(parcels).toBeGreaterThan(1200);
      // A true share of 90 % is seen within 2.5 points of that in 1,200 parcels, 199 times of 200.
      expect(covered / parcels).toBeGreaterThan(0.86);
      expect(covered / parcels).toBeLessThan(0.94);
      expect(loss.learned).toBeLessThan(loss.global);
    },
    60_000,
  );

  test('more sharply than lanes by themselves, and on lanes of a few parcels, too', () => {
    const { loss, thinCovered, thinParcels } = addHeldOut(WORLDS.map(heldOut));
    expect(loss.learned).toBeLessThan(loss.lane);
    expect(thinParcels).toBeGreaterThan(600);
    expect(thinCovered / thinParcels).toBeGreaterThan(0.87);
    expect(thinCovered / thinParcels).toBeLessThan(0.94);
  }, 120_000);

  test('and speak of a lane without any parcel by its origin, destination and carrier', () => {
    const { parcels, keys } = makeWorld('lognormal', 8000, 3);
    const asOfDay = WORLD_FROM_DAY + WORLD_DAYS - 30;
    const learned = learnLanes(parcels, keys, asOfDay, publicHolidays);
    const unseen = laneDaysAt(learned, { ...keys[0]!, carrier: 'nobody' }, 0.9);
    const known = laneDaysAt(learned, 0, 0.9);
    expect(unseen).toBeGreaterThan(known / 4);
    expect(unseen).toBeLessThan(known * 6);
    expect(laneDaysAt(learned, { ...keys[0]!, carrier: 'nobody' }, 0.5)).toBeLessThan(unseen);
  });

  test('and are silent about nothing: no parcels at all make no lanes and no error', () => {
    const none = makeWorld('lognormal', 0, 1);
    const learned = learnLanes(none.parcels, [], WORLD_FROM_DAY, publicHolidays);
    expect(learned.fit.delivered).toHaveLength(0);
  });
});
