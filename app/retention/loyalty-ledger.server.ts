import { queryPrepared, type Shop, type ShopTransaction } from '../db/index.server.ts';
import { type CalendarDate, dateInZone } from '../kernel/calendar.ts';
import { type LoyaltyAccount, type PointLot, summarizeAccount } from './summarize-account.ts';

/** A movement to be booked. */
export interface LoyaltyEntry {
  /** Made from its cause: the same cause is booked once. */
  entryId: string;
  customerId: string;
  kind: 'earn' | 'spend' | 'refund' | 'adjust';
  points: number;
  /** Entry that gave the points; the entry's own id where it gives some. */
  lotId: string;
  availableOn: CalendarDate | null;
  expiresOn: CalendarDate | null;
  orderId: string | null;
}

/**
 * Books movements in the transaction of what causes them; those that are booked already are left as
 * they are. Returns how many were new.
 */
export async function bookPoints(
  tx: ShopTransaction,
  shopId: number,
  entries: readonly LoyaltyEntry[],
): Promise<number> {
  const { count } = await tx.loyaltyEntry.createMany({
    data: entries.map((entry) => ({
      ...entry,
      shopId,
      availableOn: asDate(entry.availableOn),
      expiresOn: asDate(entry.expiresOn),
    })),
    skipDuplicates: true,
  });
  return count;
}

/** A customer's points as of today in the shop's zone; nothing booked is an account at zero. */
export async function readLoyaltyAccount(
  { shopId, zone }: Pick<Shop, 'shopId' | 'zone'>,
  customerId: string,
  now: Date,
): Promise<LoyaltyAccount> {
  const lots = await queryPrepared<PointLot>(shopId, LOTS, [customerId]);
  return summarizeAccount(lots, dateInZone(zone, now.getTime()));
}

function asDate(on: CalendarDate | null): Date | null {
  return on === null ? null : new Date(`${on}T00:00:00Z`);
}

const LOTS = {
  name: 'loyalty-lots-of-customer',
  text: `
    SELECT sum(points)::int AS points,
           max(available_on)::text AS "availableOn", max(expires_on)::text AS "expiresOn"
    FROM loyalty_entry WHERE shop_id = $1 AND customer_id = $2
    GROUP BY lot_id HAVING sum(points) <> 0`,
};
