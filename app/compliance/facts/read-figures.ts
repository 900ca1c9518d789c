/**
 * The figures in a text, however its language writes them, so that a translation can be held to
 * its original: addresses, numbers (with days and months of dates, articles and numbers of laws)
 * and currencies, sorted.
 * @example readFigures('EUR 2m since 1 Sept 2026') // ['1', '2000000', '2026', '9', 'EUR']
 * @example readFigures('自 2026 年 9 月 1 日起 200 万欧元') // ['1', '2000000', '2026', '9', 'EUR']
 */
export function readFigures(text: string): string[] {
  const addresses = text.match(ADDRESS) ?? [];
  const words = text.replace(ADDRESS, ' ').replace(NAMES_WITH_DIGITS, ' ');
  const numbers = [...datesInFigures(words).matchAll(NUMBER)].map(([, digits = '', unit = '']) =>
    String(Number(digits.replaceAll(',', '')) * (SCALES[unit.toLowerCase()] ?? 1)),
  );
  return [...addresses, ...numbers, ...currenciesIn(words)].sort();
}

const ADDRESS = /https?:\/\/[^\s（），、；。]*[^\s（），、；。.,;()]/gu;

/** Words that a language may say without their digit: B2B is "面向企业". */
const NAMES_WITH_DIGITS = /B2[BCG]|Q4/g;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Names of months, in capitals as English writes them, as their numbers. */
const MONTH_NAME =
  /\b(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(?:uary|ruary|ch|il|e|y|ust|t|tember|ober|ember)?\b/g;

function datesInFigures(text: string): string {
  return text
    .replace(/(\d{4})-(\d\d)-(\d\d)/g, '$1 $2 $3')
    .replace(MONTH_NAME, (name) => String(MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1));
}

const SCALES: Readonly<Record<string, number>> = {
  ...{ m: 1e6, bn: 1e9, tn: 1e12, million: 1e6, billion: 1e9, crore: 1e7 },
  ...{ 万: 1e4, 亿: 1e8, 万亿: 1e12 },
};

const NUMBER = /(\d[\d,]*(?:\.\d+)*)(?:\s?(million|billion|crore|bn|tn|m|万亿|万|亿)(?![a-z]))?/giu;

/** Codes and Chinese names of currencies; a name that holds another one stands before it. */
const CURRENCIES: readonly (readonly [code: string, name: string])[] = [
  ['EUR', '欧元'],
  ['GBP', '英镑'],
  ['AUD', '澳元'],
  ['CAD', '加元'],
  ['JPY', '日元'],
  ['NZD', '新西兰元'],
  ['SGD', '新加坡元'],
  ['TWD', '新台币'],
  ['USD', '美元'],
  ['CHF', '瑞士法郎'],
  ['NOK', '挪威克朗'],
  ['ISK', '冰岛克朗'],
  ['CZK', '捷克克朗'],
  ['HUF', '匈牙利福林'],
  ['PLN', '波兰兹罗提'],
  ['RON', '罗马尼亚列伊'],
  ['ILS', '以色列谢克尔'],
  ['ZAR', '南非兰特'],
  ['INR', '印度卢比'],
  ['IDR', '印尼盾'],
  ['VND', '越南盾'],
  ['THB', '泰铢'],
  ['PHP', '菲律宾比索'],
  ['AED', '阿联酋迪拉姆'],
  ['SAR', '沙特里亚尔'],
  ['BRL', '雷亚尔'],
  ['KRW', '韩元'],
  ['MYR', '林吉特'],
  ['CNY', '元'],
];

/** Each currency as often as it is named. */
function currenciesIn(text: string): string[] {
  let rest = text.replace(/\bRM(?= \d)/g, 'MYR');
  return CURRENCIES.flatMap(([code, name]) => {
    // 元 alone is a word of many: it is a currency only behind a figure.
    const form = new RegExp(`\\b${code}\\b|${name === '元' ? '(?<=[\\d万亿] ?)元' : name}`, 'gu');
    const found = rest.match(form) ?? [];
    rest = rest.replace(form, ' ');
    return found.map(() => code);
  });
}
