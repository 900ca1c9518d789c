import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { forShop, type ShopTransaction } from '../db/index.server.ts';
import type { Action, ActionScope } from '../kernel/action.ts';
import { dateInZone } from '../kernel/calendar.ts';
import { ok, refuse } from '../kernel/result.ts';
import { saidCount, saidName, saidWord, say } from '../kernel/saying.ts';
import { addMonths } from './add-months.ts';
import { ADJUST_REASONS, ADJUSTED_POINTS_MAX } from './adjust-reasons.ts';
import { dayOf } from './ledger/dates.ts';
import { lockAccount, settleAccount } from './ledger/ledger.server.ts';
import { loyaltySettings } from './loyalty-settings.server.ts';
import { readLoyaltyAccount } from './read-account.server.ts';

const AdjustInput = z.strictObject({
  customerId: z.string().regex(/^\d{1,20}$/),
  /** Above zero given, below taken; of what is taken, no more than can be used now. */
  points: z
    .int()
    .min(-ADJUSTED_POINTS_MAX)
    .max(ADJUSTED_POINTS_MAX)
    .refine((points) => points !== 0),
  reason: z.enum(ADJUST_REASONS),
});
type AdjustInput = z.infer<typeof AdjustInput>;

interface AdjustUndo {
  adjustmentId: string;
  customerId: string;
}

/**
 * Gives points to a customer, or takes some: never more than there are. Points that are given can be
 * used at once and end as those of an order of today would. Undone, the account is what it would be
 * without them.
 */
export const adjustPoints: Action<AdjustInput, ShopTransaction> = {
  name: 'retention.adjust-points',
  input: AdjustInput,
  preview: async (scope, input) => {
    if (!(await isKnown(scope.shopId, input.customerId))) return refuse('nothing-to-do');
    const { points: before } = await readLoyaltyAccount(scope, input.customerId, scope.now);
    const after = Math.max(0, before + input.points);
    if (after === before) return refuse('nothing-to-do');
    const change = {
      object: saidName(input.customerId),
      field: saidWord('retention:action.adjust.points'),
      before: saidCount(before),
      after: saidCount(after),
    };
    return ok({
      title: say('retention:action.adjust.title', { customer: saidName(input.customerId) }),
      changes: [change],
      changeCount: 1,
      irreversible: [],
      basis: String(before),
    });
  },
  run: {
    where: 'here',
    execute: async (tx, scope, input, basis) => {
      const key = keyOf(scope, input.customerId);
      const customerId = await lockAccount(tx, key);
      await settleAccount(tx, { ...key, customerId });
      const { points } = await readLoyaltyAccount(scope, customerId, scope.now);
      if (String(points) !== basis) return refuse('stale-preview');
      const { settings } = await loyaltySettings.read(scope.shopId, scope.now);
      const { expiryMonths } = settings;
      const adjustmentId = randomUUID();
      await tx.loyaltyAdjustment.create({
        data: {
          shopId: scope.shopId,
          adjustmentId,
          customerId,
          points: Math.max(input.points, -points),
          reason: input.reason,
          adjustedAt: scope.now,
          adjustedOn: dayOf(key.todayOn),
          expiresOn: expiryMonths === null ? null : dayOf(addMonths(key.todayOn, expiryMonths)),
        },
      });
      await settleAccount(tx, { ...key, customerId });
      return ok({ undo: { adjustmentId, customerId } satisfies AdjustUndo });
    },
    undo: async (tx, scope, undo: AdjustUndo) => {
      const key = keyOf(scope, undo.customerId);
      const customerId = await lockAccount(tx, key);
      const { count } = await tx.loyaltyAdjustment.updateMany({
        where: { adjustmentId: undo.adjustmentId, undoneAt: null },
        data: { undoneAt: scope.now },
      });
      if (count === 0) return refuse('changed-since');
      await settleAccount(tx, { ...key, customerId });
      return ok(null);
    },
  },
};

function keyOf({ shopId, zone, now }: ActionScope, customerId: string) {
  return { shopId, customerId, now, todayOn: dateInZone(zone, now.getTime()) };
}

async function isKnown(shopId: number, customerId: string): Promise<boolean> {
  const db = forShop(shopId);
  const where = { customerId };
  return (await db.customer.count({ where })) + (await db.loyaltyAccount.count({ where })) > 0;
}
