/** A page of markets with the countries they sell to. */
export const READ_MARKETS = `#graphql
query ReadMarkets($after: String) {
  markets(first: 3, after: $after) {
    pageInfo { hasNextPage endCursor }
    nodes {
      id
      handle
      name
      status
      currencySettings { baseCurrency { currencyCode } }
      conditions {
        regionsCondition {
          regions(first: 250) { nodes { id ... on MarketRegionCountry { code } } }
        }
      }
    }
  }
}`;

export interface MarketNode {
  id: string;
  handle: string;
  name: string;
  status: string;
  currencySettings: { baseCurrency: { currencyCode: string } } | null;
  conditions: {
    regionsCondition: { regions: { nodes: { id: string; code?: string | null }[] } } | null;
  } | null;
}

export interface ReadMarketsData {
  markets: {
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
    nodes: MarketNode[];
  };
}
