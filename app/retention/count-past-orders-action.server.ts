import { z } from 'zod';
import { forShop, Prisma, queryForShop, type ShopTransaction } from '../db/index.server.ts';
import { enqueue } from '../jobs/index.server.ts';
import type { Action, Change } from '../kernel/action.ts';
import { ok, refuse } from '../kernel/result.ts';
import {
  saidCount,
  saidCountry,
  saidDate,
  saidMoney,
  saidName,
  saidWord,
  say,
} from '../kernel/saying.ts';
import { estimatePastOrders } from './estimate-past-orders.server.ts';
import { dayOf } from './ledger/dates.ts';
import { listLoyaltyMarkets } from './loyalty-settings.server.ts';
import { awardPointsJob } from './points-jobs.server.ts';
import { readCountFrom, readProgram } from './read-program.server.ts';
import { liabilityOf } from './sum-liability.ts';

const PastInput = z.strictObject({ sinceOn: z.iso.date() });

/** More than a preview shows. */
const MARKETS_SHOWN = 95;

interface PastUndo {
  sinceOn: string;
  beforeOn: string;
}

/**
 * Counts orders from before the program from a day on: what that gives away is told before. Undone,
 * those orders count no longer; points that were spent meanwhile are owed.
 */
export const countPastOrders: Action<z.infer<typeof PastInput>, ShopTransaction> = {
  name: 'retention.count-past-orders',
  input: PastInput,
  preview: async ({ shopId, now }, { sinceOn }) => {
    const program = await readProgram(shopId, now);
    if (program === null || sinceOn >= program.countFromOn) return refuse('nothing-to-do');
    const places = await estimatePastOrders(shopId, program.document, {
      fromOn: sinceOn,
      beforeOn: program.countFromOn,
    });
    const markets = await listLoyaltyMarkets(shopId);
    const given = places.map((place) => ({ ...place, expiring: 0 }));
    const costs = liabilityOf(given, markets, program.settings.rewards)
      .slice(0, MARKETS_SHOWN)
      .flatMap(({ name, countries, points, worth }): Change[] => {
        const object = name === null ? saidCountry(countries[0] ?? 'ZZ') : saidName(name);
        const field = (key: string) => saidWord(`retention:action.past.${key}`);
        const before = null;
        return [
          { object, field: field('points'), before, after: saidCount(points) },
          ...(worth === null
            ? []
            : [
                {
                  ...{ object, field: field('worth'), before },
                  after: saidMoney(worth.amountMinor, worth.currency),
                },
              ]),
        ];
      });
    const all = saidWord('retention:action.past.all');
    const sum = (key: 'orders' | 'points') => places.reduce((total, it) => total + it[key], 0);
    return ok({
      title: say('retention:action.past.title', { date: saidDate(sinceOn) }),
      changes: [
        {
          object: all,
          field: saidWord('retention:action.past.from'),
          before: saidDate(program.countFromOn),
          after: saidDate(sinceOn),
        },
        {
          object: all,
          field: saidWord('retention:action.past.orders'),
          before: null,
          after: saidCount(sum('orders')),
        },
        ...costs,
      ],
      changeCount: costs.length + 2,
      irreversible: [],
      basis: program.countFromOn,
    });
  },
  run: {
    where: 'here',
    execute: async (tx, { shopId }, { sinceOn }, basis) => {
      const beforeOn = await readCountFrom(tx);
      if (beforeOn === null || beforeOn !== basis) return refuse('stale-preview');
      await moveStart(tx, shopId, { to: sinceOn, fromOn: sinceOn, beforeOn });
      return ok({ undo: { sinceOn, beforeOn } satisfies PastUndo });
    },
    undo: async (tx, { shopId }, { sinceOn, beforeOn }: PastUndo) => {
      if ((await readCountFrom(tx)) !== sinceOn) return refuse('changed-since');
      await moveStart(tx, shopId, { to: beforeOn, fromOn: sinceOn, beforeOn });
      return ok(null);
    },
  },
};

/** Moves the first day that counts, and has the orders between looked at again. */
async function moveStart(
  tx: ShopTransaction,
  shopId: number,
  { to, fromOn, beforeOn }: { to: string; fromOn: string; beforeOn: string },
): Promise<void> {
  await tx.loyaltyProgram.updateMany({ data: { countFromOn: dayOf(to) } });
  await queryForShop(
    tx,
    shopId,
    (shop) => Prisma.sql`
      INSERT INTO loyalty_due (shop_id, order_id, noted_at)
      SELECT shop_id, order_id, now() FROM "order"
      WHERE shop_id = ${shop} AND channel = 'shopify' AND customer_id IS NOT NULL
        AND processed_on >= ${fromOn}::date AND processed_on < ${beforeOn}::date
      ON CONFLICT (shop_id, order_id) DO UPDATE SET noted_at = excluded.noted_at`,
  );
  await enqueue(tx, awardPointsJob, { shopId });
}

/** Orders whose points are still to be worked out. */
export async function countDueOrders(shopId: number): Promise<number> {
  return forShop(shopId).loyaltyDue.count();
}
