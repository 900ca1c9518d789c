import { createHash, randomUUID } from 'node:crypto';
import type { Shop, ShopTransaction } from '../../db/index.server.ts';
import { dateInZone } from '../../kernel/calendar.ts';
import { rateOn } from '../../kernel/exchange.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import { enqueue } from '../../jobs/index.server.ts';
import { fromHundredths } from '../to-hundredths.ts';
import { dateOf, dayOf } from '../ledger/dates.ts';
import { lockAccount, settleAccount } from '../ledger/ledger.server.ts';
import type { LoyaltyDocument, LoyaltySettings } from '../model.ts';
import { summarizeAccount } from '../summarize-account.ts';
import { makeCodeJob } from './code-job-kinds.server.ts';
import { convertByRate, convertReward } from './convert-reward.ts';
import { makeCodeText } from './make-code-text.ts';
import { OPEN_CODES_MAX, type RedeemRefusal } from './model.ts';

const DAY_MS = 86_400_000;
/** Orders that a rate is taken from. */
const RATE_ORDERS = 20;
/** How old they may be: a month, and in a market where nobody has paid since, a year. */
const RATE_DAYS = [30, 365] as const;
/** How old a reference rate may be: over the longest run of days without one, and some. */
const REFERENCE_DAYS = 10;

export interface RedeemRequest {
  shop: Shop;
  customerId: string;
  program: { document: LoyaltyDocument; settings: LoyaltySettings };
  country: string;
  currency: string;
  /** How many steps of the reward. */
  steps: number;
  now: Date;
}

/**
 * Takes points for a discount code, and asks for the code in the same transaction: if that commits,
 * the code is made, or the points come back.
 */
export async function redeemPoints(
  tx: ShopTransaction,
  request: RedeemRequest,
): Promise<Result<{ redemptionId: string }, RedeemRefusal>> {
  const { shop, program, country, currency, steps, now } = request;
  const { shopId } = shop;
  const { rewards, redeem } = program.document;
  const index = redeem[`${country}:${currency}`];
  const reward = index === undefined ? undefined : rewards[index];
  if (reward === undefined) return refuse('no-reward');
  const todayOn = dateInZone(shop.zone, now.getTime());
  const locked = { shopId, customerId: request.customerId, todayOn, now };
  const customerId = await lockAccount(tx, locked);
  const key = { ...locked, customerId };
  const { replay } = await settleAccount(tx, key);
  const points = reward.points * steps;
  if (summarizeAccount(replay.lots, todayOn).points < points) return refuse('not-enough-points');
  const open = await tx.loyaltyRedemption.count({
    where: { customerId, state: { in: ['making', 'ready', 'closing'] } },
  });
  if (open >= OPEN_CODES_MAX) return refuse('too-many-codes');
  const amountMinor = fromHundredths(reward.amount * steps, currency);
  const shopAmountMinor =
    currency === shop.currency
      ? amountMinor
      : ((await convertByOrders(tx, amountMinor, currency, shop.currency, now)) ??
        (await convertByReference(tx, amountMinor, currency, shop.currency, now)));
  if (shopAmountMinor === null) return refuse('no-exchange-rate');
  const redemptionId = randomUUID();
  await tx.loyaltyRedemption.create({
    data: {
      shopId,
      redemptionId,
      customerId,
      points,
      reservedAt: now,
      reservedOn: dayOf(todayOn),
      country,
      currency,
      amountMinor: BigInt(amountMinor),
      shopAmountMinor: BigInt(shopAmountMinor),
      combines: program.settings.codesCombine,
      code: makeCodeText(createHash('sha256').update(`${shopId}:${redemptionId}`).digest()),
      endsAt: new Date(now.getTime() + program.settings.codeDays * DAY_MS),
    },
  });
  await settleAccount(tx, key);
  await enqueue(tx, makeCodeJob, { shopId, redemptionId });
  return ok({ redemptionId });
}

async function convertByOrders(
  tx: ShopTransaction,
  amountMinor: number,
  currency: string,
  shopCurrency: string,
  now: Date,
): Promise<number | null> {
  for (const days of RATE_DAYS) {
    const since = new Date(now.getTime() - days * DAY_MS);
    const orders = await latestOrders(tx, currency, since);
    const converted = convertReward(amountMinor, orders, shopCurrency);
    if (converted !== null) return converted;
  }
  return null;
}

/** By the newest reference rate of both currencies, where there is one of these days. */
async function convertByReference(
  tx: ShopTransaction,
  amountMinor: number,
  currency: string,
  shopCurrency: string,
  now: Date,
): Promise<number | null> {
  const rows = await tx.exchangeRate.findMany({
    where: {
      currency: { in: [currency, shopCurrency] },
      day: { gt: new Date(now.getTime() - REFERENCE_DAYS * DAY_MS), lte: now },
    },
    orderBy: { day: 'asc' },
  });
  const days = rows.map((row) => ({ on: dateOf(row.day), rates: { [row.currency]: row.rate } }));
  const ofDay = new Map<string, Record<string, number>>();
  for (const { on, rates } of days) ofDay.set(on, { ...ofDay.get(on), ...rates });
  const rates = {
    ...{ source: 'ecb', url: '', base: 'EUR' },
    days: [...ofDay].map(([on, of]) => ({ on, rates: of })),
  };
  const found = rateOn(rates, currency, shopCurrency, now.toISOString().slice(0, 10));
  return found === null ? null : convertByRate(amountMinor, currency, shopCurrency, found.rate);
}

async function latestOrders(tx: ShopTransaction, currency: string, since: Date) {
  const orders = await tx.order.findMany({
    where: {
      channel: 'shopify',
      presentmentCurrency: currency,
      presentmentTotalMinor: { gt: 0 },
      processedAt: { gt: since },
    },
    orderBy: { processedAt: 'desc' },
    take: RATE_ORDERS,
    select: { totalMinor: true, presentmentTotalMinor: true },
  });
  return orders.map(({ totalMinor, presentmentTotalMinor }) => ({
    shopMinor: Number(totalMinor),
    paidMinor: Number(presentmentTotalMinor),
  }));
}
