import { forShop, Prisma, queryForShop, type Shop } from '../db/index.server.ts';
import { addDays, type CalendarDate, dateInZone } from '../kernel/calendar.ts';
import { countDueOrders } from './count-past-orders-action.server.ts';
import { dateOf } from './ledger/dates.ts';
import { listLoyaltyMarkets, type LoyaltyMarket } from './loyalty-settings.server.ts';
import { readProgram, type RunningProgram } from './read-program.server.ts';
import { type Liability, liabilityOf } from './sum-liability.ts';

/** Days ahead for which points that end are told. */
export const EXPIRING_DAYS = 30;
const WEEKS = 12;

/** Points that came and went in a week. */
export interface PointsWeek {
  /** Its first day, a Monday. */
  on: CalendarDate;
  issued: number;
  redeemed: number;
  expired: number;
}

export interface LoyaltyOverview {
  program: { countFromOn: CalendarDate; canRedeem: boolean } | null;
  markets: Liability[];
  weeks: PointsWeek[];
  customers: number;
  dueOrders: number;
}

/** Points outstanding by market with what they are worth there, and how they came and went. */
export async function readLoyaltyOverview(
  shop: Pick<Shop, 'shopId' | 'zone'>,
  now: Date,
): Promise<LoyaltyOverview> {
  const { shopId, zone } = shop;
  const todayOn = dateInZone(zone, now.getTime());
  const [program, markets, points, weeks, customers, dueOrders] = await Promise.all([
    readProgram(shopId, now),
    listLoyaltyMarkets(shopId),
    readOutstanding(shopId, todayOn),
    readWeeks(shopId, todayOn),
    forShop(shopId).loyaltyAccount.count({ where: { points: { gt: 0 } } }),
    countDueOrders(shopId),
  ]);
  return {
    program: program && {
      countFromOn: program.countFromOn,
      canRedeem: program.document.rewards.length > 0,
    },
    markets: liabilities(points, markets, program),
    weeks,
    customers,
    dueOrders,
  };
}

function liabilities(
  points: readonly OutstandingPoints[],
  markets: readonly LoyaltyMarket[],
  program: RunningProgram | null,
): Liability[] {
  return liabilityOf(points, markets, program?.settings.rewards ?? []);
}

/** The same for one country. */
export async function readCountryLiability(
  shop: Pick<Shop, 'shopId' | 'zone'>,
  country: string,
  now: Date,
): Promise<{ program: RunningProgram | null; liability: Liability | null }> {
  const todayOn = dateInZone(shop.zone, now.getTime());
  const [program, markets, points] = await Promise.all([
    readProgram(shop.shopId, now),
    listLoyaltyMarkets(shop.shopId),
    readOutstanding(shop.shopId, todayOn),
  ]);
  const ofCountry = points.filter((row) => row.country === country);
  const [liability = null] = liabilities(ofCountry, markets, program).filter(
    (row) => row.points !== 0,
  );
  return { program, liability };
}

interface OutstandingPoints {
  country: string;
  points: number;
  expiring: number;
}

/** Days are summed, not entries: as many rows as days, however many customers there are. */
async function readOutstanding(
  shopId: number,
  todayOn: CalendarDate,
): Promise<OutstandingPoints[]> {
  return queryForShop<OutstandingPoints>(
    forShop(shopId),
    shopId,
    (shop) => Prisma.sql`
      SELECT country, sum(points)::float8 AS points, sum(expiring)::float8 AS expiring FROM (
        SELECT country, sum(points) AS points, 0 AS expiring FROM loyalty_day
        WHERE shop_id = ${shop} GROUP BY country
        UNION ALL
        SELECT country, 0, sum(points) FROM loyalty_lot
        WHERE shop_id = ${shop} AND expires_on >= ${todayOn}::date
          AND expires_on <= ${addDays(todayOn, EXPIRING_DAYS)}::date GROUP BY country
      ) AS parts GROUP BY country ORDER BY country`,
  );
}

async function readWeeks(shopId: number, todayOn: CalendarDate): Promise<PointsWeek[]> {
  const rows = await queryForShop<{ on: string; kind: string; points: number }>(
    forShop(shopId),
    shopId,
    (shop) => Prisma.sql`
      SELECT date_trunc('week', day)::date::text AS on, kind, sum(points)::float8 AS points
      FROM loyalty_day
      WHERE shop_id = ${shop}
        AND day >= date_trunc('week', ${todayOn}::date)::date - ${(WEEKS - 1) * 7}::int
      GROUP BY 1, 2 ORDER BY 1`,
  );
  const weeks = new Map<string, PointsWeek>();
  for (const { on, kind, points } of rows) {
    const week = weeks.get(on) ?? { on, issued: 0, redeemed: 0, expired: 0 };
    weeks.set(on, week);
    if (kind === 'earn' || kind === 'refund') week.issued += points;
    if (kind === 'spend' || kind === 'return') week.redeemed -= points;
    if (kind === 'expire') week.expired -= points;
  }
  return [...weeks.values()];
}

/** A customer in the list: by id alone. */
export interface LoyaltyCustomer {
  customerId: string;
  points: number;
  owed: number;
  country: string;
}

const CUSTOMERS_PER_PAGE = 50;

/**
 * Customers with most points first, a page at a time; `after` is where the page before ended,
 * "points:id". With `search`, the one of that id.
 */
export async function listLoyaltyCustomers(
  shopId: number,
  { after, search }: { after: string | null; search: string },
): Promise<{ customers: LoyaltyCustomer[]; after: string | null }> {
  const [, points, id] = /^(\d+):(\d+)$/.exec(after ?? '') ?? [];
  const rows = await forShop(shopId).loyaltyAccount.findMany({
    where:
      search !== ''
        ? { customerId: search }
        : points === undefined || id === undefined
          ? {}
          : {
              OR: [
                { points: { lt: Number(points) } },
                { points: Number(points), customerId: { gt: id } },
              ],
            },
    orderBy: [{ points: 'desc' }, { customerId: 'asc' }],
    take: CUSTOMERS_PER_PAGE + 1,
    select: { customerId: true, points: true, owed: true, country: true },
  });
  const customers = rows.slice(0, CUSTOMERS_PER_PAGE);
  const last = customers.at(-1);
  const more = rows.length > CUSTOMERS_PER_PAGE && last !== undefined;
  return { customers, after: more ? `${last.points}:${last.customerId}` : null };
}

/** A line of the ledger with what caused it. */
export interface LedgerLine {
  on: CalendarDate;
  kind: string;
  cause: string;
  points: number;
  /** What the account came to after it. */
  balance: number;
}

const LINES_MAX = 500;

/** A customer's account line by line, the newest first; null where there is none. */
export async function readLedger(
  shopId: number,
  customerId: string,
): Promise<{ country: string; owed: number; lines: LedgerLine[]; orders: EarningOrder[] } | null> {
  const db = forShop(shopId);
  const account = await db.loyaltyAccount.findFirst({ where: { customerId } });
  if (account === null) return null;
  const lines = await queryForShop<LedgerLine>(
    db,
    shopId,
    (shop) => Prisma.sql`
      WITH lines AS (
        SELECT booked_on, created_at, cause, min(kind) AS kind, sum(points)::int AS points
        FROM loyalty_entry WHERE shop_id = ${shop} AND customer_id = ${customerId}
        GROUP BY booked_on, created_at, cause HAVING sum(points) <> 0)
      SELECT booked_on::text AS on, kind, cause, points,
        (sum(points) OVER (ORDER BY created_at, cause))::int AS balance
      FROM lines ORDER BY created_at DESC, cause DESC LIMIT ${LINES_MAX}`,
  );
  const orders = await db.loyaltyOrder.findMany({
    where: { customerId },
    orderBy: { placedAt: 'desc' },
    take: LINES_MAX,
  });
  return {
    country: account.country,
    owed: account.owed,
    lines,
    orders: orders.map((order) => ({
      orderId: order.orderId,
      currency: order.currency,
      earningMinor: Number(order.earningMinor),
      keptMinor: Number(order.keptMinor),
      earnedPoints: order.earnedPoints,
      points: order.points,
      availableOn: order.availableOn && dateOf(order.availableOn),
      expiresOn: order.expiresOn && dateOf(order.expiresOn),
    })),
  };
}

/** What an order came to. */
export interface EarningOrder {
  orderId: string;
  currency: string;
  earningMinor: number;
  keptMinor: number;
  earnedPoints: number;
  points: number;
  availableOn: CalendarDate | null;
  expiresOn: CalendarDate | null;
}
