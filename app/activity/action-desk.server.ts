import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { findShopById, forShop, type Activity, type ShopTransaction } from '../db/index.server.ts';
import { defineJob, enqueue, type AnyJob } from '../jobs/index.server.ts';
import type {
  Action,
  ActionPreview,
  ActionScope,
  AnyAction,
  RunningAction,
} from '../kernel/action.ts';
import { ok, refuse, type Refusal, type Result } from '../kernel/result.ts';
import {
  type ActivityState,
  type Actor,
  type DeskRefusal,
  MOST_CHANGES_KEPT,
  type UndoRefusal,
} from './model.ts';

type ShopAction = Action<Record<string, unknown>, ShopTransaction>;
type Approved = Result<{ state: ActivityState }, DeskRefusal>;
type ShopPreview = ActionPreview & { activityId: string };

/** What is approved: the action, its input, and the state that its preview was made of. */
export interface Approval {
  /** Given by the preview: the same approval sent twice is done once. */
  activityId: string;
  action: string;
  input: unknown;
  basis: string;
  actor: Actor;
  insightId?: string | null | undefined;
}

export interface ActionDesk {
  /** What an action would do now, and the id under which it can be approved. */
  preview: (
    scope: ActionScope,
    action: string,
    input: unknown,
  ) => Promise<Result<ShopPreview, DeskRefusal>>;
  /**
   * Does what was approved, once, and logs it in the same transaction; what is done at Shopify is
   * put in the queue in that transaction. Answers how it stands then.
   */
  approve: (
    scope: ActionScope,
    approval: Approval,
  ) => Promise<Result<{ state: ActivityState }, DeskRefusal>>;
  /** Takes an entry back, once. */
  undo: (
    scope: ActionScope,
    activityId: string,
  ) => Promise<Result<{ state: ActivityState }, UndoRefusal>>;
  /** For the worker. */
  jobs: readonly AnyJob[];
}

/**
 * The one place where actions are previewed, approved, done, logged and undone; domains register
 * theirs at the composition root.
 * @throws Error where two actions have one name.
 */
export function openActionDesk(actions: readonly AnyAction[]): ActionDesk {
  const byName = new Map<string, ShopAction>();
  for (const action of actions) {
    if (byName.has(action.name)) throw new Error(`Two actions are called ${action.name}`);
    byName.set(action.name, action as unknown as ShopAction);
  }

  const find = (name: string, input: unknown) => {
    const action = byName.get(name);
    if (action === undefined) return refuse('unknown-action');
    const parsed = action.input.safeParse(input);
    return parsed.success ? ok({ action, input: parsed.data }) : refuse('invalid-input');
  };

  const runAction = defineJob({
    name: 'run-action',
    payload: z.object({ shopId: z.int().positive(), activityId: z.string() }),
    singletonKey: ({ activityId }) => activityId,
    expireInSeconds: 900,
    handle: (payload, { signal }) => runAtShopify(byName, payload, signal),
  });

  return {
    preview: async (scope, name, input) => {
      const found = find(name, input);
      if (!found.ok) return found;
      const preview = await found.value.action.preview(scope, found.value.input);
      return preview.ok ? ok({ ...preview.value, activityId: randomUUID() }) : preview;
    },

    approve: async (scope, approval) => {
      const found = find(approval.action, approval.input);
      if (!found.ok) return found;
      const { action, input } = found.value;
      const before = await readState(scope.shopId, approval.activityId);
      if (before !== null) return ok({ state: before });
      const preview = await action.preview(scope, input);
      if (!preview.ok || preview.value.basis !== approval.basis) {
        // The same approval, sent twice, may have been done meanwhile: that is why it looks so.
        const state = await readState(scope.shopId, approval.activityId);
        if (state !== null) return ok({ state });
        return preview.ok ? refuse('stale-preview') : preview;
      }
      const { shopId } = scope;
      return settle(shopId, approval.activityId, async (tx): Promise<Approved> => {
        await createEntry(tx, scope, approval, input, preview.value);
        if (action.run.where === 'shopify') {
          await enqueue(tx, runAction, { shopId, activityId: approval.activityId });
          return ok({ state: 'running' });
        }
        const done = await action.run.execute(tx, scope, input, approval.basis);
        if (!done.ok) return done;
        await tx.activity.updateMany({
          where: { activityId: approval.activityId },
          data: {
            state: 'done',
            finishedAt: scope.now,
            ...(done.value.undo === null ? {} : { undo: done.value.undo }),
          },
        });
        return ok({ state: 'done' });
      });
    },

    undo: (scope, activityId) =>
      settle(
        scope.shopId,
        null,
        async (tx): Promise<Result<{ state: ActivityState }, UndoRefusal>> => {
          const entry = await lockEntry(tx, scope.shopId, activityId);
          if (entry === null) return refuse('not-undoable');
          if (entry.state === 'undone' || entry.state === 'undoing')
            return ok({ state: entry.state });
          if (entry.undo === null || entry.state === 'running') return refuse('not-undoable');
          const action = byName.get(entry.action);
          if (action === undefined) return refuse('unknown-action');
          if (action.run.where === 'shopify') {
            await tx.activity.updateMany({ where: { activityId }, data: { state: 'undoing' } });
            await enqueue(tx, runAction, { shopId: scope.shopId, activityId });
            return ok({ state: 'undoing' });
          }
          const undone = await action.run.undo(tx, scope, entry.undo as never);
          if (!undone.ok) return undone;
          await tx.activity.updateMany({
            where: { activityId },
            data: { state: 'undone', undoneAt: scope.now },
          });
          return ok({ state: 'undone' });
        },
      ),

    jobs: [runAction as unknown as AnyJob],
  };
}

/** Rolls a refused transaction back; thrown within, caught by `settle` alone. */
class Refused extends Error {
  readonly refusal: Refusal<string>;
  constructor(refusal: Refusal<string>) {
    super(refusal.reason);
    this.refusal = refusal;
  }
}

/**
 * A transaction that a refusal rolls back whole. Where the same approval came in twice at the same
 * time, the second finds the first one's entry and answers its state.
 */
async function settle<Reason extends string>(
  shopId: number,
  activityId: string | null,
  work: (tx: ShopTransaction) => Promise<Result<{ state: ActivityState }, Reason>>,
): Promise<Result<{ state: ActivityState }, Reason>> {
  try {
    return await forShop(shopId).$transaction(async (tx) => {
      const result = await work(tx);
      if (!result.ok) throw new Refused(result);
      return result;
    });
  } catch (error) {
    if (error instanceof Refused) return error.refusal as Refusal<Reason>;
    const state = activityId === null ? null : await readState(shopId, activityId);
    if (state !== null) return ok({ state });
    throw error;
  }
}

async function readState(shopId: number, activityId: string): Promise<ActivityState | null> {
  const row = await forShop(shopId).activity.findFirst({
    where: { activityId },
    select: { state: true },
  });
  return row === null ? null : (row.state as ActivityState);
}

async function createEntry(
  tx: ShopTransaction,
  scope: ActionScope,
  approval: Approval,
  input: object,
  preview: ActionPreview,
): Promise<void> {
  await tx.activity.create({
    data: {
      shopId: scope.shopId,
      activityId: approval.activityId,
      action: approval.action,
      title: preview.title,
      changes: preview.changes.slice(0, MOST_CHANGES_KEPT) as unknown as object[],
      changeCount: preview.changeCount,
      input,
      basis: approval.basis,
      actorKind: approval.actor.kind,
      actorId: approval.actor.id,
      insightId: approval.insightId ?? null,
      state: 'running',
      createdAt: scope.now,
    },
  });
}

/** Two undos of one entry come one after the other. */
async function lockEntry(
  tx: ShopTransaction,
  shopId: number,
  activityId: string,
): Promise<Activity | null> {
  // An update that changes nothing takes the row's lock.
  await tx.activity.updateMany({ where: { shopId, activityId }, data: { shopId } });
  return tx.activity.findFirst({ where: { activityId } });
}

/** Takes an entry that waits for Shopify to its end, forward or back; safe to repeat. */
async function runAtShopify(
  byName: ReadonlyMap<string, ShopAction>,
  { shopId, activityId }: { shopId: number; activityId: string },
  signal: AbortSignal,
): Promise<void> {
  const db = forShop(shopId);
  const entry = await db.activity.findFirst({ where: { activityId } });
  const shop = await findShopById(shopId);
  if (entry === null || shop === null) return;
  const finish = (data: object) => db.activity.updateMany({ where: { activityId }, data });
  const action = byName.get(entry.action);
  if (action?.run.where !== 'shopify') {
    await finish({ state: 'failed', problem: { reason: 'unknown-action' } });
    return;
  }
  const now = new Date();
  const scope: ActionScope = { shopId, currency: shop.currency, zone: shop.zone, now };
  const running = runningAction(shopId, entry, signal);
  if (entry.state === 'running') {
    const done = await action.run.execute(scope, action.input.parse(entry.input), running);
    if (!done.ok) {
      await finish({ state: 'failed', problem: problemOf(done), finishedAt: now });
      return;
    }
    const { undo } = done.value;
    await finish({ state: 'done', finishedAt: now, ...(undo === null ? {} : { undo }) });
  } else if (entry.state === 'undoing') {
    const undone = await action.run.undo(scope, entry.undo as never, running);
    await finish(
      undone.ok
        ? { state: 'undone', undoneAt: now }
        : { state: entry.problem === null ? 'done' : 'failed', problem: problemOf(undone) },
    );
  }
}

function problemOf({ reason, details }: Refusal<string>): object {
  return details === undefined ? { reason } : { reason, details };
}

function runningAction(shopId: number, entry: Activity, signal: AbortSignal): RunningAction {
  const { activityId } = entry;
  const store = async (data: object) => {
    await forShop(shopId).activity.updateMany({ where: { activityId }, data });
  };
  return {
    activityId,
    basis: entry.basis,
    signal,
    kept: entry.undo as object | null,
    keep: (undo) => store({ undo }),
    progress: (done, of) => store({ progressDone: done, progressOf: of }),
  };
}
