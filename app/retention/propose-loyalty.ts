import { currencyDigits } from '../kernel/money.ts';
import type { LoyaltySettings } from './model.ts';

/**
 * A program to start from: one point for about what a unit of a major currency is worth, in every
 * market, usable after the fortnight in which most goods may be sent back, without an end; a hundred
 * of them give back five of what a hundred cost.
 *
 * The amount is a round one of the currency's size, no exchange rate: the merchant sees it and saves
 * it before any shopper does.
 */
export function proposeLoyalty(
  markets: readonly { marketId: string; currency: string }[],
): LoyaltySettings {
  return {
    name: '',
    names: {},
    rates: markets.map(({ marketId, currency }) => ({
      marketId,
      currency,
      points: 1,
      amountMinor: (LARGE_UNITS[currency] ?? 1) * 10 ** currencyDigits(currency),
      minimumMinor: 0,
    })),
    rounding: 'down',
    excludedProductTypes: [],
    pendingDays: 14,
    pendingFrom: 'order',
    expiryMonths: null,
    rewards: markets.map(({ marketId, currency }) => ({
      marketId,
      currency,
      points: 100,
      amountMinor: 5 * (LARGE_UNITS[currency] ?? 1) * 10 ** currencyDigits(currency),
    })),
    codeDays: 30,
    codesCombine: true,
  };
}

/** Currencies of whose units one buys little, and a round number of them that buys a little more. */
const LARGE_UNITS: Readonly<Record<string, number>> = {
  ...{ JPY: 100, KRW: 1000, VND: 10_000, IDR: 10_000, HUF: 100, CLP: 1000, COP: 1000, ISK: 100 },
  ...{ TWD: 10, THB: 10, PHP: 10, INR: 10, RUB: 100, CZK: 10, SEK: 10, NOK: 10, DKK: 10, TRY: 10 },
  ...{ ZAR: 10, MXN: 10, HKD: 10, CNY: 10, EGP: 10, UAH: 10, KZT: 100, PKR: 100, NGN: 1000 },
};
