import { isCountryCode } from '../kernel/country.ts';
import { forShop } from '../db/index.server.ts';
import type { AdminClient } from '../shopify/index.server.ts';
import {
  READ_MARKETS,
  type MarketNode,
  type ReadMarketsData,
} from '../shopify/operations/markets.ts';
import {
  READ_LOCATIONS,
  READ_SHOP_PROFILE,
  type LocationNode,
  type ReadLocationsData,
  type ReadShopProfileData,
} from '../shopify/operations/shop.ts';
import { numericId } from './shopify-id.ts';

/** Pages are followed up to here: no shop has more markets or locations. */
const PAGES_MAX = 100;

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
  const { data } = await admin.query<ReadShopProfileData>(READ_SHOP_PROFILE);
  const locations = await readPages<LocationNode>(async (after) => {
    const page = await admin.query<ReadLocationsData>(READ_LOCATIONS, { after });
    return page.data.locations;
  });
  const markets = await readPages<MarketNode>(async (after) => {
    const page = await admin.query<ReadMarketsData>(READ_MARKETS, { after });
    return page.data.markets;
  });
  await storeProfile(admin.shopId, data, locations, markets);
  return {
    zone: data.shop.ianaTimezone,
    currency: data.shop.currencyCode,
    scopes: new Set(data.currentAppInstallation.accessScopes.map((scope) => scope.handle)),
  };
}

interface PageOf<Node> {
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  nodes: Node[];
}

async function readPages<Node>(
  read: (after: string | null) => Promise<PageOf<Node> | null>,
): Promise<Node[]> {
  const nodes: Node[] = [];
  let after: string | null = null;
  for (let page = 0; page < PAGES_MAX; page++) {
    const found: PageOf<Node> | null = await read(after);
    if (found === null) break;
    nodes.push(...found.nodes);
    if (!found.pageInfo.hasNextPage) break;
    after = found.pageInfo.endCursor;
  }
  return nodes;
}

async function storeProfile(
  shopId: number,
  data: ReadShopProfileData,
  locations: LocationNode[],
  markets: MarketNode[],
): Promise<void> {
  const { shop, currentAppInstallation, shopLocales } = data;
  await forShop(shopId).$transaction(async (tx) => {
    await tx.shop.updateMany({
      data: {
        name: shop.name,
        currency: shop.currencyCode,
        zone: shop.ianaTimezone,
        country: shop.shopAddress?.countryCodeV2 ?? null,
        planName: shop.plan?.publicDisplayName ?? null,
        appInstallationId: numericId(currentAppInstallation.id),
        profileSyncedAt: new Date(),
      },
    });
    await tx.shopLocale.deleteMany();
    await tx.shopLocale.createMany({
      data: (shopLocales ?? []).map(({ locale, name, primary, published }) => ({
        shopId,
        locale,
        name,
        primary,
        published,
      })),
    });
    await tx.location.deleteMany();
    await tx.location.createMany({ data: locations.map((node) => locationRow(shopId, node)) });
    await tx.market.deleteMany();
    await tx.market.createMany({ data: markets.map((node) => marketRow(shopId, node)) });
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
    currency: node.currencySettings?.baseCurrency.currencyCode ?? null,
    countries: regions.flatMap(({ code }) => (code && isCountryCode(code) ? [code] : [])),
  };
}
