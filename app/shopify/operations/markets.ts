/** A page of markets with the countries they sell to and how they price. */
export const READ_MARKETS = `#graphql
query ReadMarkets($after: String) {
  markets(first: 3, after: $after) {
    pageInfo { hasNextPage endCursor }
    nodes {
      id
      handle
      name
      status
      type
      currencySettings { baseCurrency { currencyCode } localCurrencies roundingEnabled }
      priceInclusions { inclusiveTaxPricingStrategy inclusiveDutiesPricingStrategy }
      webPresences(first: 10) {
        nodes { id defaultLocale { locale } rootUrls { locale url } }
      }
      conditions {
        regionsCondition {
          regions(first: 250) {
            pageInfo { hasNextPage endCursor }
            nodes { id ... on MarketRegionCountry { code } }
          }
        }
      }
    }
  }
}`;

/** A page of markets with their price lists; needs a scope of its own, so it is asked for apart. */
export const READ_PRICE_LISTS = `#graphql
query ReadPriceLists($after: String) {
  markets(first: 10, after: $after) {
    pageInfo { hasNextPage endCursor }
    nodes {
      id
      catalogs(first: 10) {
        nodes {
          id
          status
          priceList { id name currency parent { adjustment { type value } } }
        }
      }
    }
  }
}`;

/** A page of the prices of a list that were set by hand. */
export const READ_FIXED_PRICES = `#graphql
query ReadFixedPrices($id: ID!, $after: String) {
  priceList(id: $id) {
    prices(first: 250, after: $after, originType: FIXED) {
      pageInfo { hasNextPage endCursor }
      nodes {
        variant { id }
        price { amount currencyCode }
        compareAtPrice { amount currencyCode }
      }
    }
  }
}`;

interface Page<Node> {
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  nodes: Node[];
}

export interface MarketNode {
  id: string;
  handle: string;
  name: string;
  status: string;
  type: string | null;
  currencySettings: {
    baseCurrency: { currencyCode: string };
    localCurrencies: boolean;
    roundingEnabled: boolean;
  } | null;
  priceInclusions: {
    inclusiveTaxPricingStrategy: string;
    inclusiveDutiesPricingStrategy: string;
  } | null;
  webPresences: { nodes: WebPresenceNode[] } | null;
  conditions: {
    regionsCondition: { regions: Page<{ id: string; code?: string | null }> } | null;
  } | null;
}

export interface WebPresenceNode {
  id: string;
  defaultLocale: { locale: string };
  rootUrls: { locale: string; url: string }[];
}

export interface ReadMarketsData {
  markets: Page<MarketNode>;
}

export interface PriceListNode {
  id: string;
  name: string;
  currency: string;
  parent: { adjustment: { type: string; value: number } } | null;
}

export interface MarketPriceListsNode {
  id: string;
  catalogs: {
    nodes: { id: string; status: string; priceList: PriceListNode | null }[];
  } | null;
}

export interface ReadPriceListsData {
  markets: Page<MarketPriceListsNode> | null;
}

export interface FixedPriceNode {
  variant: { id: string };
  price: { amount: string; currencyCode: string };
  compareAtPrice: { amount: string; currencyCode: string } | null;
}

export interface ReadFixedPricesData {
  priceList: { prices: Page<FixedPriceNode> } | null;
}
