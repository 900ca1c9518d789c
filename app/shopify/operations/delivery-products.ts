/** What delivery rules ask of products: their type, vendor, tags and collections. */

/** Products asked for at a time: far below what one query may cost. */
export const DELIVERY_PRODUCTS_AT_ONCE = 5;

export const READ_DELIVERY_PRODUCTS = `#graphql
query ReadDeliveryProducts($ids: [ID!]!) {
  nodes(ids: $ids) {
    ... on Product {
      id
      productType
      vendor
      tags
      collections(first: 50) {
        pageInfo { hasNextPage endCursor }
        nodes { id }
      }
    }
  }
}`;

/** Further collections of a product. */
export const READ_PRODUCT_COLLECTIONS = `#graphql
query ReadProductCollections($id: ID!, $after: String) {
  product(id: $id) {
    collections(first: 250, after: $after) {
      pageInfo { hasNextPage endCursor }
      nodes { id }
    }
  }
}`;

export interface CollectionIds {
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  nodes: { id: string }[];
}

export interface DeliveryProductNode {
  id: string;
  productType: string | null;
  vendor: string | null;
  tags: string[];
  collections: CollectionIds;
}

export interface ReadDeliveryProductsData {
  /** null for a product that is gone; empty for what is none. */
  nodes: (DeliveryProductNode | Record<string, never> | null)[];
}

export interface ReadProductCollectionsData {
  product: { collections: CollectionIds } | null;
}
