import type { DeliverySettings, DestinationRule } from './model.ts';
import { DELIVERY_LIMITS } from './model.ts';

/** Transit of one country as its parcels have taught it. */
export interface CountryTransit {
  min: number;
  max: number;
  carrierDays: string;
}

/** One country before and after; null before where nothing was said of it. */
export interface TransitChange {
  country: string;
  before: { min: number; max: number; customsMax: number } | null;
  after: { min: number; max: number };
}

/**
 * Settings in which countries have the transit that was learned, each in a rule of its own where it
 * shared one. Learned transit has customs in it, so none are added. Everything else of the country's
 * rule stays. Countries without a change are left where they are.
 */
export function withLearnedTransit(
  settings: DeliverySettings,
  learned: ReadonlyMap<string, CountryTransit>,
): { settings: DeliverySettings; changes: TransitChange[] } {
  let { rules } = settings;
  const changes: TransitChange[] = [];
  for (const [country, transit] of learned) {
    const max = Math.min(transit.max, DELIVERY_LIMITS.transitDays);
    const after = { min: Math.min(transit.min, max), max };
    const named = rules.find((rule) => rule.countries.includes(country));
    const base = named ?? settings.restOfWorld;
    const same =
      base !== null &&
      base.transitDays.min === after.min &&
      base.transitDays.max === after.max &&
      base.customsDays.max === 0 &&
      base.carrierDays === transit.carrierDays;
    if (same) continue;
    if (named === undefined && rules.length >= DELIVERY_LIMITS.rules) continue;
    changes.push({
      country,
      before: base && { ...base.transitDays, customsMax: base.customsDays.max },
      after,
    });
    const own: DestinationRule = {
      id: named?.countries.length === 1 ? named.id : freeId(rules, country),
      name: named?.countries.length === 1 ? named.name : '',
      countries: [country],
      transitDays: after,
      carrierDays: transit.carrierDays,
      customsDays: { min: 0, max: 0 },
      deliveryDays: base?.deliveryDays ?? null,
      duties: base?.duties ?? 'none',
    };
    rules = [
      ...rules.flatMap((rule) => {
        if (rule !== named) return rule;
        const others = rule.countries.filter((one) => one !== country);
        return others.length === 0 ? [] : { ...rule, countries: others };
      }),
      own,
    ];
  }
  return { settings: { ...settings, rules }, changes };
}

function freeId(rules: readonly DestinationRule[], country: string): string {
  const name = `learned-${country.toLowerCase()}`;
  const taken = new Set(rules.map(({ id }) => id));
  for (let number = 1; ; number++) {
    const id = number === 1 ? name : `${name}-${number}`;
    if (!taken.has(id)) return id;
  }
}
