import { z } from 'zod';

import { currencyDigits } from '../kernel/money.ts';
import { findLowestPrice, type PriceSpan } from './find-lowest-price.ts';

/** App-data metafield with the reference prices of reductions that run now. */
export const LOWEST_PRICES_METAFIELD = { namespace: 'portolan', key: 'lowest_prices' } as const;

export const LOWEST_PRICES_VERSION = 1;

/** So many variants fit in a document with room to spare; the latest reductions come first. */
export const LOWEST_PRICES_VARIANTS_MAX = 3000;

/**
 * Prices in hundredths of the currency's unit, as Liquid counts them: by variant, the price of now
 * and the lowest of the 30 days before its reduction. A block shows one only where the page's own
 * price and currency are these.
 */
export const LowestPricesDocument = z.object({
  version: z.literal(LOWEST_PRICES_VERSION),
  currency: z.string(),
  prices: z.record(z.string(), z.tuple([z.int().min(0), z.int().min(0)])),
});
export type LowestPricesDocument = z.infer<typeof LowestPricesDocument>;

export interface VariantHistory {
  variantId: string;
  spans: PriceSpan[];
}

export interface LowestPrices {
  document: LowestPricesDocument;
  /** Variants whose price is reduced now. */
  reduced: number;
  /** Those of them whose 30 days are certain. */
  known: number;
}

/** Projects the histories of variants into the document that the storefront reads. */
export function composeLowestPrices(
  histories: readonly VariantHistory[],
  currency: string,
): LowestPrices {
  const found = histories.flatMap(({ variantId, spans }) => {
    if (spans.at(-1)?.currency !== currency) return [];
    const lowest = findLowestPrice(spans);
    if (lowest === null) return [];
    const pair = [
      hundredths(lowest.priceMinor, currency),
      hundredths(lowest.lowestMinor, currency),
    ];
    return pair.some((amount) => !Number.isSafeInteger(amount))
      ? []
      : [{ variantId, reducedAt: lowest.reducedAt, pair: pair as [number, number] }];
  });
  const latest = found
    .toSorted((a, b) => b.reducedAt.getTime() - a.reducedAt.getTime())
    .slice(0, LOWEST_PRICES_VARIANTS_MAX)
    .map(({ variantId, pair }) => [variantId, pair] as const);
  return {
    document: { version: LOWEST_PRICES_VERSION, currency, prices: Object.fromEntries(latest) },
    reduced: histories.length,
    known: latest.length,
  };
}

/** Yen have no hundredths and Kuwaiti dinars a thousandth: what is not whole is left out. */
function hundredths(amountMinor: number, currency: string): number {
  const amount = (amountMinor * 100) / 10 ** currencyDigits(currency);
  return Math.round(amount * 1000) / 1000;
}
