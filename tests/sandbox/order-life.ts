/** How an order comes into being and changes in the local Shopify, and which events that causes. */
import {
  addDecimals,
  compareDecimals,
  currencyScale,
  multiplyDecimals,
  subtractDecimals,
} from './decimal.ts';
import { atMost, findUsableCode, spreadDiscount } from './discount-codes.ts';
import type { SandboxEvent, SandboxTopic } from './events.ts';
import type {
  SandboxFulfillment,
  SandboxFulfillmentEvent,
  SandboxMoney,
  SandboxOrder,
  SandboxOrderLine,
  SandboxTransaction,
} from './model.ts';
import type { ShopState } from './shop-state.ts';
import type { SandboxStore } from './store.ts';

export interface PaymentDraft {
  /** Gateway handle, e.g. "shopify_payments", "paypal", "bogus". */
  gateway: string;
  formattedGateway?: string | undefined;
  /** "visa", "ideal", … as the gateway names it. */
  methodName?: string | null | undefined;
}

export interface OrderDraft {
  lines: { variantId: string; quantity: number }[];
  /** ISO 3166-1 alpha-2 of the address; null for an order without one. */
  country: string | null;
  province?: string | null | undefined;
  /** Market that sets currency and rate; the one that lists the country when left out. */
  marketId?: string | null | undefined;
  customerId?: string | null | undefined;
  /** BCP 47 language the shopper saw. */
  customerLocale?: string | null | undefined;
  /** Amount in the shop's currency; "0" when left out. */
  shipping?: string | undefined;
  payment: PaymentDraft & {
    outcome: 'success' | 'authorized' | 'pending' | 'failure';
    /** OrderTransactionErrorCode of a failed attempt; CARD_DECLINED when left out. */
    errorCode?: string | undefined;
  };
  /** Taken off where it can be used, else left out as checkouts do. */
  discountCode?: string | null | undefined;
  tags?: string[] | undefined;
  test?: boolean | undefined;
  sourceName?: string | undefined;
}

export interface RefundLineDraft {
  lineId: string;
  quantity: number;
  /** NO_RESTOCK when left out. */
  restockType?: 'RETURN' | 'CANCEL' | 'NO_RESTOCK' | undefined;
}

export interface RefundDraft {
  /** Lines given back; all that is left when neither lines nor amount is given. */
  lines?: RefundLineDraft[] | undefined;
  /** Extra amount in the shop's currency that belongs to no line, e.g. shipping. */
  amount?: string | undefined;
  note?: string | null | undefined;
}

export interface FulfillDraft {
  lineIds?: string[] | undefined;
  locationId?: string | undefined;
  carrier?: string | null | undefined;
  service?: string | null | undefined;
  trackingNumber?: string | null | undefined;
  estimatedDeliveryAt?: string | null | undefined;
}

export interface TrackingStep {
  status: SandboxFulfillmentEvent['status'];
  /** Now, when left out. */
  happenedAt?: string | undefined;
  country?: string | null | undefined;
}

type Occurrence = { topic: SandboxTopic; resource: SandboxEvent['resource'] };

interface Converter {
  money(shopAmount: string): SandboxMoney;
  presentmentCurrency: string;
}

function converter(state: ShopState, marketId: string | null): Converter {
  const { shop } = state;
  const market = shop.markets.find((each) => each.id === marketId);
  const shopScale = currencyScale(shop.currency);
  if (!market || market.currency === shop.currency) {
    return {
      presentmentCurrency: shop.currency,
      money: (amount) => {
        const exact = multiplyDecimals(amount, '1', shopScale);
        return { shop: exact, presentment: exact };
      },
    };
  }
  const rate = String(market.exchangeRate);
  const scale = currencyScale(market.currency);
  return {
    presentmentCurrency: market.currency,
    money: (amount) => ({
      shop: multiplyDecimals(amount, '1', shopScale),
      presentment: multiplyDecimals(amount, rate, scale),
    }),
  };
}

export function addMoney(a: SandboxMoney, b: SandboxMoney): SandboxMoney {
  return {
    shop: addDecimals(a.shop, b.shop),
    presentment: addDecimals(a.presentment, b.presentment),
  };
}

export function subtractMoney(a: SandboxMoney, b: SandboxMoney): SandboxMoney {
  return {
    shop: subtractDecimals(a.shop, b.shop),
    presentment: subtractDecimals(a.presentment, b.presentment),
  };
}

/** Sum of all refunds; "0" scaled as the order's total when there are none. */
export function totalRefunded(order: SandboxOrder): SandboxMoney {
  return order.refunds.reduce(
    (sum, refund) => addMoney(sum, refund.total),
    subtractMoney(order.total, order.total),
  );
}

function nextOrderName(state: ShopState): string {
  let highest = 1000;
  for (const order of state.shop.orders) {
    const number = Number(order.name.replace(/\D/g, ''));
    if (Number.isSafeInteger(number) && number > highest) highest = number;
  }
  return `#${highest + 1}`;
}

function transaction(
  state: ShopState,
  now: string,
  payment: PaymentDraft,
  fields: Pick<SandboxTransaction, 'kind' | 'status' | 'amount'> &
    Partial<Pick<SandboxTransaction, 'errorCode' | 'parentId'>>,
): SandboxTransaction {
  const charged = fields.status === 'SUCCESS' && fields.kind === 'SALE';
  return {
    id: state.nextId(),
    gateway: payment.gateway,
    formattedGateway: payment.formattedGateway ?? payment.gateway,
    paymentMethodName: payment.methodName ?? null,
    errorCode: null,
    parentId: null,
    processedAt: now,
    fee:
      charged && payment.gateway === 'shopify_payments'
        ? multiplyDecimals(fields.amount.shop, '0.029', currencyScale(state.shop.currency))
        : null,
    ...fields,
  };
}

function orderLines(state: ShopState, draft: OrderDraft, convert: Converter): SandboxOrderLine[] {
  if (draft.lines.length === 0) throw new Error('An order needs a line at least.');
  return draft.lines.map(({ variantId, quantity }) => {
    const found = state.variant(variantId);
    if (!found) throw new Error(`${state.shop.domain} has no variant ${variantId}.`);
    if (!Number.isInteger(quantity) || quantity < 1) {
      throw new Error(`A quantity is a whole number from 1, not ${quantity}.`);
    }
    return {
      id: state.nextId(),
      productId: found.product.id,
      variantId,
      sku: found.variant.sku,
      title: found.product.title,
      quantity,
      unitPrice: convert.money(found.variant.price),
      discount: convert.money('0'),
      requiresShipping: found.variant.inventoryItem.requiresShipping,
    };
  });
}

/** Takes a code's amount off the lines and counts the use. */
function useCode(
  state: ShopState,
  draft: OrderDraft,
  order: { convert: Converter; lines: SandboxOrderLine[]; subtotal: SandboxMoney; now: string },
): { code: string; amount: SandboxMoney } | null {
  if (!draft.discountCode) return null;
  const customerId = draft.customerId ?? null;
  const record = findUsableCode(state, draft.discountCode, { customerId, now: order.now });
  if (typeof record === 'string') return null;
  const currencies = {
    shop: state.shop.currency,
    presentment: order.convert.presentmentCurrency,
  };
  const wanted = order.convert.money(record.amount);
  const amount = {
    shop: atMost(wanted.shop, order.subtotal.shop),
    presentment: atMost(wanted.presentment, order.subtotal.presentment),
  };
  const totals = order.lines.map(({ unitPrice, quantity }) => ({
    shop: multiplyDecimals(unitPrice.shop, String(quantity), currencyScale(currencies.shop)),
    presentment: multiplyDecimals(
      unitPrice.presentment,
      String(quantity),
      currencyScale(currencies.presentment),
    ),
  }));
  const shares = spreadDiscount(amount, totals, currencies);
  for (const [index, line] of order.lines.entries()) line.discount = shares[index] ?? line.discount;
  record.uses.push(customerId);
  return { code: record.code, amount };
}

const financialStatusAfter = {
  success: 'PAID',
  authorized: 'AUTHORIZED',
  pending: 'PENDING',
  failure: 'PENDING',
} as const;

/**
 * Places an order: orders/create, then order_transactions/create, then orders/paid when it is paid.
 *
 * A failed payment leaves the order PENDING with a FAILURE transaction. Taxes are not computed.
 */
export function placeOrder(store: SandboxStore, domain: string, draft: OrderDraft): SandboxOrder {
  const state = store.shop(domain);
  const now = store.clock().toISOString();
  const marketId =
    draft.marketId ??
    state.shop.markets.find(
      (each) => draft.country !== null && each.countries.includes(draft.country),
    )?.id ??
    null;
  const convert = converter(state, marketId);
  const lines = orderLines(state, draft, convert);
  const zero = convert.money('0');
  const subtotal = lines.reduce((sum, line) => {
    const quantity = String(line.quantity);
    return addMoney(sum, {
      shop: multiplyDecimals(line.unitPrice.shop, quantity, currencyScale(state.shop.currency)),
      presentment: multiplyDecimals(
        line.unitPrice.presentment,
        quantity,
        currencyScale(convert.presentmentCurrency),
      ),
    });
  }, zero);
  const used = useCode(state, draft, { convert, lines, subtotal, now });
  const discounts = used?.amount ?? zero;
  const shipping = convert.money(draft.shipping ?? '0');
  const paid = subtractMoney(subtotal, discounts);
  const total = addMoney(paid, shipping);
  const { outcome } = draft.payment;
  const order: SandboxOrder = {
    id: state.nextId(),
    name: nextOrderName(state),
    createdAt: now,
    processedAt: now,
    updatedAt: now,
    cancelledAt: null,
    cancelReason: null,
    test: draft.test ?? false,
    sourceName: draft.sourceName ?? 'web',
    currency: state.shop.currency,
    presentmentCurrency: convert.presentmentCurrency,
    customerId: draft.customerId ?? null,
    customerLocale: draft.customerLocale ?? null,
    country: draft.country,
    province: draft.province ?? null,
    marketId,
    financialStatus: financialStatusAfter[outcome],
    fulfillmentStatus: 'UNFULFILLED',
    taxesIncluded: state.shop.taxesIncluded,
    subtotal: paid,
    shipping,
    tax: zero,
    discounts,
    duties: null,
    total,
    tags: draft.tags ?? [],
    lines,
    transactions: [],
    fulfillments: [],
    refunds: [],
    returns: [],
    riskLevel: 'NONE',
    ...(used === null ? {} : { discountCodes: [used.code] }),
  };
  const attempt = transaction(state, now, draft.payment, {
    kind: outcome === 'authorized' ? 'AUTHORIZATION' : 'SALE',
    status: outcome === 'failure' ? 'FAILURE' : outcome === 'pending' ? 'PENDING' : 'SUCCESS',
    errorCode: outcome === 'failure' ? (draft.payment.errorCode ?? 'CARD_DECLINED') : null,
    amount: total,
  });
  order.transactions.push(attempt);
  state.shop.orders.push(order);
  const resource = { kind: 'order', order } as const;
  const occurrences: Occurrence[] = [
    { topic: 'orders/create', resource },
    {
      topic: 'order_transactions/create',
      resource: { kind: 'transaction', order, transaction: attempt },
    },
  ];
  if (order.financialStatus === 'PAID') occurrences.push({ topic: 'orders/paid', resource });
  store.emit(domain, occurrences);
  return order;
}

function existing(store: SandboxStore, domain: string, orderId: string): SandboxOrder {
  const order = store.shop(domain).order(orderId);
  if (!order) throw new Error(`${domain} has no order ${orderId}.`);
  return order;
}

function changed(
  store: SandboxStore,
  domain: string,
  order: SandboxOrder,
  others: Occurrence[],
): SandboxOrder {
  order.updatedAt = store.clock().toISOString();
  store.emit(domain, [...others, { topic: 'orders/updated', resource: { kind: 'order', order } }]);
  return order;
}

export function payOrder(
  store: SandboxStore,
  domain: string,
  orderId: string,
  payment: PaymentDraft,
): SandboxOrder {
  const order = existing(store, domain, orderId);
  if (order.financialStatus !== 'PENDING' && order.financialStatus !== 'AUTHORIZED') {
    throw new Error(`Order ${order.name} is ${order.financialStatus}: there is nothing to pay.`);
  }
  const authorization = order.transactions.find((each) => each.kind === 'AUTHORIZATION');
  const paid = transaction(store.shop(domain), store.clock().toISOString(), payment, {
    kind: order.financialStatus === 'AUTHORIZED' ? 'CAPTURE' : 'SALE',
    status: 'SUCCESS',
    parentId: authorization?.id ?? null,
    amount: order.total,
  });
  order.transactions.push(paid);
  order.financialStatus = 'PAID';
  return changed(store, domain, order, [
    {
      topic: 'order_transactions/create',
      resource: { kind: 'transaction', order, transaction: paid },
    },
    { topic: 'orders/paid', resource: { kind: 'order', order } },
  ]);
}

export function failPayment(
  store: SandboxStore,
  domain: string,
  orderId: string,
  payment: PaymentDraft & { errorCode: string },
): SandboxOrder {
  const order = existing(store, domain, orderId);
  const failed = transaction(store.shop(domain), store.clock().toISOString(), payment, {
    kind: 'SALE',
    status: 'FAILURE',
    errorCode: payment.errorCode,
    amount: order.total,
  });
  order.transactions.push(failed);
  return changed(store, domain, order, [
    {
      topic: 'order_transactions/create',
      resource: { kind: 'transaction', order, transaction: failed },
    },
  ]);
}

function lineShare(order: SandboxOrder, line: SandboxOrderLine, quantity: number): SandboxMoney {
  const share = (unit: string, discount: string, currency: string): string => {
    const scale = currencyScale(currency);
    const gross = multiplyDecimals(unit, String(quantity), scale);
    const cut = multiplyDecimals(discount, (quantity / line.quantity).toFixed(10), scale);
    return subtractDecimals(gross, cut);
  };
  return {
    shop: share(line.unitPrice.shop, line.discount.shop, order.currency),
    presentment: share(
      line.unitPrice.presentment,
      line.discount.presentment,
      order.presentmentCurrency,
    ),
  };
}

function openQuantity(order: SandboxOrder, line: SandboxOrderLine): number {
  const back = order.refunds
    .flatMap((refund) => refund.lines)
    .filter((each) => each.lineId === line.id)
    .reduce((sum, each) => sum + each.quantity, 0);
  return line.quantity - back;
}

export function refundOrder(
  store: SandboxStore,
  domain: string,
  orderId: string,
  draft: RefundDraft,
): SandboxOrder {
  const state = store.shop(domain);
  const order = existing(store, domain, orderId);
  const everything = draft.lines === undefined && draft.amount === undefined;
  const wanted: RefundLineDraft[] = everything
    ? order.lines.map((line) => ({ lineId: line.id, quantity: openQuantity(order, line) }))
    : (draft.lines ?? []);
  const lines = wanted
    .filter(({ quantity }) => quantity > 0)
    .map((each) => {
      const line = order.lines.find(({ id }) => id === each.lineId);
      if (!line) throw new Error(`Order ${order.name} has no line ${each.lineId}.`);
      if (each.quantity > openQuantity(order, line)) {
        throw new Error(`Only ${openQuantity(order, line)} of line ${line.id} can be refunded.`);
      }
      return {
        id: state.nextId(),
        lineId: line.id,
        quantity: each.quantity,
        subtotal: lineShare(order, line, each.quantity),
        restockType: each.restockType ?? ('NO_RESTOCK' as const),
      };
    });
  const left = subtractMoney(order.total, totalRefunded(order));
  const extra = converter(state, order.marketId).money(draft.amount ?? '0');
  const total = everything
    ? left
    : lines.reduce((sum, line) => addMoney(sum, line.subtotal), extra);
  if (compareDecimals(total.shop, left.shop) > 0) {
    throw new Error(`Order ${order.name} has ${left.shop} left, ${total.shop} cannot be refunded.`);
  }
  const now = store.clock().toISOString();
  const refund = { id: state.nextId(), createdAt: now, note: draft.note ?? null, total, lines };
  const charge = order.transactions.find(
    ({ kind, status }) => status === 'SUCCESS' && (kind === 'SALE' || kind === 'CAPTURE'),
  );
  const paidBack = transaction(
    state,
    now,
    {
      gateway: charge?.gateway ?? 'manual',
      formattedGateway: charge?.formattedGateway,
      methodName: charge?.paymentMethodName,
    },
    { kind: 'REFUND', status: 'SUCCESS', parentId: charge?.id ?? null, amount: total },
  );
  order.refunds.push(refund);
  order.transactions.push(paidBack);
  const all = compareDecimals(totalRefunded(order).shop, order.total.shop) >= 0;
  order.financialStatus = all ? 'REFUNDED' : 'PARTIALLY_REFUNDED';
  return changed(store, domain, order, [
    { topic: 'refunds/create', resource: { kind: 'refund', order, refund } },
    {
      topic: 'order_transactions/create',
      resource: { kind: 'transaction', order, transaction: paidBack },
    },
  ]);
}

export function cancelOrder(
  store: SandboxStore,
  domain: string,
  orderId: string,
  reason: string,
): SandboxOrder {
  const order = existing(store, domain, orderId);
  order.cancelledAt = store.clock().toISOString();
  order.cancelReason = reason;
  if (order.financialStatus === 'PENDING' || order.financialStatus === 'AUTHORIZED') {
    order.financialStatus = 'VOIDED';
  }
  return changed(store, domain, order, [
    { topic: 'orders/cancelled', resource: { kind: 'order', order } },
  ]);
}

export function fulfillOrder(
  store: SandboxStore,
  domain: string,
  orderId: string,
  draft: FulfillDraft,
): SandboxOrder {
  const state = store.shop(domain);
  const order = existing(store, domain, orderId);
  const shipped = new Set(
    order.fulfillments
      .filter(({ status }) => status !== 'CANCELLED')
      .flatMap((each) => each.lineIds),
  );
  const lineIds = draft.lineIds ?? order.lines.map(({ id }) => id).filter((id) => !shipped.has(id));
  if (lineIds.length === 0) throw new Error(`Order ${order.name} has nothing left to ship.`);
  const locationId = draft.locationId ?? state.shop.locations.find(({ active }) => active)?.id;
  if (locationId === undefined) throw new Error(`${domain} has no active location to ship from.`);
  const now = store.clock().toISOString();
  const fulfillment: SandboxFulfillment = {
    id: state.nextId(),
    status: 'SUCCESS',
    displayStatus: 'FULFILLED',
    createdAt: now,
    updatedAt: now,
    inTransitAt: null,
    deliveredAt: null,
    estimatedDeliveryAt: draft.estimatedDeliveryAt ?? null,
    locationId,
    carrier: draft.carrier ?? null,
    service: draft.service ?? null,
    trackingNumber: draft.trackingNumber ?? null,
    lineIds,
    events: [],
  };
  order.fulfillments.push(fulfillment);
  for (const id of lineIds) shipped.add(id);
  order.fulfillmentStatus = order.lines.every(({ id }) => shipped.has(id))
    ? 'FULFILLED'
    : 'PARTIALLY_FULFILLED';
  return changed(store, domain, order, [
    { topic: 'fulfillments/create', resource: { kind: 'fulfillment', order, fulfillment } },
  ]);
}

const displayStatusAfter: Record<
  SandboxFulfillmentEvent['status'],
  SandboxFulfillment['displayStatus']
> = {
  LABEL_PURCHASED: 'LABEL_PURCHASED',
  CARRIER_PICKED_UP: 'CARRIER_PICKED_UP',
  IN_TRANSIT: 'IN_TRANSIT',
  OUT_FOR_DELIVERY: 'OUT_FOR_DELIVERY',
  ATTEMPTED_DELIVERY: 'OUT_FOR_DELIVERY',
  DELIVERED: 'DELIVERED',
  DELAYED: 'DELAYED',
  FAILURE: 'FAILURE',
  READY_FOR_PICKUP: 'OUT_FOR_DELIVERY',
};

export function advanceTracking(
  store: SandboxStore,
  domain: string,
  orderId: string,
  fulfillmentId: string,
  step: TrackingStep,
): SandboxOrder {
  const order = existing(store, domain, orderId);
  const fulfillment = order.fulfillments.find(({ id }) => id === fulfillmentId);
  if (!fulfillment) throw new Error(`Order ${order.name} has no fulfillment ${fulfillmentId}.`);
  const happenedAt = step.happenedAt ?? store.clock().toISOString();
  const event: SandboxFulfillmentEvent = {
    id: store.shop(domain).nextId(),
    status: step.status,
    happenedAt,
    country: step.country ?? null,
  };
  fulfillment.events.push(event);
  fulfillment.displayStatus = displayStatusAfter[step.status];
  fulfillment.updatedAt = store.clock().toISOString();
  if (step.status === 'IN_TRANSIT') fulfillment.inTransitAt ??= happenedAt;
  if (step.status === 'DELIVERED') fulfillment.deliveredAt = happenedAt;
  return changed(store, domain, order, [
    {
      topic: 'fulfillment_events/create',
      resource: { kind: 'fulfillment-event', order, fulfillment, event },
    },
    { topic: 'fulfillments/update', resource: { kind: 'fulfillment', order, fulfillment } },
  ]);
}
