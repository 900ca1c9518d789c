import type { CalendarDate } from '../kernel/calendar.ts';
import { EU_MEMBERS } from '../kernel/country.ts';
import type { CountryCode } from '../kernel/country.ts';
import planning from './facts/planning-transit.json' with { type: 'json' };
import { publicHolidays } from './facts/public-holidays.ts';
import type { DeliverySettings, DestinationRule } from './model.ts';

/** What a fresh installation knows of a shop. */
export interface ShopFacts {
  country: CountryCode;
  zone: string;
  /** Countries of the shop's active markets; without them every country of the planning table. */
  marketCountries?: readonly CountryCode[] | undefined;
  asOn: CalendarDate;
}

interface PlannedLane {
  transitDays: number[];
}

/**
 * Settings to start the form with: planning figures, not measurements.
 *
 * Cut-off 14:00, the country's working week, one or two days of processing, and one rule for
 * each group of destinations with the same planning range. Origins outside China, Hong Kong,
 * the United States, the EU and the United Kingdom have no planning figures and start without
 * rules. Nothing is shown elsewhere until the merchant says so.
 * @example defaultDeliverySettings({ country: 'DE', zone: 'Europe/Berlin', marketCountries: ['FR'], asOn: '2026-11-22' }).rules[0]
 *   // { id: 'eu-core', countries: ['FR'], transitDays: { min: 2, max: 5 }, carrierDays: '1111111', … }
 */
export function defaultDeliverySettings(shop: ShopFacts): DeliverySettings {
  const week = publicHolidays.workingWeekOf(shop.country, shop.asOn);
  return {
    shipFromCountry: shop.country,
    shipFromZone: shop.zone,
    cutOff: '14:00',
    workingDays: week,
    processingDays: { min: 1, max: 2 },
    handoverDays: week,
    observesHolidays: true,
    blackouts: [],
    rules: defaultRules(shop),
    restOfWorld: null,
    productRules: [],
    learnedTransit: [],
  };
}

function defaultRules(shop: ShopFacts): DestinationRule[] {
  const origin = planningOrigin(shop.country);
  if (!origin) return [];
  const zones: Record<string, string[]> = planning.zones;
  return Object.entries(planning.lanes[origin] as Record<string, PlannedLane>).flatMap(
    ([zone, lane]) => {
      const countries = zones[zone]!.filter(
        (country) => shop.marketCountries?.includes(country) ?? true,
      );
      const [min, max] = lane.transitDays as [number, number];
      if (countries.length === 0) return [];
      return {
        id: zone,
        name: '',
        countries,
        transitDays: { min, max },
        carrierDays: '1111111',
        customsDays: { min: 0, max: 0 },
        deliveryDays: null,
        duties: 'none' as const,
      };
    },
  );
}

function planningOrigin(country: CountryCode): keyof typeof planning.lanes | null {
  if (country === 'HK') return 'CN';
  if (EU_MEMBERS.has(country)) return 'EU';
  return country === 'CN' || country === 'US' || country === 'GB' ? country : null;
}
