import { type CountryCode, countryCodes } from '../../kernel/country.ts';

/** A country named in a text, and where. */
export interface NamedCountry {
  country: CountryCode;
  start: number;
  end: number;
}

/** What people write instead of the names that Intl gives; lower case. */
const OTHER_NAMES: Record<CountryCode, readonly string[]> = {
  US: ['usa', 'u.s.a.', 'u.s.', 'the states', 'united states of america', 'america', '美国', '美'],
  GB: ['uk', 'u.k.', 'great britain', 'britain', 'england', 'british', '英国', '英'],
  DE: ['german', '德国', '德'],
  FR: ['french', '法国', '法'],
  JP: ['japanese', '日本', '日'],
  KR: ['korea', 'korean', 'south korea', '韩国', '南韩', '韩'],
  NL: ['holland', 'the netherlands', 'dutch', '荷兰'],
  CZ: ['czech republic', 'czech', '捷克'],
  AE: ['uae', 'emirates', '阿联酋'],
  HK: ['hong kong', '香港', '中国香港'],
  MO: ['macao', 'macau', '澳门', '中国澳门'],
  TW: ['taiwan', '台湾', '中国台湾'],
  CN: ['mainland china', 'chinese', '中国大陆', '国内'],
  RU: ['russia', 'russian', '俄罗斯'],
  VN: ['vietnam', '越南'],
  TR: ['turkey', 'turkish', '土耳其'],
  CH: ['swiss', '瑞士'],
  AT: ['austrian'],
  IT: ['italian', '意'],
  ES: ['spanish'],
  PL: ['polish'],
  SE: ['swedish'],
  AU: ['australian', '澳大利亚', '澳洲'],
  NZ: ['新西兰'],
  CA: ['canadian'],
  MX: ['mexican'],
  BR: ['brazilian', '巴西'],
  BE: ['belgian'],
  DK: ['danish'],
  NO: ['norwegian'],
  FI: ['finnish'],
  PT: ['portuguese'],
  IE: ['irish'],
  SA: ['沙特'],
};

/** Adjectives that also name languages and goods mean a country only beside a word of trade. */
const SHORT_HAN = /^\p{Script=Han}$/u;
const ADJECTIVE = /(?:ish|ese|ian|an|ch|ss|k|sh)$/;
const TRADE = /^\s*(?:market|shoppers?|customers?|orders?|sales|parcels?|buyers?|payments?)\b/;
const HAN_TRADE = /^(?:区|站|国站|区站)/;

interface Entry {
  text: string;
  country: CountryCode;
  needs: RegExp | null;
}

const entries: readonly Entry[] = [
  ...countryCodes().flatMap((country) =>
    ['en', 'zh-CN'].flatMap((locale) => {
      const name = new Intl.DisplayNames([locale], { type: 'region' }).of(country);
      return name === undefined ? [] : [{ text: name.toLowerCase(), country, needs: null }];
    }),
  ),
  ...Object.entries(OTHER_NAMES).flatMap(([country, names]) =>
    names.map((text): Entry => {
      if (SHORT_HAN.test(text)) return { text, country, needs: HAN_TRADE };
      const isAdjective = /^[a-z]+$/.test(text) && ADJECTIVE.test(text) && text !== 'uk';
      return { text, country, needs: isAdjective ? TRADE : null };
    }),
  ),
].toSorted((a, b) => b.text.length - a.text.length);

/**
 * Countries named in a text in English or Chinese, in the order they stand there; the longest name
 * wins where one lies in another. Codes count in capitals between other words ("DE"), not where
 * they are English words ("IT", "NO", "IN").
 * @example findCountries('Compare Germany with 法国') // DE, then FR
 */
export function findCountries(text: string): NamedCountry[] {
  const lower = text.toLowerCase();
  const found: NamedCountry[] = [];
  const isFree = (start: number, end: number) =>
    found.every((other) => end <= other.start || start >= other.end);
  for (const { text: name, country, needs } of entries) {
    for (let at = lower.indexOf(name); at !== -1; at = lower.indexOf(name, at + 1)) {
      const end = at + name.length;
      if (!isFree(at, end) || !isWhole(lower, at, end, name)) continue;
      if (needs !== null && !needs.test(lower.slice(end))) continue;
      found.push({ country, start: at, end });
    }
  }
  for (const match of text.matchAll(/(?<![\p{L}\d])([A-Z]{2})(?![\p{L}\d])/gu)) {
    const code = match[1]!;
    const [start, end] = [match.index, match.index + 2];
    if (!CODES.has(code) || ENGLISH_WORDS.has(code) || !isFree(start, end)) continue;
    found.push({ country: code === 'UK' ? 'GB' : code, start, end });
  }
  return found.toSorted((a, b) => a.start - b.start);
}

const CODES = new Set([...countryCodes(), 'UK']);
const ENGLISH_WORDS = new Set([
  'IT',
  'NO',
  'IN',
  'IS',
  'SO',
  'AM',
  'AS',
  'AT',
  'BE',
  'DO',
  'ME',
  'MY',
  'TO',
  'ID',
]);

/** Latin names stand between other characters than letters; Chinese ones have no borders. */
function isWhole(text: string, start: number, end: number, name: string): boolean {
  if (/\p{Script=Han}/u.test(name)) return true;
  const isLetter = (character: string | undefined) =>
    character !== undefined && /[a-z\d\u00c0-\u024f]/.test(character);
  return !isLetter(text[start - 1]) && !isLetter(text[end]);
}
