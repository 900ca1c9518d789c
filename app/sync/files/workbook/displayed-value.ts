/** How a number of a workbook is shown. */
export type NumberStyle =
  { as: 'number'; sign: string; digits: number } | { as: 'date'; date: boolean; time: boolean };

export const PLAIN_NUMBER: NumberStyle = { as: 'number', sign: '', digits: 0 };

/** Formats that have a number and no text. Source: ECMA-376-1, 18.8.30, with those of China. */
const BUILT_IN_DATES = new Map<number, 'date' | 'time' | 'both'>([
  ...[14, 15, 16, 17, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58].map(
    (id) => [id, 'date'] as const,
  ),
  ...[18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56].map((id) => [id, 'time'] as const),
  [22, 'both'],
]);

const SIGN = /\[\$([^\]-]+)[^\]]*\]|"([^"]*[$€£¥￥₩₹₽][^"]*)"|\\?([$€£¥￥₩₹₽])/;

/**
 * What a number format makes of a number, as far as it changes what is meant: a date, a time, a
 * currency sign, leading zeros. Colors, thousands and decimals are left aside.
 * @example numberStyleOf(164, 'yyyy-mm-dd hh:mm') // { as: 'date', date: true, time: true }
 */
export function numberStyleOf(id: number, code: string | undefined): NumberStyle {
  const builtIn = code === undefined ? BUILT_IN_DATES.get(id) : undefined;
  if (builtIn !== undefined) {
    return { as: 'date', date: builtIn !== 'time', time: builtIn !== 'date' };
  }
  if (code === undefined) return PLAIN_NUMBER;
  const [positive = ''] = code.split(';');
  const bare = positive
    .replace(/"[^"]*"|\\.|_.|\*./g, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
    .replace(/general/i, '');
  const time = /[hs]|am\/pm|上午/i.test(bare);
  const date = /[yd]|e{2,}/i.test(bare) || (/m/i.test(bare) && !time);
  if (date || time) return { as: 'date', date, time };
  const sign = SIGN.exec(positive);
  const digits = /^0{2,}$/.test(bare) ? bare.length : 0;
  return { as: 'number', sign: (sign?.[1] ?? sign?.[2] ?? sign?.[3] ?? '').trim(), digits };
}

const DAY_SECONDS = 86_400;
/** 1899-12-30: serial numbers from 61 on count from it, for Excel has a 29 February 1900. */
const EPOCH_1900_MS = Date.UTC(1899, 11, 30);
const DAYS_TO_1904 = 1462;
const LAST_SERIAL = 2_958_465;

/**
 * A number as its cell shows it: dates in ISO form, numbers with the 15 digits that Excel keeps.
 * What was entered with more (a long order number) is written with an exponent, so that it is told
 * as damaged. @example displayedNumber('46023.5', { as: 'date', date: true, time: true }, false)
 * // '2026-01-01 12:00:00'
 */
export function displayedNumber(raw: string, style: NumberStyle, from1904: boolean): string {
  const value = Number(raw);
  if (raw.trim() === '' || !Number.isFinite(value)) return raw;
  if (style.as === 'number') return decimalText(value, style);
  const serial = from1904 ? value + DAYS_TO_1904 : value;
  if (serial < 0 || serial > LAST_SERIAL + 1) return decimalText(value, PLAIN_NUMBER);
  const seconds = Math.round(serial * DAY_SECONDS);
  const iso = new Date(EPOCH_1900_MS + seconds * 1000).toISOString();
  const parts = [
    ...(style.date ? [iso.slice(0, 10)] : []),
    ...(style.time ? [iso.slice(11, 19)] : []),
  ];
  return parts.join(' ');
}

function decimalText(value: number, style: NumberStyle): string {
  const digits = style.as === 'number' ? style.digits : 0;
  const sign = style.as === 'number' ? style.sign : '';
  const kept = Number(value.toPrecision(15));
  if (Math.abs(kept) >= 1e15) return kept.toExponential(14).replace('e+', 'E+');
  const plain = Math.abs(kept) < 1e-6 ? kept.toFixed(12) : String(kept);
  const text = plain.includes('.') ? plain.replace(/\.?0+$/, '') : plain;
  const [, minus = '', unsigned = ''] = /^(-?)(.*)$/.exec(text) ?? [];
  return `${minus}${sign}${unsigned.padStart(digits, '0')}`;
}
