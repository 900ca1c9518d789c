import type { SandboxDispute, SandboxOrder, SandboxTransaction } from '../model.ts';
import { DAY_MS, HOUR_MS, isoSecond } from './calendar.ts';
import { decimalsOf } from './money.ts';
import { lineRefund, type Fate, type OrderParts, type PaidOrder } from './order-parts.ts';
import { feeOf } from './pay-order.ts';
import { giveBack, noAfterSale, returnOrder, type AfterSale } from './return-order.ts';
import { shipOrder, type Parcel } from './ship-order.ts';

/** Everything that happened to an order after it was placed. */
export interface Course {
  transactions: SandboxTransaction[];
  parcels: Parcel[];
  after: AfterSale;
  financialStatus: SandboxOrder['financialStatus'];
  cancelledAt: string | null;
  cancelReason: string | null;
  disputes: SandboxDispute[];
  tags: string[];
}

function quietCourse(order: OrderParts): Course {
  return {
    transactions: order.payment.transactions,
    parcels: [],
    after: noAfterSale(),
    financialStatus: 'PENDING',
    cancelledAt: null,
    cancelReason: null,
    disputes: [],
    tags: [],
  };
}

/** An order that nobody paid waits three days and is then cancelled. */
function unpaidCourse(order: OrderParts): Course {
  const cancelledAtMs = order.visit.atMs + 3 * DAY_MS;
  const course = quietCourse(order);
  if (cancelledAtMs > order.context.window.endsAtMs) return course;
  return {
    ...course,
    financialStatus: 'VOIDED',
    cancelledAt: isoSecond(cancelledAtMs),
    cancelReason: 'DECLINED',
  };
}

function cancelledCourse(order: PaidOrder, fate: Fate, cancelledAtMs: number): Course {
  const cancelledAt = isoSecond(cancelledAtMs);
  const course = { ...quietCourse(order), cancelledAt, cancelReason: fate.cancelReason };
  const { sale } = order;
  if (sale.kind === 'AUTHORIZATION') {
    const id = order.ids.next('transaction');
    const voided = {
      ...sale,
      id,
      kind: 'VOID' as const,
      parentId: sale.id,
      processedAt: cancelledAt,
    };
    return {
      ...course,
      financialStatus: 'VOIDED',
      transactions: [...course.transactions, voided],
    };
  }
  giveBack(course.after, order, {
    atMs: cancelledAtMs,
    note: null,
    amount: order.totals.total,
    lines: order.lines.map((_, index) => lineRefund(order, index)),
    restockType: 'CANCEL',
  });
  return {
    ...course,
    financialStatus: 'REFUNDED',
    transactions: [...course.transactions, ...course.after.transactions],
  };
}

/** The sale of an authorized payment, made when the parcel leaves. */
function capture(order: PaidOrder, parcel: Parcel | undefined): SandboxTransaction | null {
  if (!parcel || order.sale.kind !== 'AUTHORIZATION') return null;
  const decimals = decimalsOf(order.context.profile.currency);
  return {
    ...order.sale,
    id: order.ids.next('transaction'),
    kind: 'CAPTURE',
    parentId: order.sale.id,
    processedAt: isoSecond(parcel.handedOverAtMs),
    fee: feeOf(order.payment.method, order.totals.total.shop, decimals),
  };
}

/**
 * Lets a shopper's bank take the money back. Shopify Payments tells a dispute; of other gateways
 * Shopify knows nothing, and the merchant books a refund with a note and a tag.
 */
function dispute(order: PaidOrder, fate: Fate, course: Course): void {
  if (!fate.disputed) return;
  const atMs = order.visit.atMs + fate.disputed.afterDays * DAY_MS;
  const age = (order.context.window.endsAtMs - atMs) / DAY_MS;
  if (age < 0) return;
  const { reason, inquiry } = fate.disputed;
  if (order.sale.gateway === 'shopify_payments') {
    course.disputes.push({
      id: order.ids.next('dispute'),
      initiatedAs: inquiry ? 'INQUIRY' : 'CHARGEBACK',
      status: age < 10 ? 'NEEDS_RESPONSE' : age < 60 ? 'UNDER_REVIEW' : 'LOST',
      reason,
      initiatedAt: isoSecond(atMs),
      amount: order.money.write(order.totals.total),
    });
  } else if (course.after.refunds.length === 0) {
    const request = { atMs, note: `Chargeback: ${reason}`, amount: order.totals.total, lines: [] };
    giveBack(course.after, order, { ...request, restockType: 'NO_RESTOCK' });
    course.tags.push('chargeback');
  }
}

function usualCourse(order: PaidOrder, fate: Fate): Course {
  const course = quietCourse(order);
  course.parcels = shipOrder(order);
  const captured = capture(order, course.parcels[0]);
  const settled = { ...order, sale: captured ?? order.sale };
  if (settled.sale.kind === 'AUTHORIZATION') return { ...course, financialStatus: 'AUTHORIZED' };

  course.after = returnOrder(settled, course.parcels);
  dispute(settled, fate, course);
  const refunded = course.after.refunded.presentment;
  const all = refunded >= order.totals.total.presentment;
  return {
    ...course,
    financialStatus: refunded === 0 ? 'PAID' : all ? 'REFUNDED' : 'PARTIALLY_REFUNDED',
    transactions: [
      ...course.transactions,
      ...(captured ? [captured] : []),
      ...course.after.transactions,
    ],
  };
}

/** Plays an order to the end of the window: unpaid, cancelled after two hours, or sent. */
export function playOrder(order: OrderParts, fate: Fate): Course {
  const sale = order.payment.paid;
  if (!sale) return unpaidCourse(order);
  const cancelledAtMs = order.visit.atMs + 2 * HOUR_MS;
  if (fate.cancelled && cancelledAtMs <= order.context.window.endsAtMs) {
    return cancelledCourse({ ...order, sale }, fate, cancelledAtMs);
  }
  return usualCourse({ ...order, sale }, fate);
}
