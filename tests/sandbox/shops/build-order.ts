import type { SandboxDispute, SandboxOrder, SandboxTransaction } from '../model.ts';
import { DAY_MS, HOUR_MS, isoSecond } from './calendar.ts';
import { chooseLines, type DraftLine } from './choose-lines.ts';
import type { Visit } from './generate-visits.ts';
import { decimalsOf } from './money.ts';
import { feeOf, payOrder, type Payment } from './pay-order.ts';
import { priceOrder, ZERO, type OrderTotals } from './price-order.ts';
import { createRandom, mixSeed } from './random.ts';
import { returnOrder, writeRefund, type AfterSale } from './return-order.ts';
import { shipOrder, type Parcel } from './ship-order.ts';
import { moneyWriter, type Ids, type MoneyWriter, type ShopContext } from './shop-context.ts';

/** What becomes of an order besides its usual course. */
interface Fate {
  cancelled: boolean;
  cancelReason: string;
  test: boolean;
  disputed: { reason: string; afterDays: number; inquiry: boolean } | null;
  riskLevel: SandboxOrder['riskLevel'];
  draft: boolean;
}

function drawFate(context: ShopContext, visit: Visit): Fate {
  const random = createRandom(mixSeed(visit.seed, 5));
  const cancelled = random.chance(0.012);
  const cancelReason = random.chance(0.7) ? 'CUSTOMER' : 'INVENTORY';
  const test = random.chance(0.001);
  const draft = random.chance(0.004);
  const riskDraw = random.next();
  const disputeDraw = random.next();
  const afterDays = 9 + 22 * random.next();
  const inquiry = random.chance(0.2);
  const usualReason = random.chance(0.5) ? 'PRODUCT_NOT_RECEIVED' : 'PRODUCT_UNACCEPTABLE';
  const planted = context.effects.disputeRate(visit.buyer.country.code, visit.day);
  const disputed = disputeDraw < (planted?.rate ?? 0.0015);
  const usualRisk = riskDraw < 0.005 ? 'HIGH' : riskDraw < 0.03 ? 'MEDIUM' : 'LOW';
  return {
    cancelled,
    cancelReason,
    test,
    draft,
    disputed: disputed ? { reason: planted?.reason ?? usualReason, afterDays, inquiry } : null,
    riskLevel: disputed && planted && riskDraw < 0.75 ? 'HIGH' : usualRisk,
  };
}

/** The sale of an authorized payment, made when the parcel leaves. */
function capture(
  context: ShopContext,
  payment: Payment,
  totals: OrderTotals,
  parcels: readonly Parcel[],
  ids: Ids,
): SandboxTransaction | null {
  const authorization = payment.paid;
  const parcel = parcels[0];
  if (!authorization || !parcel || authorization.kind !== 'AUTHORIZATION') return null;
  const decimals = decimalsOf(context.profile.currency);
  return {
    ...authorization,
    id: ids.next('transaction'),
    kind: 'CAPTURE',
    parentId: authorization.id,
    processedAt: isoSecond(parcel.handedOverAtMs),
    fee: feeOf(payment.method, totals.total.shop, decimals),
  };
}

interface Course {
  transactions: SandboxTransaction[];
  parcels: Parcel[];
  after: AfterSale;
  financialStatus: SandboxOrder['financialStatus'];
  cancelledAt: string | null;
  cancelReason: string | null;
}

const NO_AFTER: AfterSale = { refunds: [], returns: [], transactions: [], refunded: ZERO };

/** An order that nobody paid waits three days and is then cancelled. */
function unpaidCourse(context: ShopContext, visit: Visit, payment: Payment): Course {
  const cancelledAtMs = visit.atMs + 3 * DAY_MS;
  const over = cancelledAtMs <= context.window.endsAtMs;
  return {
    transactions: payment.transactions,
    parcels: [],
    after: NO_AFTER,
    financialStatus: over ? 'VOIDED' : 'PENDING',
    cancelledAt: over ? isoSecond(cancelledAtMs) : null,
    cancelReason: over ? 'DECLINED' : null,
  };
}

function cancelledCourse(
  visit: Visit,
  payment: Payment,
  paid: SandboxTransaction,
  totals: OrderTotals,
  fate: Fate,
  cancelledAtMs: number,
  lines: readonly { lineId: string; quantity: number; subtotal: OrderTotals['total'] }[],
  money: MoneyWriter,
  ids: Ids,
): Course {
  const course: Course = {
    transactions: payment.transactions,
    parcels: [],
    after: NO_AFTER,
    financialStatus: 'VOIDED',
    cancelledAt: isoSecond(cancelledAtMs),
    cancelReason: fate.cancelReason,
  };
  if (paid.kind === 'AUTHORIZATION') {
    const voided: SandboxTransaction = {
      ...paid,
      id: ids.next('transaction'),
      kind: 'VOID',
      parentId: paid.id,
      processedAt: isoSecond(cancelledAtMs),
    };
    return { ...course, transactions: [...payment.transactions, voided] };
  }
  const request = {
    atMs: cancelledAtMs,
    note: null,
    amount: totals.total,
    lines: [...lines],
    restockType: 'CANCEL' as const,
  };
  const { refund, transaction } = writeRefund(request, paid, money, ids);
  return {
    ...course,
    financialStatus: 'REFUNDED',
    after: { ...NO_AFTER, refunds: [refund], transactions: [transaction], refunded: totals.total },
  };
}

function disputesOf(
  context: ShopContext,
  visit: Visit,
  payment: Payment,
  totals: OrderTotals,
  fate: Fate,
  money: MoneyWriter,
  ids: Ids,
): SandboxDispute[] {
  if (!fate.disputed || payment.method.gateway !== 'shopify_payments') return [];
  const initiatedAtMs = visit.atMs + fate.disputed.afterDays * DAY_MS;
  const { endsAtMs } = context.window;
  if (initiatedAtMs > endsAtMs) return [];
  const age = (endsAtMs - initiatedAtMs) / DAY_MS;
  return [
    {
      id: ids.next('dispute'),
      initiatedAs: fate.disputed.inquiry ? 'INQUIRY' : 'CHARGEBACK',
      status: age < 10 ? 'NEEDS_RESPONSE' : age < 60 ? 'UNDER_REVIEW' : 'LOST',
      reason: fate.disputed.reason,
      initiatedAt: isoSecond(initiatedAtMs),
      amount: money.write(totals.total),
    },
  ];
}

function usualCourse(
  context: ShopContext,
  visit: Visit,
  payment: Payment,
  paid: SandboxTransaction,
  lines: readonly DraftLine[],
  lineIds: readonly string[],
  totals: OrderTotals,
  money: MoneyWriter,
  ids: Ids,
): Course {
  const parcels = shipOrder(context, visit, lines, lineIds, ids);
  const captured = capture(context, payment, totals, parcels, ids);
  const sale = captured ?? paid;
  const after =
    sale.kind === 'AUTHORIZATION'
      ? NO_AFTER
      : returnOrder(
          context,
          visit,
          lines,
          lineIds,
          parcels,
          { sale, total: totals.total },
          money,
          ids,
        );
  const { refunded } = after;
  const refundedAll = refunded.presentment >= totals.total.presentment;
  const settled =
    refunded.presentment === 0 ? 'PAID' : refundedAll ? 'REFUNDED' : 'PARTIALLY_REFUNDED';
  return {
    transactions: [...payment.transactions, ...(captured ? [captured] : []), ...after.transactions],
    parcels,
    after,
    financialStatus: sale.kind === 'AUTHORIZATION' ? 'AUTHORIZED' : settled,
    cancelledAt: null,
    cancelReason: null,
  };
}

function fulfillmentStatus(parcels: readonly Parcel[], lineCount: number) {
  const sent = parcels.reduce((sum, parcel) => sum + parcel.fulfillment.lineIds.length, 0);
  if (sent === 0) return 'UNFULFILLED';
  return sent < lineCount ? 'PARTIALLY_FULFILLED' : 'FULFILLED';
}

function latest(createdAt: string, course: Course, disputes: SandboxDispute[]): string {
  let last = createdAt;
  const see = (at: string | null) => {
    if (at !== null && at > last) last = at;
  };
  see(course.cancelledAt);
  for (const { fulfillment } of course.parcels) see(fulfillment.updatedAt);
  for (const transaction of course.transactions) see(transaction.processedAt);
  for (const one of course.after.returns) see(one.createdAt);
  for (const dispute of disputes) see(dispute.initiatedAt);
  return last;
}

/** What an order is worth before anything is built, for a market that must meet a sum. */
export function totalOf(context: ShopContext, visit: Visit): OrderTotals {
  const money = moneyWriter(context, visit.market.currency, visit.day);
  return priceOrder(context, visit, chooseLines(context, visit, money), money);
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
  const money = moneyWriter(context, market.currency, visit.day);
  const id = ids.next('order');
  const lines = chooseLines(context, visit, money);
  const lineIds = lines.map(() => ids.next('line'));
  const totals = priceOrder(context, visit, lines, money);
  const payment = payOrder(context, visit, totals, money, ids);
  const fate = drawFate(context, visit);
  const cancelledAtMs = visit.atMs + 2 * HOUR_MS;
  const { paid } = payment;
  const course = !paid
    ? unpaidCourse(context, visit, payment)
    : fate.cancelled && cancelledAtMs <= context.window.endsAtMs
      ? cancelledCourse(
          visit,
          payment,
          paid,
          totals,
          fate,
          cancelledAtMs,
          lines.map((line, index) => ({
            lineId: lineIds[index] ?? '',
            quantity: line.quantity,
            subtotal: money.amount(
              line.unit.presentment * line.quantity - line.discount.presentment,
            ),
          })),
          money,
          ids,
        )
      : usualCourse(context, visit, payment, paid, lines, lineIds, totals, money, ids);
  const disputes =
    paid && course.cancelledAt === null
      ? disputesOf(context, visit, payment, totals, fate, money, ids)
      : [];
  const createdAt = isoSecond(visit.atMs);
  const provinces = buyer.country.provinces ?? [];
  return {
    id,
    name: `#${1000 + number}`,
    createdAt,
    processedAt: createdAt,
    updatedAt: latest(createdAt, course, disputes),
    cancelledAt: course.cancelledAt,
    cancelReason: course.cancelReason,
    test: fate.test,
    sourceName: fate.draft ? 'shopify_draft_order' : 'web',
    currency: context.profile.currency,
    presentmentCurrency: market.currency,
    customerId: buyer.id,
    customerLocale: buyer.locale,
    country: buyer.country.code,
    province: provinces.length > 0 ? (provinces[visit.seed % provinces.length] ?? null) : null,
    marketId,
    financialStatus: course.financialStatus,
    fulfillmentStatus: fulfillmentStatus(course.parcels, lines.length),
    taxesIncluded: buyer.country.taxesIncluded,
    subtotal: money.write(totals.subtotal),
    shipping: money.write(totals.shipping),
    tax: money.write(totals.tax),
    discounts: money.write(totals.discounts),
    duties: null,
    total: money.write(totals.total),
    tags: [],
    lines: lines.map((line, index) => ({
      id: lineIds[index] ?? '',
      productId: line.variant.productId,
      variantId: line.variant.variantId,
      sku: line.variant.sku,
      title: line.variant.title,
      quantity: line.quantity,
      unitPrice: money.write(line.unit),
      discount: money.write(line.discount),
      requiresShipping: true,
    })),
    transactions: course.transactions,
    fulfillments: course.parcels.map((parcel) => parcel.fulfillment),
    refunds: course.after.refunds,
    returns: course.after.returns,
    riskLevel: fate.riskLevel,
    ...(disputes.length > 0 ? { disputes } : {}),
  };
}
