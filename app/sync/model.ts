/**
 * Rows as they go into the database, without the shop's id, which the loader adds.
 *
 * `…Minor` are integers in the shop's currency unless the name says otherwise, `…At` ISO instants,
 * `…On` calendar dates in the shop's zone, ids the numeric part of a GID.
 */

export interface OrderRow {
  orderId: string;
  channel: string;
  name: string;
  createdAt: string;
  processedAt: string;
  updatedAt: string;
  syncedAt: string;
  cancelledAt: string | null;
  test: boolean;
  processedOn: string;
  financialStatus: string;
  fulfillmentStatus: string;
  customerId: string | null;
  customerLocale: string | null;
  country: string;
  currency: string;
  presentmentCurrency: string;
  totalMinor: number;
  subtotalMinor: number;
  shippingMinor: number;
  taxMinor: number;
  discountMinor: number;
  /** In the presentment currency. */
  presentmentTotalMinor: number;
  refundedMinor: number;
  gateways: string[];
  sourceName: string | null;
}

export interface OrderLineRow {
  orderId: string;
  lineId: string;
  productId: string | null;
  variantId: string | null;
  sku: string | null;
  title: string;
  quantity: number;
  unitPriceMinor: number;
  discountMinor: number;
}

export interface TransactionRow {
  orderId: string;
  transactionId: string;
  parentId: string | null;
  kind: string;
  status: string;
  gateway: string | null;
  paymentMethod: string | null;
  errorCode: string | null;
  amountMinor: number;
  feeMinor: number | null;
  processedAt: string | null;
  test: boolean;
}

export interface FulfillmentRow {
  orderId: string;
  fulfillmentId: string;
  status: string;
  displayStatus: string | null;
  createdAt: string;
  inTransitAt: string | null;
  deliveredAt: string | null;
  deliveredOn: string | null;
  estimatedDeliveryAt: string | null;
  estimatedOn: string | null;
  locationId: string | null;
  carrier: string | null;
  trackingPresent: boolean;
}

export interface FulfillmentEventRow {
  orderId: string;
  fulfillmentId: string;
  eventId: string;
  status: string;
  happenedAt: string;
  country: string | null;
}

export interface RefundRow {
  orderId: string;
  refundId: string;
  createdAt: string;
  createdOn: string;
  amountMinor: number;
}

export interface RefundLineRow {
  orderId: string;
  refundId: string;
  lineId: string;
  quantity: number;
  amountMinor: number;
  restockType: string;
}

/** Some orders with what belongs to them, and lines of orders that came before. */
export interface OrderRows {
  orders: OrderRow[];
  lines: OrderLineRow[];
  transactions: TransactionRow[];
  fulfillments: FulfillmentRow[];
  fulfillmentEvents: FulfillmentEventRow[];
  refunds: RefundRow[];
  refundLines: RefundLineRow[];
}

export interface ProductRow {
  productId: string;
  title: string;
  handle: string;
  status: string;
  productType: string;
  updatedAt: string;
  syncedAt: string;
}

export interface VariantRow {
  variantId: string;
  productId: string;
  title: string;
  sku: string | null;
  priceMinor: number;
  inventoryItemId: string | null;
}

export interface InventoryItemRow {
  inventoryItemId: string;
  tracked: boolean;
  requiresShipping: boolean;
  unitCostMinor: number | null;
  unitCostCurrency: string | null;
  hsCode: string | null;
  originCountry: string | null;
  weightGrams: number | null;
}

export interface ProductRows {
  products: ProductRow[];
  variants: VariantRow[];
  inventoryItems: InventoryItemRow[];
}

export function emptyOrderRows(): OrderRows {
  return {
    orders: [],
    lines: [],
    transactions: [],
    fulfillments: [],
    fulfillmentEvents: [],
    refunds: [],
    refundLines: [],
  };
}

export function emptyProductRows(): ProductRows {
  return { products: [], variants: [], inventoryItems: [] };
}
