import { INVENTORY_ITEM_FIELDS, type InventoryItemNode } from './products.ts';
import type { Page } from './orders.ts';

/*
 * What changed since an instant, as little of it as a comparison needs. `$query` is written by
 * `changedSince`.
 */

/** Orders by their last change, the oldest first: one that changes meanwhile comes again. */
export const CHANGED_ORDERS = `#graphql
query ChangedOrders($first: Int!, $after: String, $query: String!) {
  orders(first: $first, after: $after, query: $query, sortKey: UPDATED_AT) {
    pageInfo { hasNextPage endCursor }
    nodes { id updatedAt }
  }
}`;

/** Products by their last change, the oldest first. */
export const CHANGED_PRODUCTS = `#graphql
query ChangedProducts($first: Int!, $after: String, $query: String!) {
  products(first: $first, after: $after, query: $query, sortKey: UPDATED_AT) {
    pageInfo { hasNextPage endCursor }
    nodes { id updatedAt }
  }
}`;

/** Inventory items whole: they have no version with us, so what they say is compared. */
export const CHANGED_INVENTORY_ITEMS = `#graphql
query ChangedInventoryItems($first: Int!, $after: String, $query: String!) {
  inventoryItems(first: $first, after: $after, query: $query) {
    pageInfo { hasNextPage endCursor }
    nodes {${INVENTORY_ITEM_FIELDS}
    }
  }
}`;

/** Customers by their last change, the oldest first. */
export const CHANGED_CUSTOMERS = `#graphql
query ChangedCustomers($first: Int!, $after: String, $query: String!) {
  customers(first: $first, after: $after, query: $query, sortKey: UPDATED_AT) {
    pageInfo { hasNextPage endCursor }
    nodes { id updatedAt }
  }
}`;

/** Product reviews by their last change, the oldest first. */
export const CHANGED_REVIEWS = `#graphql
query ChangedReviews($first: Int!, $after: String, $query: String!) {
  metaobjects(
    type: "product_review", first: $first, after: $after, query: $query, sortKey: "updated_at"
  ) {
    pageInfo { hasNextPage endCursor }
    nodes { id updatedAt }
  }
}`;

/** Pieces at a location by their last change. */
export const CHANGED_LEVELS = `#graphql
query ChangedLevels($id: ID!, $first: Int!, $after: String, $query: String!) {
  location(id: $id) {
    inventoryLevels(first: $first, after: $after, query: $query) {
      pageInfo { hasNextPage endCursor }
      nodes {
        item { id }
        quantities(names: ["available", "on_hand", "committed", "incoming"]) { name quantity }
      }
    }
  }
}`;

/** How returns stand, in the order of their ids; null for one that is not there. */
export const RETURN_STATES = `#graphql
query ReturnStates($ids: [ID!]!) {
  nodes(ids: $ids) {
    ... on Return { id status }
  }
}`;

/*
 * How many records of a stretch of ids there are, and which: `$query` is written by `idStretch`.
 */

export const COUNT_ORDERS = `#graphql
query CountOrders($query: String!) {
  ordersCount(query: $query, limit: null) { count precision }
}`;

export const COUNT_PRODUCTS = `#graphql
query CountProducts($query: String!) {
  productsCount(query: $query, limit: null) { count precision }
}`;

export const COUNT_CUSTOMERS = `#graphql
query CountCustomers($query: String!) {
  customersCount(query: $query, limit: null) { count precision }
}`;

export const LIST_ORDER_IDS = `#graphql
query ListOrderIds($after: String, $query: String!) {
  orders(first: 250, after: $after, query: $query, sortKey: ID) {
    pageInfo { hasNextPage endCursor }
    nodes { id }
  }
}`;

export const LIST_PRODUCT_IDS = `#graphql
query ListProductIds($after: String, $query: String!) {
  products(first: 250, after: $after, query: $query, sortKey: ID) {
    pageInfo { hasNextPage endCursor }
    nodes { id }
  }
}`;

export const LIST_CUSTOMER_IDS = `#graphql
query ListCustomerIds($after: String, $query: String!) {
  customers(first: 250, after: $after, query: $query, sortKey: ID) {
    pageInfo { hasNextPage endCursor }
    nodes { id }
  }
}`;

/** Shopify counts metaobjects of a type as a whole, and no stretch of them: these are listed. */
export const LIST_REVIEW_IDS = `#graphql
query ListReviewIds($after: String, $query: String!) {
  metaobjects(type: "product_review", first: 250, after: $after, query: $query, sortKey: "id") {
    pageInfo { hasNextPage endCursor }
    nodes { id }
  }
}`;

/** The answer to any of the COUNT_… queries, by the name of its field. */
export type CountData = Record<
  string,
  { count: number; precision: 'EXACT' | 'AT_LEAST' } | null | undefined
>;
/** The answer to any of the LIST_… queries, by the name of its field. */
export type ListIdsData = Record<string, Page<{ id: string }> | null | undefined>;

export interface ChangedNode {
  id: string;
  updatedAt: string;
}
export interface ChangedOrdersData {
  orders: Page<ChangedNode>;
}
export interface ChangedProductsData {
  products: Page<ChangedNode>;
}
export interface ChangedCustomersData {
  customers: Page<ChangedNode> | null;
}
export interface ChangedReviewsData {
  metaobjects: Page<ChangedNode> | null;
}
export interface ChangedInventoryItemsData {
  inventoryItems: Page<InventoryItemNode>;
}

export interface ChangedLevelsData {
  location: {
    inventoryLevels: Page<{
      item: { id: string };
      quantities: { name: string; quantity: number }[];
    }>;
  } | null;
}
export interface ReturnStatesData {
  nodes: ({ id: string; status: string } | null)[];
}

/**
 * The search text for records that changed at or after an instant.
 * @example changedSince(new Date('2026-11-22T01:00:00Z')) // "updated_at:>='2026-11-22T01:00:00.000Z'"
 */
export function changedSince(at: Date): string {
  return `updated_at:>='${at.toISOString()}'`;
}

/**
 * The search text for records whose ids are in a stretch, both ends included, and that were
 * created at or after an instant.
 * @example idStretch({ from: 5, to: 9 }) // 'id:>=5 AND id:<=9'
 */
export function idStretch(
  stretch: { from: number; to: number },
  createdSince: Date | null = null,
): string {
  const ids = `id:>=${stretch.from} AND id:<=${stretch.to}`;
  return createdSince === null ? ids : `${ids} AND created_at:>='${createdSince.toISOString()}'`;
}
