import { isCountryCode } from '../kernel/country.ts';
import { forShop } from '../db/index.server.ts';
import type { AdminClient } from '../shopify/index.server.ts';
import {
  READ_MARKETS,
  type MarketNode,
  type ReadMarketsData,
} from '../shopify/operations/markets.ts';
import { fetchShopProfile, type ShopProfile } from '../shopify/operations/shop-profile.ts';
import {
  READ_LOCALES,
  READ_LOCATIONS,
  type LocaleNode,
  type LocationNode,
  type ReadLocalesData,
  type ReadLocationsData,
} from '../shopify/operations/shop.ts';
import { BEFORE_FIRST_PAGE, followPages } from './follow-pages.ts';
import { refuseDenied, whereAllowed } from './missing-data.server.ts';
import { numericId } from './shopify-id.ts';

export interface SyncedProfile {
  zone: string;
  currency: string;
  /** Access scopes that the merchant has granted. */
  scopes: ReadonlySet<string>;
}

/**
 * Brings the small things up to date: the shop itself, its locales, locations and markets.
 *
 * Each list replaces the stored one in one transaction. @throws AdminApiError
 */
export async function syncProfile(admin: AdminClient): Promise<SyncedProfile> {
  const { shopId } = admin;
  const { profile, scopes } = await fetchShopProfile(admin);
  const locales = await whereAllowed(shopId, 'locales', async () => {
    const answer = await admin.query<ReadLocalesData>(READ_LOCALES);
    refuseDenied(answer.data.shopLocales, answer.denied);
    return answer.data.shopLocales;
  });
  const locations = await whereAllowed(shopId, 'locations', () =>
    followPages<LocationNode>({ ...BEFORE_FIRST_PAGE }, async (after) => {
      const page = await admin.query<ReadLocationsData>(READ_LOCATIONS, { after });
      refuseDenied(page.data.locations, page.denied);
      return page.data.locations;
    }),
  );
  const markets = await whereAllowed(shopId, 'markets', () =>
    followPages<MarketNode>({ ...BEFORE_FIRST_PAGE }, async (after) => {
      const page = await admin.query<ReadMarketsData>(READ_MARKETS, { after });
      refuseDenied(page.data.markets, page.denied);
      return page.data.markets;
    }),
  );
  await storeProfile(shopId, profile, { locales, locations, markets });
  return { zone: profile.zone, currency: profile.currency, scopes };
}

/** Lists that were read; null for one that is denied, of which what is stored stays. */
interface Lists {
  locales: LocaleNode[] | null;
  locations: LocationNode[] | null;
  markets: MarketNode[] | null;
}

async function storeProfile(
  shopId: number,
  profile: ShopProfile,
  { locales, locations, markets }: Lists,
): Promise<void> {
  await forShop(shopId).$transaction(async (tx) => {
    await tx.shop.updateMany({ data: { ...profile, profileSyncedAt: new Date() } });
    if (locales !== null) {
      await tx.shopLocale.deleteMany();
      await tx.shopLocale.createMany({ data: locales.map((node) => ({ shopId, ...node })) });
    }
    if (locations !== null) {
      await tx.location.deleteMany();
      await tx.location.createMany({ data: locations.map((node) => locationRow(shopId, node)) });
    }
    if (markets !== null) {
      await tx.market.deleteMany();
      await tx.market.createMany({ data: markets.map((node) => marketRow(shopId, node)) });
      await tx.marketWebPresence.deleteMany();
      await tx.marketWebPresence.createMany({
        data: markets.flatMap((node) => webPresenceRows(shopId, node)),
      });
    }
  });
}

function locationRow(shopId: number, node: LocationNode) {
  return {
    shopId,
    locationId: numericId(node.id),
    name: node.name,
    country: node.address?.countryCode ?? null,
    active: node.isActive,
  };
}

function marketRow(shopId: number, node: MarketNode) {
  const regions = node.conditions?.regionsCondition?.regions.nodes ?? [];
  return {
    shopId,
    marketId: numericId(node.id),
    handle: node.handle,
    name: node.name,
    status: node.status,
    type: node.type,
    currency: node.currencySettings?.baseCurrency.currencyCode ?? null,
    localCurrencies: node.currencySettings?.localCurrencies ?? null,
    rounding: node.currencySettings?.roundingEnabled ?? null,
    taxPricing: node.priceInclusions?.inclusiveTaxPricingStrategy ?? null,
    dutiesPricing: node.priceInclusions?.inclusiveDutiesPricingStrategy ?? null,
    countries: regions.flatMap(({ code }) => (code && isCountryCode(code) ? [code] : [])),
  };
}

function webPresenceRows(shopId: number, node: MarketNode) {
  return (node.webPresences?.nodes ?? []).map(({ id, defaultLocale, rootUrls }) => {
    const isDefault = (it: { locale: string }) => it.locale === defaultLocale.locale;
    const urls = [...rootUrls.filter(isDefault), ...rootUrls.filter((it) => !isDefault(it))];
    return {
      shopId,
      marketId: numericId(node.id),
      webPresenceId: numericId(id),
      defaultLocale: defaultLocale.locale,
      locales: urls.map(({ locale }) => locale),
      rootUrls: urls.map(({ url }) => url),
    };
  });
}
