/** The languages of the shop. */
export const READ_LOCALES = `#graphql
query ReadLocales {
  shopLocales { locale name primary published }
}`;

export interface LocaleNode {
  locale: string;
  name: string;
  primary: boolean;
  published: boolean;
}

export interface ReadLocalesData {
  shopLocales: LocaleNode[] | null;
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
