import { z } from 'zod';
import type { AdminClient } from '../admin-client.server.ts';

export const SHOP_PROFILE = `#graphql
  query ShopProfile {
    shop {
      name
      currencyCode
      ianaTimezone
      shopAddress { countryCodeV2 }
      plan { publicDisplayName }
    }
    currentAppInstallation {
      id
      accessScopes { handle }
    }
  }
`;

const ShopProfileAnswer = z.object({
  shop: z.object({
    name: z.string(),
    currencyCode: z.string().length(3),
    ianaTimezone: z.string(),
    shopAddress: z.object({ countryCodeV2: z.string().nullable() }).nullable(),
    plan: z.object({ publicDisplayName: z.string() }).nullable(),
  }),
  currentAppInstallation: z.object({
    id: z.string(),
    accessScopes: z.array(z.object({ handle: z.string() })),
  }),
});

export interface ShopProfile {
  name: string;
  /** ISO 4217. */
  currency: string;
  /** IANA zone. */
  zone: string;
  /** ISO 3166-1 alpha-2. */
  country: string | null;
  planName: string | null;
  /** Full id (`gid://…`): the owner of what is published to the storefront. */
  appInstallationId: string;
}

/** Who the shop is and what the merchant has granted, as Shopify has it now. @throws AdminApiError */
export async function fetchShopProfile(
  client: AdminClient,
): Promise<{ profile: ShopProfile; scopes: ReadonlySet<string> }> {
  const { data } = await client.query(SHOP_PROFILE);
  const { shop, currentAppInstallation } = ShopProfileAnswer.parse(data);
  const profile = {
    name: shop.name,
    currency: shop.currencyCode,
    zone: shop.ianaTimezone,
    country: shop.shopAddress?.countryCodeV2 ?? null,
    planName: shop.plan?.publicDisplayName ?? null,
    appInstallationId: currentAppInstallation.id,
  };
  const granted = currentAppInstallation.accessScopes.map(({ handle }) => handle);
  return { profile, scopes: new Set(granted) };
}
