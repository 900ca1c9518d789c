import { forShop, Prisma, queryForShop, type Shop } from '../db/index.server.ts';
import { dateInZone } from '../kernel/calendar.ts';
import { lockAccount, settleAccount } from './ledger/ledger.server.ts';

/** Customers taken at a time; the rest at the next call. */
const AT_ONCE = 100;

/**
 * Gives the points of customers whom Shopify has made one with another to that one. The lines of the
 * ledger go along as they are. Repeated, it does nothing.
 */
export async function followMerges(shop: Pick<Shop, 'shopId' | 'zone'>, now: Date): Promise<void> {
  const { shopId, zone } = shop;
  const todayOn = dateInZone(zone, now.getTime());
  const db = forShop(shopId);
  const waiting = await queryForShop<{ gone: string }>(
    db,
    shopId,
    (id) => Prisma.sql`
      SELECT m.customer_id AS gone FROM customer_merge AS m
      JOIN loyalty_account AS a ON a.shop_id = m.shop_id AND a.customer_id = m.customer_id
      WHERE m.shop_id = ${id} ORDER BY 1 LIMIT ${AT_ONCE}`,
  );
  for (const { gone } of waiting) {
    await db.$transaction(async (tx) => {
      // Whoever is booking for the one that is gone comes to an end first.
      await queryForShop(
        tx,
        shopId,
        (id) => Prisma.sql`
          SELECT 1 FROM loyalty_account WHERE shop_id = ${id} AND customer_id = ${gone} FOR UPDATE`,
      );
      const key = { shopId, customerId: gone, todayOn, now };
      const customerId = await lockAccount(tx, key);
      if (customerId === gone) return;
      const move = { where: { customerId: gone }, data: { customerId } };
      await tx.loyaltyEntry.updateMany(move);
      await tx.loyaltyOrder.updateMany(move);
      await tx.loyaltyRedemption.updateMany(move);
      await tx.loyaltyAdjustment.updateMany(move);
      await tx.loyaltyLot.deleteMany({ where: { customerId: gone } });
      await tx.loyaltyAccount.deleteMany({ where: { customerId: gone } });
      await settleAccount(tx, { ...key, customerId });
    });
  }
}
