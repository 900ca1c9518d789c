import type { OrderFileReport } from './model.ts';

/** Names the order files use that CLDR's English names do not cover. */
const ALIASES: Record<string, string> = {
  uk: 'GB',
  'great britain': 'GB',
  england: 'GB',
  eire: 'IE',
  rsa: 'ZA',
  usa: 'US',
  'united states of america': 'US',
  uae: 'AE',
  // Jersey and Guernsey have codes of their own; most parcels of "Channel Islands" go to Jersey.
  'channel islands': 'JE',
  'czech republic': 'CZ',
  'hong kong': 'HK',
  korea: 'KR',
  turkey: 'TR',
};

/** Entries that name no country on purpose. */
const NO_COUNTRY = new Set(['', 'unspecified', 'european community']);

function byEnglishName(): Map<string, string> {
  const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
  const codes = new Map<string, string>();
  for (let first = 65; first <= 90; first++) {
    for (let second = 65; second <= 90; second++) {
      const code = String.fromCharCode(first, second);
      const name = names.of(code);
      // Codes that were withdrawn answer with the name of their successor (DD: Germany).
      if (
        name &&
        new Intl.Locale(`und-${code}`).region === code &&
        !codes.has(name.toLowerCase())
      ) {
        codes.set(name.toLowerCase(), code);
      }
    }
  }
  for (const [name, code] of Object.entries(ALIASES)) codes.set(name, code);
  return codes;
}

let known: Map<string, string> | undefined;
let codes: Set<string> | undefined;

/**
 * Finds the ISO 3166-1 code of a country given by name or code.
 *
 * @returns the code; null where the file says on purpose that there is none; undefined when the
 * name is not known.
 * @example countryCodeOf('EIRE') // 'IE'
 */
export function countryCodeOf(name: string): string | null | undefined {
  const text = name.trim().toLowerCase();
  if (NO_COUNTRY.has(text)) return null;
  known ??= byEnglishName();
  codes ??= new Set(known.values());
  const upper = text.toUpperCase();
  return known.get(text) ?? (codes.has(upper) ? upper : undefined);
}

/** The code of a country, or null; names without a code are counted in the report. */
export function readCountry(
  name: string,
  report: Pick<OrderFileReport, 'unknownCountries'>,
): string | null {
  const code = countryCodeOf(name);
  if (code) return code;
  if (name.trim() !== '') {
    report.unknownCountries[name] = (report.unknownCountries[name] ?? 0) + 1;
  }
  return null;
}

/** English name of a code, for markets. */
export function countryNameOf(code: string): string {
  return new Intl.DisplayNames(['en'], { type: 'region' }).of(code) ?? code;
}
