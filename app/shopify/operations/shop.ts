/** The shop itself, what the merchant has granted, and its locales. */
export const READ_SHOP_PROFILE = `#graphql
query ReadShopProfile {
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
  shopLocales { locale name primary published }
}`;

export interface ReadShopProfileData {
  shop: {
    name: string;
    currencyCode: string;
    ianaTimezone: string;
    shopAddress: { countryCodeV2: string | null } | null;
    plan: { publicDisplayName: string } | null;
  };
  currentAppInstallation: { id: string; accessScopes: { handle: string }[] };
  shopLocales: { locale: string; name: string; primary: boolean; published: boolean }[] | null;
}

export const READ_LOCATIONS = `#graphql
query ReadLocations($after: String) {
  locations(first: 100, after: $after, includeInactive: true) {
    pageInfo { hasNextPage endCursor }
    nodes { id name isActive address { countryCode } }
  }
}`;

export interface LocationNode {
  id: string;
  name: string;
  isActive: boolean;
  address: { countryCode: string | null } | null;
}

export interface ReadLocationsData {
  locations: {
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
    nodes: LocationNode[];
  };
}
