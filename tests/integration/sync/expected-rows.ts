import type { SandboxMoney, SandboxOrder, SandboxShop } from '../../sandbox/model.ts';

/*
 * The rows that a shop's data should become, worked out without the code under test: amounts by
 * moving the point (ISO 4217), dates by Intl.
 */

export type Rows = Record<string, Record<string, unknown>[]>;

/** Rows of every table that sync fills, by table, in no order. Instants to the second. */
export function expectedRows(shop: SandboxShop): Rows {
  const zoneDate = new Intl.DateTimeFormat('en-CA', { timeZone: shop.zone, dateStyle: 'short' });
  const dateOf = (instant: string | null) =>
    instant === null ? null : zoneDate.format(new Date(instant));
  const each = <T>(read: (order: SandboxOrder) => T[]) => shop.orders.flatMap(read);
  return {
    order: shop.orders.map((order) => orderRow(order, dateOf)),
    order_line: each(lineRows),
    order_transaction: each(transactionRows),
    fulfillment: each((order) => fulfillmentRows(order, dateOf)),
    fulfillment_event: each(eventRows),
    refund: each((order) => refundRows(order, dateOf)),
    refund_line: each(refundLineRows),
    product: shop.products.map((it) => ({ product_id: it.id, title: it.title, status: it.status })),
    product_variant: shop.products.flatMap((product) =>
      product.variants.map((variant) => ({
        variant_id: variant.id,
        product_id: product.id,
        sku: variant.sku,
        price_minor: minor(variant.price, shop.currency),
        inventory_item_id: variant.inventoryItem.id,
      })),
    ),
    inventory_item: shop.products.flatMap((product) =>
      product.variants.map(({ inventoryItem: item }) => ({
        inventory_item_id: item.id,
        unit_cost_minor: item.unitCost === null ? null : minor(item.unitCost, shop.currency),
        hs_code: item.harmonizedSystemCode,
        origin_country: item.countryOfOrigin,
        weight_grams: item.weightGrams,
      })),
    ),
    location: shop.locations.map(({ id, country, active }) => ({
      location_id: id,
      country,
      active,
    })),
    market: shop.markets.map((market) => ({
      market_id: market.id,
      handle: market.handle,
      currency: market.currency,
      countries: [...market.countries].sort().join(','),
    })),
    shop_locale: shop.locales.map(({ locale, primary, published }) => ({
      locale,
      primary,
      published,
    })),
  };
}

type DateOf = (instant: string | null) => string | null;

const WITHOUT_DIGITS = ['JPY', 'KRW', 'VND', 'ISK', 'CLP'];

/** 12.3 EUR is 1230. Amounts of the local Shopify have no more digits than their currency. */
export function minor(amount: string, currency: string): string {
  const digits = WITHOUT_DIGITS.includes(currency) ? 0 : 2;
  return String(Math.round(Number(amount) * 10 ** digits));
}

function seconds(instant: string | null): number | null {
  return instant === null ? null : Math.floor(Date.parse(instant) / 1000);
}

function orderRow(order: SandboxOrder, dateOf: DateOf) {
  const shopMinor = (money: SandboxMoney) => minor(money.shop, order.currency);
  const refunded = order.refunds.reduce((sum, it) => sum + Number(shopMinor(it.total)), 0);
  return {
    order_id: order.id,
    channel: 'shopify',
    name: order.name,
    created_at: seconds(order.createdAt),
    processed_at: seconds(order.processedAt),
    updated_at: seconds(order.updatedAt),
    cancelled_at: seconds(order.cancelledAt),
    test: order.test,
    processed_on: dateOf(order.processedAt),
    financial_status: order.financialStatus,
    fulfillment_status: order.fulfillmentStatus,
    customer_id: order.customerId,
    customer_locale: order.customerLocale,
    country: order.country ?? 'ZZ',
    currency: order.currency,
    presentment_currency: order.presentmentCurrency,
    total_minor: shopMinor(order.total),
    subtotal_minor: shopMinor(order.subtotal),
    shipping_minor: shopMinor(order.shipping),
    tax_minor: shopMinor(order.tax),
    discount_minor: shopMinor(order.discounts),
    presentment_total_minor: minor(order.total.presentment, order.presentmentCurrency),
    refunded_minor: String(refunded),
  };
}

function lineRows(order: SandboxOrder) {
  return order.lines.map((line) => ({
    order_id: order.id,
    line_id: line.id,
    product_id: line.productId,
    variant_id: line.variantId,
    sku: line.sku,
    title: line.title,
    quantity: line.quantity,
    unit_price_minor: minor(line.unitPrice.shop, order.currency),
    discount_minor: minor(line.discount.shop, order.currency),
  }));
}

function transactionRows(order: SandboxOrder) {
  return order.transactions.map((transaction) => ({
    order_id: order.id,
    transaction_id: transaction.id,
    parent_id: transaction.parentId,
    kind: transaction.kind,
    status: transaction.status,
    gateway: transaction.gateway,
    error_code: transaction.errorCode,
    amount_minor: minor(transaction.amount.shop, order.currency),
    fee_minor: transaction.fee === null ? null : minor(transaction.fee, order.currency),
    processed_at: seconds(transaction.processedAt),
  }));
}

function fulfillmentRows(order: SandboxOrder, dateOf: DateOf) {
  return order.fulfillments.map((fulfillment) => ({
    order_id: order.id,
    fulfillment_id: fulfillment.id,
    status: fulfillment.status,
    display_status: fulfillment.displayStatus,
    created_at: seconds(fulfillment.createdAt),
    in_transit_at: seconds(fulfillment.inTransitAt),
    delivered_at: seconds(fulfillment.deliveredAt),
    delivered_on: dateOf(fulfillment.deliveredAt),
    estimated_delivery_at: seconds(fulfillment.estimatedDeliveryAt),
    estimated_on: dateOf(fulfillment.estimatedDeliveryAt),
    location_id: fulfillment.locationId,
    carrier: fulfillment.carrier,
    tracking_present: fulfillment.trackingNumber !== null,
  }));
}

function eventRows(order: SandboxOrder) {
  return order.fulfillments.flatMap((fulfillment) =>
    fulfillment.events.map((event) => ({
      order_id: order.id,
      fulfillment_id: fulfillment.id,
      event_id: event.id,
      status: event.status,
      happened_at: seconds(event.happenedAt),
    })),
  );
}

function refundRows(order: SandboxOrder, dateOf: DateOf) {
  return order.refunds.map((refund) => ({
    order_id: order.id,
    refund_id: refund.id,
    created_on: dateOf(refund.createdAt),
    amount_minor: minor(refund.total.shop, order.currency),
  }));
}

function refundLineRows(order: SandboxOrder) {
  return order.refunds.flatMap((refund) =>
    refund.lines.map((line) => ({
      order_id: order.id,
      refund_id: refund.id,
      line_id: line.lineId,
      quantity: line.quantity,
      amount_minor: minor(line.subtotal.shop, order.currency),
    })),
  );
}
