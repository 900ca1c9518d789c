import { parseMinor } from '../kernel/money.ts';
import { forShop } from '../db/index.server.ts';
import type { AdminClient } from '../shopify/index.server.ts';
import {
  READ_BALANCE,
  READ_PAYOUTS,
  type BalanceNode,
  type PayoutNode,
  type ReadBalanceData,
  type ReadPayoutsData,
} from '../shopify/operations/payments.ts';
import { noteMissing, refuseDenied, whereAllowed } from './missing-data.server.ts';
import { numericId } from './shopify-id.ts';

/** How far back the first read goes; what is stored stays. */
const FIRST_DAYS = 120;
const PART = 'extras';
/** Later ones look again at what may still change: a payout is on its way for days. */
const LATER_DAYS = 30;
const PAGES_MAX = 1_000;
const DAY_MS = 86_400_000;

/**
 * Reads payouts and movements of the balance of Shopify Payments, newest first, back to a point
 * behind which nothing changes. A shop without Shopify Payments has none, which is noted.
 *
 * How far back a read goes is noted before its first page, in the cursor of the run's part, and
 * forgotten after its last: what is stored comes newest first, so after a read that was cut the
 * newest movements say nothing of the older ones, and the next read goes back as far again.
 * @throws AdminApiError
 */
export async function readBalance(
  admin: AdminClient,
  importRunId: string,
  signal: AbortSignal,
  now: Date = new Date(),
): Promise<void> {
  const { shopId } = admin;
  const since = await readBackTo(shopId, now);
  const parts = forShop(shopId).importPart;
  const found = await whereAllowed(shopId, 'payouts', async () => {
    const noted = { importRunId, part: PART };
    await parts.updateMany({ where: noted, data: { cursor: since.toISOString() } });
    const hasAccount = await readPayouts(admin, signal, since.getTime());
    if (hasAccount) await readMovements(admin, signal, since.getTime());
    return hasAccount;
  });
  if (found !== null) await parts.updateMany({ where: { part: PART }, data: { cursor: null } });
  if (found === false) {
    const message = 'The shop has no account of Shopify Payments.';
    await noteMissing(shopId, 'payouts', 'not-available', message);
  }
}

/** How far the next read goes back: farther where one before it did not come to its end. */
async function readBackTo(shopId: number, now: Date): Promise<Date> {
  const db = forShop(shopId);
  const cut = await db.importPart.findMany({
    where: { part: PART, cursor: { not: null } },
    select: { cursor: true },
  });
  const known = (await db.payout.count()) + (await db.balanceTransaction.count());
  const usualMs = now.getTime() - (known === 0 ? FIRST_DAYS : LATER_DAYS) * DAY_MS;
  const cutMs = cut.map(({ cursor }) => Date.parse(cursor ?? '')).filter((ms) => !Number.isNaN(ms));
  return new Date(Math.min(usualMs, ...cutMs));
}

/** False where there is no account. */
async function readPayouts(
  admin: AdminClient,
  signal: AbortSignal,
  sinceMs: number,
): Promise<boolean> {
  const { shopId } = admin;
  const db = forShop(shopId);
  let after: string | null = null;
  for (let page = 0; page < PAGES_MAX; page++) {
    signal.throwIfAborted();
    const variables: Record<string, unknown> = { after };
    const { data, denied } = await admin.query<ReadPayoutsData>(READ_PAYOUTS, variables, {
      signal,
    });
    refuseDenied(data.shopifyPaymentsAccount, denied);
    if (data.shopifyPaymentsAccount === null) return false;
    const { nodes, pageInfo } = data.shopifyPaymentsAccount.payouts;
    const rows = nodes
      .filter((node) => Date.parse(node.issuedAt) >= sinceMs)
      .map((node) => payoutRow(shopId, node));
    await db.$transaction([
      db.payout.deleteMany({ where: { payoutId: { in: rows.map((row) => row.payoutId) } } }),
      db.payout.createMany({ data: rows }),
    ]);
    if (rows.length < nodes.length || !pageInfo.hasNextPage) break;
    after = pageInfo.endCursor;
  }
  return true;
}

async function readMovements(
  admin: AdminClient,
  signal: AbortSignal,
  sinceMs: number,
): Promise<void> {
  const { shopId } = admin;
  const db = forShop(shopId);
  let after: string | null = null;
  for (let page = 0; page < PAGES_MAX; page++) {
    signal.throwIfAborted();
    const variables: Record<string, unknown> = { after };
    const { data } = await admin.query<ReadBalanceData>(READ_BALANCE, variables, { signal });
    if (data.shopifyPaymentsAccount === null) break;
    const { nodes, pageInfo } = data.shopifyPaymentsAccount.balanceTransactions;
    const rows = nodes
      .filter((node) => Date.parse(node.transactionDate) >= sinceMs)
      .map((node) => balanceRow(shopId, node));
    const ids = rows.map((row) => row.balanceTransactionId);
    await db.$transaction([
      db.balanceTransaction.deleteMany({ where: { balanceTransactionId: { in: ids } } }),
      db.balanceTransaction.createMany({ data: rows }),
    ]);
    if (rows.length < nodes.length || !pageInfo.hasNextPage) break;
    after = pageInfo.endCursor;
  }
}

function minor({ amount, currencyCode }: { amount: string; currencyCode: string }): bigint {
  return BigInt(parseMinor(amount, currencyCode));
}

function payoutRow(shopId: number, node: PayoutNode) {
  const { summary } = node;
  return {
    shopId,
    payoutId: numericId(node.id),
    type: node.transactionType,
    status: node.status,
    issuedAt: new Date(node.issuedAt),
    currency: node.net.currencyCode,
    netMinor: minor(node.net),
    chargesGrossMinor: minor(summary.chargesGross),
    chargesFeeMinor: minor(summary.chargesFee),
    refundsGrossMinor: minor(summary.refundsFeeGross),
    refundsFeeMinor: minor(summary.refundsFee),
    adjustmentsGrossMinor: minor(summary.adjustmentsGross),
    adjustmentsFeeMinor: minor(summary.adjustmentsFee),
  };
}

function balanceRow(shopId: number, node: BalanceNode) {
  const payout = node.associatedPayout;
  return {
    shopId,
    balanceTransactionId: numericId(node.id),
    type: node.type,
    transactedAt: new Date(node.transactionDate),
    currency: node.amount.currencyCode,
    amountMinor: minor(node.amount),
    feeMinor: minor(node.fee),
    netMinor: minor(node.net),
    orderId: node.associatedOrder === null ? null : numericId(node.associatedOrder.id),
    transactionId:
      node.sourceOrderTransactionId === null ? null : String(node.sourceOrderTransactionId),
    payoutId: payout?.id ? numericId(payout.id) : null,
    payoutStatus: payout?.status ?? null,
    test: node.test,
  };
}
