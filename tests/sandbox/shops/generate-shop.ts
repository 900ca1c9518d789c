import type { PlantedTruth, SandboxCustomer, SandboxMarket, SandboxShop } from '../model.ts';
import { addMonths } from './calendar.ts';
import { buildOrder, totalOf } from './build-order.ts';
import { generateVisits, type Buyer, type Visit } from './generate-visits.ts';
import { decimalsOf, decimalText } from './money.ts';
import { nordlichtLiving } from './nordlicht-living.ts';
import { plantedTruths, shopWindow } from './planted-truths.ts';
import type { MarketProfile, ShopProfile } from './profile.ts';
import { presentmentPrice } from './choose-lines.ts';
import { createIds, createShopContext, type Ids, type ShopContext } from './shop-context.ts';

const PROFILES: Record<BuiltInShop, ShopProfile> = {
  'nordlicht-living': nordlichtLiving,
  'yunfan-outdoor': nordlichtLiving,
};

export type BuiltInShop = 'nordlicht-living' | 'yunfan-outdoor';
export const BUILT_IN_SHOPS: readonly BuiltInShop[] = ['nordlicht-living', 'yunfan-outdoor'];

export interface GenerateShopOptions {
  /** The data end at 00:00 UTC of this day; the same day gives the same bytes. */
  now: Date;
  /** False leaves out every planted truth. */
  plantTruths?: boolean | undefined;
  /** Number of orders; the profile's own by default. */
  orders?: number | undefined;
}

export function profileOf(name: BuiltInShop): ShopProfile {
  return PROFILES[name];
}

export const marketIdOf = (profile: ShopProfile, index: number): string =>
  String(profile.idBase + 900 + index);

/** Lists the truths that `generateShop` plants for the same `now`. */
export function truthsOf(name: BuiltInShop, now: Date): PlantedTruth[] {
  const profile = profileOf(name);
  return plantedTruths(name, shopWindow(profile.zone, profile.months, now));
}

/**
 * Thins the visits of a market until its sales of the last months stand at a share of a tax
 * threshold. The visits dropped are spread evenly, so season and growth stay.
 */
function thinToThreshold(
  context: ShopContext,
  visits: Visit[],
  truth: PlantedTruth | undefined,
  planted: boolean,
): Visit[] {
  if (!truth) return visits;
  const { subject } = truth;
  const share = Number(planted ? subject['reachedShare'] : subject['reachedShareWithout']);
  const scale = 10 ** decimalsOf(String(subject['currency']));
  const target = Number(subject['thresholdAmount']) * scale * share;
  const since = addMonths(context.window.lastDay, -Number(subject['windowMonths']));
  let sum = 0;
  const values = visits.map((visit) =>
    visit.day > since ? totalOf(context, visit).total.presentment : 0,
  );
  for (const value of values) sum += value;
  const keep = Math.min(1, target / sum);
  let kept = 0;
  let seen = 0;
  return visits.filter((_, index) => {
    const value = values[index] ?? 0;
    seen += value === 0 ? 1e-9 : value;
    if (value === 0) return (index * 0.618_034) % 1 < keep;
    if (kept + value > seen * keep + value / 2) return false;
    kept += value;
    return true;
  });
}

function visitsOf(
  context: ShopContext,
  name: BuiltInShop,
  count: number,
  now: Date,
  planted: boolean,
): Visit[] {
  const { profile } = context;
  const thresholds = truthsOf(name, now).filter((truth) => truth.kind === 'threshold-near');
  const visits: Visit[] = [];
  const [home, ...abroad] = profile.markets;
  for (const market of abroad) {
    const truth = thresholds.find((one) =>
      market.countries.some(({ code }) => code === one.subject['country']),
    );
    const wanted = Math.round(market.share * count);
    const some = generateVisits(
      profile,
      context.effects,
      context.clock,
      market,
      truth ? Math.round(wanted * 1.5) : wanted,
    );
    const full = count >= profile.orders * 0.9;
    some.sort((a, b) => a.atMs - b.atMs || a.seed - b.seed);
    visits.push(...(full ? thinToThreshold(context, some, truth, planted) : some.slice(0, wanted)));
  }
  if (!home) throw new Error(`${profile.handle} has no market.`);
  const rest = Math.max(0, count - visits.length);
  visits.push(...generateVisits(profile, context.effects, context.clock, home, rest));
  return visits.sort((a, b) => a.atMs - b.atMs || a.seed - b.seed).slice(0, count);
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

export function marketsOf(context: ShopContext): SandboxMarket[] {
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
 * Makes a whole shop: products, customers and orders of the months before `now`.
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
  const ids = createIds(profile.idBase);
  const visits = visitsOf(context, name, options.orders ?? profile.orders, options.now, planted);
  const customers = customersOf(visits, ids);
  const marketIds = new Map(
    profile.markets.map((market, index) => [market, marketIdOf(profile, index)]),
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
    createdAt: new Date(context.clock.startOf(context.window.firstDay - 420)).toISOString(),
    enabledPresentmentCurrencies: [...new Set(profile.markets.map((market) => market.currency))],
    enabledPaymentTypes: paymentTypesOf(profile),
    locations: profile.locations.map(({ id, name: locationName, country, active }) => ({
      id,
      name: locationName,
      country,
      active,
    })),
    markets: marketsOf(context),
    locales: profile.locales,
    products: context.catalog.products,
    customers,
    orders: visits.map((visit, index) =>
      buildOrder(context, visit, index + 1, marketIds.get(visit.market) ?? null, ids),
    ),
  };
}
