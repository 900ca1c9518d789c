import { forShop, Prisma, queryForShop } from '../db/index.server.ts';
import { addDays, type CalendarDate, dateInZone } from '../kernel/calendar.ts';

/** What a day's orders in a currency were booked at. */
export interface BookedRow {
  on: CalendarDate;
  currency: string;
  /** Median of what shoppers paid ÷ what was booked, in minor units. */
  ratio: number;
  orders: number;
}

/** Sales of the last 90 days whose shoppers paid in another currency than the shop's. */
export interface CurrencySales {
  /** Pieces by country and variant. */
  sold: Record<string, Record<string, number>>;
  booked: BookedRow[];
}

const SOLD_DAYS = 90;

/**
 * Ninety days change little in one; the detector adds them up anew with each look at the shop, which
 * is several times a day.
 */
const HOLDS_MS = 24 * 3_600_000;

/** Sales as they were added up last; added up and kept where that is more than a day ago. */
export async function readCurrencySales(
  shopId: number,
  zone: string,
  now: Date,
): Promise<CurrencySales> {
  const row = await forShop(shopId).currencySales.findFirst();
  const holds = row !== null && Math.abs(now.getTime() - row.readAt.getTime()) < HOLDS_MS;
  if (!holds) return addUpCurrencySales(shopId, zone, now);
  // Written below, and by nobody else: tens of thousands of numbers are not looked at one by one.
  const { sold, booked } = row as unknown as CurrencySales;
  return { sold, booked };
}

/** Adds up and keeps: reads every line sold in 90 days, which no page should wait for. */
export async function addUpCurrencySales(
  shopId: number,
  zone: string,
  now: Date,
): Promise<CurrencySales> {
  const fromOn = addDays(dateInZone(zone, now.getTime()), 1 - SOLD_DAYS);
  const [rows, booked] = await Promise.all([readSold(shopId, fromOn), readBooked(shopId, fromOn)]);
  const sold: CurrencySales['sold'] = {};
  for (const { country, variantId, pieces } of rows) (sold[country] ??= {})[variantId] = pieces;
  const data = { readAt: now, sold, booked: booked as unknown as Prisma.InputJsonValue };
  await forShop(shopId).currencySales.upsert({
    where: { shopId },
    create: { shopId, ...data },
    update: data,
  });
  return { sold, booked };
}

function readSold(shopId: number, fromOn: CalendarDate) {
  return queryForShop<{ country: string; variantId: string; pieces: number }>(
    forShop(shopId),
    shopId,
    (shop) => Prisma.sql`
      SELECT o.country, l.variant_id AS "variantId", sum(l.quantity)::float8 AS pieces
      FROM "order" AS o JOIN order_line AS l ON l.shop_id = ${shop} AND l.order_id = o.order_id
      WHERE o.shop_id = ${shop} AND o.processed_on >= ${fromOn}::date AND NOT o.test
        AND o.cancelled_at IS NULL AND o.presentment_currency <> o.currency
        AND l.variant_id IS NOT NULL
      GROUP BY 1, 2`,
  );
}

function readBooked(shopId: number, fromOn: CalendarDate): Promise<BookedRow[]> {
  return queryForShop<BookedRow>(
    forShop(shopId),
    shopId,
    (shop) => Prisma.sql`
      SELECT processed_on::text AS "on", presentment_currency AS currency, count(*)::int AS orders,
        percentile_cont(0.5) WITHIN GROUP (ORDER BY presentment_total_minor::float8 / total_minor)
          AS ratio
      FROM "order"
      WHERE shop_id = ${shop} AND processed_on >= ${fromOn}::date AND NOT test AND total_minor > 0
        AND presentment_currency <> currency
      GROUP BY 1, 2`,
  );
}
