import {
  addDays,
  type CalendarDate,
  fromEpochDay,
  isCalendarDate,
  toEpochDay,
  weekdayOf,
} from '../../kernel/calendar.ts';
import type { Period } from '../model.ts';

/** A period that a question names, and the question without its words. */
export interface NamedPeriod {
  period: Period;
  rest: string;
}

const MONTHS =
  'january february march april may june july august september october november december'.split(
    ' ',
  );
const MONTH_PATTERN =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const WORDS: Record<string, number> = {
  ...{ a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8 },
  ...{ nine: 9, ten: 10, twelve: 12, fourteen: 14, thirty: 30, sixty: 60, ninety: 90 },
  ...{ 一: 1, 两: 2, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9, 十: 10, 半: 0.5 },
};
const COUNT =
  '(\\d{1,4}|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|thirty|sixty|ninety)';
const HAN_COUNT = '(\\d{1,4}|[一两二三四五六七八九十半])';

interface Rule {
  pattern: RegExp;
  read: (match: RegExpExecArray, todayOn: CalendarDate) => Period | null;
}

const re = (source: string) => new RegExp(source, 'iu');
const word = (source: string) =>
  re(`(?<![\\p{Script=Latin}\\d])(?:${source})(?![\\p{Script=Latin}\\d])`);

/**
 * Calendar words mean whole calendar weeks (from Monday, ISO 8601), months and years: "last month"
 * is the month before this one. "The last 30 days" end today, and so does what began "this" month.
 */
const RULES: readonly Rule[] = [
  {
    pattern: re(
      '(?:from |between |自|从)?(\\d{4}-\\d\\d-\\d\\d)\\s*(?:to|until|and|through|–|-|至|到)\\s*(\\d{4}-\\d\\d-\\d\\d)',
    ),
    read: ([, from, to]) => between(from!, to!),
  },
  {
    pattern: re(
      '(?:自|从)?(?:(\\d{4})\\s?年)?\\s?(\\d{1,2})\\s?月\\s?(\\d{1,2})\\s?[日号]?\\s?(?:到|至|-|–)\\s?(?:(\\d{4})\\s?年)?(?:\\s?(\\d{1,2})\\s?月)?\\s?(\\d{1,2})\\s?[日号]',
    ),
    read: ([, year, month, day, toYear, toMonth, toDay], todayOn) => {
      const from = dated(year, +month!, +day!, todayOn);
      return from === null
        ? null
        : between(from, iso(+(toYear ?? from.slice(0, 4)), +(toMonth ?? month!), +toDay!));
    },
  },
  {
    pattern: word(
      `(?:from |between )${MONTH_PATTERN} (\\d{1,2})(?:st|nd|rd|th)? (?:to|until|and|through) ${MONTH_PATTERN} (\\d{1,2})(?:st|nd|rd|th)?(?:,? (\\d{4}))?`,
    ),
    read: ([, fromMonth, fromDay, toMonth, toDay, year], todayOn) => {
      const to = dated(year, monthOf(toMonth!), +toDay!, todayOn);
      return to === null ? null : between(iso(+to.slice(0, 4), monthOf(fromMonth!), +fromDay!), to);
    },
  },
  {
    pattern: re('(?:since |自|从)\\s?(\\d{4}-\\d\\d-\\d\\d)(?:\\s?(?:以来|起|至今|到现在))?'),
    read: ([, from], todayOn) => between(from!, todayOn),
  },
  {
    pattern: word(`since ${MONTH_PATTERN} (\\d{1,2})(?:st|nd|rd|th)?(?:,? (\\d{4}))?`),
    read: ([, month, day, year], todayOn) =>
      until(dated(year, monthOf(month!), +day!, todayOn), todayOn),
  },
  {
    pattern: re(
      '(?:自|从)?\\s?(?:(\\d{4})\\s?年)?\\s?(\\d{1,2})\\s?月\\s?(\\d{1,2})\\s?[日号]?\\s?(?:以来|起|至今|到现在|到今天)',
    ),
    read: ([, year, month, day], todayOn) => until(dated(year, +month!, +day!, todayOn), todayOn),
  },
  {
    pattern: word(`since (?:the (?:beginning|start) of )?${MONTH_PATTERN}(?: (\\d{4}))?`),
    read: ([, month, year], todayOn) =>
      until(monthIn(year, monthOf(month!), todayOn)?.fromOn ?? null, todayOn),
  },
  {
    pattern: word('since (?:the (?:beginning|start) of )?(?:the|this) (year|month|week)'),
    read: ([, unit], todayOn) => until(startOf(unit!, todayOn), todayOn),
  },
  {
    pattern: word(
      '(?:(?:in|over|during|for|within) )?(?:the )?(?:last|past|previous|recent|trailing) ' +
        COUNT +
        ' (day|week|month|year)s?',
    ),
    read: ([, count, unit], todayOn) => lastOf(countOf(count!), unit!, todayOn),
  },
  {
    pattern: word(COUNT + ' (day|week|month|year)s? (?:back|long|to date|up to (?:now|today))'),
    read: ([, count, unit], todayOn) => lastOf(countOf(count!), unit!, todayOn),
  },
  {
    pattern: re(
      `(?:最近|过去|近|前|这)的?\\s?(?:这\\s?)?${HAN_COUNT}\\s?个?\\s?(天|日|周|星期|月|年|季度)(?:内|里|中|以来|来)?`,
    ),
    read: ([, count, unit], todayOn) => lastOf(countOf(count!), UNITS[unit!]!, todayOn),
  },
  {
    pattern: word(
      `(?:in |during |for |of )?(?:the )?(?:(first|second|third|fourth) quarter|q([1-4]))(?: (?:of )?(\\d{4}))?`,
    ),
    read: ([, name, digit, year], todayOn) =>
      quarter(
        digit === undefined
          ? ['first', 'second', 'third', 'fourth'].indexOf(name!.toLowerCase()) + 1
          : +digit,
        year,
        todayOn,
      ),
  },
  {
    pattern: re('(?:(\\d{4})\\s?年)?\\s?(?:第\\s?)?([一二三四1-4])\\s?季度'),
    read: ([, year, digit], todayOn) => quarter(WORDS[digit!] ?? +digit!, year, todayOn),
  },
  {
    // "the last year" is the year up to now, "last year" the one before this.
    pattern: word(
      '(?:(?:in|over|during|for|within|across) )?the (?:last|past|trailing) (week|month|quarter|year)',
    ),
    read: ([, unit], todayOn) => lastOf(1, unit!, todayOn),
  },
  {
    pattern: word(
      "(?:in |during |for |of )?(?:the )?(?:last|previous) (week|month|quarter|year)(?:[’']s)?",
    ),
    read: ([, unit], todayOn) => calendarUnit(unit!, -1, todayOn),
  },
  {
    pattern: word('(?:in |during |for )?(?:the )?(?:past|trailing) (week|month|quarter|year)'),
    read: ([, unit], todayOn) => lastOf(1, unit!, todayOn),
  },
  {
    pattern: word(
      "(?:in |during |for |of )?(?:(?:this|the current) (week|month|quarter|year)|(?:so far )?(year|month|week)[- ]to[- ]date)(?: so far)?(?:[’']s)?",
    ),
    read: ([, unit, toDate], todayOn) => until(startOf((unit ?? toDate)!, todayOn), todayOn),
  },
  {
    pattern: re(
      '(上上?|本|这|今|去)个?\\s?(周|星期|礼拜|月|季度|季|年(?!\\s?[\\d一二三四五六七八九十]+\\s?月))(?:度|份)?(?:以来|至今|到现在|到目前为止)?',
    ),
    read: ([, which, unit], todayOn) => {
      const named = UNITS[unit!]!;
      if (which === '上' || which === '去') return calendarUnit(named, -1, todayOn);
      if (which === '上上') return calendarUnit(named, -2, todayOn);
      return until(startOf(named, todayOn), todayOn);
    },
  },
  {
    pattern: word(`(?:in |during |for |of )?${MONTH_PATTERN} (?:of )?(\\d{4})`),
    read: ([, month, year], todayOn) => monthIn(year, monthOf(month!), todayOn),
  },
  {
    pattern: word(`(?:on )?${MONTH_PATTERN} (\\d{1,2})(?:st|nd|rd|th)?(?:,? (\\d{4}))?`),
    read: ([, month, day, year], todayOn) => oneDay(dated(year, monthOf(month!), +day!, todayOn)),
  },
  {
    pattern: word(`(?:in|during|for|of|throughout) ${MONTH_PATTERN}(?:[’']s)?`),
    read: ([, month], todayOn) => monthIn(undefined, monthOf(month!), todayOn),
  },
  {
    pattern: word(
      `(january|february|april|june|july|august|september|october|november|december)[’']s`,
    ),
    read: ([, month], todayOn) => monthIn(undefined, monthOf(month!), todayOn),
  },
  {
    pattern: re('(?:(\\d{4})\\s?年)?\\s?(\\d{1,2})\\s?月\\s?(\\d{1,2})\\s?[日号](?:当天|那天)?'),
    read: ([, year, month, day], todayOn) => oneDay(dated(year, +month!, +day!, todayOn)),
  },
  {
    pattern: re(
      '(?:(\\d{4}|今|去)\\s?年)?\\s?(\\d{1,2}|十[一二]?|[一二三四五六七八九])\\s?月份?(?!\\s?\\d)',
    ),
    read: ([, year, month], todayOn) => {
      const number = /\d/.test(month!)
        ? +month!
        : month!.startsWith('十')
          ? 10 + (WORDS[month![1] ?? ''] ?? 0)
          : WORDS[month!]!;
      const thisYear = +todayOn.slice(0, 4);
      const named = year === '今' ? String(thisYear) : year === '去' ? String(thisYear - 1) : year;
      return monthIn(named, number, todayOn);
    },
  },
  {
    pattern: re('(?:on )?(\\d{4}-\\d\\d-\\d\\d)'),
    read: ([, on]) => oneDay(on!),
  },
  {
    pattern: word('(?:in |during |for |of )?(20\\d\\d)'),
    read: ([, year], todayOn) => until(iso(+year!, 1, 1), earlier(iso(+year!, 12, 31), todayOn)),
  },
  {
    pattern: re('(20\\d\\d)\\s?年'),
    read: ([, year], todayOn) => until(iso(+year!, 1, 1), earlier(iso(+year!, 12, 31), todayOn)),
  },
  {
    pattern: word('(?:on )?(?:the day before yesterday)'),
    read: (_match, todayOn) => oneDay(addDays(todayOn, -2)),
  },
  { pattern: re('前天'), read: (_match, todayOn) => oneDay(addDays(todayOn, -2)) },
  { pattern: word("yesterday(?:[’']s)?"), read: (_match, todayOn) => oneDay(addDays(todayOn, -1)) },
  { pattern: re('昨天|昨日'), read: (_match, todayOn) => oneDay(addDays(todayOn, -1)) },
  {
    pattern: word("(?:so far )?today(?:[’']s)?(?: so far)?"),
    read: (_match, todayOn) => oneDay(todayOn),
  },
  { pattern: re('今天|今日'), read: (_match, todayOn) => oneDay(todayOn) },
];

const UNITS: Record<string, string> = {
  ...{ 天: 'day', 日: 'day', 周: 'week', 星期: 'week', 礼拜: 'week', 月: 'month' },
  ...{ 季度: 'quarter', 季: 'quarter', 年: 'year' },
};

/**
 * The period that a question in English or Chinese names, seen from today; null where it names none.
 * A month without a year is the latest that has begun. A period that has not begun gives null too.
 * @example readPeriod('sales in october', '2026-11-22')?.period // { fromOn: '2026-10-01', toOn: '2026-10-31' }
 * @example readPeriod('上周的订单', '2026-11-22')?.period // { fromOn: '2026-11-09', toOn: '2026-11-15' }
 */
export function readPeriod(text: string, todayOn: CalendarDate): NamedPeriod | null {
  for (const { pattern, read } of RULES) {
    const match = pattern.exec(text);
    if (match === null) continue;
    const period = read(match, todayOn);
    if (period === null || period.fromOn > period.toOn || period.fromOn > todayOn) continue;
    const rest = `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`;
    return { period, rest };
  }
  return null;
}

/** The same days a year before; 29 February becomes 28. */
export function yearBefore({ fromOn, toOn }: Period): Period {
  const back = (on: CalendarDate) => {
    const moved = `${String(+on.slice(0, 4) - 1).padStart(4, '0')}${on.slice(4)}`;
    return isCalendarDate(moved) ? moved : addDays(`${moved.slice(0, 8)}28`, 0);
  };
  return { fromOn: back(fromOn), toOn: back(toOn) };
}

function monthOf(name: string): number {
  return MONTHS.findIndex((month) => month.startsWith(name.slice(0, 3).toLowerCase())) + 1;
}

function countOf(text: string): number {
  return /\d/.test(text) ? Number(text) : (WORDS[text.toLowerCase()] ?? 1);
}

function iso(year: number, month: number, day: number): CalendarDate {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function between(fromOn: string, toOn: string): Period | null {
  return isCalendarDate(fromOn) && isCalendarDate(toOn) ? { fromOn, toOn } : null;
}

function until(fromOn: CalendarDate | null, toOn: CalendarDate): Period | null {
  return fromOn === null ? null : { fromOn, toOn };
}

function oneDay(on: CalendarDate | null): Period | null {
  return on !== null && isCalendarDate(on) ? { fromOn: on, toOn: on } : null;
}

function earlier(a: CalendarDate, b: CalendarDate): CalendarDate {
  return a < b ? a : b;
}

/** A day without a year is the latest that is not ahead. */
function dated(year: string | undefined, month: number, day: number, todayOn: CalendarDate) {
  const thisYear = Number(todayOn.slice(0, 4));
  const named = iso(year === undefined ? thisYear : Number(year), month, day);
  if (!isCalendarDate(named)) return null;
  return year === undefined && named > todayOn ? iso(thisYear - 1, month, day) : named;
}

function monthIn(year: string | undefined, month: number, todayOn: CalendarDate): Period | null {
  if (month < 1 || month > 12) return null;
  const fromOn = dated(year, month, 1, todayOn);
  if (fromOn === null) return null;
  const next =
    month === 12 ? iso(+fromOn.slice(0, 4) + 1, 1, 1) : iso(+fromOn.slice(0, 4), month + 1, 1);
  return {
    fromOn,
    toOn: earlier(addDays(next, -1), fromOn > todayOn ? addDays(next, -1) : todayOn),
  };
}

function quarter(number: number, year: string | undefined, todayOn: CalendarDate): Period | null {
  const first = monthIn(year, number * 3 - 2, todayOn);
  if (first === null) return null;
  const last = monthIn(first.fromOn.slice(0, 4), number * 3, todayOn);
  const toOn = last === null || last.fromOn > todayOn ? todayOn : last.toOn;
  return { fromOn: first.fromOn, toOn };
}

function startOf(unit: string, on: CalendarDate): CalendarDate {
  if (unit === 'week') {
    const day = toEpochDay(on);
    return fromEpochDay(day - weekdayOf(day));
  }
  if (unit === 'month') return `${on.slice(0, 8)}01`;
  if (unit === 'quarter') {
    const month = Math.floor((Number(on.slice(5, 7)) - 1) / 3) * 3 + 1;
    return iso(Number(on.slice(0, 4)), month, 1);
  }
  return `${on.slice(0, 4)}-01-01`;
}

/** The whole calendar unit so many before the one that today is in. */
function calendarUnit(unit: string, back: number, todayOn: CalendarDate): Period {
  let start = startOf(unit, todayOn);
  let end = todayOn;
  for (let step = 0; step > back; step--) {
    end = addDays(start, -1);
    start = startOf(unit, end);
  }
  return { fromOn: start, toOn: end };
}

const DAYS: Record<string, number> = { day: 1, week: 7, month: 30, quarter: 90, year: 365 };

/** Days up to today; a month counts 30 days, a year 365. */
function lastOf(count: number, unit: string, todayOn: CalendarDate): Period | null {
  const days = Math.round(count * (DAYS[unit] ?? 1));
  return days < 1 ? null : { fromOn: addDays(todayOn, 1 - days), toOn: todayOn };
}
