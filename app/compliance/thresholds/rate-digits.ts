/**
 * How many digits a rate is written with, in percent; those of states go down to a thousandth.
 * @example rateDigits(0.09975) // 3
 */
export function rateDigits(rate: number): number {
  const digits = [0, 1, 2].find((each) => Math.abs(rate * 100 - round(rate * 100, each)) < 1e-9);
  return digits ?? 3;
}

function round(value: number, digits: number): number {
  return Math.round(value * 10 ** digits) / 10 ** digits;
}
