import { z } from 'zod';
import { findShopById, forShop, Prisma, queryForShop } from '../db/index.server.ts';
import { addDays, type CalendarDate, dateInZone } from '../kernel/calendar.ts';
import type { CountryCode } from '../kernel/country.ts';
import { rateOn } from '../kernel/exchange.ts';
import { currencyDigits } from '../kernel/money.ts';
import { ok, type Result } from '../kernel/result.ts';
import {
  addUpCurrencySales,
  type BookedRow,
  type CurrencySales,
  readCurrencySales,
} from './currency-sales.server.ts';
import { readShopRates, type ShopRates } from './exchange-rates.server.ts';
import { filterReturns, foreseeChange } from './fx/foresee-rate.ts';
import { type CurrencyJudgement, judgeCurrency, type PricedProduct } from './fx/judge-currency.ts';

/** The share of sales below which the merchant wants to be told; null until one is set. */
export const ProfitLine = z.strictObject({
  profitLinePercent: z.number().min(-50).max(95).nullable(),
});
export type ProfitLine = z.infer<typeof ProfitLine>;

const SETTINGS = 'payments-margin';

export async function readProfitLine(shopId: number): Promise<ProfitLine> {
  const row = await forShop(shopId).settingsDocument.findFirst({ where: { domain: SETTINGS } });
  return row === null ? { profitLinePercent: null } : ProfitLine.parse(row.value);
}

export async function saveProfitLine(
  shopId: number,
  line: ProfitLine,
): Promise<Result<null, never>> {
  const value = ProfitLine.parse(line);
  await forShop(shopId).settingsDocument.upsert({
    where: { shopId_domain: { shopId, domain: SETTINGS } },
    create: { shopId, domain: SETTINGS, value },
    update: { value, version: { increment: 1 } },
  });
  return ok(null);
}

/** A currency that shoppers pay in, and how its prices stand. */
export interface CurrencyStanding extends CurrencyJudgement {
  countries: CountryCode[];
  /** True where prices are set by hand; else they follow the rate. */
  fixed: boolean;
  /** Conversion at which orders of the last 90 days were booked, against the reference rate. */
  conversionSpread: { share: number; orders: number } | null;
  /** Change of the rate in 30 days, as the worth of the currency. */
  monthChange: number | null;
  /** Range of the loss a month in 30 days' time, in minor units of the shop's currency. */
  lostMinor: { expected: number; low: number; high: number } | null;
}

export interface Currencies {
  shopCurrency: string;
  rates: { source: string; url: string; on: CalendarDate | null; fetched: boolean };
  profitLinePercent: number | null;
  currencies: CurrencyStanding[];
  /** Currencies that the source does not publish: nothing can be said of them. */
  withoutRate: string[];
}

const RISK_DAYS = 21;

/**
 * Every currency but the shop's own that its markets sell in, fixed prices first. Sales are those
 * that were added up within a day, unless they are wanted `anew`.
 */
export async function readCurrencies(
  shopId: number,
  now: Date,
  { anew = false }: { anew?: boolean } = {},
): Promise<Currencies> {
  const shop = await findShopById(shopId);
  const [shopCurrency, zone] = [shop?.currency ?? 'USD', shop?.zone ?? 'UTC'];
  const todayOn = dateInZone(zone, now.getTime());
  const [rates, line, places, rows, { sold, booked }] = await Promise.all([
    readShopRates(shopId),
    readProfitLine(shopId),
    readPlaces(shopId, shopCurrency),
    readProducts(shopId, shopCurrency),
    anew ? addUpCurrencySales(shopId, zone, now) : readCurrencySales(shopId, zone, now),
  ]);
  const products = pricedProducts(rows, shopCurrency, sold);
  const profitLine = line.profitLinePercent === null ? null : line.profitLinePercent / 100;
  const judged = places.map(({ currency, countries }) => {
    const found = rateOn(rates, shopCurrency, currency, todayOn);
    if (found === null) return { currency, standing: null };
    const past = filterReturns(pastOf(rates, shopCurrency, currency));
    const own = products.get(currency) ?? [];
    const judgement = judgeCurrency({
      currency,
      rate: found.rate,
      rateOn: found.rateOn,
      products: own,
      past,
      profitLine,
    });
    const before = rateOn(rates, shopCurrency, currency, addDays(found.rateOn, -30));
    const standing: CurrencyStanding = {
      ...judgement,
      countries,
      fixed: own.length > 0,
      conversionSpread: spreadOf(booked, rates, shopCurrency, currency),
      monthChange: before === null ? null : before.rate / found.rate - 1,
      lostMinor: lostOf(judgement, past, shopCurrency),
    };
    return { currency, standing };
  });
  return {
    shopCurrency,
    rates: {
      source: rates.source,
      url: rates.url,
      on: rates.days.at(-1)?.on ?? null,
      fetched: rates.fetched,
    },
    profitLinePercent: line.profitLinePercent,
    currencies: judged
      .flatMap(({ standing }) => standing ?? [])
      .toSorted((a, b) => Number(b.fixed) - Number(a.fixed) || (a.currency < b.currency ? -1 : 1)),
    withoutRate: judged.filter(({ standing }) => standing === null).map(({ currency }) => currency),
  };
}

/** Currencies of active markets and price lists with their countries. */
async function readPlaces(shopId: number, shopCurrency: string) {
  const db = forShop(shopId);
  const [markets, lists] = await Promise.all([
    db.market.findMany({ where: { status: 'ACTIVE' } }),
    db.priceList.findMany({ where: { status: 'ACTIVE' } }),
  ]);
  const places = new Map<string, Set<CountryCode>>();
  for (const market of markets) {
    const list = lists.find(({ marketIds }) => marketIds.includes(market.marketId));
    const currency = list?.currency ?? market.currency;
    if (currency === null || currency === shopCurrency) continue;
    const countries = places.get(currency) ?? new Set();
    for (const country of market.countries) countries.add(country);
    places.set(currency, countries);
  }
  return [...places].map(([currency, countries]) => ({ currency, countries: [...countries] }));
}

interface ProductRow {
  currency: string;
  variant_id: string;
  market_ids: string[];
  price: bigint;
  shop_price: bigint;
  cost: bigint | null;
  cost_currency: string | null;
}

/** Products with a fixed price, by currency, with their cost and the pieces sold where it holds. */
async function readProducts(
  shopId: number,
  shopCurrency: string,
): Promise<(ProductRow & { countries: string[] })[]> {
  const db = forShop(shopId);
  const [rows, markets] = await Promise.all([
    queryForShop<ProductRow>(
      db,
      shopId,
      (shop) => Prisma.sql`
        SELECT p.currency, f.variant_id, p.market_ids, f.price_minor AS price,
          v.price_minor AS shop_price, i.unit_cost_minor AS cost,
          i.unit_cost_currency AS cost_currency
        FROM price_list AS p
        JOIN price_list_price AS f ON f.shop_id = ${shop} AND f.price_list_id = p.price_list_id
        JOIN product_variant AS v ON v.shop_id = ${shop} AND v.variant_id = f.variant_id
        LEFT JOIN inventory_item AS i
          ON i.shop_id = ${shop} AND i.inventory_item_id = v.inventory_item_id
        WHERE p.shop_id = ${shop} AND p.status = 'ACTIVE' AND p.currency <> ${shopCurrency}`,
    ),
    db.market.findMany({ select: { marketId: true, countries: true } }),
  ]);
  const countriesOf = new Map(markets.map(({ marketId, countries }) => [marketId, countries]));
  return rows.map((row) => ({
    ...row,
    countries: [...new Set(row.market_ids.flatMap((id) => countriesOf.get(id) ?? []))],
  }));
}

function pricedProducts(
  rows: readonly (ProductRow & { countries: string[] })[],
  shopCurrency: string,
  sold: CurrencySales['sold'],
): Map<string, PricedProduct[]> {
  const inUnits = (minor: bigint, currency: string) =>
    Number(minor) / 10 ** currencyDigits(currency);
  const priced = ({ countries, variant_id, ...row }: (typeof rows)[number]): PricedProduct => ({
    price: inUnits(row.price, row.currency),
    shopPrice: inUnits(row.shop_price, shopCurrency),
    // A cost in another currency is not guessed.
    cost:
      row.cost === null || row.cost_currency !== shopCurrency
        ? null
        : inUnits(row.cost, shopCurrency),
    sold: countries.reduce((sum, country) => sum + (sold[country]?.[variant_id] ?? 0), 0),
  });
  return new Map(
    [...Map.groupBy(rows, ({ currency }) => currency)].map(([currency, some]) => [
      currency,
      some.map(priced),
    ]),
  );
}

/** Orders that a spread needs: rounding of single totals evens out. */
const LEAST_BOOKED = 10;

/** What booking costs against the reference rate of the same days; median over days. */
function spreadOf(
  booked: readonly BookedRow[],
  rates: ShopRates,
  shopCurrency: string,
  currency: string,
): CurrencyStanding['conversionSpread'] {
  const scale = 10 ** (currencyDigits(shopCurrency) - currencyDigits(currency));
  const lastOn = rates.days.at(-1)?.on ?? '';
  const days = booked.flatMap((row) => {
    if (row.currency !== currency || row.on > addDays(lastOn, 4)) return [];
    const reference = rateOn(rates, shopCurrency, currency, row.on);
    return reference === null
      ? []
      : [{ share: (row.ratio * scale) / reference.rate - 1, orders: row.orders }];
  });
  const orders = days.reduce((sum, day) => sum + day.orders, 0);
  if (orders < LEAST_BOOKED) return null;
  const sorted = days.map(({ share }) => share).toSorted((a, b) => a - b);
  return { share: sorted[sorted.length >> 1]!, orders };
}

/** Units of the shop's currency for one of the other, day by day. */
function pastOf(rates: ShopRates, shopCurrency: string, currency: string): number[] {
  const of = (day: ShopRates['days'][number], name: string) =>
    name === rates.base ? 1 : day.rates[name];
  return rates.days.flatMap((day) => {
    const [own, other] = [of(day, shopCurrency), of(day, currency)];
    return own === undefined || other === undefined ? [] : [own / other];
  });
}

function lostOf(
  { lostPerMonth, worthChange, rate, setRate }: CurrencyJudgement,
  past: ReturnType<typeof filterReturns>,
  shopCurrency: string,
): CurrencyStanding['lostMinor'] {
  if (lostPerMonth === null || worthChange === null || setRate === null) return null;
  // sales/setRate − sales/rate: the first is what the prices were meant to bring.
  const meant = lostPerMonth / (1 - setRate / rate || 1e-12);
  const at = (change: number) => meant * (1 - (setRate / rate) * Math.exp(change));
  const scale = 10 ** currencyDigits(shopCurrency);
  const [up, down] =
    past === null
      ? [0, 0]
      : ([0.95, 0.05].map((p) => foreseeChange(past, RISK_DAYS, p)) as [number, number]);
  const inMinor = (value: number) => Math.round(value * scale);
  const [a, b] = [inMinor(at(up)), inMinor(at(down))];
  const expected = inMinor(lostPerMonth);
  return { expected, low: Math.min(a, b, expected), high: Math.max(a, b, expected) };
}
