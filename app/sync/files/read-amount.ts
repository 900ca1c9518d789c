import type { DecimalMark } from './model.ts';

/** An amount as it stands in a cell, taken apart but not yet understood. */
export interface WrittenAmount {
  negative: boolean;
  /** Digits with their marks, spaces taken as a mark of thousands: "1 234,56". */
  digits: string;
  /** What stands before or after: '$', 'EUR', 'Rp'; null where there is nothing. */
  sign: string | null;
}

const MAX_CHARS = 48;
const SIGN = String.raw`\p{L}{0,3}\p{Sc}|\p{L}{1,4}\.?`;
const NUMBER = String.raw`\d(?:[\d.,' ]*\d)?|[.,]\d+`;
const AMOUNT = new RegExp(
  String.raw`^(\()?([-+])? ?(${SIGN})? ?([-+])? ?(${NUMBER}) ?(${SIGN})? ?(-)?(\))?$`,
  'u',
);

/**
 * Takes an amount apart; null where the text is none.
 * @example splitAmount('(US$1,234.50)') // { negative: true, digits: '1,234.50', sign: 'US$' }
 */
export function splitAmount(text: string): WrittenAmount | null {
  if (text.length > MAX_CHARS) return null;
  const plain = text
    .normalize('NFKC')
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .replace(/\u2212/g, '-')
    .replace(/[\u2019\u02bc]/g, "'")
    .trim();
  const match = AMOUNT.exec(plain);
  if (match === null) return null;
  const [, open, first, before, second, digits = '', after, last, close] = match;
  if ((open === undefined) !== (close === undefined)) return null;
  if (before !== undefined && after !== undefined && before !== after) return null;
  const minus = [first, second, last].filter((it) => it === '-').length;
  if (minus > 1 || (open !== undefined && minus > 0)) return null;
  return {
    negative: open !== undefined || minus === 1,
    digits,
    sign: (before ?? after)?.replace(/\.$/, '') ?? null,
  };
}

/**
 * What the marks of a number prove about the decimal mark of its file: the mark itself, 'either'
 * where "1,234" can be both, 'none' where there is nothing to see.
 *
 * A mark followed by any other number of digits than three is the decimal one; of two different
 * marks it is the last; a mark that comes twice separates thousands.
 * @example decimalMarkOf('1.234,5') // ','
 * @example decimalMarkOf('1,234') // 'either'
 */
export function decimalMarkOf(digits: string): DecimalMark | 'either' | 'none' {
  const marks = digits.replace(/[^.,]/g, '');
  if (marks === '') return 'none';
  const last = marks.endsWith('.') ? '.' : ',';
  const other = last === '.' ? ',' : '.';
  if (marks.includes(other)) return last;
  if (marks.length > 1) return other;
  const [whole = '', rest = ''] = digits.split(last);
  if (rest.length !== 3) return last;
  const groups = /[ ']/.test(whole);
  return groups || whole === '' || whole === '0' || whole.length > 3 ? last : 'either';
}

const GROUPED = /^\d{1,3}(?:([.,' ])\d{2,3})*(?:[.,' ]\d{3})$/;

/**
 * The number as a plain decimal with a point, thousands taken out; null where its marks don't fit
 * the decimal mark. Groups may have two digits, as in India, but not the last one.
 * @example plainDecimal('1.234,50', ',') // '1234.50'
 * @example plainDecimal('1.23', ',') // null
 */
export function plainDecimal(digits: string, decimalMark: DecimalMark): string | null {
  const at = digits.lastIndexOf(decimalMark);
  const whole = at === -1 ? digits : digits.slice(0, at);
  const fraction = at === -1 ? '' : digits.slice(at + 1);
  if (whole.includes(decimalMark) || (at !== -1 && !/^\d+$/.test(fraction))) return null;
  const marks = new Set(whole.replace(/\d/g, ''));
  if (marks.size > 1 || (marks.size === 1 && !GROUPED.test(whole))) return null;
  const plain = whole.replace(/\D/g, '') || '0';
  return at === -1 ? plain : `${plain}.${fraction}`;
}
