import { forShop } from '../db/index.server.ts';
import type { CountryCode } from '../kernel/country.ts';
import { readMarketNumbers, readShopNumbers, type ShopNumbers } from '../sync/index.server.ts';
import { mergeMarkets, totalOf } from './merge-markets.ts';
import type { DayNumbers, MarketNumbers, Period, TotalNumbers } from './model.ts';

/** The headline numbers of a period, of the one before it, and of each day. */
export interface HeadlineNumbers {
  now: TotalNumbers;
  before: TotalNumbers | null;
  byDay: DayNumbers[];
}

/** More uncounted days than this come from an import, not from orders that just arrived. */
const UNCOUNTED_DAYS_OF_ORDERS = 3;

/** True while the days of an import are still being counted: numbers are too small then. */
export async function isCounting(shopId: number): Promise<boolean> {
  return (await forShop(shopId).dirtyDay.count()) > UNCOUNTED_DAYS_OF_ORDERS;
}

/** Numbers of every market in a period, largest sales first. */
export async function readMarkets(shopId: number, period: Period): Promise<MarketNumbers[]> {
  return mergeMarkets(await readMarketNumbers(shopId, period));
}

/**
 * The headline of the home page and its markets. Sales and orders are those of markets abroad;
 * the shares are counted over all markets, home included.
 */
export async function readHomeNumbers(
  shopId: number,
  input: { period: Period; previous: Period | null },
): Promise<HeadlineNumbers & { markets: MarketNumbers[] }> {
  const { period, previous } = input;
  const [markets, now, before] = await Promise.all([
    readMarkets(shopId, period),
    readShopNumbers(shopId, period),
    previous === null ? null : readShopNumbers(shopId, previous),
  ]);
  return {
    markets,
    now: abroadFirst(now),
    before: before === null ? null : abroadFirst(before),
    byDay: now.byDay.map((day) => ({ ...abroadFirst(day), on: day.day })),
  };
}

type WithAbroad = Pick<ShopNumbers, 'abroadOrders' | 'abroadSalesMinor'> & TotalNumbers;

function abroadFirst(numbers: WithAbroad): TotalNumbers {
  const { abroadOrders, abroadSalesMinor, refundsMinor, repeat, parcelsKept, paymentSuccess } =
    numbers;
  return {
    orders: abroadOrders,
    salesMinor: abroadSalesMinor,
    ...{ refundsMinor, repeat, parcelsKept, paymentSuccess },
  };
}

/** One market's numbers in a period, with those of the period before and of each day. */
export async function readMarketDetail(
  shopId: number,
  input: { country: CountryCode; period: Period; previous: Period | null },
): Promise<HeadlineNumbers & { currencies: string[] }> {
  const { country, period, previous } = input;
  const of = async (asked: Period) =>
    (await readMarkets(shopId, asked)).filter((market) => market.country === country);
  const [markets, marketsBefore, byDay] = await Promise.all([
    of(period),
    previous === null ? null : of(previous),
    readDaysOfMarket(shopId, country, period),
  ]);
  return {
    now: totalOf(markets),
    before: marketsBefore === null ? null : totalOf(marketsBefore),
    byDay,
    currencies: markets[0]?.currencies ?? [],
  };
}

async function readDaysOfMarket(
  shopId: number,
  country: CountryCode,
  period: Period,
): Promise<DayNumbers[]> {
  const rows = await forShop(shopId).dailyRollup.groupBy({
    by: ['day'],
    where: { country, day: { gte: new Date(period.fromOn), lte: new Date(period.toOn) } },
    _sum: {
      orders: true,
      salesMinor: true,
      refundsMinor: true,
      customerOrders: true,
      repeatOrders: true,
      parcelsPromised: true,
      parcelsKept: true,
      paymentAttempts: true,
      paymentSuccesses: true,
    },
    orderBy: { day: 'asc' },
  });
  return rows.map(({ day, _sum: sums }) => ({
    on: day.toISOString().slice(0, 10),
    orders: sums.orders ?? 0,
    salesMinor: Number(sums.salesMinor ?? 0n),
    refundsMinor: Number(sums.refundsMinor ?? 0n),
    repeat: { count: sums.repeatOrders ?? 0, of: sums.customerOrders ?? 0 },
    parcelsKept: { count: sums.parcelsKept ?? 0, of: sums.parcelsPromised ?? 0 },
    paymentSuccess: { count: sums.paymentSuccesses ?? 0, of: sums.paymentAttempts ?? 0 },
  }));
}
