import type { SandboxOrder } from '../model.ts';
import { isoSecond } from './calendar.ts';
import { chooseLines } from './choose-lines.ts';
import type { Visit } from './generate-visits.ts';
import { playOrder, type Course } from './order-course.ts';
import { drawFate, type OrderParts } from './order-parts.ts';
import { payOrder } from './pay-order.ts';
import { priceOrder, type OrderTotals } from './price-order.ts';
import { moneyWriter, type Ids, type ShopContext } from './shop-context.ts';

/** What an order is worth before anything is built, for a market that must meet a sum. */
export function totalOf(context: ShopContext, visit: Visit): OrderTotals {
  const money = moneyWriter(context, visit.market.currency, visit.day);
  return priceOrder(context, visit, chooseLines(context, visit, money), money);
}

function placeOrder(context: ShopContext, visit: Visit, ids: Ids): OrderParts {
  const money = moneyWriter(context, visit.market.currency, visit.day);
  const lines = chooseLines(context, visit, money);
  const lineIds = lines.map(() => ids.next('line'));
  const totals = priceOrder(context, visit, lines, money);
  const payment = payOrder(context, visit, totals, money, ids);
  return { context, visit, money, ids, lines, lineIds, totals, payment };
}

function fulfillmentStatus(course: Course, lineCount: number): SandboxOrder['fulfillmentStatus'] {
  let sent = 0;
  for (const { fulfillment } of course.parcels) sent += fulfillment.lineIds.length;
  if (sent === 0) return 'UNFULFILLED';
  return sent < lineCount ? 'PARTIALLY_FULFILLED' : 'FULFILLED';
}

function lastChange(createdAt: string, course: Course): string {
  let last = createdAt;
  const see = (at: string | null) => {
    if (at !== null && at > last) last = at;
  };
  see(course.cancelledAt);
  for (const { fulfillment } of course.parcels) see(fulfillment.updatedAt);
  for (const transaction of course.transactions) see(transaction.processedAt);
  for (const one of course.after.returns) see(one.createdAt);
  for (const dispute of course.disputes) see(dispute.initiatedAt);
  return last;
}

function writtenLines({ lines, lineIds, money }: OrderParts): SandboxOrder['lines'] {
  return lines.map((line, index) => ({
    id: lineIds[index] ?? '',
    productId: line.variant.productId,
    variantId: line.variant.variantId,
    sku: line.variant.sku,
    title: line.variant.title,
    quantity: line.quantity,
    unitPrice: money.write(line.unit),
    discount: money.write(line.discount),
    requiresShipping: true,
  }));
}

/**
 * Builds the whole order of one visit, with everything that happened to it until the window ends.
 *
 * `number` counts from 1 and gives the name (`#1001` is the first); ids come from `ids` in the
 * order of building. The same visit always gives the same order.
 */
export function buildOrder(
  context: ShopContext,
  visit: Visit,
  number: number,
  marketId: string | null,
  ids: Ids,
): SandboxOrder {
  const { market, buyer } = visit;
  const id = ids.next('order');
  const fate = drawFate(context, visit);
  const parts = placeOrder(context, visit, ids);
  const course = playOrder(parts, fate);
  const { money, totals } = parts;
  const createdAt = isoSecond(visit.atMs);
  const provinces = buyer.country.provinces ?? [];
  return {
    id,
    name: `#${1000 + number}`,
    createdAt,
    processedAt: createdAt,
    updatedAt: lastChange(createdAt, course),
    cancelledAt: course.cancelledAt,
    cancelReason: course.cancelReason,
    test: fate.test,
    sourceName: fate.draft ? 'shopify_draft_order' : 'web',
    currency: context.profile.currency,
    presentmentCurrency: market.currency,
    customerId: buyer.id,
    customerLocale: buyer.locale,
    country: buyer.country.code,
    province: provinces[visit.seed % Math.max(1, provinces.length)] ?? null,
    marketId,
    financialStatus: course.financialStatus,
    fulfillmentStatus: fulfillmentStatus(course, parts.lines.length),
    taxesIncluded: buyer.country.taxesIncluded,
    subtotal: money.write(totals.subtotal),
    shipping: money.write(totals.shipping),
    tax: money.write(totals.tax),
    discounts: money.write(totals.discounts),
    duties: null,
    total: money.write(totals.total),
    tags: course.tags,
    lines: writtenLines(parts),
    transactions: course.transactions,
    fulfillments: course.parcels.map((parcel) => parcel.fulfillment),
    refunds: course.after.refunds,
    returns: course.after.returns,
    riskLevel: fate.riskLevel,
    ...(course.disputes.length > 0 ? { disputes: course.disputes } : {}),
  };
}
