import { describe, expect, it } from 'vitest';

import { abroad, mergeMarkets, totalOf, type MarketCurrencyNumbers } from './merge-markets.ts';

function row(over: Partial<MarketCurrencyNumbers>): MarketCurrencyNumbers {
  return {
    country: 'DE',
    currency: 'EUR',
    orders: 1,
    salesMinor: 100,
    refundsMinor: 10,
    repeat: { count: 1, of: 2 },
    parcelsKept: { count: 3, of: 4 },
    paymentSuccess: { count: 5, of: 6 },
    ...over,
  };
}

describe('markets', () => {
  it('are one row for each country, the currency with most orders first', () => {
    const merged = mergeMarkets([
      row({ currency: 'USD', orders: 2 }),
      row({ country: 'FR', salesMinor: 900 }),
      row({ orders: 5, salesMinor: 300 }),
    ]);
    expect(merged.map(({ country }) => country)).toEqual(['FR', 'DE']);
    expect(merged[1]).toEqual({
      country: 'DE',
      currencies: ['EUR', 'USD'],
      orders: 7,
      salesMinor: 400,
      refundsMinor: 20,
      repeat: { count: 2, of: 4 },
      parcelsKept: { count: 6, of: 8 },
      paymentSuccess: { count: 10, of: 12 },
    });
  });

  it('sum to the same whether merged first or not', () => {
    const rows = [row({}), row({ currency: 'USD' }), row({ country: 'FR', orders: 9 })];
    expect(totalOf(mergeMarkets(rows))).toEqual(totalOf(rows));
  });

  it('abroad leave out home and orders that do not say where they went', () => {
    const rows = [row({}), row({ country: 'ZZ' }), row({ country: 'FR' })];
    expect(abroad(rows, 'DE').map(({ country }) => country)).toEqual(['FR']);
    expect(abroad(rows, null).map(({ country }) => country)).toEqual(['DE', 'FR']);
  });

  it('without any row sum to nothing', () => {
    expect(totalOf([])).toMatchObject({ orders: 0, repeat: { count: 0, of: 0 } });
  });
});
