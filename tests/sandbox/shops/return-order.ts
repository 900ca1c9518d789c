import type { SandboxRefund, SandboxReturn, SandboxTransaction } from '../model.ts';
import { DAY_MS, isoSecond } from './calendar.ts';
import type { DraftLine } from './choose-lines.ts';
import type { Visit } from './generate-visits.ts';
import type { MinorAmount } from './money.ts';
import { add, lineSubtotal, ZERO } from './price-order.ts';
import { createRandom, mixSeed, type Random } from './random.ts';
import type { Parcel } from './ship-order.ts';
import type { Ids, MoneyWriter, ShopContext } from './shop-context.ts';

export interface AfterSale {
  refunds: SandboxRefund[];
  returns: SandboxReturn[];
  transactions: SandboxTransaction[];
  refunded: MinorAmount;
}

/** Handles and names as in Shopify's list of return reasons. */
export const RETURN_REASONS: Record<string, string> = {
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

/** Everything needed to give money back on one order. */
export interface RefundRequest {
  atMs: number;
  note: string | null;
  amount: MinorAmount;
  lines: { lineId: string; quantity: number; subtotal: MinorAmount }[];
  restockType: 'RETURN' | 'CANCEL' | 'NO_RESTOCK';
}

/** Writes a refund and its transaction; the sale it gives back is the parent. */
export function writeRefund(
  request: RefundRequest,
  sale: SandboxTransaction,
  money: MoneyWriter,
  ids: Ids,
): { refund: SandboxRefund; transaction: SandboxTransaction } {
  const total = money.write(request.amount);
  return {
    refund: {
      id: ids.next('refund'),
      createdAt: isoSecond(request.atMs),
      note: request.note,
      total,
      lines: request.lines.map((line) => ({
        id: ids.next('refundLine'),
        lineId: line.lineId,
        quantity: line.quantity,
        subtotal: money.write(line.subtotal),
        restockType: request.restockType,
      })),
    },
    transaction: {
      ...sale,
      id: ids.next('transaction'),
      kind: 'REFUND',
      amount: total,
      parentId: sale.id,
      processedAt: isoSecond(request.atMs),
      fee: null,
    },
  };
}

function pickReason(forced: string | null, random: Random): [handle: string, name: string] {
  const drawn = Object.keys(RETURN_REASONS)[random.weighted(REASON_WEIGHTS)] ?? 'other';
  const handle = forced !== null && random.chance(0.85) ? forced : drawn;
  return [handle, RETURN_REASONS[handle] ?? 'Other'];
}

/** The lines a shopper sends back: every line on its own, by product, country and planted truth. */
function linesSentBack(
  context: ShopContext,
  visit: Visit,
  lines: readonly DraftLine[],
  random: Random,
): { index: number; quantity: number; reason: [string, string] }[] {
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

/**
 * Plays what happens after delivery: returns with reasons and their refunds, full refunds for lost
 * parcels, a little goodwill. Nothing happens after the window's end.
 */
export function returnOrder(
  context: ShopContext,
  visit: Visit,
  lines: readonly DraftLine[],
  lineIds: readonly string[],
  parcels: readonly Parcel[],
  paid: { sale: SandboxTransaction; total: MinorAmount },
  money: MoneyWriter,
  ids: Ids,
): AfterSale {
  const random = createRandom(mixSeed(visit.seed, 4));
  const { endsAtMs } = context.window;
  const result: AfterSale = { refunds: [], returns: [], transactions: [], refunded: ZERO };
  const refund = (request: RefundRequest): void => {
    const written = writeRefund(request, paid.sale, money, ids);
    result.refunds.push(written.refund);
    result.transactions.push(written.transaction);
    result.refunded = add(result.refunded, request.amount);
  };
  const lineRefund = (index: number, quantity: number) => {
    const line = lines[index];
    const lineId = lineIds[index];
    if (!line || lineId === undefined) throw new Error(`The order has no line ${index}.`);
    return { lineId, quantity, subtotal: lineSubtotal(line, quantity) };
  };

  const sent = linesSentBack(context, visit, lines, random);
  const daysKept = 2 + 14 * random.next();
  const daysBack = 4 + 7 * random.next();
  const declined = random.chance(0.03);
  const goodwill = random.chance(0.008);
  const first = parcels[0];
  if (!first) return result;

  if (first.arrivedAtMs === null) {
    const atMs = first.handedOverAtMs + 24 * DAY_MS;
    if (atMs <= endsAtMs) {
      refund({
        atMs,
        note: 'Parcel lost',
        amount: paid.total,
        lines: lines.map((line, index) => lineRefund(index, line.quantity)),
        restockType: 'NO_RESTOCK',
      });
    }
    return result;
  }

  const arrivedAtMs = Math.max(...parcels.map((parcel) => parcel.arrivedAtMs ?? 0));
  const returnedAtMs = arrivedAtMs + daysKept * DAY_MS;
  if (sent.length > 0 && returnedAtMs <= endsAtMs) {
    const refundedAtMs = returnedAtMs + daysBack * DAY_MS;
    const closed = refundedAtMs <= endsAtMs;
    const waiting = endsAtMs - returnedAtMs < DAY_MS ? 'REQUESTED' : 'OPEN';
    result.returns.push({
      id: ids.next('return'),
      status: declined ? 'DECLINED' : closed ? 'CLOSED' : waiting,
      createdAt: isoSecond(returnedAtMs),
      lines: sent.map(({ index, quantity, reason: [reasonHandle, reasonName] }) => ({
        id: ids.next('returnLine'),
        lineId: lineIds[index] ?? '',
        quantity,
        reasonHandle,
        reasonName,
      })),
    });
    if (closed && !declined) {
      const back = sent.map(({ index, quantity }) => lineRefund(index, quantity));
      const amount = back.reduce((sum, line) => add(sum, line.subtotal), ZERO);
      refund({ atMs: refundedAtMs, note: null, amount, lines: back, restockType: 'RETURN' });
    }
    return result;
  }

  const goodwillAtMs = arrivedAtMs + 2 * DAY_MS;
  if (goodwill && goodwillAtMs <= endsAtMs) {
    const amount = money.amount(Math.round(paid.total.presentment * 0.15));
    refund({ atMs: goodwillAtMs, note: 'Goodwill', amount, lines: [], restockType: 'NO_RESTOCK' });
  }
  return result;
}
