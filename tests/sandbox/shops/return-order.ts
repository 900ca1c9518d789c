import type { SandboxRefund, SandboxReturn, SandboxTransaction } from '../model.ts';
import { DAY_MS, isoSecond } from './calendar.ts';
import type { MinorAmount } from './money.ts';
import { lineRefund, type PaidOrder } from './order-parts.ts';
import { add, ZERO } from './price-order.ts';
import { createRandom, mixSeed, type Random } from './random.ts';
import { writeRefund, type RefundRequest } from './refund.ts';
import type { Parcel } from './ship-order.ts';

export interface AfterSale {
  refunds: SandboxRefund[];
  returns: SandboxReturn[];
  transactions: SandboxTransaction[];
  refunded: MinorAmount;
}

/** Handles and names as in Shopify's list of return reasons. */
const RETURN_REASONS: Record<string, string> = {
  unwanted: 'Changed my mind',
  defective: 'Damaged or defective',
  'not-as-described': 'Not as described',
  'wrong-item': 'Received the wrong item',
  'size-too-small': 'Too small',
  'size-too-large': 'Too large',
  style: 'Style',
  color: 'Color',
  other: 'Other',
};
const REASON_WEIGHTS = [34, 18, 12, 7, 6, 5, 8, 6, 4];

export function noAfterSale(): AfterSale {
  return { refunds: [], returns: [], transactions: [], refunded: ZERO };
}

/** Books a refund on what has happened so far. */
export function giveBack(after: AfterSale, order: PaidOrder, request: RefundRequest): void {
  const { refund, transaction } = writeRefund(request, order.sale, order.money, order.ids);
  after.refunds.push(refund);
  after.transactions.push(transaction);
  after.refunded = add(after.refunded, request.amount);
}

function pickReason(forced: string | null, random: Random): [handle: string, name: string] {
  const drawn = Object.keys(RETURN_REASONS)[random.weighted(REASON_WEIGHTS)] ?? 'other';
  const handle = forced !== null && random.chance(0.85) ? forced : drawn;
  return [handle, RETURN_REASONS[handle] ?? 'Other'];
}

interface SentBack {
  index: number;
  quantity: number;
  reason: [handle: string, name: string];
}

/** The lines a shopper sends back: every line on its own, by product, market and planted truth. */
function linesSentBack({ context, visit, lines }: PaidOrder, random: Random): SentBack[] {
  const { country } = visit.buyer;
  return lines.flatMap((line, index) => {
    const planted = context.effects.returnRate(line.variant.sku, country.code, visit.day);
    const rate = planted?.rate ?? line.variant.returnRate * visit.market.returnFactor;
    const back = random.chance(rate);
    const quantity = random.integer(1, line.quantity);
    const reason = pickReason(planted?.reasonHandle ?? null, random);
    return back ? [{ index, quantity, reason }] : [];
  });
}

function loseParcel(order: PaidOrder, after: AfterSale, handedOverAtMs: number): void {
  const atMs = handedOverAtMs + 24 * DAY_MS;
  if (atMs > order.context.window.endsAtMs) return;
  giveBack(after, order, {
    atMs,
    note: 'Parcel lost',
    amount: order.totals.total,
    lines: order.lines.map((_, index) => lineRefund(order, index)),
    restockType: 'NO_RESTOCK',
  });
}

function sendBack(
  order: PaidOrder,
  after: AfterSale,
  sent: SentBack[],
  returnedAtMs: number,
  refundedAtMs: number,
  declined: boolean,
): void {
  const { endsAtMs } = order.context.window;
  const closed = refundedAtMs <= endsAtMs;
  const waiting = endsAtMs - returnedAtMs < DAY_MS ? 'REQUESTED' : 'OPEN';
  after.returns.push({
    id: order.ids.next('return'),
    status: declined ? 'DECLINED' : closed ? 'CLOSED' : waiting,
    createdAt: isoSecond(returnedAtMs),
    lines: sent.map(({ index, quantity, reason: [reasonHandle, reasonName] }) => ({
      id: order.ids.next('returnLine'),
      lineId: order.lineIds[index] ?? '',
      quantity,
      reasonHandle,
      reasonName,
    })),
  });
  if (!closed || declined) return;
  const lines = sent.map(({ index, quantity }) => lineRefund(order, index, quantity));
  const amount = lines.reduce((sum, line) => add(sum, line.subtotal), ZERO);
  giveBack(after, order, { atMs: refundedAtMs, note: null, amount, lines, restockType: 'RETURN' });
}

/**
 * Plays what happens after delivery: returns with reasons and their refunds, full refunds for lost
 * parcels, a little goodwill. Nothing happens after the window's end.
 */
export function returnOrder(order: PaidOrder, parcels: readonly Parcel[]): AfterSale {
  const random = createRandom(mixSeed(order.visit.seed, 4));
  const { endsAtMs } = order.context.window;
  const after = noAfterSale();
  const sent = linesSentBack(order, random);
  const daysKept = 2 + 14 * random.next();
  const daysBack = 4 + 7 * random.next();
  const declined = random.chance(0.03);
  const goodwill = random.chance(0.008);
  const lost = parcels.find((parcel) => parcel.arrivedAtMs === null);
  if (lost) loseParcel(order, after, lost.handedOverAtMs);
  if (lost || parcels.length === 0) return after;

  const arrivedAtMs = Math.max(...parcels.map((parcel) => parcel.arrivedAtMs ?? 0));
  const returnedAtMs = arrivedAtMs + daysKept * DAY_MS;
  const goodwillAtMs = arrivedAtMs + 2 * DAY_MS;
  if (sent.length > 0) {
    if (returnedAtMs <= endsAtMs) {
      const refundedAtMs = returnedAtMs + daysBack * DAY_MS;
      sendBack(order, after, sent, returnedAtMs, refundedAtMs, declined);
    }
  } else if (goodwill && goodwillAtMs <= endsAtMs) {
    const amount = order.money.amount(Math.round(order.totals.total.presentment * 0.15));
    const request = { atMs: goodwillAtMs, note: 'Goodwill', amount, lines: [] };
    giveBack(after, order, { ...request, restockType: 'NO_RESTOCK' });
  }
  return after;
}
