import { randomUUID } from 'node:crypto';
import type { ShopTransaction } from '../db/index.server.ts';
import type { Change } from '../kernel/action.ts';
import type { Saying } from '../kernel/saying.ts';
import { type Actor, MOST_CHANGES_KEPT } from './model.ts';

/** Something done that is logged in the transaction in which it is done. */
export interface DoneActivity {
  /** Made by the caller where a repetition must be told; else a new one. */
  activityId?: string | undefined;
  /** Name of the registered action that can undo it. */
  action: string;
  title: Saying;
  changes: readonly Change[];
  changeCount?: number | undefined;
  actor: Actor;
  insightId?: string | null | undefined;
  input?: object | undefined;
  /** null where it can't be undone. */
  undo: object | null;
  at: Date;
}

/**
 * Logs what the transaction does: with the change or not at all. Returns the entry's id.
 *
 * For what the merchant does on a page of its own, e.g. saving settings; what is proposed and
 * approved goes through the action desk.
 */
export async function recordActivity(
  tx: ShopTransaction,
  shopId: number,
  done: DoneActivity,
): Promise<string> {
  const activityId = done.activityId ?? randomUUID();
  await tx.activity.create({
    data: {
      shopId,
      activityId,
      action: done.action,
      title: done.title,
      changes: done.changes.slice(0, MOST_CHANGES_KEPT) as unknown as object[],
      changeCount: done.changeCount ?? done.changes.length,
      input: done.input ?? {},
      basis: '',
      actorKind: done.actor.kind,
      actorId: done.actor.id,
      insightId: done.insightId ?? null,
      state: 'done',
      ...(done.undo === null ? {} : { undo: done.undo }),
      createdAt: done.at,
      finishedAt: done.at,
    },
  });
  return activityId;
}
