import type { CalendarDate } from '../../kernel/calendar.ts';
import type { FilteredReturns } from './foresee-rate.ts';
import { foreseeChange } from './foresee-rate.ts';

/** A product that is sold at a price set by hand in a market's currency. */
export interface PricedProduct {
  /** In units of the market's currency and of the shop's, not minor units. */
  price: number;
  shopPrice: number;
  /** In units of the shop's currency; null where the merchant has told none. */
  cost: number | null;
  /** Pieces sold in the market in the last 90 days. */
  sold: number;
}

export interface CurrencyInput {
  currency: string;
  /** Units of the market's currency for one unit of the shop's, now. */
  rate: number;
  rateOn: CalendarDate;
  products: readonly PricedProduct[];
  /** Past of the rate as units of the shop's currency for one of the market's; null for too little. */
  past: FilteredReturns | null;
  /** Share of sales below which the merchant wants to be told; null where none is set. */
  profitLine: number | null;
}

/** Margin of goods as a share of sales at one rate: before fees, shipping, tax and ads. */
export interface CurrencyJudgement {
  currency: string;
  rate: number;
  rateOn: CalendarDate;
  /** The rate that the prices imply: the median of price ÷ shop price. null without prices. */
  setRate: number | null;
  /** Change of a sale's worth in the shop's currency since then: -0.17 is 17 % less. */
  worthChange: number | null;
  /** Shares of sales; null where `missing` says what is missing. */
  margin: { now: number; asSet: number } | null;
  /** Units of the market's currency for one of the shop's at which the profit line is reached. */
  lineRate: number | null;
  /** The same at a margin of zero. */
  breakEvenRate: number | null;
  /** Margin that is not undercut in 30 days with 95 % certainty; null for too short a past. */
  marginAtRisk: number | null;
  /** Share of sales whose cost is known. */
  costKnown: number;
  missing: 'prices' | 'sales' | 'costs' | null;
  /** Loss of sales' worth a month against the rate that the prices imply, in the shop's currency. */
  lostPerMonth: number | null;
  belowLine: boolean;
}

/** Sales whose cost must be known for a margin to be told. */
export const LEAST_COST_KNOWN = 0.8;
/** Working days in 30 days. */
const RISK_DAYS = 21;
const RISK_PROBABILITY = 0.05;
const SOLD_DAYS = 90;
const MONTH_DAYS = 30;

/**
 * How a market's fixed prices stand at today's rate.
 *
 * Prices set by hand don't follow the rate; when they were set is not told by Shopify, but the rate
 * they were set at is in the prices themselves. Margins weigh products by the pieces sold.
 */
export function judgeCurrency(input: CurrencyInput): CurrencyJudgement {
  const { rate, products, profitLine } = input;
  const setRate = median(
    products
      .filter(({ shopPrice }) => shopPrice > 0)
      .map(({ price, shopPrice }) => price / shopPrice),
  );
  const sold = products.filter((product) => product.sold > 0);
  const sales = sum(sold, ({ price, sold: pieces }) => price * pieces);
  const known = sold.filter(({ cost }) => cost !== null);
  const knownSales = sum(known, ({ price, sold: pieces }) => price * pieces);
  const cost = sum(known, ({ cost: each, sold: pieces }) => (each ?? 0) * pieces);
  const costKnown = sales > 0 ? knownSales / sales : 0;
  const missing =
    setRate === null
      ? ('prices' as const)
      : sales === 0
        ? ('sales' as const)
        : costKnown < LEAST_COST_KNOWN
          ? ('costs' as const)
          : null;
  const marginAt = (at: number) => 1 - (cost * at) / knownSales;
  const isTold = missing === null && knownSales > 0;
  const margin =
    isTold && setRate !== null ? { now: marginAt(rate), asSet: marginAt(setRate) } : null;
  const worst = input.past && Math.exp(-foreseeChange(input.past, RISK_DAYS, RISK_PROBABILITY));
  const marginAtRisk = isTold && worst !== null ? marginAt(rate * worst) : null;
  const rateOfMargin = (share: number) =>
    isTold && cost > 0 ? ((1 - share) * knownSales) / cost : null;
  return {
    currency: input.currency,
    rate,
    rateOn: input.rateOn,
    setRate,
    worthChange: setRate === null ? null : setRate / rate - 1,
    margin,
    lineRate: profitLine === null ? null : rateOfMargin(profitLine),
    breakEvenRate: rateOfMargin(0),
    marginAtRisk,
    costKnown,
    missing,
    lostPerMonth:
      setRate === null || sales === 0
        ? null
        : (sales / setRate - sales / rate) * (MONTH_DAYS / SOLD_DAYS),
    belowLine: margin !== null && profitLine !== null && margin.now < profitLine,
  };
}

function sum<Item>(items: readonly Item[], value: (item: Item) => number): number {
  return items.reduce((total, item) => total + value(item), 0);
}

function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
