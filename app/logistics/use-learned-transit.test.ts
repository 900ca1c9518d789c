import { describe, expect, test } from 'vitest';
import { defaultDeliverySettings } from './default-settings.ts';
import { DeliverySettings } from './model.ts';
import { withLearnedTransit } from './use-learned-transit.ts';

const settings = defaultDeliverySettings({
  country: 'DE',
  zone: 'Europe/Berlin',
  marketCountries: ['FR', 'NL', 'US'],
  asOn: '2026-11-22',
});
const learned = (country: string, min: number, max: number) =>
  new Map([[country, { min, max, carrierDays: '1111110' }]]);

describe('learned transit', () => {
  test('moves a country out of the rule that it shared, and leaves the others there', () => {
    const shared = settings.rules.find(({ countries }) => countries.includes('FR'))!;
    const { settings: after, changes } = withLearnedTransit(settings, learned('FR', 2, 6));
    expect(changes).toEqual([
      {
        country: 'FR',
        before: { ...shared.transitDays, customsMax: shared.customsDays.max },
        after: { min: 2, max: 6 },
      },
    ]);
    const own = after.rules.find(({ countries }) => countries.includes('FR'))!;
    expect(own).toMatchObject({ countries: ['FR'], transitDays: { min: 2, max: 6 } });
    expect(own.duties).toBe(shared.duties);
    const countries = (rules: typeof after.rules) => rules.flatMap((rule) => rule.countries).sort();
    expect(countries(after.rules)).toEqual(countries(settings.rules));
    expect(DeliverySettings.parse(after)).toEqual(after);
  });

  test('changes nothing where it is used already', () => {
    const once = withLearnedTransit(settings, learned('FR', 2, 6)).settings;
    expect(withLearnedTransit(once, learned('FR', 2, 6)).changes).toEqual([]);
  });

  test('adds a rule for a country that had none', () => {
    const { settings: after, changes } = withLearnedTransit(settings, learned('JP', 4, 9));
    expect(changes[0]!.before).toBeNull();
    expect(after.rules.some(({ countries }) => countries.includes('JP'))).toBe(true);
  });

  test('stays within what a merchant could enter', () => {
    const { settings: after } = withLearnedTransit(settings, learned('US', 95, 140));
    expect(DeliverySettings.safeParse(after).success).toBe(true);
  });
});
