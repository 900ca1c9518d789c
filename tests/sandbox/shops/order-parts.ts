import type { SandboxTransaction } from '../model.ts';
import type { DraftLine } from './choose-lines.ts';
import type { Visit } from './generate-visits.ts';
import type { Payment } from './pay-order.ts';
import { lineSubtotal, type OrderTotals } from './price-order.ts';
import { createRandom, mixSeed } from './random.ts';
import type { RefundRequest } from './refund.ts';
import type { Ids, MoneyWriter, ShopContext } from './shop-context.ts';

/** One order on its way: what was bought, what it costs, how it was paid. */
export interface OrderParts {
  context: ShopContext;
  visit: Visit;
  money: MoneyWriter;
  ids: Ids;
  lines: readonly DraftLine[];
  /** Ids of `lines`, in the same order. */
  lineIds: readonly string[];
  totals: OrderTotals;
  payment: Payment;
}

/** An order whose payment went through; `sale` is what a refund gives back. */
export interface PaidOrder extends OrderParts {
  sale: SandboxTransaction;
}

/** The part of a refund that gives back some pieces of one line. */
export function lineRefund(
  { lines, lineIds }: OrderParts,
  index: number,
  quantity?: number,
): RefundRequest['lines'][number] {
  const line = lines[index];
  const lineId = lineIds[index];
  if (!line || lineId === undefined) throw new Error(`The order has no line ${index}.`);
  const pieces = quantity ?? line.quantity;
  return { lineId, quantity: pieces, subtotal: lineSubtotal(line, pieces) };
}

/** What becomes of an order besides its usual course. */
export interface Fate {
  cancelled: boolean;
  cancelReason: 'CUSTOMER' | 'INVENTORY';
  test: boolean;
  draft: boolean;
  disputed: { reason: string; afterDays: number; inquiry: boolean } | null;
  riskLevel: 'LOW' | 'MEDIUM' | 'HIGH';
}

const USUAL_DISPUTE_RATE = 0.0015;

/** Draws cancellation, test flag, risk and dispute of one order. */
export function drawFate(context: ShopContext, visit: Visit): Fate {
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
  const disputed = disputeDraw < (planted?.rate ?? USUAL_DISPUTE_RATE);
  const reason = planted?.reason ?? usualReason;
  const fraud = disputed && planted?.reason === 'FRAUDULENT' && riskDraw < 0.75;
  const usualRisk = riskDraw < 0.005 ? 'HIGH' : riskDraw < 0.03 ? 'MEDIUM' : 'LOW';
  return {
    cancelled,
    cancelReason,
    test,
    draft,
    disputed: disputed ? { reason, afterDays, inquiry } : null,
    riskLevel: fraud ? 'HIGH' : usualRisk,
  };
}
