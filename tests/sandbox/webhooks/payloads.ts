/** Webhook bodies in the REST shapes that Shopify sends. */
import { addDecimals, multiplyDecimals, currencyScale, subtractDecimals } from '../decimal.ts';
import type { SandboxEvent } from '../events.ts';
import { gid } from '../gid.ts';
import type {
  SandboxFulfillment,
  SandboxFulfillmentEvent,
  SandboxMoney,
  SandboxOrder,
  SandboxOrderLine,
  SandboxProduct,
  SandboxRefund,
  SandboxReview,
  SandboxTransaction,
} from '../model.ts';
import { totalRefunded } from '../order-life.ts';
import { REVIEW_TYPE, reviewFields } from '../reviews.ts';
import type { BulkOperationRecord, ShopState } from '../shop-state.ts';
import type { SandboxStore } from '../store.ts';

export type WebhookPayload = Record<string, unknown>;

const lower = (text: string | null): string | null => text?.toLowerCase() ?? null;

function priceSet(order: SandboxOrder, money: SandboxMoney): unknown {
  return {
    shop_money: { amount: money.shop, currency_code: order.currency },
    presentment_money: { amount: money.presentment, currency_code: order.presentmentCurrency },
  };
}

const restFulfillmentStatus = {
  UNFULFILLED: null,
  PARTIALLY_FULFILLED: 'partial',
  FULFILLED: 'fulfilled',
} as const;

function linePayload(order: SandboxOrder, line: SandboxOrderLine): WebhookPayload {
  const shipped = order.fulfillments.some(
    ({ status, lineIds }) => status !== 'CANCELLED' && lineIds.includes(line.id),
  );
  return {
    id: Number(line.id),
    admin_graphql_api_id: gid('LineItem', line.id),
    product_id: line.productId === null ? null : Number(line.productId),
    variant_id: line.variantId === null ? null : Number(line.variantId),
    sku: line.sku,
    title: line.title,
    name: line.title,
    quantity: line.quantity,
    fulfillable_quantity: shipped ? 0 : line.quantity,
    fulfillment_status: shipped ? 'fulfilled' : null,
    price: line.unitPrice.shop,
    price_set: priceSet(order, line.unitPrice),
    total_discount: line.discount.shop,
    total_discount_set: priceSet(order, line.discount),
    requires_shipping: line.requiresShipping,
    gift_card: false,
    taxable: true,
    tax_lines: [],
  };
}

function transactionPayload(order: SandboxOrder, each: SandboxTransaction): WebhookPayload {
  return {
    id: Number(each.id),
    admin_graphql_api_id: gid('OrderTransaction', each.id),
    order_id: Number(order.id),
    kind: lower(each.kind),
    status: lower(each.status),
    gateway: each.gateway,
    error_code: lower(each.errorCode),
    amount: each.amount.shop,
    currency: order.currency,
    total_amount_set: priceSet(order, each.amount),
    parent_id: each.parentId === null ? null : Number(each.parentId),
    created_at: each.processedAt,
    processed_at: each.processedAt,
    test: order.test,
    source_name: order.sourceName,
    payment_details:
      each.paymentMethodName === null ? null : { payment_method_name: each.paymentMethodName },
  };
}

/** A metaobject names itself by its GID; of a deleted one nothing more is told than its type. */
function reviewPayload(review: SandboxReview, gone: boolean): WebhookPayload {
  const named = { id: gid('Metaobject', review.id), type: REVIEW_TYPE };
  if (gone) return named;
  return {
    ...named,
    handle: `review-${review.id}`,
    display_name: review.title ?? `Review ${review.id}`,
    created_at: review.submittedAt,
    updated_at: review.updatedAt,
    fields: reviewFields(review),
  };
}

const shipmentStatus: Readonly<Record<string, string>> = {
  LABEL_PURCHASED: 'label_purchased',
  CARRIER_PICKED_UP: 'carrier_picked_up',
  IN_TRANSIT: 'in_transit',
  OUT_FOR_DELIVERY: 'out_for_delivery',
  DELIVERED: 'delivered',
  DELAYED: 'delayed',
  FAILURE: 'failure',
  CONFIRMED: 'confirmed',
};

function fulfillmentPayload(order: SandboxOrder, each: SandboxFulfillment): WebhookPayload {
  return {
    id: Number(each.id),
    admin_graphql_api_id: gid('Fulfillment', each.id),
    order_id: Number(order.id),
    name: `${order.name}-F${order.fulfillments.indexOf(each) + 1}`,
    status: lower(each.status),
    shipment_status: shipmentStatus[each.displayStatus] ?? null,
    created_at: each.createdAt,
    updated_at: each.updatedAt,
    location_id: Number(each.locationId),
    service: each.service ?? 'manual',
    tracking_company: each.carrier,
    tracking_number: each.trackingNumber,
    tracking_numbers: each.trackingNumber === null ? [] : [each.trackingNumber],
    tracking_url: null,
    tracking_urls: [],
    line_items: order.lines
      .filter(({ id }) => each.lineIds.includes(id))
      .map((line) => linePayload(order, line)),
  };
}

function fulfillmentEventPayload(
  state: ShopState,
  order: SandboxOrder,
  fulfillment: SandboxFulfillment,
  event: SandboxFulfillmentEvent,
): WebhookPayload {
  return {
    id: Number(event.id),
    admin_graphql_api_id: gid('FulfillmentEvent', event.id),
    fulfillment_id: Number(fulfillment.id),
    order_id: Number(order.id),
    shop_id: Number(state.shop.id),
    status: lower(event.status),
    message: null,
    happened_at: event.happenedAt,
    created_at: event.happenedAt,
    updated_at: fulfillment.updatedAt,
    estimated_delivery_at: fulfillment.estimatedDeliveryAt,
    country: event.country,
    province: null,
    city: null,
    zip: null,
    address1: null,
    latitude: null,
    longitude: null,
  };
}

function refundPayload(order: SandboxOrder, refund: SandboxRefund): WebhookPayload {
  return {
    id: Number(refund.id),
    admin_graphql_api_id: gid('Refund', refund.id),
    order_id: Number(order.id),
    created_at: refund.createdAt,
    processed_at: refund.createdAt,
    note: refund.note,
    total_refunded_set: priceSet(order, refund.total),
    refund_line_items: refund.lines.map((part) => ({
      id: Number(part.id),
      line_item_id: Number(part.lineId),
      quantity: part.quantity,
      restock_type: lower(part.restockType),
      subtotal: part.subtotal.shop,
      subtotal_set: priceSet(order, part.subtotal),
    })),
    transactions: order.transactions
      .filter(({ kind, processedAt }) => kind === 'REFUND' && processedAt === refund.createdAt)
      .map((each) => transactionPayload(order, each)),
  };
}

function addressPayload(
  state: ShopState,
  order: SandboxOrder,
  levelTwo: boolean,
): WebhookPayload | null {
  if (order.country === null) return null;
  const customer = order.customerId === null ? undefined : state.customer(order.customerId);
  return {
    country_code: order.country,
    province_code: order.province,
    ...(levelTwo ? { name: customer?.displayName ?? null, zip: '00000' } : {}),
  };
}

function customerPayload(
  state: ShopState,
  order: SandboxOrder,
  levelTwo: boolean,
): WebhookPayload | null {
  const customer = order.customerId === null ? undefined : state.customer(order.customerId);
  if (!customer) return null;
  return {
    id: Number(customer.id),
    admin_graphql_api_id: gid('Customer', customer.id),
    created_at: customer.createdAt,
    ...(levelTwo ? { email: customer.email } : {}),
  };
}

/** An order as orders/* topics carry it; level 2 customer data only where the app is approved for it. */
export function orderPayload(
  state: ShopState,
  order: SandboxOrder,
  levelTwo: boolean,
): WebhookPayload {
  const customer = order.customerId === null ? undefined : state.customer(order.customerId);
  const lineTotal = order.lines.reduce(
    (sum, line) =>
      addDecimals(
        sum,
        multiplyDecimals(line.unitPrice.shop, String(line.quantity), currencyScale(order.currency)),
      ),
    '0',
  );
  const refunded = totalRefunded(order);
  return {
    id: Number(order.id),
    admin_graphql_api_id: gid('Order', order.id),
    name: order.name,
    order_number: Number(order.name.replace(/\D/g, '')) || 0,
    created_at: order.createdAt,
    processed_at: order.processedAt,
    updated_at: order.updatedAt,
    cancelled_at: order.cancelledAt,
    cancel_reason: lower(order.cancelReason),
    closed_at: order.cancelledAt,
    test: order.test,
    source_name: order.sourceName,
    currency: order.currency,
    presentment_currency: order.presentmentCurrency,
    financial_status: lower(order.financialStatus),
    fulfillment_status: restFulfillmentStatus[order.fulfillmentStatus],
    taxes_included: order.taxesIncluded,
    total_line_items_price: lineTotal,
    subtotal_price: order.subtotal.shop,
    subtotal_price_set: priceSet(order, order.subtotal),
    total_shipping_price_set: priceSet(order, order.shipping),
    total_tax: order.tax.shop,
    total_tax_set: priceSet(order, order.tax),
    total_discounts: order.discounts.shop,
    total_discounts_set: priceSet(order, order.discounts),
    total_price: order.total.shop,
    total_price_set: priceSet(order, order.total),
    current_total_price: subtractDecimals(order.total.shop, refunded.shop),
    customer_locale: order.customerLocale,
    tags: order.tags.join(', '),
    note: null,
    payment_gateway_names: [...new Set(order.transactions.map(({ gateway }) => gateway))],
    customer: customerPayload(state, order, levelTwo),
    shipping_address: addressPayload(state, order, levelTwo),
    billing_address: addressPayload(state, order, levelTwo),
    shipping_lines: [{ title: 'Standard', code: 'standard', price: order.shipping.shop }],
    tax_lines: [],
    line_items: order.lines.map((line) => linePayload(order, line)),
    fulfillments: order.fulfillments.map((each) => fulfillmentPayload(order, each)),
    refunds: order.refunds.map((each) => refundPayload(order, each)),
    ...(levelTwo ? { email: customer?.email ?? null, phone: null } : {}),
  };
}

function productPayload(product: SandboxProduct): WebhookPayload {
  return {
    id: Number(product.id),
    admin_graphql_api_id: gid('Product', product.id),
    title: product.title,
    handle: product.handle,
    body_html: product.descriptionHtml,
    product_type: product.productType,
    vendor: product.vendor,
    status: lower(product.status),
    tags: '',
    created_at: product.createdAt,
    updated_at: product.updatedAt,
    published_at: product.status === 'ACTIVE' ? product.createdAt : null,
    variants: product.variants.map((variant, index) => ({
      id: Number(variant.id),
      admin_graphql_api_id: gid('ProductVariant', variant.id),
      product_id: Number(product.id),
      title: variant.title,
      sku: variant.sku,
      price: variant.price,
      compare_at_price: variant.compareAtPrice,
      position: index + 1,
      inventory_item_id: Number(variant.inventoryItem.id),
      inventory_quantity: variant.inventoryItem.levels.reduce((sum, l) => sum + l.available, 0),
      created_at: product.createdAt,
      updated_at: product.updatedAt,
    })),
  };
}

function bulkPayload(operation: BulkOperationRecord): WebhookPayload {
  return {
    admin_graphql_api_id: gid('BulkOperation', operation.id),
    status: lower(operation.status),
    error_code: lower(operation.errorCode),
    type: 'query',
    created_at: operation.createdAt,
    completed_at: operation.completedAt,
  };
}

function privacyPayload(
  state: ShopState,
  topic: string,
  customerId: string | null,
): WebhookPayload {
  const shop = { shop_id: Number(state.shop.id), shop_domain: state.shop.domain };
  if (topic === 'shop/redact') return shop;
  const customer = customerId === null ? undefined : state.customer(customerId);
  const orders = customerId === null ? [] : state.ordersOf(customerId).map(({ id }) => Number(id));
  const person = {
    customer: { id: Number(customerId), email: customer?.email ?? null, phone: null },
  };
  return topic === 'customers/redact'
    ? { ...shop, ...person, orders_to_redact: orders }
    : { ...shop, ...person, orders_requested: orders, data_request: { id: 1 } };
}

/** The body for an event, as things stand now. */
export function webhookPayload(store: SandboxStore, event: SandboxEvent): WebhookPayload {
  const state = store.shop(event.domain);
  const { shop } = state;
  const { resource } = event;
  switch (resource.kind) {
    case 'order':
      return orderPayload(state, resource.order, store.app.protectedCustomerData === 'level-2');
    case 'transaction':
      return transactionPayload(resource.order, resource.transaction);
    case 'refund':
      return refundPayload(resource.order, resource.refund);
    case 'fulfillment':
      return fulfillmentPayload(resource.order, resource.fulfillment);
    case 'fulfillment-event':
      return fulfillmentEventPayload(state, resource.order, resource.fulfillment, resource.event);
    case 'product':
      return productPayload(resource.product);
    case 'return':
      return {
        id: Number(resource.returned.id),
        admin_graphql_api_id: gid('Return', resource.returned.id),
        order: {
          id: Number(resource.order.id),
          admin_graphql_api_id: gid('Order', resource.order.id),
        },
        status: lower(resource.returned.status),
        total_return_line_items: resource.returned.lines.length,
      };
    case 'dispute':
      return {
        id: Number(resource.dispute.id),
        order_id: Number(resource.order.id),
        type: lower(resource.dispute.initiatedAs),
        status: lower(resource.dispute.status),
        reason: lower(resource.dispute.reason),
        amount: resource.dispute.amount.shop,
        currency: resource.order.currency,
        initiated_at: resource.dispute.initiatedAt,
      };
    case 'customer':
      return {
        id: Number(resource.customer.id),
        admin_graphql_api_id: gid('Customer', resource.customer.id),
        created_at: resource.customer.createdAt,
        updated_at: resource.customer.updatedAt ?? resource.customer.createdAt,
      };
    case 'review':
      return reviewPayload(resource.review, resource.gone);
    case 'customer-merge':
      return {
        admin_graphql_api_customer_kept_id: gid('Customer', resource.keptId),
        admin_graphql_api_customer_deleted_id: gid('Customer', resource.deletedId),
        admin_graphql_api_job_id: null,
        status: 'completed',
        errors: [],
      };
    case 'inventory-level':
      return {
        admin_graphql_api_id: `${gid('InventoryLevel', resource.locationId)}?inventory_item_id=${resource.inventoryItemId}`,
        inventory_item_id: Number(resource.inventoryItemId),
        location_id: Number(resource.locationId),
        available: resource.available,
        updated_at: event.triggeredAt,
      };
    case 'bulk-operation':
      return bulkPayload(resource.operation);
    case 'shop':
      return {
        id: Number(shop.id),
        admin_graphql_api_id: gid('Shop', shop.id),
        name: shop.name,
        domain: shop.domain,
        myshopify_domain: shop.domain,
        currency: shop.currency,
        iana_timezone: shop.zone,
        country_code: shop.country,
        created_at: shop.createdAt,
        updated_at: event.triggeredAt,
      };
    case 'scopes':
      return {
        id: Number(store.app.id),
        previous: resource.previous,
        current: resource.current,
        updated_at: event.triggeredAt,
      };
    case 'privacy':
      return privacyPayload(state, event.topic, resource.customerId);
  }
}
