import type { ShopTransaction } from '../../db/index.server.ts';
import { type LedgerKey, lockAccount, settleAccount } from '../ledger/ledger.server.ts';
import { mergeFact } from '../ledger/merge-fact.ts';

/** An order with the codes that it was paid with. */
export interface OrderWithCodes {
  orderId: string;
  version: string;
  cancelled: boolean;
  codes: readonly string[];
}

/**
 * Closes redemptions whose code stands on an order; one that was cancelled gives the points back.
 * Repeated, or with an older version of the order, it does nothing.
 */
export async function noteCodeUse(
  tx: ShopTransaction,
  keyOf: (customerId: string) => LedgerKey,
  { orderId, version, cancelled, codes }: OrderWithCodes,
): Promise<void> {
  if (codes.length === 0) return;
  // Shopify takes codes in any case and keeps them as they were made.
  const code = { in: codes.map((text) => text.toUpperCase()) };
  for (const found of await tx.loyaltyRedemption.findMany({ where: { code } })) {
    const { redemptionId } = found;
    const customerId = await lockAccount(tx, keyOf(found.customerId));
    const row = await tx.loyaltyRedemption.findFirstOrThrow({ where: { redemptionId } });
    const known =
      row.usedOrderId === null
        ? null
        : {
            orderId: row.usedOrderId,
            version: row.usedVersion ?? '',
            cancelled: row.usedCancelled,
          };
    const event = { type: 'use', redemptionId, orderId, version, cancelled } as const;
    const fact = { reservation: null, released: row.released, use: known };
    const before = {
      ...{ on: '', orders: new Map(), adjustments: new Map() },
      redemptions: new Map([[redemptionId, fact]]),
    };
    const after = mergeFact(before, event).redemptions.get(redemptionId)?.use;
    if (after == null || after === known) continue;
    await tx.loyaltyRedemption.updateMany({
      where: { redemptionId },
      data: {
        usedOrderId: after.orderId,
        usedVersion: after.version,
        usedCancelled: after.cancelled,
        state: after.cancelled ? 'returned' : 'used',
        reason: after.cancelled ? 'order-cancelled' : null,
      },
    });
    await settleAccount(tx, { ...keyOf(customerId), customerId });
  }
}
