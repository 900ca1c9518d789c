/** Exact arithmetic on the decimal strings in which Shopify writes amounts. */

interface Scaled {
  units: bigint;
  scale: number;
}

function parseDecimal(text: string): Scaled {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (!match) throw new RangeError(`"${text}" is not a decimal amount such as "12.30".`);
  const fraction = match[3] ?? '';
  const units = BigInt(`${match[2]}${fraction}`);
  return { units: match[1] === '-' ? -units : units, scale: fraction.length };
}

function printDecimal({ units, scale }: Scaled): string {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  const fraction = scale > 0 ? `.${digits.slice(-scale)}` : '';
  return `${units < 0n ? '-' : ''}${whole}${fraction}`;
}

function align(a: Scaled, b: Scaled): [bigint, bigint, number] {
  const scale = Math.max(a.scale, b.scale);
  return [
    a.units * 10n ** BigInt(scale - a.scale),
    b.units * 10n ** BigInt(scale - b.scale),
    scale,
  ];
}

/** Sum of two amounts, with the finer scale of the two: `addDecimals('1.5', '2.25')` is `'3.75'`. */
export function addDecimals(a: string, b: string): string {
  const [x, y, scale] = align(parseDecimal(a), parseDecimal(b));
  return printDecimal({ units: x + y, scale });
}

/** Difference of two amounts: `subtractDecimals('3.00', '1.25')` is `'1.75'`. */
export function subtractDecimals(a: string, b: string): string {
  const [x, y, scale] = align(parseDecimal(a), parseDecimal(b));
  return printDecimal({ units: x - y, scale });
}

/** Product, rounded half away from zero to `scale` places: `multiplyDecimals('9.99', '3', 2)` is `'29.97'`. */
export function multiplyDecimals(a: string, b: string, scale: number): string {
  const x = parseDecimal(a);
  const y = parseDecimal(b);
  const units = x.units * y.units;
  const drop = x.scale + y.scale - scale;
  if (drop <= 0) return printDecimal({ units: units * 10n ** BigInt(-drop), scale });
  const divisor = 10n ** BigInt(drop);
  const magnitude = units < 0n ? -units : units;
  const rounded = (magnitude + divisor / 2n) / divisor;
  return printDecimal({ units: units < 0n ? -rounded : rounded, scale });
}

/** -1, 0 or 1 as `a` is less than, equal to or greater than `b`. */
export function compareDecimals(a: string, b: string): -1 | 0 | 1 {
  const [x, y] = align(parseDecimal(a), parseDecimal(b));
  return x < y ? -1 : x > y ? 1 : 0;
}

const fractionDigits = new Map<string, number>();

/** Decimal places of an ISO 4217 currency: 2 for EUR, 0 for JPY. */
export function currencyScale(currency: string): number {
  let digits = fractionDigits.get(currency);
  if (digits === undefined) {
    digits =
      new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions()
        .maximumFractionDigits ?? 2;
    fractionDigits.set(currency, digits);
  }
  return digits;
}
