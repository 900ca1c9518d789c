import { z } from 'zod';
import type { ActionRefusal, Change } from '../kernel/action.ts';
import type { Refusal } from '../kernel/result.ts';
import { SaidValue, Saying } from '../kernel/saying.ts';

/** Who had it done: a person in the admin, or the app by a rule that a person turned on. */
export interface Actor {
  kind: 'merchant' | 'app';
  /** Id of the staff member at Shopify, where it is known. */
  id: string | null;
}

export type ActivityState = 'running' | 'done' | 'failed' | 'undoing' | 'undone';

/** Why an action was not done: what actions themselves say, and what the desk says. */
export type DeskRefusal = ActionRefusal | 'unknown-action' | 'invalid-input';

/** Why an undo was not done. */
export type UndoRefusal = ActionRefusal | 'not-undoable' | 'unknown-action';

/** One entry of the activity log. */
export interface ActivityEntry {
  activityId: string;
  action: string;
  title: Saying;
  /** The first changes; `changeCount` counts them all. */
  changes: Change[];
  changeCount: number;
  actor: Actor;
  insightId: string | null;
  state: ActivityState;
  /** How far a running one is; `of` 0 where it has not said. */
  progress: { done: number; of: number };
  /** Whether it can be undone now. */
  undoable: boolean;
  problem: Pick<Refusal<string>, 'reason' | 'details'> | null;
  createdAt: Date;
  finishedAt: Date | null;
  undoneAt: Date | null;
}

/** Changes kept of one entry: enough to see what was done, bounded. */
export const MOST_CHANGES_KEPT = 200;

/** Changes as they are stored. */
export const StoredChanges = z.array(
  z.object({
    object: SaidValue,
    field: SaidValue,
    before: SaidValue.nullable(),
    after: SaidValue.nullable(),
  }),
);

export const StoredTitle = Saying;

export const StoredProblem = z.object({
  reason: z.string(),
  details: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});
