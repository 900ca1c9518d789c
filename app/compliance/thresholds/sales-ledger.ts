import { type CalendarDate, type EpochDay, fromEpochDay } from '../../kernel/calendar.ts';
import { type CountryCode, EU_MEMBERS } from '../../kernel/country.ts';
import { convertMinor, type ReferenceRates } from '../../kernel/exchange.ts';
import type { Counts, ThresholdRule, ThresholdTest } from './rule-model.ts';

/** Sums of one currency, in its minor units. */
export interface LedgerSums {
  /** Order totals as placed: goods, shipping and tax. */
  sales: number;
  tax: number;
  /** Without the tax on it, as far as the order tells. */
  shipping: number;
  /** Refunds that were made on this day, whatever day their order is of. */
  refunds: number;
  /** The tax and the shipping in those refunds, by their share in the order. */
  refundedTax: number;
  refundedShipping: number;
}

/** What was sold on a day to one place, through one kind of channel, in one currency. */
export interface LedgerRow {
  day: EpochDay;
  /** Ship-to country, "ZZ" where unknown. */
  country: CountryCode;
  /** State or province; null where the order does not say. */
  region: string | null;
  /** The marketplace owes the tax, not the seller. */
  byMarketplace: boolean;
  /** Consignments up to the place's low-value limit; null where that can't be told. */
  lowValue: boolean | null;
  /** Currency that shoppers paid in. */
  currency: string;
  orders: number;
  /** In the shop's currency. */
  shop: LedgerSums;
  /** The same in the currency that shoppers paid in. */
  local: LedgerSums;
}

/** The sums that one test looks at, day by day from `firstDay`, in the law's currency. */
export interface DailySums {
  firstDay: EpochDay;
  /** Minor units, or orders where the test counts those. */
  values: Float64Array;
  orders: Float64Array;
  /** What of `values` was taken off for refunds; `values` + `refunded` is what was sold. */
  refunded: Float64Array;
  /** The rates that were used; null where nothing had to be converted. */
  conversion: ConversionFacts | null;
}

export interface ConversionFacts {
  source: string;
  url: string;
  /** First and last day whose rates were used. */
  fromOn: CalendarDate;
  toOn: CalendarDate;
  /** Last day of the ledger that needed a rate: later than `toOn` by weeks, the rate is old. */
  neededOn: CalendarDate;
}

export interface LedgerContext {
  shopCountry: CountryCode | null;
  shopCurrency: string;
  firstDay: EpochDay;
  lastDay: EpochDay;
  rates: ReferenceRates;
}

/** Whether a row is of the sales that a test looks at. */
export function isCounted(
  row: LedgerRow,
  rule: ThresholdRule,
  test: ThresholdTest,
  shopCountry: CountryCode | null,
): boolean {
  if (rule.counts.marketplace === false && row.byMarketplace) return false;
  // What can't be told counts: too early a warning does less harm than none.
  if (test.lowValueOnly && row.lowValue === false) return false;
  if (test.scope === 'worldwide') return true;
  if (test.scope === 'eu-abroad') {
    return EU_MEMBERS.has(row.country) && row.country !== shopCountry;
  }
  const inPlace =
    rule.country === 'EU' ? EU_MEMBERS.has(row.country) : row.country === rule.country;
  return inPlace && (rule.region === null || row.region === rule.region);
}

/**
 * What a rule counts of the sums of a day.
 * @example countedAmount(sums, { tax: false, shipping: true, refunds: 'subtracted', … })
 *   // sales − tax − (refunds − refundedTax)
 */
export function countedAmount(sums: LedgerSums, counts: Counts): number {
  const withTax = counts.tax === true;
  const withShipping = counts.shipping !== false;
  const sold = sums.sales - (withTax ? 0 : sums.tax) - (withShipping ? 0 : sums.shipping);
  return sold - countedRefunds(sums, counts);
}

/** What of the refunds of a day comes off what a rule counts. */
function countedRefunds(sums: LedgerSums, counts: Counts): number {
  if (counts.refunds !== 'subtracted') return 0;
  const withTax = counts.tax === true;
  const withShipping = counts.shipping !== false;
  return (
    sums.refunds - (withTax ? 0 : sums.refundedTax) - (withShipping ? 0 : sums.refundedShipping)
  );
}

/**
 * Adds up what a test counts, day by day. What was paid in the law's own currency is taken as it
 * was paid; everything else is converted from the shop's currency at the rate of its day, and each
 * day's sum is rounded to a minor unit. null where there is no rate for the law's currency.
 */
export function sumByDay(
  rows: readonly LedgerRow[],
  rule: ThresholdRule,
  test: ThresholdTest,
  context: LedgerContext,
): DailySums | null {
  const { firstDay, lastDay, shopCountry, shopCurrency, rates } = context;
  const length = Math.max(0, lastDay - firstDay + 1);
  const orders = new Float64Array(length);
  const own = new Float64Array(length);
  const foreign = new Float64Array(length);
  const ownRefunds = new Float64Array(length);
  const foreignRefunds = new Float64Array(length);
  for (const row of rows) {
    const at = row.day - firstDay;
    if (at < 0 || at >= length || !isCounted(row, rule, test, shopCountry)) continue;
    orders[at]! += row.orders;
    const isOwn = row.currency === test.currency;
    const sums = isOwn ? row.local : row.shop;
    (isOwn ? own : foreign)[at]! += countedAmount(sums, rule.counts);
    (isOwn ? ownRefunds : foreignRefunds)[at]! += countedRefunds(sums, rule.counts);
  }
  if (test.currency === null) {
    return { firstDay, values: orders, orders, refunded: ownRefunds.fill(0), conversion: null };
  }
  const converted = convertDays(foreign, firstDay, shopCurrency, test.currency, rates);
  if (converted === null) return null;
  convertDays(foreignRefunds, firstDay, shopCurrency, test.currency, rates);
  for (let at = 0; at < length; at++) {
    own[at]! += foreign[at]!;
    ownRefunds[at]! += foreignRefunds[at]!;
  }
  return { firstDay, values: own, orders, refunded: ownRefunds, conversion: converted.facts };
}

/** Replaces each day's amount by the converted one. */
function convertDays(
  amounts: Float64Array,
  firstDay: EpochDay,
  from: string,
  to: string,
  rates: ReferenceRates,
): { facts: ConversionFacts | null } | null {
  if (from === to) return { facts: null };
  let facts = null as ConversionFacts | null;
  for (const [at, amount] of amounts.entries()) {
    if (amount === 0) continue;
    const on = fromEpochDay(firstDay + at);
    const converted = convertMinor(rates, amount, from, to, on);
    if (converted === null) return null;
    amounts[at] = converted.amountMinor;
    facts = {
      source: rates.source,
      url: rates.url,
      fromOn: facts?.fromOn ?? converted.rateOn,
      toOn: converted.rateOn,
      neededOn: on,
    };
  }
  return { facts };
}
