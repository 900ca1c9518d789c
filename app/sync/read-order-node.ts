import { isCountryCode } from '../kernel/country.ts';
import { parseMinor } from '../kernel/money.ts';
import type {
  FulfillmentEventNode,
  FulfillmentNode,
  LineItemNode,
  OrderNode,
  RefundLineNode,
  RefundNode,
  ReturnLineNode,
  ReturnNode,
  ShippingLineNode,
  TransactionNode,
} from '../shopify/operations/orders.ts';
import { instant, instantOrNull } from './instant.ts';
import type { LocalDates } from './local-dates.ts';
import type { OrderRows } from './model.ts';
import { numericId } from './shopify-id.ts';

/** What turns a node into rows beside the node itself. */
export interface ReadContext {
  /** When Shopify was asked for what is read now. */
  syncedAt: string;
  dateOf: LocalDates;
}

/** Stands for "the source does not say" wherever a country is grouped by. */
export const UNKNOWN_COUNTRY = 'ZZ';

/**
 * Adds an order with its taxes, transactions, fulfillments and refunds to `rows`; its lines come
 * apart.
 *
 * Nothing is added where any part can't be read.
 * @throws RangeError naming the value that is not what Shopify promises.
 */
export function readOrderNode(rows: OrderRows, node: OrderNode, context: ReadContext): void {
  const orderId = numericId(node.id);
  const currency = node.currencyCode;
  const transactions = list(node.transactions).map((it) => transactionRow(it, orderId, currency));
  const fulfillments = list(node.fulfillments).map((it) => fulfillmentRow(it, orderId, context));
  const refunds = list(node.refunds).map((it) => refundRow(it, orderId, currency, context));
  const taxLines = list(node.taxLines).map((it, position) => ({
    orderId,
    position,
    title: it.title,
    ratePercent: it.ratePercentage ?? null,
    channelLiable: it.channelLiable ?? null,
    amountMinor: parseMinor(it.priceSet.shopMoney.amount, currency),
  }));
  rows.orders.push(orderRow(node, orderId, context));
  for (const row of taxLines) rows.taxLines.push(row);
  for (const row of transactions) rows.transactions.push(row);
  for (const row of fulfillments) rows.fulfillments.push(row);
  for (const row of refunds) rows.refunds.push(row);
}

/** Adds a line of an order to `rows`. @throws RangeError as `readOrderNode`. */
export function readLineItemNode(rows: OrderRows, node: LineItemNode, orderId: string): void {
  const price = node.originalUnitPriceSet.shopMoney;
  const discount = node.totalDiscountSet.shopMoney;
  rows.lines.push({
    orderId,
    lineId: numericId(node.id),
    productId: idOrNull(node.product),
    variantId: idOrNull(node.variant),
    sku: node.sku || null,
    title: node.title,
    quantity: node.quantity,
    unitPriceMinor: parseMinor(price.amount, price.currencyCode),
    discountMinor: parseMinor(discount.amount, discount.currencyCode),
    currentQuantity: node.currentQuantity ?? null,
    refundableQuantity: node.refundableQuantity ?? null,
  });
}

/** Adds a shipping line to `rows`. @throws RangeError as `readOrderNode`. */
export function readShippingLineNode(
  rows: OrderRows,
  node: ShippingLineNode,
  orderId: string,
): void {
  const price = node.originalPriceSet.shopMoney;
  rows.shippingLines.push({
    orderId,
    // An order whose shipping line has no id yet has one such line.
    shippingLineId: node.id === null ? '0' : numericId(node.id),
    title: node.title,
    code: node.code || null,
    priceMinor: parseMinor(price.amount, price.currencyCode),
  });
}

/** Adds a return to `rows`; its lines come apart. @throws RangeError as `readOrderNode`. */
export function readReturnNode(
  rows: OrderRows,
  node: ReturnNode,
  orderId: string,
  context: Pick<ReadContext, 'dateOf'>,
): void {
  const createdAt = instant(node.createdAt);
  rows.returns.push({
    orderId,
    returnId: numericId(node.id),
    name: node.name,
    status: node.status,
    createdAt,
    createdOn: context.dateOf(createdAt),
    closedAt: instantOrNull(node.closedAt),
  });
}

/** Adds lines of a return to `rows`. @throws RangeError as `readOrderNode`. */
export function readReturnLineNodes(
  rows: OrderRows,
  nodes: readonly ReturnLineNode[],
  owner: { orderId: string; returnId: string },
): void {
  for (const node of nodes) {
    rows.returnLines.push({
      ...owner,
      returnLineId: numericId(node.id),
      lineId: idOrNull(node.fulfillmentLineItem?.lineItem),
      quantity: node.quantity,
      refundedQuantity: node.refundedQuantity,
      reasonHandle: node.returnReasonDefinition?.handle ?? null,
      reasonName: node.returnReasonDefinition?.name ?? null,
    });
  }
}

/** Adds a carrier event to `rows`. @throws RangeError as `readOrderNode`. */
export function readEventNode(
  rows: OrderRows,
  node: FulfillmentEventNode,
  owner: { orderId: string; fulfillmentId: string },
): void {
  rows.fulfillmentEvents.push({
    ...owner,
    eventId: numericId(node.id),
    status: node.status,
    happenedAt: instant(node.happenedAt),
    country: countryOrNull(node.country),
  });
}

/**
 * Adds the lines of a refund to `rows`; several entries for one order line become one row.
 * @throws RangeError as `readOrderNode`.
 */
export function readRefundLineNodes(
  rows: OrderRows,
  nodes: readonly RefundLineNode[],
  owner: { orderId: string; refundId: string },
): void {
  const byLine = new Map<string, OrderRows['refundLines'][number]>();
  for (const node of nodes) {
    const lineId = numericId(node.lineItem.id);
    const { amount, currencyCode } = node.subtotalSet.shopMoney;
    const amountMinor = parseMinor(amount, currencyCode);
    const known = byLine.get(lineId);
    if (known === undefined) {
      const { quantity, restockType } = node;
      byLine.set(lineId, { ...owner, lineId, quantity, amountMinor, restockType });
    } else {
      known.quantity += node.quantity;
      known.amountMinor += amountMinor;
    }
  }
  rows.refundLines.push(...byLine.values());
}

function orderRow(node: OrderNode, orderId: string, context: ReadContext) {
  const currency = node.currencyCode;
  const presentment = node.presentmentCurrencyCode;
  const shopMinor = (set: { shopMoney: { amount: string } } | null) =>
    set === null ? 0 : parseMinor(set.shopMoney.amount, currency);
  return {
    orderId,
    channel: 'shopify',
    name: node.name,
    createdAt: instant(node.createdAt),
    processedAt: instant(node.processedAt),
    updatedAt: instant(node.updatedAt),
    syncedAt: context.syncedAt,
    cancelledAt: instantOrNull(node.cancelledAt),
    test: node.test,
    processedOn: context.dateOf(node.processedAt),
    financialStatus: node.displayFinancialStatus ?? 'UNKNOWN',
    fulfillmentStatus: node.displayFulfillmentStatus ?? 'UNKNOWN',
    customerId: idOrNull(node.customer),
    customerLocale: node.customerLocale || null,
    country: countryOf(node),
    currency,
    presentmentCurrency: presentment,
    totalMinor: shopMinor(node.totalPriceSet),
    subtotalMinor: shopMinor(node.subtotalPriceSet),
    shippingMinor: shopMinor(node.totalShippingPriceSet),
    taxMinor: shopMinor(node.totalTaxSet),
    discountMinor: shopMinor(node.totalDiscountsSet),
    presentmentTotalMinor: parseMinor(node.totalPriceSet.presentmentMoney.amount, presentment),
    refundedMinor: shopMinor(node.totalRefundedSet),
    gateways: list(node.paymentGatewayNames),
    sourceName: node.sourceName || null,
    province: node.shippingAddress?.provinceCode || null,
    taxesIncluded: node.taxesIncluded ?? null,
    dutiesMinor: node.originalTotalDutiesSet ? shopMinor(node.originalTotalDutiesSet) : null,
    discountCodes: list(node.discountCodes),
    riskLevel: highestRisk(list(node.risk?.assessments).map((it) => it.riskLevel)),
    riskRecommendation: node.risk?.recommendation ?? null,
    returnStatus: node.returnStatus ?? null,
  };
}

const RISK_LEVELS = ['NONE', 'PENDING', 'LOW', 'MEDIUM', 'HIGH'];

/** Several apps may assess an order: the gravest word counts. */
function highestRisk(levels: readonly string[]): string | null {
  const ranked = levels.toSorted((a, b) => RISK_LEVELS.indexOf(a) - RISK_LEVELS.indexOf(b));
  return ranked.at(-1) ?? null;
}

/** Where the parcel goes; an order without shipping is counted where its bill goes. */
function countryOf(node: OrderNode): string {
  return (
    countryOrNull(node.shippingAddress?.countryCodeV2) ??
    countryOrNull(node.billingAddress?.countryCodeV2) ??
    UNKNOWN_COUNTRY
  );
}

function transactionRow(node: TransactionNode, orderId: string, currency: string) {
  return {
    orderId,
    transactionId: numericId(node.id),
    parentId: idOrNull(node.parentTransaction),
    kind: node.kind,
    status: node.status,
    gateway: node.gateway || null,
    gatewayName: node.formattedGateway || null,
    paymentMethod: paymentMethodOf(node),
    errorCode: node.errorCode || null,
    amountMinor: parseMinor(node.amountSet.shopMoney.amount, currency),
    feeMinor: feeOf(node, currency),
    processedAt: instantOrNull(node.processedAt),
    test: node.test,
  };
}

/** A wallet is what the shopper chose; behind it stands a card brand that he did not see. */
function paymentMethodOf(node: TransactionNode): string | null {
  const details = node.paymentDetails;
  if (details === null || details === undefined) return null;
  return details.wallet || details.company || details.paymentMethodName || null;
}

/** Fees charged in another currency than the shop's are left out: a conversion needs a rate. */
function feeOf(node: TransactionNode, currency: string): number | null {
  const fees = list(node.fees).filter((fee) => fee.amount.currencyCode === currency);
  if (fees.length === 0) return null;
  return fees.reduce((sum, fee) => sum + parseMinor(fee.amount.amount, currency), 0);
}

function fulfillmentRow(node: FulfillmentNode, orderId: string, context: ReadContext) {
  const deliveredAt = instantOrNull(node.deliveredAt);
  const estimatedDeliveryAt = instantOrNull(node.estimatedDeliveryAt);
  const tracking = list(node.trackingInfo)[0];
  return {
    orderId,
    fulfillmentId: numericId(node.id),
    status: node.status,
    displayStatus: node.displayStatus,
    createdAt: instant(node.createdAt),
    inTransitAt: instantOrNull(node.inTransitAt),
    deliveredAt,
    deliveredOn: deliveredAt === null ? null : context.dateOf(deliveredAt),
    estimatedDeliveryAt,
    estimatedOn: estimatedDeliveryAt === null ? null : context.dateOf(estimatedDeliveryAt),
    locationId: idOrNull(node.location),
    carrier: tracking?.company || null,
    trackingPresent: Boolean(tracking?.number),
  };
}

function refundRow(node: RefundNode, orderId: string, currency: string, context: ReadContext) {
  // Null only while the refund is still being made (schema of 2026-10).
  const createdAt = instantOrNull(node.createdAt) ?? context.syncedAt;
  return {
    orderId,
    refundId: numericId(node.id),
    createdAt,
    createdOn: context.dateOf(createdAt),
    amountMinor: parseMinor(node.totalRefundedSet.shopMoney.amount, currency),
  };
}

function list<T>(values: T[] | null | undefined): T[] {
  return values ?? [];
}

function idOrNull(reference: { id: string } | null | undefined): string | null {
  return reference ? numericId(reference.id) : null;
}

function countryOrNull(code: string | null | undefined): string | null {
  return code && isCountryCode(code) ? code : null;
}
