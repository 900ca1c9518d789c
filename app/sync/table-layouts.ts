import { copyArray, copyValue as text, type TableLayout } from './copy-text.ts';
import type {
  CustomerRow,
  FulfillmentEventRow,
  FulfillmentRow,
  InventoryItemCodeRow,
  InventoryItemRow,
  InventoryLevelRow,
  OrderLineRow,
  OrderRow,
  ProductRow,
  RefundLineRow,
  RefundRow,
  ReturnLineRow,
  ReturnRow,
  ReviewRow,
  ShippingLineRow,
  TaxLineRow,
  TransactionRow,
  VariantRow,
} from './model.ts';
import type { OrderStanding } from './orders/order-standing.ts';

// Ids are digits, dates and instants were checked, codes come from Shopify's enums: none of these
// can hold a character that COPY needs escaped. Free text always goes through `text`.
const plain = (value: string | null): string => value ?? '\\N';
const number = (value: number | null): string => (value === null ? '\\N' : String(value));
const flag = (value: boolean | null): string => (value === null ? '\\N' : value ? 't' : 'f');

export const orderLayout: TableLayout<OrderRow & OrderStanding> = {
  table: 'order',
  columns: [
    ['order_id', (row) => row.orderId],
    ['channel', (row) => text(row.channel)],
    ['name', (row) => text(row.name)],
    ['created_at', (row) => row.createdAt],
    ['processed_at', (row) => row.processedAt],
    ['updated_at', (row) => row.updatedAt],
    ['synced_at', (row) => row.syncedAt],
    ['cancelled_at', (row) => plain(row.cancelledAt)],
    ['test', (row) => flag(row.test)],
    ['processed_on', (row) => row.processedOn],
    ['financial_status', (row) => text(row.financialStatus)],
    ['fulfillment_status', (row) => text(row.fulfillmentStatus)],
    ['customer_id', (row) => plain(row.customerId)],
    ['customer_locale', (row) => text(row.customerLocale)],
    ['country', (row) => row.country],
    ['currency', (row) => text(row.currency)],
    ['presentment_currency', (row) => text(row.presentmentCurrency)],
    ['total_minor', (row) => number(row.totalMinor)],
    ['subtotal_minor', (row) => number(row.subtotalMinor)],
    ['shipping_minor', (row) => number(row.shippingMinor)],
    ['tax_minor', (row) => number(row.taxMinor)],
    ['discount_minor', (row) => number(row.discountMinor)],
    ['presentment_total_minor', (row) => number(row.presentmentTotalMinor)],
    ['refunded_minor', (row) => number(row.refundedMinor)],
    ['gateways', (row) => copyArray(row.gateways)],
    ['source_name', (row) => text(row.sourceName)],
    ['province', (row) => text(row.province)],
    ['taxes_included', (row) => flag(row.taxesIncluded)],
    ['duties_minor', (row) => number(row.dutiesMinor)],
    ['discount_codes', (row) => copyArray(row.discountCodes)],
    ['risk_level', (row) => text(row.riskLevel)],
    ['risk_recommendation', (row) => text(row.riskRecommendation)],
    ['return_status', (row) => text(row.returnStatus)],
    ['parcel_stage', (row) => plain(row.parcelStage)],
    ['parcel_due_on', (row) => plain(row.parcelDueOn)],
    ['failed_attempts', (row) => number(row.failedAttempts)],
  ],
};

export const lineLayout: TableLayout<OrderLineRow> = {
  table: 'order_line',
  columns: [
    ['order_id', (row) => row.orderId],
    ['line_id', (row) => row.lineId],
    ['product_id', (row) => plain(row.productId)],
    ['variant_id', (row) => plain(row.variantId)],
    ['sku', (row) => text(row.sku)],
    ['title', (row) => text(row.title)],
    ['quantity', (row) => number(row.quantity)],
    ['unit_price_minor', (row) => number(row.unitPriceMinor)],
    ['discount_minor', (row) => number(row.discountMinor)],
    ['current_quantity', (row) => number(row.currentQuantity)],
    ['refundable_quantity', (row) => number(row.refundableQuantity)],
  ],
};

export const taxLineLayout: TableLayout<TaxLineRow> = {
  table: 'order_tax_line',
  columns: [
    ['order_id', (row) => row.orderId],
    ['position', (row) => number(row.position)],
    ['title', (row) => text(row.title)],
    ['rate_percent', (row) => number(row.ratePercent)],
    ['channel_liable', (row) => flag(row.channelLiable)],
    ['amount_minor', (row) => number(row.amountMinor)],
  ],
};

export const shippingLineLayout: TableLayout<ShippingLineRow> = {
  table: 'order_shipping_line',
  columns: [
    ['order_id', (row) => row.orderId],
    ['shipping_line_id', (row) => row.shippingLineId],
    ['title', (row) => text(row.title)],
    ['code', (row) => text(row.code)],
    ['price_minor', (row) => number(row.priceMinor)],
  ],
};

export const transactionLayout: TableLayout<TransactionRow> = {
  table: 'order_transaction',
  columns: [
    ['order_id', (row) => row.orderId],
    ['transaction_id', (row) => row.transactionId],
    ['parent_id', (row) => plain(row.parentId)],
    ['kind', (row) => text(row.kind)],
    ['status', (row) => text(row.status)],
    ['gateway', (row) => text(row.gateway)],
    ['gateway_name', (row) => text(row.gatewayName)],
    ['payment_method', (row) => text(row.paymentMethod)],
    ['error_code', (row) => text(row.errorCode)],
    ['amount_minor', (row) => number(row.amountMinor)],
    ['fee_minor', (row) => number(row.feeMinor)],
    ['processed_at', (row) => plain(row.processedAt)],
    ['test', (row) => flag(row.test)],
  ],
};

export const fulfillmentLayout: TableLayout<FulfillmentRow> = {
  table: 'fulfillment',
  columns: [
    ['order_id', (row) => row.orderId],
    ['fulfillment_id', (row) => row.fulfillmentId],
    ['status', (row) => text(row.status)],
    ['display_status', (row) => text(row.displayStatus)],
    ['created_at', (row) => row.createdAt],
    ['in_transit_at', (row) => plain(row.inTransitAt)],
    ['delivered_at', (row) => plain(row.deliveredAt)],
    ['delivered_on', (row) => plain(row.deliveredOn)],
    ['estimated_delivery_at', (row) => plain(row.estimatedDeliveryAt)],
    ['estimated_on', (row) => plain(row.estimatedOn)],
    ['location_id', (row) => plain(row.locationId)],
    ['carrier', (row) => text(row.carrier)],
    ['tracking_present', (row) => flag(row.trackingPresent)],
  ],
};

export const fulfillmentEventLayout: TableLayout<FulfillmentEventRow> = {
  table: 'fulfillment_event',
  columns: [
    ['order_id', (row) => row.orderId],
    ['fulfillment_id', (row) => row.fulfillmentId],
    ['event_id', (row) => row.eventId],
    ['status', (row) => text(row.status)],
    ['happened_at', (row) => row.happenedAt],
    ['country', (row) => plain(row.country)],
  ],
};

export const refundLayout: TableLayout<RefundRow> = {
  table: 'refund',
  columns: [
    ['order_id', (row) => row.orderId],
    ['refund_id', (row) => row.refundId],
    ['created_at', (row) => row.createdAt],
    ['created_on', (row) => row.createdOn],
    ['amount_minor', (row) => number(row.amountMinor)],
  ],
};

export const refundLineLayout: TableLayout<RefundLineRow> = {
  table: 'refund_line',
  columns: [
    ['order_id', (row) => row.orderId],
    ['refund_id', (row) => row.refundId],
    ['line_id', (row) => row.lineId],
    ['quantity', (row) => number(row.quantity)],
    ['amount_minor', (row) => number(row.amountMinor)],
    ['restock_type', (row) => text(row.restockType)],
  ],
};

export const returnLayout: TableLayout<ReturnRow> = {
  table: 'order_return',
  columns: [
    ['order_id', (row) => row.orderId],
    ['return_id', (row) => row.returnId],
    ['name', (row) => text(row.name)],
    ['status', (row) => text(row.status)],
    ['created_at', (row) => row.createdAt],
    ['created_on', (row) => row.createdOn],
    ['closed_at', (row) => plain(row.closedAt)],
  ],
};

export const returnLineLayout: TableLayout<ReturnLineRow> = {
  table: 'return_line',
  columns: [
    ['order_id', (row) => row.orderId],
    ['return_id', (row) => row.returnId],
    ['return_line_id', (row) => row.returnLineId],
    ['line_id', (row) => plain(row.lineId)],
    ['quantity', (row) => number(row.quantity)],
    ['refunded_quantity', (row) => number(row.refundedQuantity)],
    ['reason_handle', (row) => text(row.reasonHandle)],
    ['reason_name', (row) => text(row.reasonName)],
  ],
};

export const productLayout: TableLayout<ProductRow> = {
  table: 'product',
  columns: [
    ['product_id', (row) => row.productId],
    ['title', (row) => text(row.title)],
    ['handle', (row) => text(row.handle)],
    ['status', (row) => text(row.status)],
    ['product_type', (row) => text(row.productType)],
    ['updated_at', (row) => text(row.updatedAt)],
    ['synced_at', (row) => row.syncedAt],
  ],
};

export const variantLayout: TableLayout<VariantRow> = {
  table: 'product_variant',
  columns: [
    ['variant_id', (row) => row.variantId],
    ['product_id', (row) => row.productId],
    ['title', (row) => text(row.title)],
    ['sku', (row) => text(row.sku)],
    ['price_minor', (row) => number(row.priceMinor)],
    ['compare_at_minor', (row) => number(row.compareAtMinor)],
    ['created_at', (row) => text(row.createdAt)],
    ['inventory_item_id', (row) => plain(row.inventoryItemId)],
  ],
};

export const inventoryItemLayout: TableLayout<InventoryItemRow> = {
  table: 'inventory_item',
  columns: [
    ['inventory_item_id', (row) => row.inventoryItemId],
    ['tracked', (row) => flag(row.tracked)],
    ['requires_shipping', (row) => flag(row.requiresShipping)],
    ['unit_cost_minor', (row) => number(row.unitCostMinor)],
    ['unit_cost_currency', (row) => text(row.unitCostCurrency)],
    ['hs_code', (row) => text(row.hsCode)],
    ['origin_country', (row) => plain(row.originCountry)],
    ['origin_province', (row) => text(row.originProvince)],
    ['weight_grams', (row) => number(row.weightGrams)],
    ['updated_at', (row) => row.updatedAt],
    ['synced_at', (row) => row.syncedAt],
  ],
};

export const inventoryLevelLayout: TableLayout<InventoryLevelRow> = {
  table: 'inventory_level',
  columns: [
    ['inventory_item_id', (row) => row.inventoryItemId],
    ['location_id', (row) => row.locationId],
    ['available', (row) => number(row.available)],
    ['on_hand', (row) => number(row.onHand)],
    ['committed', (row) => number(row.committed)],
    ['incoming', (row) => number(row.incoming)],
  ],
};

export const inventoryItemCodeLayout: TableLayout<InventoryItemCodeRow> = {
  table: 'inventory_item_code',
  columns: [
    ['inventory_item_id', (row) => row.inventoryItemId],
    ['country', (row) => row.country],
    ['hs_code', (row) => text(row.hsCode)],
  ],
};

export const customerLayout: TableLayout<CustomerRow> = {
  table: 'customer',
  columns: [
    ['customer_id', (row) => row.customerId],
    ['country', (row) => plain(row.country)],
    ['locale', (row) => text(row.locale)],
    ['created_at', (row) => row.createdAt],
    ['updated_at', (row) => row.updatedAt],
    ['synced_at', (row) => row.syncedAt],
    ['orders', (row) => number(row.orders)],
  ],
};

export const reviewLayout: TableLayout<ReviewRow> = {
  table: 'review',
  columns: [
    ['review_id', (row) => row.reviewId],
    ['product_id', (row) => plain(row.productId)],
    ['variant_id', (row) => plain(row.variantId)],
    ['order_id', (row) => plain(row.orderId)],
    ['customer_id', (row) => plain(row.customerId)],
    ['rating', (row) => number(row.rating)],
    ['scale_min', (row) => number(row.scaleMin)],
    ['scale_max', (row) => number(row.scaleMax)],
    ['locale', (row) => plain(row.locale)],
    ['verification', (row) => text(row.verification)],
    ['status', (row) => text(row.status)],
    ['title', (row) => text(row.title)],
    ['body', (row) => text(row.body)],
    ['submitted_at', (row) => row.submittedAt],
    ['updated_at', (row) => row.updatedAt],
    ['synced_at', (row) => row.syncedAt],
    ['redacted', (row) => flag(row.redacted)],
  ],
};
