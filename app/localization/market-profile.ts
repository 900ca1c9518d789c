import type { ApparelSystem, ShoeSystem } from './facts/market-profiles.ts';

/** European shoe sizes that a table shows: women's and men's most usual ones. */
export const SHOE_SIZES_EU = [36, 37, 38, 39, 40, 41, 42, 43, 44, 45] as const;

/** A last is about so much longer than the foot (the allowance of EN ISO 9407's older systems). */
const ALLOWANCE_CM = 1.5;
const CM_PER_INCH = 2.54;

/**
 * A European shoe size (Paris points: two thirds of a centimeter of the last) in another system,
 * rounded to halves, in millimeters to fives. By the definitions of the systems; makers differ.
 * @example shoeSize(39, 'UK') // 5.5
 * @example shoeSize(39, 'CM') // 24.5
 */
export function shoeSize(eu: number, system: ShoeSystem): number {
  const lastCm = (eu * 2) / 3;
  const footCm = lastCm - ALLOWANCE_CM;
  const halves = (value: number) => Math.round(value * 2) / 2;
  // British sizes are barleycorns, thirds of an inch, from 25 on.
  const uk = (lastCm / CM_PER_INCH) * 3 - 25;
  switch (system) {
    case 'EU':
      return eu;
    case 'UK':
      return halves(uk);
    case 'US':
      // Men's; women's are one and a half higher.
      return halves(uk + 0.5);
    case 'CM':
      return halves(footCm);
    case 'MM':
      return Math.round((footCm * 10) / 5) * 5;
    case 'BR':
      return eu - 2;
    case 'AR':
      return eu - 1;
  }
}

/** Women's clothing sizes of Germany that a table shows. */
export const APPAREL_SIZES_DE = [34, 36, 38, 40, 42] as const;

const LETTERS = ['XS', 'S', 'M', 'L', 'XL'];
const KOREAN = ['44', '55', '66', '77', '88'];
const CHINESE = ['155/80A', '160/84A', '165/88A', '170/92A', '175/96A'];

/** What is added to a German size. */
const ADDED: Readonly<Partial<Record<ApparelSystem, number>>> = {
  DE: 0,
  FR: 2,
  IT: 6,
  UK: -26,
  US: -30,
  JP: -27,
};

/**
 * The women's clothing size that stands beside a German one; usual tables, makers differ.
 * @example apparelSize(38, 'IT') // '44'
 * @throws RangeError for a size that is not in the table.
 */
export function apparelSize(de: (typeof APPAREL_SIZES_DE)[number], system: ApparelSystem): string {
  const index = APPAREL_SIZES_DE.indexOf(de);
  const added = ADDED[system];
  if (added !== undefined) return String(de + added);
  const table = system === 'KR' ? KOREAN : system === 'CN' ? CHINESE : LETTERS;
  const size = table[index];
  if (size === undefined) throw new RangeError(`${de} is not in the table`);
  return size;
}

/** Dates, numbers and money as a market writes them. */
export interface MarketFormats {
  date: string;
  time: string;
  number: string;
  money: string;
}

/**
 * How a market writes a date, a time, a number and a price, by Intl.
 * @example marketFormats('de-AT', { currency: 'EUR', at, zone: 'UTC' }).number // '1.234.567,89'
 */
export function marketFormats(
  locale: string,
  { currency, at, zone }: { currency: string; at: Date; zone: string },
): MarketFormats {
  const dates = { timeZone: zone };
  return {
    date: new Intl.DateTimeFormat(locale, { dateStyle: 'long', ...dates }).format(at),
    time: new Intl.DateTimeFormat(locale, { timeStyle: 'short', ...dates }).format(at),
    number: new Intl.NumberFormat(locale).format(1_234_567.89),
    money: new Intl.NumberFormat(locale, { style: 'currency', currency }).format(1_234.5),
  };
}
