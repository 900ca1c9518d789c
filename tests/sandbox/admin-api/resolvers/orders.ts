import { gid } from '../../gid.ts';
import { multiplyDecimals, subtractDecimals } from '../../decimal.ts';
import { subtractMoney, totalRefunded } from '../../order-life.ts';
import type {
  SandboxDispute,
  SandboxFulfillment,
  SandboxFulfillmentEvent,
  SandboxMoney,
  SandboxOrder,
  SandboxOrderLine,
  SandboxRefund,
  SandboxReturn,
} from '../../model.ts';
import { currencyScale } from '../../decimal.ts';
import { sortListing } from '../connection.ts';
import type { PageArgs } from '../connection.ts';
import { Typed, firstOf, instant, moneyBag, pageOf, same } from '../resolve.ts';
import type { MoneyBag, ResolveContext, TypeResolvers } from '../resolve.ts';
import { metafieldsOf } from './metafields.ts';

export interface LineSource {
  order: SandboxOrder;
  line: SandboxOrderLine;
}
export interface FulfillmentSource {
  order: SandboxOrder;
  fulfillment: SandboxFulfillment;
}
export interface RefundSource {
  order: SandboxOrder;
  refund: SandboxRefund;
}
export interface ReturnSource {
  order: SandboxOrder;
  parcel: SandboxReturn;
}
interface RefundLineSource {
  order: SandboxOrder;
  part: SandboxRefund['lines'][number];
}
interface ReturnLineSource {
  order: SandboxOrder;
  part: SandboxReturn['lines'][number];
}
interface FulfillmentLineSource extends LineSource {
  fulfillment: SandboxFulfillment;
}

const zero = (order: SandboxOrder): SandboxMoney => subtractMoney(order.total, order.total);

/** Orders that this token may see: without read_all_orders, those of the last 60 days. */
export function isVisible(order: SandboxOrder, context: ResolveContext): boolean {
  if (context.access.has('read_all_orders')) return true;
  const since = context.store.clock().getTime() - 60 * 24 * 3600 * 1000;
  return Date.parse(order.createdAt) >= since;
}

function refundedQuantity(order: SandboxOrder, lineId: string): number {
  let sum = 0;
  for (const refund of order.refunds) {
    for (const part of refund.lines) if (part.lineId === lineId) sum += part.quantity;
  }
  return sum;
}

function lineTotal({ order, line }: LineSource): SandboxMoney {
  const quantity = String(line.quantity);
  return {
    shop: multiplyDecimals(line.unitPrice.shop, quantity, currencyScale(order.currency)),
    presentment: multiplyDecimals(
      line.unitPrice.presentment,
      quantity,
      currencyScale(order.presentmentCurrency),
    ),
  };
}

function perPiece(order: SandboxOrder, line: SandboxOrderLine): SandboxMoney {
  const total = subtractMoney(lineTotal({ order, line }), line.discount);
  const share = (amount: string, currency: string): string =>
    multiplyDecimals(amount, (1 / line.quantity).toFixed(12), currencyScale(currency));
  return {
    shop: share(total.shop, order.currency),
    presentment: share(total.presentment, order.presentmentCurrency),
  };
}

function shippedLineIds(order: SandboxOrder): Set<string> {
  return new Set(
    order.fulfillments.filter(({ status }) => status !== 'CANCELLED').flatMap((f) => f.lineIds),
  );
}

function findLine(order: SandboxOrder, lineId: string): LineSource {
  const line = order.lines.find(({ id }) => id === lineId);
  if (!line) throw new Error(`Order ${order.name} refers to line ${lineId}, which it lacks.`);
  return { order, line };
}

const riskAdvice = { NONE: 'NONE', LOW: 'ACCEPT', MEDIUM: 'INVESTIGATE', HIGH: 'CANCEL' } as const;

function returnStatus(order: SandboxOrder): string {
  const statuses = order.returns.map(({ status }) => status);
  if (statuses.includes('OPEN')) return 'IN_PROGRESS';
  if (statuses.includes('REQUESTED')) return 'RETURN_REQUESTED';
  return statuses.includes('CLOSED') ? 'RETURNED' : 'NO_RETURN';
}

function taxLines(order: SandboxOrder): unknown[] {
  if (Number(order.tax.shop) === 0) return [];
  const net = subtractDecimals(order.total.shop, order.tax.shop);
  const rate = Number(net) > 0 ? Number(order.tax.shop) / Number(net) : 0;
  return [{ title: 'Tax', rate, channelLiable: false, price: moneyBag(order, order.tax) }];
}

const bag =
  (read: (order: SandboxOrder) => SandboxMoney) =>
  (order: SandboxOrder): MoneyBag =>
    moneyBag(order, read(order));

const order: TypeResolvers<SandboxOrder> = {
  ...same('name', 'test', 'sourceName', 'tags', 'customerLocale', 'taxesIncluded', 'cancelReason'),
  ...metafieldsOf<SandboxOrder>(({ id }) => gid('Order', id)),
  id: ({ id }) => gid('Order', id),
  legacyResourceId: ({ id }) => id,
  number: ({ name }) => Number(name.replace(/\D/g, '')) || 0,
  createdAt: (source) => instant(source.createdAt),
  processedAt: (source) => instant(source.processedAt),
  updatedAt: (source) => instant(source.updatedAt),
  cancelledAt: (source) => instant(source.cancelledAt),
  closed: ({ cancelledAt }) => cancelledAt !== null,
  closedAt: (source) => instant(source.cancelledAt),
  confirmed: () => true,
  edited: () => false,
  currencyCode: ({ currency }) => currency,
  presentmentCurrencyCode: ({ presentmentCurrency }) => presentmentCurrency,
  displayFinancialStatus: ({ financialStatus }) => financialStatus,
  displayFulfillmentStatus: ({ fulfillmentStatus }) => fulfillmentStatus,
  returnStatus,
  fullyPaid: ({ financialStatus }) => financialStatus === 'PAID',
  unpaid: ({ financialStatus }) => financialStatus === 'PENDING',
  paymentGatewayNames: ({ transactions }) => [...new Set(transactions.map((t) => t.gateway))],
  dutiesIncluded: () => false,
  estimatedTaxes: () => false,
  taxExempt: () => false,
  note: () => null,
  email: ({ customerId }, _args: never, { state }) =>
    customerId === null ? null : (state.customer(customerId)?.email ?? null),
  phone: () => null,
  discountCode: ({ discountCodes }) => discountCodes?.[0] ?? null,
  discountCodes: ({ discountCodes }) => discountCodes ?? [],
  customAttributes: () => [],
  requiresShipping: ({ lines }) => lines.some((line) => line.requiresShipping),
  subtotalLineItemsQuantity: ({ lines }) => lines.reduce((sum, line) => sum + line.quantity, 0),
  currentSubtotalLineItemsQuantity: (source) =>
    source.lines.reduce((sum, line) => sum + line.quantity - refundedQuantity(source, line.id), 0),
  totalPriceSet: bag(({ total }) => total),
  originalTotalPriceSet: bag(({ total }) => total),
  currentTotalPriceSet: bag((source) => subtractMoney(source.total, totalRefunded(source))),
  subtotalPriceSet: bag(({ subtotal }) => subtotal),
  totalShippingPriceSet: bag(({ shipping }) => shipping),
  currentShippingPriceSet: bag(({ shipping }) => shipping),
  totalTaxSet: bag(({ tax }) => tax),
  currentTotalTaxSet: bag(({ tax }) => tax),
  totalDiscountsSet: bag(({ discounts }) => discounts),
  currentTotalDiscountsSet: bag(({ discounts }) => discounts),
  totalRefundedSet: bag(totalRefunded),
  // Shipping goes back with the last of the money.
  totalRefundedShippingSet: bag((source) =>
    source.financialStatus === 'REFUNDED' ? source.shipping : zero(source),
  ),
  totalReceivedSet: bag((source) =>
    source.financialStatus === 'PENDING' || source.financialStatus === 'AUTHORIZED'
      ? zero(source)
      : source.total,
  ),
  netPaymentSet: bag((source) => subtractMoney(source.total, totalRefunded(source))),
  totalOutstandingSet: bag((source) =>
    source.financialStatus === 'PENDING' ? source.total : zero(source),
  ),
  currentTotalDutiesSet: (source) => source.duties && moneyBag(source, source.duties),
  originalTotalDutiesSet: (source) => source.duties && moneyBag(source, source.duties),
  currentTotalAdditionalFeesSet: () => null,
  originalTotalAdditionalFeesSet: () => null,
  taxLines,
  currentTaxLines: taxLines,
  risk: (source) => source,
  customer: ({ customerId }, _args: never, { state }) =>
    customerId === null ? null : (state.customer(customerId) ?? null),
  shippingAddress: (source) => (source.country === null ? null : source),
  billingAddress: (source) => (source.country === null ? null : source),
  displayAddress: (source) => (source.country === null ? null : source),
  billingAddressMatchesShippingAddress: () => true,
  disputes: ({ disputes }) => disputes ?? [],
  lineItems: (source, args: PageArgs, context) =>
    pageOf(
      {
        items: source.lines.map((line): LineSource => ({ order: source, line })),
        id: ({ line }) => line.id,
      },
      args,
      context,
    ),
  transactions: (source, args: { first?: number | null }) =>
    firstOf(source.transactions, args).map((transaction) => ({ order: source, transaction })),
  transactionsCount: ({ transactions }) => ({ count: transactions.length }),
  fulfillments: (source, args: { first?: number | null }) =>
    firstOf(source.fulfillments, args).map((fulfillment) => ({ order: source, fulfillment })),
  fulfillmentsCount: ({ fulfillments }) => ({ count: fulfillments.length }),
  refunds: (source, args: { first?: number | null }) =>
    firstOf(source.refunds, args).map((refund): RefundSource => ({ order: source, refund })),
  returns: (source, args: PageArgs, context) =>
    pageOf(
      {
        items: source.returns.map((parcel): ReturnSource => ({ order: source, parcel })),
        id: ({ parcel }) => parcel.id,
      },
      args,
      context,
    ),
  shippingLine: (source) => source,
  shippingLines: (source, args: PageArgs, context) =>
    pageOf({ items: [source], id: ({ id }) => id }, args, context),
};

const line: TypeResolvers<LineSource> = {
  id: (source) => gid('LineItem', source.line.id),
  sku: (source) => source.line.sku,
  title: (source) => source.line.title,
  name: (source) => source.line.title,
  quantity: (source) => source.line.quantity,
  currentQuantity: (source) =>
    source.line.quantity - refundedQuantity(source.order, source.line.id),
  refundableQuantity: (source) =>
    source.line.quantity - refundedQuantity(source.order, source.line.id),
  unfulfilledQuantity: (source) =>
    shippedLineIds(source.order).has(source.line.id) ? 0 : source.line.quantity,
  requiresShipping: (source) => source.line.requiresShipping,
  isGiftCard: () => false,
  taxable: () => true,
  restockable: () => true,
  customAttributes: () => [],
  taxLines: () => [],
  duties: () => [],
  // Every discount of a line, its share in those of the order included, is one allocation here.
  discountAllocations: ({ order: whole, line: { discount } }) =>
    Number(discount.shop) === 0 ? [] : [{ amount: moneyBag(whole, discount) }],
  vendor: ({ line: { productId } }, _args: never, { state }) =>
    productId === null ? null : (state.product(productId)?.vendor ?? null),
  variantTitle: ({ line: { variantId } }, _args: never, { state }) =>
    variantId === null ? null : (state.variant(variantId)?.variant.title ?? null),
  product: ({ line: { productId } }, _args: never, { state }) =>
    productId === null ? null : (state.product(productId) ?? null),
  variant: ({ line: { variantId } }, _args: never, { state }) =>
    variantId === null ? null : (state.variant(variantId) ?? null),
  originalUnitPriceSet: (source) => moneyBag(source.order, source.line.unitPrice),
  originalTotalSet: (source) => moneyBag(source.order, lineTotal(source)),
  totalDiscountSet: (source) => moneyBag(source.order, source.line.discount),
  discountedTotalSet: (source) =>
    moneyBag(source.order, subtractMoney(lineTotal(source), source.line.discount)),
  discountedUnitPriceSet: (source) => moneyBag(source.order, perPiece(source.order, source.line)),
  discountedUnitPriceAfterAllDiscountsSet: (source) =>
    moneyBag(source.order, perPiece(source.order, source.line)),
};

const fulfillment: TypeResolvers<FulfillmentSource> = {
  id: (source) => gid('Fulfillment', source.fulfillment.id),
  legacyResourceId: (source) => source.fulfillment.id,
  name: (source) =>
    `${source.order.name}-F${source.order.fulfillments.indexOf(source.fulfillment) + 1}`,
  status: (source) => source.fulfillment.status,
  displayStatus: (source) => source.fulfillment.displayStatus,
  createdAt: (source) => instant(source.fulfillment.createdAt),
  updatedAt: (source) => instant(source.fulfillment.updatedAt),
  inTransitAt: (source) => instant(source.fulfillment.inTransitAt),
  deliveredAt: (source) => instant(source.fulfillment.deliveredAt),
  estimatedDeliveryAt: (source) => instant(source.fulfillment.estimatedDeliveryAt),
  requiresShipping: () => true,
  totalQuantity: ({ order: whole, fulfillment: { lineIds } }) =>
    lineIds.reduce((sum, id) => sum + findLine(whole, id).line.quantity, 0),
  order: (source) => source.order,
  location: (source, _args: never, { state }) =>
    state.shop.locations.find(({ id }) => id === source.fulfillment.locationId) ?? null,
  originAddress: (source, _args: never, { state }) => {
    const location = state.shop.locations.find(({ id }) => id === source.fulfillment.locationId);
    return location ? { countryCode: location.country } : null;
  },
  trackingInfo: ({ fulfillment: { carrier, trackingNumber } }, args: { first?: number | null }) =>
    firstOf(
      carrier === null && trackingNumber === null
        ? []
        : [{ company: carrier, number: trackingNumber, url: null }],
      args,
    ),
  events: (source, args: PageArgs & { sortKey?: string }, context) => {
    const items =
      args.sortKey === 'ID'
        ? source.fulfillment.events
        : sortListing(
            source.fulfillment.events,
            ({ id }) => id,
            ({ happenedAt }) => happenedAt,
          );
    return pageOf({ items, id: ({ id }) => id }, args, context);
  },
  fulfillmentLineItems: (source, args: PageArgs, context) =>
    pageOf(
      {
        items: source.fulfillment.lineIds.map((id): FulfillmentLineSource => ({
          ...findLine(source.order, id),
          fulfillment: source.fulfillment,
        })),
        id: (each) => each.line.id,
      },
      args,
      context,
    ),
};

// A line can be shipped in one parcel only here, so its number can be derived from the line's.
const fulfillmentLine: TypeResolvers<LineSource> = {
  id: (source) => gid('FulfillmentLineItem', source.line.id),
  quantity: (source) => source.line.quantity,
  lineItem: (source) => source,
  originalTotalSet: (source) => moneyBag(source.order, lineTotal(source)),
  discountedTotalSet: (source) =>
    moneyBag(source.order, subtractMoney(lineTotal(source), source.line.discount)),
};

const fulfillmentEvent: TypeResolvers<SandboxFulfillmentEvent> = {
  ...same('status', 'country'),
  id: ({ id }) => gid('FulfillmentEvent', id),
  happenedAt: (source) => instant(source.happenedAt),
  createdAt: (source) => instant(source.happenedAt),
  estimatedDeliveryAt: () => null,
  message: () => null,
  province: () => null,
  city: () => null,
  zip: () => null,
  address1: () => null,
  latitude: () => null,
  longitude: () => null,
};

const refund: TypeResolvers<RefundSource> = {
  id: (source) => gid('Refund', source.refund.id),
  legacyResourceId: (source) => source.refund.id,
  createdAt: (source) => instant(source.refund.createdAt),
  processedAt: (source) => instant(source.refund.createdAt),
  updatedAt: (source) => instant(source.refund.createdAt),
  note: (source) => source.refund.note,
  order: (source) => source.order,
  totalRefundedSet: (source) => moneyBag(source.order, source.refund.total),
  refundLineItems: (source, args: PageArgs, context) =>
    pageOf(
      {
        items: source.refund.lines.map((part): RefundLineSource => ({ order: source.order, part })),
        id: ({ part }) => part.id,
      },
      args,
      context,
    ),
};

const refundLine: TypeResolvers<RefundLineSource> = {
  id: ({ part }) => gid('RefundLineItem', part.id),
  quantity: ({ part }) => part.quantity,
  restockType: ({ part }) => part.restockType,
  restocked: ({ part }) => part.restockType !== 'NO_RESTOCK',
  subtotalSet: (source) => moneyBag(source.order, source.part.subtotal),
  lineItem: (source) => findLine(source.order, source.part.lineId),
  location: () => null,
};

const orderReturn: TypeResolvers<ReturnSource> = {
  id: ({ parcel }) => gid('Return', parcel.id),
  name: ({ order: whole, parcel }) => `${whole.name}-R${whole.returns.indexOf(parcel) + 1}`,
  status: ({ parcel }) => parcel.status,
  createdAt: ({ parcel }) => instant(parcel.createdAt),
  closedAt: ({ parcel }) => instant(parcel.closedAt ?? null),
  totalQuantity: ({ parcel }) => parcel.lines.reduce((sum, part) => sum + part.quantity, 0),
  order: (source) => source.order,
  returnLineItems: (source, args: PageArgs, context) =>
    pageOf(
      {
        items: source.parcel.lines.map(
          (part) =>
            new Typed('ReturnLineItem', { order: source.order, part } satisfies ReturnLineSource),
        ),
        id: ({ value }) => (value as ReturnLineSource).part.id,
      },
      args,
      context,
    ),
};

const returnLine: TypeResolvers<ReturnLineSource> = {
  id: ({ part }) => gid('ReturnLineItem', part.id),
  quantity: ({ part }) => part.quantity,
  refundedQuantity: ({ order: whole, part }) =>
    Math.min(part.quantity, refundedQuantity(whole, part.lineId)),
  returnReasonDefinition: ({ part }) => part,
  returnReasonNote: () => '',
  customerNote: () => null,
  fulfillmentLineItem: (source) => findLine(source.order, source.part.lineId),
};

const returnReason: TypeResolvers<ReturnLineSource['part']> = {
  // Reasons are told apart by handle; a number is made of it only because Shopify's have one.
  id: ({ reasonHandle }) =>
    gid(
      'ReturnReasonDefinition',
      String([...reasonHandle].reduce((sum, c) => (sum * 31 + c.charCodeAt(0)) % 1_000_003, 7)),
    ),
  handle: ({ reasonHandle }) => reasonHandle,
  name: ({ reasonName }) => reasonName,
  deleted: () => false,
};

const displayNames = new Intl.DisplayNames('en', { type: 'region' });

const address: TypeResolvers<SandboxOrder> = {
  id: ({ id }) => gid('MailingAddress', id),
  countryCodeV2: ({ country }) => country,
  country: ({ country }) => (country === null ? null : (displayNames.of(country) ?? null)),
  provinceCode: ({ province }) => province,
  province: ({ province }) => province,
  city: () => null,
  zip: () => '00000',
  address1: () => 'Sandbox Street 1',
  address2: () => null,
  company: () => null,
  phone: () => null,
  name: ({ customerId }, _args: never, { state }) =>
    customerId === null ? null : (state.customer(customerId)?.displayName ?? null),
  firstName: () => null,
  lastName: () => null,
  latitude: () => null,
  longitude: () => null,
};

const shippingLine: TypeResolvers<SandboxOrder> = {
  id: ({ id }) => gid('ShippingLine', id),
  title: () => 'Standard',
  code: () => 'standard',
  source: () => 'shopify',
  carrierIdentifier: () => null,
  custom: () => false,
  isRemoved: () => false,
  originalPriceSet: bag(({ shipping }) => shipping),
  discountedPriceSet: bag(({ shipping }) => shipping),
  currentDiscountedPriceSet: bag(({ shipping }) => shipping),
};

export const orderResolvers = {
  Order: order,
  LineItem: line,
  Fulfillment: fulfillment,
  FulfillmentLineItem: fulfillmentLine,
  FulfillmentEvent: fulfillmentEvent,
  FulfillmentTrackingInfo: same('company', 'number', 'url'),
  FulfillmentOriginAddress: {
    ...same('countryCode'),
    provinceCode: (): null => null,
    zip: (): null => null,
    city: (): null => null,
  },
  Refund: refund,
  RefundLineItem: refundLine,
  Return: orderReturn,
  ReturnLineItem: returnLine,
  ReturnReasonDefinition: returnReason,
  MailingAddress: address,
  ShippingLine: shippingLine,
  TaxLine: {
    ...same('title', 'rate', 'channelLiable'),
    ratePercentage: ({ rate }: { rate: number }): number => rate * 100,
    priceSet: ({ price }: { price: MoneyBag }): MoneyBag => price,
  },
  OrderDisputeSummary: {
    ...same('initiatedAs', 'status'),
    id: ({ id }: SandboxDispute): string => gid('OrderDisputeSummary', id),
  },
  OrderRiskSummary: {
    recommendation: ({ riskLevel }: SandboxOrder): string => riskAdvice[riskLevel],
    assessments: (source: SandboxOrder): SandboxOrder[] => [source],
  },
  OrderRiskAssessment: {
    ...same('riskLevel'),
    provider: (): null => null,
    facts: (): unknown[] => [],
  },
  MoneyBag: same('shopMoney', 'presentmentMoney'),
  MoneyV2: same('amount', 'currencyCode'),
  Count: {
    ...same('count'),
    precision: ({ precision }: { precision?: string }): string => precision ?? 'EXACT',
  },
};
