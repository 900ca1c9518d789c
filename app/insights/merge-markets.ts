import type { CountryCode } from '../kernel/country.ts';
import type { Share } from '../kernel/percent.ts';
import type { MarketNumbers, TotalNumbers } from './model.ts';

/** A market's numbers as they are stored: one row for each country and currency. */
export type MarketCurrencyNumbers = Omit<MarketNumbers, 'currencies'> & { currency: string };

/**
 * One row for each country out of one for each country and currency, largest sales first.
 */
export function mergeMarkets(rows: readonly MarketCurrencyNumbers[]): MarketNumbers[] {
  const markets = new Map<CountryCode, MarketNumbers>();
  for (const { currency, ...row } of [...rows].sort((a, b) => b.orders - a.orders)) {
    const known = markets.get(row.country);
    markets.set(
      row.country,
      known === undefined
        ? { ...row, currencies: [currency] }
        : {
            ...addNumbers(known, row),
            country: row.country,
            currencies: [...known.currencies, currency],
          },
    );
  }
  return [...markets.values()].sort((a, b) => b.salesMinor - a.salesMinor);
}

/** Sums over markets; shares are counted together, so that large markets weigh more. */
export function totalOf(markets: readonly TotalNumbers[]): TotalNumbers {
  return markets.reduce<TotalNumbers>(addNumbers, {
    orders: 0,
    salesMinor: 0,
    refundsMinor: 0,
    repeat: { count: 0, of: 0 },
    parcelsKept: { count: 0, of: 0 },
    paymentSuccess: { count: 0, of: 0 },
  });
}

/** Markets other than the one that the shop is at home in; an unknown country is not abroad. */
export function abroad<Row extends { country: CountryCode }>(
  markets: readonly Row[],
  homeCountry: CountryCode | null,
): Row[] {
  return markets.filter(({ country }) => country !== homeCountry && country !== 'ZZ');
}

function addNumbers(a: TotalNumbers, b: TotalNumbers): TotalNumbers {
  return {
    orders: a.orders + b.orders,
    salesMinor: a.salesMinor + b.salesMinor,
    refundsMinor: a.refundsMinor + b.refundsMinor,
    repeat: addShares(a.repeat, b.repeat),
    parcelsKept: addShares(a.parcelsKept, b.parcelsKept),
    paymentSuccess: addShares(a.paymentSuccess, b.paymentSuccess),
  };
}

function addShares(a: Share, b: Share): Share {
  return { count: a.count + b.count, of: a.of + b.of };
}
