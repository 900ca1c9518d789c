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
  province: string | null;
  taxesIncluded: boolean | null;
  dutiesMinor: number | null;
  discountCodes: string[];
  riskLevel: string | null;
  riskRecommendation: string | null;
  returnStatus: string | null;
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
  currentQuantity: number | null;
  refundableQuantity: number | null;
}

export interface TaxLineRow {
  orderId: string;
  position: number;
  title: string;
  ratePercent: number | null;
  channelLiable: boolean | null;
  amountMinor: number;
}

export interface ShippingLineRow {
  orderId: string;
  shippingLineId: string;
  title: string;
  code: string | null;
  priceMinor: number;
}

export interface TransactionRow {
  orderId: string;
  transactionId: string;
  parentId: string | null;
  kind: string;
  status: string;
  gateway: string | null;
  gatewayName: string | null;
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

export interface ReturnRow {
  orderId: string;
  returnId: string;
  name: string;
  status: string;
  createdAt: string;
  createdOn: string;
  closedAt: string | null;
}

export interface ReturnLineRow {
  orderId: string;
  returnId: string;
  returnLineId: string;
  lineId: string | null;
  quantity: number;
  refundedQuantity: number;
  reasonHandle: string | null;
  reasonName: string | null;
}

/** Some orders with what belongs to them, and lines of orders that came before. */
export interface OrderRows {
  orders: OrderRow[];
  lines: OrderLineRow[];
  taxLines: TaxLineRow[];
  shippingLines: ShippingLineRow[];
  transactions: TransactionRow[];
  fulfillments: FulfillmentRow[];
  fulfillmentEvents: FulfillmentEventRow[];
  refunds: RefundRow[];
  refundLines: RefundLineRow[];
  returns: ReturnRow[];
  returnLines: ReturnLineRow[];
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
  compareAtMinor: number | null;
  createdAt: string;
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
  originProvince: string | null;
  weightGrams: number | null;
  updatedAt: string;
  syncedAt: string;
}

export interface InventoryLevelRow {
  inventoryItemId: string;
  locationId: string;
  available: number;
  onHand: number;
  committed: number;
  incoming: number;
}

/** A customs code of an item that holds in one country only. */
export interface InventoryItemCodeRow {
  inventoryItemId: string;
  country: string;
  hsCode: string;
}

export interface CustomerRow {
  customerId: string;
  country: string | null;
  locale: string | null;
  createdAt: string;
  updatedAt: string;
  syncedAt: string;
  orders: number;
}

/** What a shopper says of a product. */
export interface ReviewRow {
  reviewId: string;
  productId: string | null;
  variantId: string | null;
  orderId: string | null;
  customerId: string | null;
  rating: number;
  scaleMin: number;
  scaleMax: number;
  locale: string | null;
  verification: string | null;
  status: string | null;
  title: string | null;
  body: string | null;
  submittedAt: string;
  updatedAt: string;
  syncedAt: string;
  redacted: boolean;
}

export interface ProductRows {
  products: ProductRow[];
  variants: VariantRow[];
  inventoryItems: InventoryItemRow[];
}

/** What lies where of some items, and levels of items that came before. */
export interface InventoryRows {
  /** Items of which every level is replaced. */
  itemIds: string[];
  levels: InventoryLevelRow[];
  codes: InventoryItemCodeRow[];
}

export function emptyOrderRows(): OrderRows {
  return {
    orders: [],
    lines: [],
    taxLines: [],
    shippingLines: [],
    transactions: [],
    fulfillments: [],
    fulfillmentEvents: [],
    refunds: [],
    refundLines: [],
    returns: [],
    returnLines: [],
  };
}

export function emptyProductRows(): ProductRows {
  return { products: [], variants: [], inventoryItems: [] };
}

export function emptyInventoryRows(): InventoryRows {
  return { itemIds: [], levels: [], codes: [] };
}
