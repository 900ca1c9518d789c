import { currencyDigits } from '../../kernel/money.ts';

/**
 * An amount in another currency by a rate, exactly, half to even; `rate` is what one unit of
 * `from` is in units of `to`, as a decimal text.
 * @throws RangeError beyond ±2⁵³, or for a rate that is no decimal.
 * @example convertMinor(1000, { from: 'USD', to: 'JPY', rate: '150.5' }) // 1505
 */
export function convertMinor(
  amountMinor: number,
  { from, to, rate }: { from: string; to: string; rate: string },
): number {
  const match = /^(\d+)(?:\.(\d+))?$/.exec(rate);
  if (match === null) throw new RangeError(`"${rate}" is not a rate`);
  const [, whole = '0', fraction = ''] = match;
  const scale = fraction.length + currencyDigits(from) - currencyDigits(to);
  const product = BigInt(amountMinor) * BigInt(whole + fraction);
  const minor =
    scale > 0 ? divideHalfEven(product, 10n ** BigInt(scale)) : product * 10n ** BigInt(-scale);
  const result = Number(minor);
  if (!Number.isSafeInteger(result)) throw new RangeError(`${amountMinor} ${from} is out of range`);
  return result;
}

function divideHalfEven(dividend: bigint, divisor: bigint): bigint {
  const negative = dividend < 0n;
  const size = negative ? -dividend : dividend;
  const quotient = size / divisor;
  const twice = (size % divisor) * 2n;
  const up = twice > divisor || (twice === divisor && quotient % 2n === 1n);
  const rounded = up ? quotient + 1n : quotient;
  return negative ? -rounded : rounded;
}
