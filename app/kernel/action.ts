import type { z } from 'zod';
import type { Result } from './result.ts';
import type { SaidValue, Saying } from './saying.ts';

/** For which shop an action is done, and when. */
export interface ActionScope {
  shopId: number;
  currency: string;
  zone: string;
  now: Date;
}

/** One field of one object, before and after; null where there is, or will be, nothing. */
export interface Change {
  /** The object: 'Blue shirt', or a word. */
  object: SaidValue;
  field: SaidValue;
  before: SaidValue | null;
  after: SaidValue | null;
}

/** What an action would do, to be approved by a person. */
export interface ActionPreview {
  /** What is done, as the title of the approval and of the entry in the activity log. */
  title: Saying;
  /** The first 200 changes. */
  changes: Change[];
  /** All changes, shown or not. */
  changeCount: number;
  /** What can't be undone, told before; empty where all of it can. */
  irreversible: Saying[];
  /**
   * Names the state that the preview was made of, e.g. a version or a hash. An action that is
   * approved for a state that is gone is refused with `stale-preview`.
   */
  basis: string;
}

/** Why an action, or its undo, was not done; each has words in every language. */
export type ActionRefusal =
  /** What it was approved for has changed since. */
  | 'stale-preview'
  /** It can't be done as it was asked for: a text that would break the page it stands on. */
  | 'invalid-input'
  /** There is nothing to change. */
  | 'nothing-to-do'
  /** Undo: somebody has changed the same thing since. */
  | 'changed-since'
  /** Shopify did not accept it; details say what and why. */
  | 'refused-by-shopify'
  /** The permission is missing. */
  | 'access-denied';

export interface Done {
  /** What `undo` needs, as JSON; null where it can't be undone. */
  undo: object | null;
}

/**
 * Something the app does for the merchant: shown as a diff, approved, done once, logged, undone.
 *
 * `Tx` is the transaction of the change and of its entry in the log.
 */
export interface Action<Input extends object, Tx = unknown> {
  /** `<domain>.<verb-noun>`, kebab-case: 'logistics.set-processing-days'. */
  name: string;
  input: z.ZodType<Input>;
  /** Reads, never writes. */
  preview: (scope: ActionScope, input: Input) => Promise<Result<ActionPreview, ActionRefusal>>;
  run:
    | {
        /** Changes our own data: change and log entry are one transaction. */
        where: 'here';
        execute: (
          tx: Tx,
          scope: ActionScope,
          input: Input,
          basis: string,
        ) => Promise<Result<Done, ActionRefusal>>;
        undo: (tx: Tx, scope: ActionScope, undo: never) => Promise<Result<null, ActionRefusal>>;
      }
    | {
        /**
         * Changes things at Shopify, in a job: both must be safe to repeat with the same
         * `activityId`, because a process may be killed at any moment.
         */
        where: 'shopify';
        execute: (
          scope: ActionScope,
          input: Input,
          running: RunningAction,
        ) => Promise<Result<Done, ActionRefusal>>;
        undo: (
          scope: ActionScope,
          undo: never,
          running: RunningAction,
        ) => Promise<Result<null, ActionRefusal>>;
      };
}

export interface RunningAction {
  activityId: string;
  basis: string;
  /** Stores how far it is; shown to the merchant. */
  progress: (done: number, of: number) => Promise<void>;
  /**
   * Keeps what undo needs, before a change is made: replaces what was kept before. Survives a kill,
   * and comes back as `kept` when the action is run again.
   */
  keep: (undo: object) => Promise<void>;
  kept: object | null;
  signal: AbortSignal;
}

/** An action of any input, as lists hold them. */
export type AnyAction = Action<never, never>;
