/** Integer minor units and an ISO 4217 code: 12.30 EUR is `{ amountMinor: 1230, currency: 'EUR' }`. */
export interface Money {
  amountMinor: number;
  currency: string;
}

/** Currencies of ISO 4217 whose minor unit is not a hundredth, by digits after the point. */
const DIGITS_OTHER_THAN_TWO = {
  0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF',
  3: 'BHD IQD JOD KWD LYD OMR TND',
  4: 'CLF UYW',
};

const digitsByCurrency = new Map(
  Object.entries(DIGITS_OTHER_THAN_TWO).flatMap(([digits, codes]) =>
    codes.split(' ').map((code): [string, number] => [code, Number(digits)]),
  ),
);

/**
 * Digits after the point of a currency by ISO 4217; unknown codes have 2.
 *
 * Not asked of Intl: it follows cash practice (HUF and COP 0), and not the same one on the
 * server, in each browser and in the next version, while stored amounts must keep their meaning.
 * @example currencyDigits('JPY') // 0
 */
export function currencyDigits(currency: string): number {
  return digitsByCurrency.get(currency) ?? 2;
}

const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/;

/**
 * Minor units of a decimal string as Shopify sends it, exactly: no floating point on the way.
 *
 * Digits beyond the currency's own are rounded half to even ("0.125" EUR → 12).
 * @throws RangeError for text that is no decimal, or beyond ±2⁵³.
 * @example parseMinor('12.3', 'EUR') // 1230
 */
export function parseMinor(amount: string, currency: string): number {
  const digits = currencyDigits(currency);
  return parsePlain(amount, digits) ?? parseAny(amount, currency, digits);
}

/** Longest digit string that is exact as a number, whatever its digits. */
const EXACT_DIGITS = 15;

/**
 * Minor units of the usual case, a short amount without digits to round away; undefined for all
 * others. An import reads ten million amounts, and this takes a tenth of the general way.
 */
function parsePlain(amount: string, digits: number): number | undefined {
  const point = amount.indexOf('.');
  const negative = amount.charCodeAt(0) === 45;
  const start = negative ? 1 : 0;
  const whole = point === -1 ? amount.length : point;
  const decimals = point === -1 ? 0 : amount.length - point - 1;
  if (whole === start || (point !== -1 && decimals === 0)) return undefined;
  if (decimals > digits || whole + digits > EXACT_DIGITS) return undefined;
  let units = 0;
  for (let at = start; at < amount.length; at++) {
    if (at === point) continue;
    const digit = amount.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return undefined;
    units = units * 10 + digit;
  }
  for (let missing = decimals; missing < digits; missing++) units *= 10;
  return negative && units !== 0 ? -units : units;
}

function parseAny(amount: string, currency: string, digits: number): number {
  const match = DECIMAL.exec(amount);
  if (match === null) throw new RangeError(`"${amount}" is not a decimal amount`);
  const [, sign = '', whole = '0', fraction = ''] = match;
  const kept = fraction.slice(0, digits).padEnd(digits, '0');
  const minor = roundHalfEven(BigInt(whole + kept), fraction.slice(digits));
  const signed = Number(sign === '-' ? -minor : minor);
  if (!Number.isSafeInteger(signed)) throw new RangeError(`${amount} ${currency} is out of range`);
  return signed === 0 ? 0 : signed;
}

function roundHalfEven(units: bigint, rest: string): bigint {
  if (rest === '' || /^0*$/.test(rest)) return units;
  const first = rest.charCodeAt(0) - 48;
  const exactHalf = first === 5 && /^0*$/.test(rest.slice(1));
  if (first > 5 || (first === 5 && !exactHalf)) return units + 1n;
  if (exactHalf && units % 2n === 1n) return units + 1n;
  return units;
}

/**
 * The decimal string of an amount, with exactly the currency's digits.
 * @example formatDecimal({ amountMinor: -5, currency: 'EUR' }) // '-0.05'
 */
export function formatDecimal(money: Money): string {
  const digits = currencyDigits(money.currency);
  const sign = money.amountMinor < 0 ? '-' : '';
  const text = String(Math.abs(money.amountMinor)).padStart(digits + 1, '0');
  if (digits === 0) return sign + text;
  return `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/**
 * The sum of two amounts of one currency.
 * @throws RangeError where the currencies differ: a conversion needs a rate, source and date.
 */
export function addMoney(a: Money, b: Money): Money {
  if (a.currency !== b.currency) {
    throw new RangeError(`cannot add ${b.currency} to ${a.currency}`);
  }
  return { amountMinor: a.amountMinor + b.amountMinor, currency: a.currency };
}

/**
 * Splits an amount by weights so that the parts sum to the amount: the largest remainders get
 * the left-over minor units, earlier parts first where remainders are equal.
 * @throws RangeError without a positive weight.
 * @example splitMoney({ amountMinor: 100, currency: 'EUR' }, [1, 1, 1]) // 34, 33, 33
 */
export function splitMoney(money: Money, weights: readonly number[]): Money[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (!(total > 0) || weights.some((weight) => weight < 0)) {
    throw new RangeError('weights must be non-negative with a positive sum');
  }
  const sign = money.amountMinor < 0 ? -1 : 1;
  const units = Math.abs(money.amountMinor);
  const exact = weights.map((weight) => (units * weight) / total);
  const parts = exact.map(Math.floor);
  let left = units - parts.reduce((sum, part) => sum + part, 0);
  const byRemainder = exact
    .map((value, index) => ({ index, remainder: value - Math.floor(value) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (const { index } of byRemainder) {
    if (left <= 0) break;
    parts[index] = (parts[index] ?? 0) + 1;
    left -= 1;
  }
  return parts.map((part) => ({
    amountMinor: part === 0 ? 0 : sign * part,
    currency: money.currency,
  }));
}
