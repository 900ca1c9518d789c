import { countryCodes, isCountryCode } from '../../kernel/country.ts';
import { UNKNOWN_COUNTRY } from './model.ts';

/** Languages in which platforms write the names of countries into exports. */
const LANGUAGES = ['en', 'zh-CN', 'zh-TW', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'pl', 'sv', 'ja'];

/** Names in use that CLDR does not have, or no longer. */
const FURTHER_NAMES: Readonly<Record<string, string>> = {
  uk: 'GB',
  gbr: 'GB',
  'great britain': 'GB',
  england: 'GB',
  usa: 'US',
  'united states of america': 'US',
  'u s a': 'US',
  uae: 'AE',
  'czech republic': 'CZ',
  turkey: 'TR',
  'viet nam': 'VN',
  'republic of korea': 'KR',
  'korea south': 'KR',
  'russian federation': 'RU',
  holland: 'NL',
  'the netherlands': 'NL',
  macedonia: 'MK',
  'hong kong': 'HK',
  macau: 'MO',
  香港: 'HK',
  澳门: 'MO',
  台湾: 'TW',
  'ivory coast': 'CI',
  burma: 'MM',
};

/** What platforms write where they don't know. */
const NOWHERE = new Set([
  '',
  '-',
  '--',
  'zz',
  'unknown',
  'n/a',
  'na',
  '(not set)',
  'other',
  '未知',
  '其他',
]);

let names: Map<string, string> | undefined;

/**
 * Country code of a code or a name in twelve languages; 'ZZ' where the text says that nobody
 * knows, null where it says something that we don't understand.
 * @example readCountry('Germany') // 'DE'
 * @example readCountry('德国') // 'DE'
 * @example readCountry('--') // 'ZZ'
 */
export function readCountry(text: string): string | null {
  const key = keyOf(text);
  // "NA" is Namibia as a code; in lower case it is "not available".
  const code = text.trim().toUpperCase();
  if (code.length === 2 && isCountryCode(code)) return code;
  if (NOWHERE.has(key)) return UNKNOWN_COUNTRY;
  names ??= collectNames();
  return names.get(key) ?? null;
}

function collectNames(): Map<string, string> {
  const found = new Map<string, string>();
  for (const language of LANGUAGES) {
    const display = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
    for (const code of countryCodes()) {
      const name = display.of(code);
      if (name !== undefined) found.set(keyOf(name), code);
    }
  }
  for (const [name, code] of Object.entries(FURTHER_NAMES)) found.set(keyOf(name), code);
  return found;
}

function keyOf(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[.,’']/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
