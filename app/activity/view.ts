import type { ActivityState } from './model.ts';

/** One change in the merchant's language; null where there is, or will be, nothing. */
export interface ChangeView {
  object: string;
  field: string;
  before: string | null;
  after: string | null;
}

/** What an action would do, for the page that asks for approval. */
export interface PreviewView {
  activityId: string;
  basis: string;
  title: string;
  changes: ChangeView[];
  changeCount: number;
  irreversible: string[];
}

/** An entry of the log, for a page. */
export interface ActivityView {
  activityId: string;
  title: string;
  changes: ChangeView[];
  changeCount: number;
  actor: 'merchant' | 'app';
  insightId: string | null;
  state: ActivityState;
  progress: { done: number; of: number };
  undoable: boolean;
  /** Why it failed, or was not undone; a reason with words in `problem.*`. */
  problem: { reason: string; message: string | null } | null;
  createdAt: string;
  undoneAt: string | null;
}
