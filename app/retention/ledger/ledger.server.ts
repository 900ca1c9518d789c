import { Prisma, queryForShop, type ShopTransaction } from '../../db/index.server.ts';
import type { CalendarDate } from '../../kernel/calendar.ts';
import { missingTransfers } from './apply-event.ts';
import { dateOf, dayOf } from './dates.ts';
import type { Facts, RedemptionFact, Transfer } from './model.ts';
import { type Booked, type Replay, replayFacts } from './replay-facts.ts';

/** Whose points, and as of which day in the shop's zone. */
export interface LedgerKey {
  shopId: number;
  customerId: string;
  todayOn: CalendarDate;
  now: Date;
}

/**
 * Takes a customer's account for the rest of the transaction: facts are stored and booked by one at
 * a time. Returns the id under which the points are kept, which is another one where Shopify has
 * made two customers one.
 */
export async function lockAccount(
  tx: ShopTransaction,
  { shopId, customerId, todayOn, now }: LedgerKey,
): Promise<string> {
  const kept = await keptCustomer(tx, customerId);
  await tx.loyaltyAccount.createMany({
    data: [{ shopId, customerId: kept, settledOn: dayOf(todayOn), updatedAt: now }],
    skipDuplicates: true,
  });
  await queryForShop(
    tx,
    shopId,
    (shop) => Prisma.sql`
      SELECT 1 FROM loyalty_account WHERE shop_id = ${shop} AND customer_id = ${kept} FOR UPDATE`,
  );
  return kept;
}

/** Merges may follow each other; more of them than this is a circle. */
const MERGES_MAX = 20;

async function keptCustomer(tx: ShopTransaction, customerId: string): Promise<string> {
  let kept = customerId;
  for (let step = 0; step < MERGES_MAX; step++) {
    const merge = await tx.customerMerge.findFirst({ where: { customerId: kept } });
    if (merge === null) return kept;
    kept = merge.keptCustomerId;
  }
  return kept;
}

/**
 * Books what is missing between what is stored of a customer and what is booked, and brings what is
 * read of the account up to date. Must run after `lockAccount` in the same transaction; repeated, it
 * books nothing.
 */
export async function settleAccount(
  tx: ShopTransaction,
  key: LedgerKey,
): Promise<{ replay: Replay; transfers: Transfer[] }> {
  const { shopId, customerId } = key;
  const account = await tx.loyaltyAccount.findFirstOrThrow({ where: { customerId } });
  const { facts, countries } = await readFacts(tx, key, dateOf(account.settledOn));
  const booked = await readBooked(tx, shopId, customerId);
  const replay = replayFacts(facts);
  const transfers = missingTransfers(booked.sums, replay.booked);
  const last = [...facts.orders.values()].sort((a, b) => (a.at < b.at ? -1 : 1)).at(-1);
  const country = (last && countries.get(`order:${last.orderId}`)) ?? account.country;
  const countryOf = (lotId: string) =>
    booked.countries.get(lotId) ?? countries.get(lotId) ?? country;
  await addEntries(tx, key, transfers, countryOf, booked.counts);
  await storeLots(tx, key, replay, countryOf);
  const held = replay.lots.filter(({ points }) => points > 0);
  const ends = held.flatMap(({ expiresOn }) => expiresOn ?? []).sort()[0] ?? null;
  await tx.loyaltyAccount.updateMany({
    where: { customerId },
    data: {
      points: held.reduce((sum, { points }) => sum + points, 0),
      owed: replay.owed,
      country,
      settledOn: dayOf(facts.on),
      endsNextOn: ends === null ? null : dayOf(ends),
      updatedAt: key.now,
    },
  });
  return { replay, transfers };
}

async function readFacts(
  tx: ShopTransaction,
  { customerId, todayOn }: LedgerKey,
  settledOn: CalendarDate,
): Promise<{ facts: Facts; countries: Map<string, string> }> {
  const where = { customerId };
  const orders = await tx.loyaltyOrder.findMany({ where, omit: { terms: true } });
  const redemptions = await tx.loyaltyRedemption.findMany({ where });
  const adjustments = await tx.loyaltyAdjustment.findMany({ where });
  const facts: Facts = {
    // A day that was booked stays begun, should the clock or the zone go back.
    on: todayOn > settledOn ? todayOn : settledOn,
    orders: new Map(
      orders.map((row) => [
        row.orderId,
        {
          orderId: row.orderId,
          version: row.version,
          at: row.placedAt.toISOString(),
          on: dateOf(row.placedOn),
          points: row.points,
          availableOn: row.availableOn && dateOf(row.availableOn),
          expiresOn: row.expiresOn && dateOf(row.expiresOn),
        },
      ]),
    ),
    redemptions: new Map(redemptions.map((row) => [row.redemptionId, redemptionFact(row)])),
    adjustments: new Map(
      adjustments.map((row) => [
        row.adjustmentId,
        {
          undone: row.undoneAt !== null,
          adjustment: {
            adjustmentId: row.adjustmentId,
            at: row.adjustedAt.toISOString(),
            on: dateOf(row.adjustedOn),
            points: row.points,
            expiresOn: row.expiresOn && dateOf(row.expiresOn),
          },
        },
      ]),
    ),
  };
  const countries = new Map(orders.map((row) => [`order:${row.orderId}`, row.country]));
  return { facts, countries };
}

function redemptionFact(row: {
  redemptionId: string;
  reservedAt: Date;
  reservedOn: Date;
  points: number;
  released: boolean;
  usedOrderId: string | null;
  usedVersion: string | null;
  usedCancelled: boolean;
}): RedemptionFact {
  const { usedOrderId, usedVersion } = row;
  return {
    released: row.released,
    reservation: {
      redemptionId: row.redemptionId,
      at: row.reservedAt.toISOString(),
      on: dateOf(row.reservedOn),
      points: row.points,
    },
    use:
      usedOrderId === null || usedVersion === null
        ? null
        : { orderId: usedOrderId, version: usedVersion, cancelled: row.usedCancelled },
  };
}

interface BookedRow {
  cause: string;
  lot_id: string;
  country: string;
  points: number;
  count: number;
}

async function readBooked(tx: ShopTransaction, shopId: number, customerId: string) {
  const rows = await queryForShop<BookedRow>(
    tx,
    shopId,
    (shop) => Prisma.sql`
      SELECT cause, lot_id, min(country) AS country, sum(points)::int AS points,
        count(*)::int AS count
      FROM loyalty_entry WHERE shop_id = ${shop} AND customer_id = ${customerId}
      GROUP BY cause, lot_id`,
  );
  const sums: Booked = new Map();
  const countries = new Map<string, string>();
  const counts = new Map<string, number>();
  for (const { cause, lot_id: lotId, country, points, count } of rows) {
    sums.set(cause, (sums.get(cause) ?? new Map<string, number>()).set(lotId, points));
    countries.set(lotId, country);
    counts.set(`${cause}>${lotId}`, count);
  }
  return { sums, countries, counts };
}

async function addEntries(
  tx: ShopTransaction,
  { shopId, customerId, todayOn, now }: LedgerKey,
  transfers: readonly Transfer[],
  countryOf: (lotId: string) => string,
  counts: ReadonlyMap<string, number>,
): Promise<void> {
  if (transfers.length === 0) return;
  const bookedOn = dayOf(todayOn);
  const data = transfers.map(({ cause, lotId, kind, points }) => {
    const number = (counts.get(`${cause}>${lotId}`) ?? 0) + 1;
    const entryId = `${cause}>${lotId}#${number}@${customerId}`;
    const country = countryOf(lotId);
    return {
      shopId,
      entryId,
      customerId,
      cause,
      lotId,
      kind,
      points,
      country,
      bookedOn,
      createdAt: now,
    };
  });
  await tx.loyaltyEntry.createMany({ data });
  const days = new Map<string, { country: string; kind: string; points: number }>();
  for (const { country, kind, points } of data) {
    const key = `${country} ${kind}`;
    days.set(key, { country, kind, points: (days.get(key)?.points ?? 0) + points });
  }
  // In one order for everybody, so that two transactions never wait for each other.
  const rows = [...days].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
  await queryForShop(
    tx,
    shopId,
    (shop) => Prisma.sql`
      INSERT INTO loyalty_day AS d (shop_id, day, country, kind, points)
      SELECT ${shop}, ${todayOn}::date, * FROM unnest(
        ${rows.map(({ country }) => country)}::text[], ${rows.map(({ kind }) => kind)}::text[],
        ${rows.map(({ points }) => points)}::int[])
      ON CONFLICT (shop_id, day, country, kind) DO UPDATE SET points = d.points + excluded.points`,
  );
}

async function storeLots(
  tx: ShopTransaction,
  { shopId, customerId }: LedgerKey,
  { lots }: Replay,
  countryOf: (lotId: string) => string,
): Promise<void> {
  const held = lots.filter(({ points }) => points > 0);
  await tx.loyaltyLot.deleteMany({ where: { customerId } });
  if (held.length === 0) return;
  await tx.loyaltyLot.createMany({
    data: held.map(({ lotId, points, availableOn, expiresOn }) => ({
      shopId,
      customerId,
      lotId,
      points,
      country: countryOf(lotId),
      availableOn: availableOn === null ? null : dayOf(availableOn),
      expiresOn: expiresOn === null ? null : dayOf(expiresOn),
    })),
  });
}
