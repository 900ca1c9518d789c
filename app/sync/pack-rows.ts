import { addCopyLine, emptyCopyLines, type CopyLines, type TableLayout } from './copy-text.ts';
import type { CustomerRow, InventoryRows, OrderRow, OrderRows, ProductRows } from './model.ts';
import { type OrderStanding, orderStanding } from './orders/order-standing.ts';
import {
  customerLayout,
  fulfillmentEventLayout,
  fulfillmentLayout,
  inventoryItemCodeLayout,
  inventoryItemLayout,
  inventoryLevelLayout,
  lineLayout,
  orderLayout,
  productLayout,
  refundLayout,
  refundLineLayout,
  returnLayout,
  returnLineLayout,
  shippingLineLayout,
  taxLineLayout,
  transactionLayout,
  variantLayout,
} from './table-layouts.ts';

/** A record as one version of the source has it. */
export interface Version {
  id: string;
  updatedAt: string;
  syncedAt: string;
}

/** An order of a batch, with what must be known of it after its row has become text. */
export interface PackedOrder extends Version {
  processedOn: string;
  processedAt: string;
  customerId: string | null;
}

/**
 * Orders ready for COPY. An import holds thousands of them: as text they are a tenth of the
 * objects that rows are, which is what keeps its memory small.
 */
export interface PackedOrders {
  orders: PackedOrder[];
  /** Days other than those of the orders on which something counts, with the order it is of. */
  otherDays: { id: string; day: string }[];
  /** Parents before children. */
  tables: CopyLines[];
}

const ORDER_LAYOUTS = [
  orderLayout,
  lineLayout,
  taxLineLayout,
  shippingLineLayout,
  transactionLayout,
  fulfillmentLayout,
  fulfillmentEventLayout,
  refundLayout,
  refundLineLayout,
  returnLayout,
  returnLineLayout,
] as const;

export function emptyPackedOrders(before?: PackedOrders): PackedOrders {
  const tables = ORDER_LAYOUTS.map((layout, index) =>
    emptyCopyLines(layout as TableLayout<never>, before?.tables[index]),
  );
  return { orders: [], otherDays: [], tables };
}

/**
 * Adds rows to what is packed. Parcels and payments come with their order, which every source reads
 * and every merge replaces together: so the order's row can tell how they stand.
 */
export function packOrders(packed: PackedOrders, rows: OrderRows, shopId: number): void {
  for (const {
    orderId,
    updatedAt,
    syncedAt,
    processedOn,
    processedAt,
    customerId,
  } of rows.orders) {
    packed.orders.push({ id: orderId, updatedAt, syncedAt, processedOn, processedAt, customerId });
  }
  for (const { orderId, createdOn } of rows.refunds) {
    packed.otherDays.push({ id: orderId, day: createdOn });
  }
  for (const { orderId, deliveredOn } of rows.fulfillments) {
    if (deliveredOn !== null) packed.otherDays.push({ id: orderId, day: deliveredOn });
  }
  const [
    orders,
    lines,
    taxLines,
    shippingLines,
    transactions,
    fulfillments,
    events,
    refunds,
    refundLines,
    returns,
    returnLines,
  ] = packed.tables;
  pack(orders, orderLayout, shopId, withStanding(rows));
  pack(lines, lineLayout, shopId, rows.lines);
  pack(taxLines, taxLineLayout, shopId, rows.taxLines);
  pack(shippingLines, shippingLineLayout, shopId, rows.shippingLines);
  pack(transactions, transactionLayout, shopId, rows.transactions);
  pack(fulfillments, fulfillmentLayout, shopId, rows.fulfillments);
  pack(events, fulfillmentEventLayout, shopId, rows.fulfillmentEvents);
  pack(refunds, refundLayout, shopId, rows.refunds);
  pack(refundLines, refundLineLayout, shopId, rows.refundLines);
  pack(returns, returnLayout, shopId, rows.returns);
  pack(returnLines, returnLineLayout, shopId, rows.returnLines);
}

function withStanding(rows: OrderRows): (OrderRow & OrderStanding)[] {
  const parcels = Map.groupBy(rows.fulfillments, ({ orderId }) => orderId);
  const payments = Map.groupBy(rows.transactions, ({ orderId }) => orderId);
  return rows.orders.map((order) => {
    const facts = (parcels.get(order.orderId) ?? []).map((parcel) => ({
      ...parcel,
      inTransit: parcel.inTransitAt !== null,
      delivered: parcel.deliveredAt !== null,
    }));
    return { ...order, ...orderStanding(facts, payments.get(order.orderId) ?? []) };
  });
}

function pack<Row extends { orderId: string }>(
  target: CopyLines | undefined,
  layout: TableLayout<Row>,
  shopId: number,
  rows: readonly Row[],
): void {
  if (target === undefined) throw new Error(`There is no place for ${layout.table}.`);
  for (const row of rows) addCopyLine(target, layout, shopId, row.orderId, row);
}

/** Products ready for COPY. */
export interface PackedProducts {
  products: Version[];
  variantIds: string[];
  items: Version[];
  tables: { products: CopyLines; variants: CopyLines; items: CopyLines };
}

export function emptyPackedProducts(): PackedProducts {
  return {
    products: [],
    variantIds: [],
    items: [],
    tables: {
      products: emptyCopyLines(productLayout),
      variants: emptyCopyLines(variantLayout),
      items: emptyCopyLines(inventoryItemLayout),
    },
  };
}

/** Adds rows to what is packed. */
export function packProducts(packed: PackedProducts, rows: ProductRows, shopId: number): void {
  const { products, variants, items } = packed.tables;
  for (const row of rows.products) {
    const { productId, updatedAt, syncedAt } = row;
    packed.products.push({ id: productId, updatedAt, syncedAt });
    addCopyLine(products, productLayout, shopId, productId, row);
  }
  for (const row of rows.variants) {
    packed.variantIds.push(row.variantId);
    addCopyLine(variants, variantLayout, shopId, row.productId, row);
  }
  for (const row of rows.inventoryItems) {
    const { inventoryItemId, updatedAt, syncedAt } = row;
    packed.items.push({ id: inventoryItemId, updatedAt, syncedAt });
    addCopyLine(items, inventoryItemLayout, shopId, inventoryItemId, row);
  }
}

/** Customers ready for COPY. */
export interface PackedCustomers {
  customers: Version[];
  table: CopyLines;
}

export function emptyPackedCustomers(): PackedCustomers {
  return { customers: [], table: emptyCopyLines(customerLayout) };
}

/** Adds rows to what is packed. */
export function packCustomers(
  packed: PackedCustomers,
  rows: readonly CustomerRow[],
  shopId: number,
): void {
  for (const row of rows) {
    const { customerId, updatedAt, syncedAt } = row;
    packed.customers.push({ id: customerId, updatedAt, syncedAt });
    addCopyLine(packed.table, customerLayout, shopId, customerId, row);
  }
}

/** What lies where, ready for COPY. */
export interface PackedInventory {
  itemIds: string[];
  tables: { levels: CopyLines; codes: CopyLines };
}

export function emptyPackedInventory(): PackedInventory {
  return {
    itemIds: [],
    tables: {
      levels: emptyCopyLines(inventoryLevelLayout),
      codes: emptyCopyLines(inventoryItemCodeLayout),
    },
  };
}

/** Adds rows to what is packed. */
export function packInventory(packed: PackedInventory, rows: InventoryRows, shopId: number): void {
  const { levels, codes } = packed.tables;
  for (const itemId of rows.itemIds) packed.itemIds.push(itemId);
  for (const row of rows.levels) {
    addCopyLine(levels, inventoryLevelLayout, shopId, row.inventoryItemId, row);
  }
  for (const row of rows.codes) {
    addCopyLine(codes, inventoryItemCodeLayout, shopId, row.inventoryItemId, row);
  }
}
