import { type CountryCode, countryCodes } from '../../kernel/country.ts';

/** A country named in a text, and where. */
export interface NamedCountry {
  country: CountryCode;
  start: number;
  end: number;
}

/** What people write instead of the names that Intl gives; lower case. */
const OTHER_NAMES: Record<CountryCode, readonly string[]> = {
  US: [
    'the us',
    'american',
    'stateside',
    'usa',
    'u.s.a.',
    'u.s.',
    'the states',
    'united states of america',
    'america',
    '美国',
    '美',
  ],
  GB: [
    'the uk',
    'united kingdom',
    'uk',
    'u.k.',
    'great britain',
    'britain',
    'england',
    'british',
    '英国',
    '英',
  ],
  DE: ['german', '德国', '德'],
  FR: ['french', '法国', '法'],
  JP: ['japanese', '日本', '日'],
  KR: ['korea', 'korean', 'south korea', '韩国', '南韩', '韩'],
  NL: ['netherlands', 'holland', 'the netherlands', 'dutch', '荷兰'],
  CZ: ['czech republic', 'czech', '捷克'],
  AE: ['uae', 'emirates', '阿联酋'],
  HK: ['hong kong', '香港', '中国香港'],
  MO: ['macao', 'macau', '澳门', '中国澳门'],
  TW: ['taiwan', '台湾', '中国台湾'],
  CN: ['china', 'mainland china', 'chinese', '中国大陆', '国内'],
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
  SA: ['saudi', '沙特'],
  GR: ['greek'],
  HU: ['hungarian'],
  RO: ['romanian'],
  BG: ['bulgarian'],
  HR: ['croatian'],
  IL: ['israeli'],
  IN: ['indian'],
  TH: ['thai'],
  SG: ['singaporean', '坡'],
  ZA: ['south african', '南非'],
  UA: ['ukrainian'],
  ID: ['indonesian'],
  MY: ['malaysian', '大马'],
  PH: ['philippine', 'filipino'],
};

/** Adjectives that also name languages and goods mean a country only beside a word of trade. */
const SHORT_HAN = /^\p{Script=Han}$/u;
const ADJECTIVE = /(?:ish|ese|ian|an|ch|ss|k|sh|aeli|thai|ne|ino)$/;
const TRADE =
  /^\s*(?:markets?|shoppers?|customers?|orders?|sales|revenue|parcels?|packages?|buyers?|payments?|deliver(?:y|ies)|shipments?|refunds?|vat|gst|tax|customs|registration|threshold|limit)\b/;
const HAN_TRADE = /^(?:区|站|国站|区站)/;
/** Where no goods or languages are spoken of, one letter is a country between such others. */
const HAN_BESIDE =
  /^(?:要|需|买家|客户|顾客|包裹|订单|税|区|站|国站|区站|的|市场|线|\s|[a-z]|增值税|消费税|注册|[？?，,、和与跟]|$)/;
const HAN_BEFORE = /(?:^|[\s发寄到往去在给从至卖a-z，,、和与跟])$/;

export interface CountryReading {
  /** Adjectives and single letters are countries: nothing else is spoken of that they may name. */
  adjectives?: boolean | undefined;
}

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
export function findCountries(
  text: string,
  { adjectives = false }: CountryReading = {},
): NamedCountry[] {
  const lower = text.toLowerCase();
  const found: NamedCountry[] = [];
  const isFree = (start: number, end: number) =>
    found.every((other) => end <= other.start || start >= other.end);
  for (const { text: name, country, needs } of entries) {
    for (let at = lower.indexOf(name); at !== -1; at = lower.indexOf(name, at + 1)) {
      const end = at + name.length;
      if (!isFree(at, end) || !isWhole(lower, at, end, name)) continue;
      if (needs !== null && !needs.test(lower.slice(end))) {
        if (!adjectives) continue;
        const isHan = SHORT_HAN.test(name);
        if (isHan && !(HAN_BESIDE.test(lower.slice(end)) && HAN_BEFORE.test(lower.slice(0, at)))) {
          continue;
        }
      }
      found.push({ country, start: at, end });
    }
  }
  for (const match of text.matchAll(/(?<![\p{L}\d])([A-Z]{2})(?![\p{L}\d])/gu)) {
    const code = match[1]!;
    const [start, end] = [match.index, match.index + 2];
    if (!CODES.has(code) || ENGLISH_WORDS.has(code) || !isFree(start, end)) continue;
    found.push({ country: code === 'UK' ? 'GB' : code, start, end });
  }
  // In small letters only codes that are no words: "delivery time jp".
  for (const match of lower.matchAll(/(?<![\p{L}\d])([a-z]{2})(?![\p{L}\d])/gu)) {
    const [start, end] = [match.index, match.index + 2];
    if (!adjectives || !SMALL_CODES.has(match[1]!) || !isFree(start, end)) continue;
    found.push({ country: match[1] === 'uk' ? 'GB' : match[1]!.toUpperCase(), start, end });
  }
  return found.toSorted((a, b) => a.start - b.start);
}

const SMALL_CODES = new Set(
  'jp uk gb fr nl kr nz au dk pl cz hu ie mx br sg hk tw ae sa se ch'.split(' '),
);
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
