import type { SandboxMoney, SandboxOrder, SandboxShop } from '../../sandbox/model.ts';
import {
  evidenceDueAt,
  movementsOf,
  payoutIdOf,
  payoutsOf,
  signedAmount,
} from '../../sandbox/payments-ledger.ts';

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
    order_tax_line: each(taxLineRows),
    order_shipping_line: each(shippingLineRows),
    order_return: each((order) => returnRows(order, dateOf)),
    return_line: each(returnLineRows),
    dispute: each(disputeRows),
    customer: customerRows(shop),
    inventory_level: shop.products.flatMap((product) =>
      product.variants.flatMap(({ inventoryItem: item }) =>
        item.levels.map((level) => ({
          inventory_item_id: item.id,
          location_id: level.locationId,
          available: level.available,
          on_hand: level.available + (level.committed ?? 0),
          committed: level.committed ?? 0,
          incoming: level.incoming,
        })),
      ),
    ),
    inventory_item_code: shop.products.flatMap((product) =>
      product.variants.flatMap(({ inventoryItem: item }) =>
        Object.entries(item.countryCodes ?? {}).map(([country, code]) => ({
          inventory_item_id: item.id,
          country,
          hs_code: code,
        })),
      ),
    ),
    price_list: shop.markets
      .filter(({ fixedPrices }) => fixedPrices !== undefined)
      .map((market) => ({
        price_list_id: market.id,
        name: market.name,
        status: market.status,
        currency: market.currency,
        adjustment_percent: 0,
      })),
    price_list_price: shop.markets.flatMap((market) =>
      Object.entries(market.fixedPrices ?? {}).map(([variantId, price]) => ({
        price_list_id: market.id,
        variant_id: variantId,
        price_minor: minor(price, market.currency),
      })),
    ),
    market_web_presence: shop.markets.map((market) => ({
      market_id: market.id,
      default_locale: shop.locales.find(({ primary }) => primary)?.locale,
    })),
    product: shop.products.map((it) => ({ product_id: it.id, title: it.title, status: it.status })),
    product_variant: shop.products.flatMap((product) =>
      product.variants.map((variant) => ({
        variant_id: variant.id,
        product_id: product.id,
        sku: variant.sku,
        price_minor: minor(variant.price, shop.currency),
        compare_at_minor:
          variant.compareAtPrice === null ? null : minor(variant.compareAtPrice, shop.currency),
        inventory_item_id: variant.inventoryItem.id,
      })),
    ),
    inventory_item: shop.products.flatMap((product) =>
      product.variants.map(({ inventoryItem: item }) => ({
        inventory_item_id: item.id,
        unit_cost_minor: item.unitCost === null ? null : minor(item.unitCost, shop.currency),
        hs_code: item.harmonizedSystemCode,
        origin_country: item.countryOfOrigin,
        origin_province: item.provinceOfOrigin ?? null,
        weight_grams: item.weightGrams,
      })),
    ),
    review: (shop.reviews ?? []).map((review) => ({
      review_id: review.id,
      product_id: review.productId,
      variant_id: review.variantId,
      order_id: review.orderId,
      customer_id: review.customerId,
      rating: review.rating,
      scale_min: 1,
      scale_max: 5,
      locale: review.locale,
      verification: review.verification,
      status: review.status,
      title: review.title,
      body: review.body,
      submitted_at: seconds(review.submittedAt),
      updated_at: seconds(review.updatedAt),
      redacted: false,
    })),
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
      type: 'REGION',
      tax_pricing: shop.taxesIncluded ? 'INCLUDES_TAXES_IN_PRICE' : 'ADD_TAXES_AT_CHECKOUT',
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
    province: order.country === null ? null : order.province,
    taxes_included: order.taxesIncluded,
    duties_minor: order.duties === null ? null : shopMinor(order.duties),
    risk_level: order.riskLevel,
    return_status: order.returns.length === 0 ? 'NO_RETURN' : returnStatusOf(order),
  };
}

function returnStatusOf({ returns }: SandboxOrder): string {
  const statuses = new Set(returns.map(({ status }) => status));
  if (statuses.has('OPEN')) return 'IN_PROGRESS';
  if (statuses.has('REQUESTED')) return 'RETURN_REQUESTED';
  return statuses.has('CLOSED') ? 'RETURNED' : 'NO_RETURN';
}

function refundedPieces({ refunds }: SandboxOrder, lineId: string): number {
  return refunds
    .flatMap(({ lines }) => lines)
    .filter((line) => line.lineId === lineId)
    .reduce((sum, line) => sum + line.quantity, 0);
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
    current_quantity: line.quantity - refundedPieces(order, line.id),
    refundable_quantity: line.quantity - refundedPieces(order, line.id),
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
    gateway_name: transaction.formattedGateway,
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

function taxLineRows(order: SandboxOrder) {
  if (Number(order.tax.shop) === 0) return [];
  const amount = minor(order.tax.shop, order.currency);
  return [{ order_id: order.id, position: 0, title: 'Tax', amount_minor: amount }];
}

function shippingLineRows(order: SandboxOrder) {
  const price = minor(order.shipping.shop, order.currency);
  return [{ order_id: order.id, title: 'Standard', code: 'standard', price_minor: price }];
}

function returnRows(order: SandboxOrder, dateOf: DateOf) {
  return order.returns.map((it) => ({
    order_id: order.id,
    return_id: it.id,
    status: it.status,
    created_at: seconds(it.createdAt),
    created_on: dateOf(it.createdAt),
    closed_at: seconds(it.closedAt ?? null),
  }));
}

function returnLineRows(order: SandboxOrder) {
  return order.returns.flatMap((it) =>
    it.lines.map((line) => ({
      order_id: order.id,
      return_id: it.id,
      return_line_id: line.id,
      line_id: line.lineId,
      quantity: line.quantity,
      reason_handle: line.reasonHandle,
      reason_name: line.reasonName,
    })),
  );
}

function disputeRows(order: SandboxOrder) {
  return (order.disputes ?? []).map((dispute) => ({
    dispute_id: dispute.id,
    order_id: order.id,
    type: dispute.initiatedAs,
    status: dispute.status,
    reason: dispute.reason,
    amount_minor: minor(dispute.amount.shop, order.currency),
    currency: order.currency,
    initiated_at: seconds(dispute.initiatedAt),
    evidence_due_at: seconds(evidenceDueAt(dispute)),
  }));
}

function customerRows(shop: SandboxShop) {
  const orders = Map.groupBy(shop.orders, ({ customerId }) => customerId);
  return shop.customers.map((customer) => ({
    customer_id: customer.id,
    country: customer.country,
    locale: customer.locale,
    created_at: seconds(customer.createdAt),
    updated_at: seconds(customer.updatedAt ?? customer.createdAt),
    orders: orders.get(customer.id)?.length ?? 0,
  }));
}

/** Payouts and movements of the balance since an instant. */
export function expectedLedger(shop: SandboxShop, sinceMs: number, now: Date): Rows {
  const movements = movementsOf(shop.orders);
  const payouts = payoutsOf(movements, now);
  const issued = new Set(payouts.map(({ id }) => id));
  return {
    payout: payouts
      .filter(({ issuedAt }) => Date.parse(issuedAt) >= sinceMs)
      .map((it) => ({
        payout_id: it.id,
        status: it.status,
        issued_at: seconds(it.issuedAt),
        currency: shop.currency,
        net_minor: minor(it.net, shop.currency),
        charges_fee_minor: minor(it.chargesFee, shop.currency),
        refunds_gross_minor: minor(it.refundsGross, shop.currency),
      })),
    balance_transaction: movements
      .filter(({ transaction }) => Date.parse(transaction.processedAt) >= sinceMs)
      .map((it) => ({
        balance_transaction_id: it.transaction.id,
        transacted_at: seconds(it.transaction.processedAt),
        amount_minor: minor(signedAmount(it), shop.currency),
        fee_minor: minor(it.transaction.fee ?? '0', shop.currency),
        order_id: it.order.id,
        transaction_id: it.transaction.id,
        payout_id: issued.has(payoutIdOf(it)) ? payoutIdOf(it) : null,
        test: it.order.test,
      })),
  };
}
