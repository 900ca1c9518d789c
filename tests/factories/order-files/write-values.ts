import type { DateOrder, DecimalMark, Delimiter } from '../../../app/sync/files/index.ts';

/** How a file writes its values. */
export interface ValueStyle {
  decimal: DecimalMark;
  /** '' for none. */
  thousands: '' | ',' | '.' | ' ' | "'";
  /** What stands at amounts: 'before:$', 'after: €', '' for nothing. */
  sign: string;
  date: DateStyle;
  zone: string;
}

export type DateStyle =
  | 'iso-offset'
  | 'iso'
  | 'shopify'
  | 'dmy-slash'
  | 'dmy-dot'
  | 'mdy-ampm'
  | 'ymd-slash'
  | 'dmy-short'
  | 'chinese'
  | 'month-name';

/** Date order that a person has to know for a style; null where it needs none. */
export function dateOrderOf(style: DateStyle): DateOrder | null {
  if (style === 'mdy-ampm') return 'mdy';
  return style.startsWith('dmy') ? 'dmy' : null;
}

/** An amount in minor units, written with a number of decimals in a style. */
export function writeAmount(minor: number, digits: number, style: ValueStyle): string {
  const text = String(Math.abs(minor)).padStart(digits + 1, '0');
  const whole = digits === 0 ? text : text.slice(0, -digits);
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, style.thousands);
  const number = digits === 0 ? grouped : `${grouped}${style.decimal}${text.slice(-digits)}`;
  const [side, sign = ''] = style.sign.split(':');
  const signed = side === 'before' ? `${sign}${number}` : `${number}${sign}`;
  return minor < 0 ? `-${signed}` : signed;
}

/** An instant (whole seconds) as the clocks of the style's zone show it. */
export function writeTime(instant: string, style: ValueStyle): string {
  const parts = Object.fromEntries(
    clockOf(style.zone)
      .formatToParts(new Date(instant))
      .map(({ type, value }) => [type, value]),
  ) as Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second', string>;
  const { year, month, day, hour, minute, second } = parts;
  const clock = `${hour}:${minute}:${second}`;
  const half = Number(hour) < 12 ? 'AM' : 'PM';
  const month3 = new Date(`${year}-${month}-01T00:00:00Z`).toUTCString().slice(8, 11);
  switch (style.date) {
    case 'iso-offset':
      return `${instant.slice(0, 19)}+00:00`;
    case 'shopify':
      return `${instant.slice(0, 10)} ${instant.slice(11, 19)} +0000`;
    case 'iso':
      return `${year}-${month}-${day} ${clock}`;
    case 'dmy-slash':
      return `${day}/${month}/${year} ${clock}`;
    case 'dmy-dot':
      return `${Number(day)}.${Number(month)}.${year} ${clock}`;
    case 'dmy-short':
      return `${day}/${month}/${year.slice(2)} ${hour}:${minute}:${second}`;
    case 'mdy-ampm':
      return `${month}/${day}/${year} ${Number(hour) % 12 || 12}:${minute}:${second} ${half}`;
    case 'ymd-slash':
      return `${year}/${Number(month)}/${Number(day)} ${clock}`;
    case 'chinese':
      return `${year}年${Number(month)}月${Number(day)}日 ${clock}`;
    case 'month-name':
      return `${month3} ${Number(day)}, ${year}, ${Number(hour) % 12 || 12}:${minute}:${second} ${half}`;
  }
}

const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(zone: string): Intl.DateTimeFormat {
  let clock = clocks.get(zone);
  if (clock === undefined) {
    clock = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    clocks.set(zone, clock);
  }
  return clock;
}

/** A delimited text; values are quoted where they have to be. */
export function writeTable(
  rows: readonly (readonly string[])[],
  delimiter: Delimiter,
  lineEnd = '\n',
): string {
  const cell = (value: string) =>
    /["\r\n]/.test(value) || value.includes(delimiter) || value.startsWith(' ')
      ? `"${value.replaceAll('"', '""')}"`
      : value;
  return rows.map((row) => row.map(cell).join(delimiter) + lineEnd).join('');
}
