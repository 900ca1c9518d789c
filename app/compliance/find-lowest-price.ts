/** A stretch of time in which a variant had one price. Amounts are minor units of `currency`. */
export interface PriceSpan {
  fromAt: Date;
  /** null: it is the price of now. */
  untilAt: Date | null;
  currency: string;
  priceMinor: number;
  compareAtMinor: number | null;
  /** What was before `fromAt`: the span before, nothing because the variant was new, or not known. */
  precededBy: 'price' | 'nothing' | 'unknown';
}

/** The reference of a reduction that runs now. */
export interface LowestPrice {
  priceMinor: number;
  lowestMinor: number;
  /** When the price of now was announced as reduced. */
  reducedAt: Date;
}

/** Days before a reduction whose lowest price has to be told (Directive 98/6/EC, art. 6a(2)). */
export const LOWEST_PRICE_DAYS = 30;

const WINDOW_MS = LOWEST_PRICE_DAYS * 86_400_000;

/**
 * The lowest price of the 30 days before the running reduction, of a variant whose `spans` are in
 * order of time; null where none runs, or where those days are not known for certain.
 *
 * A price that is reduced once more begins a new reduction: its 30 days hold the first one, which
 * is the stricter reading of art. 6a(5). Of a variant younger than 30 days all days count.
 * @example
 *   findLowestPrice([
 *     { fromAt: day(-60), untilAt: day(-5), priceMinor: 2000, compareAtMinor: null, … },
 *     { fromAt: day(-5), untilAt: null, priceMinor: 1500, compareAtMinor: 2000, precededBy: 'price' },
 *   ]) // { priceMinor: 1500, lowestMinor: 2000, reducedAt: day(-5) }
 */
export function findLowestPrice(spans: readonly PriceSpan[]): LowestPrice | null {
  const now = spans.at(-1);
  if (now === undefined || now.untilAt !== null || !isReduced(now)) return null;
  let first = spans.length - 1;
  while (continues(spans[first - 1], spans[first]!)) first--;
  const reducedAt = spans[first]!.fromAt;
  const windowFrom = reducedAt.getTime() - WINDOW_MS;

  let lowestMinor = Infinity;
  for (let index = first; ; index--) {
    const span = spans[index]!;
    if (index < first) lowestMinor = Math.min(lowestMinor, span.priceMinor);
    if (index < first && span.fromAt.getTime() <= windowFrom) break;
    if (span.precededBy === 'nothing') break;
    const before = spans[index - 1];
    if (before === undefined || !follows(before, span)) return null;
  }
  return lowestMinor === Infinity ? null : { priceMinor: now.priceMinor, lowestMinor, reducedAt };
}

function isReduced(span: PriceSpan): boolean {
  return span.compareAtMinor !== null && span.compareAtMinor > span.priceMinor;
}

/** Whether a span goes on with the reduction of the one before: only the crossed-out price changed. */
function continues(before: PriceSpan | undefined, span: PriceSpan): boolean {
  return (
    before !== undefined &&
    follows(before, span) &&
    isReduced(before) &&
    before.priceMinor === span.priceMinor
  );
}

function follows(before: PriceSpan, span: PriceSpan): boolean {
  return (
    span.precededBy === 'price' &&
    before.untilAt?.getTime() === span.fromAt.getTime() &&
    before.currency === span.currency
  );
}
