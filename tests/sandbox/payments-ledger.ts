/** What Shopify Payments makes of a shop's orders: balance, payouts and the dates of disputes. */
import { addDecimals, subtractDecimals } from './decimal.ts';
import type { SandboxDispute, SandboxOrder, SandboxTransaction } from './model.ts';

export interface Movement {
  order: SandboxOrder;
  transaction: SandboxTransaction;
}

const DAY_MS = 86_400_000;
/** Days from a movement to the payout that holds it. */
const PAYOUT_DAYS = 3;
const EVIDENCE_DAYS = 10;

/** Charges and refunds of orders that went through Shopify Payments, oldest first. */
export function movementsOf(orders: readonly SandboxOrder[]): Movement[] {
  const movements = orders.flatMap((order) =>
    order.transactions
      .filter(({ gateway, status, kind }) => {
        const moved = kind === 'SALE' || kind === 'CAPTURE' || kind === 'REFUND';
        return gateway === 'shopify_payments' && status === 'SUCCESS' && moved;
      })
      .map((transaction): Movement => ({ order, transaction })),
  );
  return movements.sort(
    (a, b) =>
      Date.parse(a.transaction.processedAt) - Date.parse(b.transaction.processedAt) ||
      Number(a.transaction.id) - Number(b.transaction.id),
  );
}

/** What a movement does to the balance before fees, in the shop's currency. */
export function signedAmount({ transaction: { kind, amount } }: Movement): string {
  return kind === 'REFUND' ? subtractDecimals('0', amount.shop) : amount.shop;
}

export interface LedgerPayout {
  id: string;
  issuedAt: string;
  status: 'PAID' | 'IN_TRANSIT';
  net: string;
  chargesGross: string;
  chargesFee: string;
  refundsGross: string;
  refundsFee: string;
}

/** The payout of a movement: one for each day (UTC); its number is that of the day. */
export function payoutIdOf({ transaction }: Movement): string {
  return String(700_000 + Math.floor(Date.parse(transaction.processedAt) / DAY_MS));
}

/** Payouts that have been issued by `now`, oldest first. */
export function payoutsOf(movements: readonly Movement[], now: Date): LedgerPayout[] {
  const payouts = new Map<string, LedgerPayout>();
  for (const movement of movements) {
    const id = payoutIdOf(movement);
    const issuedMs = (Number(id) - 700_000 + PAYOUT_DAYS) * DAY_MS;
    if (issuedMs > now.getTime() || movement.order.test) continue;
    const payout = payouts.get(id) ?? emptyPayout(id, issuedMs, now);
    const fee = movement.transaction.fee ?? '0';
    const amount = signedAmount(movement);
    payout.net = addDecimals(payout.net, subtractDecimals(amount, fee));
    if (movement.transaction.kind === 'REFUND') {
      payout.refundsGross = addDecimals(payout.refundsGross, amount);
      payout.refundsFee = addDecimals(payout.refundsFee, fee);
    } else {
      payout.chargesGross = addDecimals(payout.chargesGross, amount);
      payout.chargesFee = addDecimals(payout.chargesFee, fee);
    }
    payouts.set(id, payout);
  }
  return [...payouts.values()];
}

function emptyPayout(id: string, issuedMs: number, now: Date): LedgerPayout {
  const zero = { net: '0', chargesGross: '0', chargesFee: '0', refundsGross: '0', refundsFee: '0' };
  return {
    id,
    issuedAt: new Date(issuedMs).toISOString(),
    status: now.getTime() - issuedMs < 2 * DAY_MS ? 'IN_TRANSIT' : 'PAID',
    ...zero,
  };
}

/** Until when evidence about a dispute counts. */
export function evidenceDueAt({ initiatedAt }: SandboxDispute): string {
  return new Date(Date.parse(initiatedAt) + EVIDENCE_DAYS * DAY_MS).toISOString();
}
