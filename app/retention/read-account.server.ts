import { queryPrepared, type Shop } from '../db/index.server.ts';
import { dateInZone } from '../kernel/calendar.ts';
import type { AccountLine, OpenCode, ShopperAccount } from './shopper-account.ts';
import { toHundredths } from './to-hundredths.ts';
import { type PointLot, summarizeAccount } from './summarize-account.ts';

/** A customer's points as of today in the shop's zone; nothing booked is an account at zero. */
export async function readLoyaltyAccount(
  { shopId, zone }: Pick<Shop, 'shopId' | 'zone'>,
  customerId: string,
  now: Date,
): Promise<ShopperAccount> {
  const [lots, codes, lines] = await Promise.all([
    queryPrepared<PointLot>(shopId, LOTS, [customerId]),
    queryPrepared<StoredCode>(shopId, CODES, [customerId, now]),
    queryPrepared<AccountLine>(shopId, LINES, [customerId]),
  ]);
  return {
    ...summarizeAccount(lots, dateInZone(zone, now.getTime())),
    codes: codes.map(({ endsAt, shopMinor, ...code }) => ({
      ...code,
      promised:
        code.currency === code.shopCurrency ? null : toHundredths(code.amountMinor, code.currency),
      worth: toHundredths(shopMinor, code.shopCurrency),
      endsOn: dateInZone(zone, endsAt.getTime()),
    })),
    lines,
  };
}

type StoredCode = Omit<OpenCode, 'endsOn' | 'promised' | 'worth'> & {
  endsAt: Date;
  shopMinor: number;
};

const LOTS = {
  name: 'loyalty-lots-of-customer',
  text: `
    SELECT points, available_on::text AS "availableOn", expires_on::text AS "expiresOn"
    FROM loyalty_lot WHERE shop_id = $1 AND customer_id = $2
    UNION ALL
    SELECT -owed, NULL, NULL FROM loyalty_account
    WHERE shop_id = $1 AND customer_id = $2 AND owed > 0`,
};

const CODES = {
  name: 'loyalty-codes-of-customer',
  text: `
    SELECT redemption_id AS "redemptionId", CASE state WHEN 'ready' THEN code END AS code, points,
      amount_minor::float8 AS "amountMinor", currency, ends_at AS "endsAt",
      shop_amount_minor::float8 AS "shopMinor",
      (SELECT shop.currency FROM shop WHERE shop.shop_id = $1) AS "shopCurrency"
    FROM loyalty_redemption
    WHERE shop_id = $1 AND customer_id = $2 AND state IN ('making', 'ready') AND ends_at > $3
    ORDER BY reserved_at DESC`,
};

/** What one cause did at one time is one line, whatever lots it touched; what came to nothing, none. */
const LINES = {
  name: 'loyalty-lines-of-customer',
  text: `
    SELECT booked_on::text AS on, min(kind) AS kind, sum(points)::int AS points
    FROM loyalty_entry WHERE shop_id = $1 AND customer_id = $2
    GROUP BY booked_on, created_at, cause HAVING sum(points) <> 0
    ORDER BY created_at DESC, cause LIMIT 10`,
};
