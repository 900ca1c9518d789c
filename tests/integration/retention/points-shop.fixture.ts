import { vi } from 'vitest';
import { connectionPool, forShop } from '../../../app/db/index.server.ts';
import { closeQueue, startWorker } from '../../../app/jobs/index.server.ts';
import type { LoyaltySettings } from '../../../app/retention/index.ts';
import {
  followOrdersForPoints,
  loyaltySettings,
  readLoyaltyAccount,
  readProgram,
  redeemPoints,
  retentionJobs,
} from '../../../app/retention/index.server.ts';
import { startFirstImport, syncJobs } from '../../../app/sync/index.server.ts';
import type { OrderDraft } from '../../sandbox/order-life.ts';
import type { SandboxOrder } from '../../sandbox/model.ts';
import { generateShop } from '../../sandbox/shops/index.ts';
import {
  APP_SCOPES,
  type ConnectedShop,
  connectShop,
  settled,
} from '../sync/sandbox-shop.fixture.ts';

/** A shop with a running program, whose orders earn by the app's own jobs. */
export interface PointsShop {
  connected: ConnectedShop;
  /** Places and pays an order of two pieces of the first product. */
  buy: (customerId: string | null, change?: Partial<OrderDraft>) => SandboxOrder;
  /** Everything that was sent is applied and booked. */
  caughtUp: () => Promise<void>;
  account: (customerId: string) => ReturnType<typeof readLoyaltyAccount>;
  redeem: (
    customerId: string,
    steps?: number,
    place?: { country: string; currency: string },
  ) => ReturnType<typeof redeemPoints>;
  customers: string[];
  /** Two pieces of the first product. */
  line: { variantId: string; quantity: number };
  close: () => Promise<void>;
}

/** One point a euro in Germany, usable at once; a hundred points are five euros. */
const PROGRAM: Partial<LoyaltySettings> = { pendingDays: 0, expiryMonths: 12, codesCombine: true };

export async function openPointsShop(
  options: { scopes?: string[]; program?: Partial<LoyaltySettings> | null } = {},
): Promise<PointsShop> {
  const truth = generateShop('nordlicht-living', { now: new Date(), orders: 60 });
  const connected = await connectShop(truth, {
    scopes: options.scopes ?? [...APP_SCOPES, 'write_discounts'],
  });
  const { shopId, store, domain } = connected;
  await startWorker([
    ...syncJobs({ dayRollups: [], orderFollowers: [followOrdersForPoints] }),
    ...retentionJobs,
  ]);
  await startFirstImport(shopId);
  await settled(shopId);
  if (options.program !== null) {
    const { settings } = await loyaltySettings.read(shopId, new Date());
    const saved = { settings: { ...settings, ...PROGRAM, ...options.program }, version: 0 };
    await loyaltySettings.save(shopId, saved, new Date());
  }
  const variantId = truth.products[0]?.variants[0]?.id ?? '';
  const shopNow = () => forShop(shopId).shop.findFirstOrThrow();
  const account = async (customerId: string) =>
    readLoyaltyAccount(await shopNow(), customerId, new Date());
  return {
    connected,
    customers: truth.customers.slice(0, 8).map(({ id }) => id),
    line: { variantId, quantity: 2 },
    buy: (customerId, change = {}) =>
      store.placeOrder(domain, {
        lines: [{ variantId, quantity: 2 }],
        country: 'DE',
        customerId,
        payment: { gateway: 'bogus', outcome: 'success' },
        ...change,
      }),
    caughtUp: async () => {
      await connected.webhooks.idle();
      await settled(shopId);
      await vi.waitUntil(() => isBooked(shopId), { timeout: 60_000, interval: 25 });
    },
    account,
    redeem: async (customerId, steps = 1, place = { country: 'DE', currency: 'EUR' }) => {
      const [shop, program] = [await shopNow(), await readProgram(shopId, new Date())];
      if (program === null) throw new Error('There is no program.');
      const request = { ...place, steps, shop, customerId, program, now: new Date() };
      return forShop(shopId).$transaction((tx) => redeemPoints(tx, request));
    },
    close: async () => {
      await closeQueue(5000);
      await connected.close();
    },
  };
}

/** No order is noted, no code is being made or closed, no change is unread, no job is under way. */
async function isBooked(shopId: number): Promise<boolean> {
  const { rows } = await connectionPool().query<{ open: boolean }>(
    `SELECT EXISTS (SELECT 1 FROM loyalty_due WHERE shop_id = $1)
       OR EXISTS (SELECT 1 FROM loyalty_redemption
                  WHERE shop_id = $1 AND state IN ('making', 'closing'))
       OR EXISTS (SELECT 1 FROM pgboss.job
                  WHERE state IN ('created', 'active', 'retry')
                    AND name IN ('award-points', 'rebuild-rollups', 'apply-webhooks')
                    AND (data ->> 'shopId')::int = $1) AS open`,
    [shopId],
  );
  return rows[0]?.open === false;
}
