import type { SandboxCustomer, SandboxMarket, SandboxShop } from '../model.ts';
import { buildOrder } from './build-order.ts';
import { marketIdOf, profileOf, truthsOf, type BuiltInShop } from './built-in.ts';
import { presentmentPrice } from './choose-lines.ts';
import type { Buyer, Visit } from './generate-visits.ts';
import { decimalsOf, decimalText } from './money.ts';
import type { MarketProfile, ShopProfile } from './profile.ts';
import { createIds, createShopContext, type Ids, type ShopContext } from './shop-context.ts';
import { shopVisits } from './shop-visits.ts';
import { writeTexts } from './write-texts.ts';
import { writeReviews } from './write-reviews.ts';

export interface GenerateShopOptions {
  /** The data end at 00:00 UTC of this day; the same day gives the same bytes. */
  now: Date;
  /** False leaves out every planted truth. */
  plantTruths?: boolean | undefined;
  /** Number of orders; the profile's own by default. */
  orders?: number | undefined;
}

function customersOf(visits: readonly Visit[], ids: Ids): SandboxCustomer[] {
  const buyers = [...new Set(visits.map((visit) => visit.buyer))];
  buyers.sort((a, b) => a.firstSeenAtMs - b.firstSeenAtMs);
  return buyers.map((buyer: Buyer, index) => {
    buyer.id = ids.next('customer');
    return {
      id: buyer.id,
      locale: buyer.locale,
      country: buyer.country.code,
      createdAt: new Date(buyer.firstSeenAtMs).toISOString(),
      displayName: `Customer ${1001 + index}`,
      email: `customer-${1001 + index}@example.com`,
    };
  });
}

function fixedPricesOf(
  context: ShopContext,
  market: MarketProfile,
): Record<string, string> | undefined {
  if (!market.fixedPrices) return undefined;
  const decimals = decimalsOf(market.currency);
  const visit = { market, day: context.window.lastDay };
  return Object.fromEntries(
    context.catalog.variants.map(({ variantId, priceMinor }) => [
      variantId,
      decimalText(presentmentPrice(context, visit, priceMinor), decimals),
    ]),
  );
}

function marketsOf(context: ShopContext): SandboxMarket[] {
  const { profile, rates, window } = context;
  return profile.markets.map((market, index) => {
    const fixedPrices = fixedPricesOf(context, market);
    return {
      id: marketIdOf(profile, index),
      handle: market.handle,
      name: market.name,
      status: 'ACTIVE',
      primary: index === 0,
      currency: market.currency,
      countries: market.countries.map(({ code }) => code),
      exchangeRate: rates.rate(market.currency, window.lastDay),
      ...(fixedPrices ? { fixedPrices } : {}),
    };
  });
}

function paymentTypesOf(profile: ShopProfile): Record<string, string[]> {
  const types: Record<string, string[]> = { '*': ['visa', 'master', 'paypal'] };
  for (const market of profile.markets) {
    const icons = Object.keys(market.methods).flatMap((key) => profile.methods[key]?.icon ?? []);
    for (const { code } of market.countries) types[code] = [...new Set(icons)];
  }
  return types;
}

/**
 * Makes a whole shop: products, customers, reviews and orders of the 18 months before `now`.
 *
 * Deterministic: the same name, options and day of `now` give byte-identical data. Everything is
 * made up; customers are called "Customer 1042" and live at example.com.
 *
 * @example generateShop('nordlicht-living', { now: new Date() }).orders.length // 25000
 */
export function generateShop(name: BuiltInShop, options: GenerateShopOptions): SandboxShop {
  const profile = profileOf(name);
  const planted = options.plantTruths ?? true;
  const context = createShopContext(profile, options.now, planted);
  const { window, clock, catalog } = context;
  const count = options.orders ?? profile.orders;
  const visits = shopVisits(context, truthsOf(name, options.now), count, planted);
  const ids = createIds(profile.idBase);
  const customers = customersOf(visits, ids);
  const marketIds = new Map(
    profile.markets.map((market, index) => [market, marketIdOf(profile, index)]),
  );
  const orders = visits.map((visit, index) =>
    buildOrder(context, visit, index + 1, marketIds.get(visit.market) ?? null, ids),
  );
  return {
    id: String(profile.idBase),
    domain: `${profile.handle}.myshopify.com`,
    name: profile.name,
    currency: profile.currency,
    zone: profile.zone,
    country: profile.country,
    adminLocale: profile.adminLocale,
    planName: profile.planName,
    taxesIncluded: profile.taxesIncluded,
    createdAt: new Date(clock.startOf(window.firstDay - 420)).toISOString(),
    enabledPresentmentCurrencies: [...new Set(profile.markets.map((market) => market.currency))],
    enabledPaymentTypes: paymentTypesOf(profile),
    locations: profile.locations.map(({ id, name: locationName, country, active }) => {
      return { id, name: locationName, country, active };
    }),
    markets: marketsOf(context),
    locales: structuredClone(profile.locales),
    products: catalog.products,
    texts: writeTexts(profile, window.firstDay - 420),
    customers,
    orders,
    reviews: writeReviews(profile.handle, orders, ids, window.endsAtMs),
  };
}
