import { isZone } from '../../kernel/calendar.ts';
import type { CountryCode } from '../../kernel/country.ts';
import facts from './main-zones.json' with { type: 'json' };

/**
 * The zone whose clocks most people of a country read; 'UTC' where none is known.
 *
 * Days of delivery are counted in it: exact for countries with one zone, within hours for others.
 * @example mainZoneOf('US') // 'America/Chicago'
 */
export function mainZoneOf(country: CountryCode): string {
  const named = (facts.zones as Record<string, string>)[country];
  const zone = named ?? zonesOf(country)[0] ?? 'UTC';
  return isZone(zone) ? zone : 'UTC';
}

function zonesOf(country: CountryCode): readonly string[] {
  try {
    const locale = new Intl.Locale(`und-${country}`) as Intl.Locale & {
      getTimeZones?: () => string[] | undefined;
    };
    return locale.getTimeZones?.() ?? [];
  } catch {
    return [];
  }
}
