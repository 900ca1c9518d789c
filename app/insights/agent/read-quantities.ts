import { isCalendarDate } from '../../kernel/calendar.ts';

/** A number, amount or date in a text. `step` is the worth of the last digit that is written. */
export type Quantity = { start: number; end: number; text: string } & QuantityValue;
export type QuantityValue =
  /** `currencies`: what the sign may stand for. */
  | { kind: 'money'; amount: number; step: number; currencies: readonly string[] }
  | { kind: 'percent'; percent: number; step: number }
  /** `unit` where a word behind it says what is counted: days, times. */
  | { kind: 'number'; value: number; step: number; unit: 'day' | 'times' | null }
  /** year null: not written. */
  | { kind: 'date'; year: number | null; month: number; day: number }
  | { kind: 'month'; year: number | null; month: number }
  | { kind: 'year'; year: number }
  | { kind: 'time'; minute: number };

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const DAY = '(\\d{1,2})(?:st|nd|rd|th)?';

/** Signs and words of currencies; an ambiguous one names all that it is used for. */
const DOLLARS = 'USD AUD CAD NZD SGD HKD TWD MXN'.split(' ');
const CURRENCY_SIGNS: Record<string, readonly string[]> = {
  us$: ['USD'],
  a$: ['AUD'],
  au$: ['AUD'],
  ca$: ['CAD'],
  c$: ['CAD'],
  nz$: ['NZD'],
  hk$: ['HKD'],
  nt$: ['TWD'],
  mx$: ['MXN'],
  r$: ['BRL'],
  'cn¥': ['CNY'],
  'jp¥': ['JPY'],
  $: DOLLARS,
  '€': ['EUR'],
  '£': ['GBP'],
  '¥': ['CNY', 'JPY'],
  '￥': ['CNY', 'JPY'],
  '₩': ['KRW'],
  '₹': ['INR'],
};
const CURRENCY_WORDS: Record<string, readonly string[]> = {
  dollars: DOLLARS,
  dollar: DOLLARS,
  bucks: DOLLARS,
  euros: ['EUR'],
  euro: ['EUR'],
  pounds: ['GBP'],
  yen: ['JPY'],
  yuan: ['CNY'],
  美元: ['USD'],
  美金: ['USD'],
  欧元: ['EUR'],
  英镑: ['GBP'],
  日元: ['JPY'],
  人民币: ['CNY'],
  元: ['CNY', 'USD', 'EUR', 'JPY', 'GBP', 'HKD', 'CAD', 'AUD'],
};
const CODES = new Set(Intl.supportedValuesOf('currency'));

const SCALES: Record<string, number> = {
  k: 1e3,
  thousand: 1e3,
  m: 1e6,
  mn: 1e6,
  million: 1e6,
  b: 1e9,
  bn: 1e9,
  billion: 1e9,
  百: 1e2,
  千: 1e3,
  万: 1e4,
  百万: 1e6,
  千万: 1e7,
  亿: 1e8,
};
const SCALE =
  '(?:\\s?(k|m|mn|b|bn|thousand|million|billion)(?![\\p{L}\\d])|\\s?(百万|千万|万|亿|千|百))?';
const NUMBER = '([-−]?\\d(?:[\\d,\u202f]*\\d)?(?:\\.\\d+)?)';
const SIGN = '(us\\$|au?\\$|ca?\\$|nz\\$|hk\\$|nt\\$|mx\\$|r\\$|cn¥|jp¥|[$€£¥￥₩₹])';

interface Reading {
  pattern: RegExp;
  read: (match: RegExpExecArray) => QuantityValue | null;
}

const re = (source: string) => new RegExp(source, 'giu');

/** Tried one after the other; what one has taken, the next don't see. */
const READINGS: readonly Reading[] = [
  {
    pattern: re('(?<!\\d)(\\d{4})-(\\d{2})-(\\d{2})(?!\\d)'),
    read: ([text, year, month, day]) =>
      isCalendarDate(text) ? { kind: 'date', year: +year!, month: +month!, day: +day! } : null,
  },
  {
    pattern: re('(?:(\\d{4})\\s?年\\s?)?(\\d{1,2})\\s?月\\s?(\\d{1,2})\\s?[日号]?'),
    read: ([, year, month, day]) => dateOf(year, +month!, day!),
  },
  {
    pattern: re('(\\d{4})\\s?年\\s?(\\d{1,2})\\s?月(?:份)?'),
    read: ([, year, month]) => ({ kind: 'month', year: +year!, month: +month! }),
  },
  {
    pattern: re('(?<![\\d个])(\\d{1,2})\\s?月份?'),
    read: ([, month]) =>
      +month! >= 1 && +month! <= 12 ? { kind: 'month', year: null, month: +month! } : null,
  },
  {
    pattern: re('(\\d{4})\\s?年'),
    read: ([, year]) => ({ kind: 'year', year: +year! }),
  },
  {
    pattern: re(`(?<!\\p{L})(${MONTH})\\s+${DAY}(?!\\d|[.,]\\d)(?:,?\\s+(\\d{4}))?`),
    read: ([, month, day, year]) => dateOf(year, monthNumber(month!), day!),
  },
  {
    pattern: re(`(?<![\\d.,])${DAY}\\s+(?:of\\s+)?(${MONTH})(?!\\p{L})(?:,?\\s+(\\d{4}))?`),
    read: ([, day, month, year]) => dateOf(year, monthNumber(month!), day!),
  },
  {
    // "may" alone is a verb more often than a month; with a year it is one.
    pattern: re(`(?<!\\p{L})(${MONTH})(?!\\p{L})(?:,?\\s+(\\d{4}))?`),
    read: ([text, month, year]) =>
      year === undefined && !/^[A-Z]/.test(text)
        ? null
        : year === undefined && /^(?:may|mar|sep|dec|jan|jun|march)$/i.test(text)
          ? null
          : { kind: 'month', year: year === undefined ? null : +year, month: monthNumber(month!) },
  },
  {
    pattern: re(
      '(?<![\\d.,:])([01]?\\d|2[0-3])[:：]([0-5]\\d)(?::[0-5]\\d)?(?:\\s?([ap])\\.?m\\.?)?(?![\\d])',
    ),
    read: ([, hour, minute, half]) => ({
      kind: 'time',
      minute: clock(+hour!, half) * 60 + +minute!,
    }),
  },
  {
    pattern: re(`${SIGN}\\s?${NUMBER}${SCALE}`),
    read: ([, sign, digits, scale, han]) =>
      money(digits!, scale ?? han, CURRENCY_SIGNS[sign!.toLowerCase()] ?? []),
  },
  {
    pattern: re(`(?<!\\p{L})([a-z]{3})\\s?${NUMBER}${SCALE}`),
    read: ([, code, digits, scale, han]) =>
      // In capitals alone: "top" and "all" are currencies too.
      CODES.has(code!) ? money(digits!, scale ?? han, [code!]) : null,
  },
  {
    pattern: re(
      `${NUMBER}${SCALE}\\s?(?:(${Object.keys(CURRENCY_WORDS).join('|')}|[€£])(?!\\p{Script=Latin})|([a-z]{3})(?!\\p{L}))`,
    ),
    read: ([, digits, scale, han, word, code]) => {
      const named = word?.toLowerCase();
      const currencies =
        named === undefined
          ? CODES.has(code!)
            ? [code!]
            : []
          : (CURRENCY_WORDS[named] ?? CURRENCY_SIGNS[named] ?? []);
      return currencies.length === 0 ? null : money(digits!, scale ?? han, currencies);
    },
  },
  {
    pattern: re(`${NUMBER}\\s?(?:%|％|percent(?! ?age point)|per cent)`),
    read: ([, digits]) => percent(digits!),
  },
  {
    pattern: re('百分之\\s?([\\d.]+|[零〇一二两三四五六七八九十百点]+)'),
    read: ([, digits]) => {
      const value = /\d/.test(digits!) ? Number(digits) : hanNumber(digits!);
      return value === null ? null : { kind: 'percent', percent: value, step: stepOf(digits!) };
    },
  },
  {
    pattern: re('([一二两三四五六七八九]|\\d)\\s?成(?![功为本交立都果熟员])'),
    read: ([, digit]) => {
      const value = /\d/.test(digit!) ? Number(digit) : hanNumber(digit!);
      return value === null ? null : { kind: 'percent', percent: value * 10, step: 10 };
    },
  },
  {
    // A list's own counting at the beginning of a line is no claim.
    pattern: /(?<=^|\n)\s*\d{1,2}[.)、]\s/gu,
    read: () => null,
  },
  {
    pattern: re(
      `(?<![\\p{L}\\d.])${NUMBER}${SCALE}(?![\\d])\\s?(days?(?!\\p{L})|天|日)?(times(?!\\p{L})|倍|x(?!\\p{L}))?`,
    ),
    read: ([, digits, scale, han, day, times]) => ({
      kind: 'number',
      ...scaled(digits!, scale ?? han),
      unit: day !== undefined ? 'day' : times !== undefined ? 'times' : null,
    }),
  },
  {
    pattern: re('([零〇一二两三四五六七八九十百千万亿]+)\\s?(?=[个笔单件天条项次家种倍国元])'),
    read: ([, digits]) => {
      const value = hanNumber(digits!);
      // "一个" is an article.
      return value === null || value === 1 ? null : { kind: 'number', value, step: 1, unit: null };
    },
  },
  {
    pattern: re(
      '(?<!\\p{L})(doubled|tripled|quadrupled|halved|twice|thrice|double|triple|half)(?!\\p{L})|翻倍|翻番|翻了?[一二两三]番|减半|腰斩|一半',
    ),
    read: () => ({ kind: 'number', value: Number.NaN, step: 1, unit: 'times' }),
  },
  {
    pattern: re(
      '(?<!\\p{L})(?:(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion|dozens?|hundreds|thousands|millions)(?:[- ](?!\\p{Lu}))?)+(?!\\p{L})',
    ),
    read: ([text]) => ({ kind: 'number', value: wordNumber(text.trim()), step: 1, unit: null }),
  },
];

/**
 * Every number, amount, percentage, date and time in a text, in English and Chinese writing, in the
 * order they stand there. Numbers in words count ("two", 两个, "doubled"), but "one" and 一个.
 * A word that is a number without a value ("doubled") has NaN: nothing confirms it.
 * @example readQuantities('Sales were €1.2K on Nov 3.')
 *   // money 1200 step 100 EUR; date month 11 day 3
 */
export function readQuantities(text: string): Quantity[] {
  const found: Quantity[] = [];
  let rest = text;
  for (const { pattern, read } of READINGS) {
    for (const match of rest.matchAll(pattern)) {
      const [start, end] = [match.index, match.index + match[0].trimEnd().length];
      const isList = pattern.source.startsWith('(?<=^');
      const value = read(match);
      if (value === null && !isList) continue;
      if (value !== null) found.push({ start, end, text: text.slice(start, end), ...value });
      rest = rest.slice(0, start) + '\u0000'.repeat(end - start) + rest.slice(end);
    }
  }
  return found.toSorted((a, b) => a.start - b.start);
}

function dateOf(year: string | undefined, month: number, day: string): QuantityValue | null {
  const [date, named] = [Number(day), year === undefined ? null : Number(year)];
  if (month < 1 || month > 12 || date < 1 || date > 31) return null;
  return { kind: 'date', year: named, month, day: date };
}

function monthNumber(name: string): number {
  return MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}

function clock(hour: number, half: string | undefined): number {
  if (half === undefined) return hour;
  return (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
}

function money(
  digits: string,
  scale: string | undefined,
  currencies: readonly string[],
): QuantityValue {
  const { value, step } = scaled(digits, scale);
  return { kind: 'money', amount: value, step, currencies };
}

function percent(digits: string): QuantityValue {
  const { value, step } = scaled(digits, undefined);
  return { kind: 'percent', percent: value, step };
}

function scaled(digits: string, scale: string | undefined): { value: number; step: number } {
  const plain = digits.replaceAll(/[,\u202f]/g, '').replace('−', '-');
  const by = scale === undefined ? 1 : (SCALES[scale.toLowerCase()] ?? 1);
  return { value: Number(plain) * by, step: stepOf(plain) * by };
}

/** What one of the last written digit is worth. @example stepOf('12.5') // 0.1 */
function stepOf(digits: string): number {
  const decimals = /\.(\d+)$/.exec(digits)?.[1]?.length ?? 0;
  return 10 ** -decimals;
}

const HAN_DIGITS = '零一二三四五六七八九';

/** @example hanNumber('两百三十') // 230 */
function hanNumber(text: string): number | null {
  const [whole = '', fraction] = text.replaceAll('两', '二').replaceAll('〇', '零').split('点');
  let total = 0;
  let section = 0;
  let digit: number | null = null;
  for (const letter of whole) {
    const value = HAN_DIGITS.indexOf(letter);
    if (value >= 0) {
      digit = value;
      continue;
    }
    const unit = { 十: 10, 百: 100, 千: 1000 }[letter];
    if (unit !== undefined) section += (digit ?? 1) * unit;
    else if (letter === '万' || letter === '亿') {
      // "万一" and the like are words: a scale needs something to scale.
      if (digit === null && section === 0) return null;
      total = (total + section + (digit ?? 0)) * (letter === '万' ? 1e4 : 1e8);
      section = 0;
    } else return null;
    digit = null;
  }
  const value = total + section + (digit ?? 0);
  if (fraction === undefined) return value;
  return Number(
    `${value}.${Array.from(fraction)
      .map((letter) => HAN_DIGITS.indexOf(letter))
      .join('')}`,
  );
}

const SMALL =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

/** @example wordNumber('twenty-three') // 23 */
function wordNumber(text: string): number {
  let total = 0;
  let section = 0;
  for (const word of text.toLowerCase().split(/[- ]+/)) {
    if (SMALL.includes(word)) section += SMALL.indexOf(word);
    else if (TENS.includes(word)) section += (TENS.indexOf(word) + 2) * 10;
    else if (word === 'hundred') section = Math.max(1, section) * 100;
    else if (word === 'dozen') section = Math.max(1, section) * 12;
    else if (SCALES[word] !== undefined) {
      total += Math.max(1, section) * SCALES[word];
      section = 0;
    } else return Number.NaN;
  }
  return total + section;
}
