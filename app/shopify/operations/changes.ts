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
export interface ChangedInventoryItemsData {
  inventoryItems: Page<InventoryItemNode>;
}

/**
 * The search text for records that changed at or after an instant.
 * @example changedSince(new Date('2026-11-22T01:00:00Z')) // "updated_at:>='2026-11-22T01:00:00.000Z'"
 */
export function changedSince(at: Date): string {
  return `updated_at:>='${at.toISOString()}'`;
}
