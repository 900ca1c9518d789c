import { type Wording, wordSaying, wordValue } from '../i18n/word-saying.ts';
import type { ActionPreview, Change } from '../kernel/action.ts';
import type { SaidValue } from '../kernel/saying.ts';
import type { ActivityEntry } from './model.ts';
import type { ActivityView, ChangeView, PreviewView } from './view.ts';

/** A preview in the merchant's language. */
export function viewPreview(
  preview: ActionPreview & { activityId: string },
  wording: Wording,
): PreviewView {
  return {
    activityId: preview.activityId,
    basis: preview.basis,
    title: wordSaying(preview.title, wording),
    changes: preview.changes.map((change) => viewChange(change, wording)),
    changeCount: preview.changeCount,
    irreversible: preview.irreversible.map((saying) => wordSaying(saying, wording)),
  };
}

/** An entry of the log in the merchant's language. */
export function viewActivity(entry: ActivityEntry, wording: Wording): ActivityView {
  const { problem } = entry;
  const message = problem?.details?.['message'];
  return {
    activityId: entry.activityId,
    title: wordSaying(entry.title, wording),
    changes: entry.changes.map((change) => viewChange(change, wording)),
    changeCount: entry.changeCount,
    actor: entry.actor.kind,
    insightId: entry.insightId,
    state: entry.state,
    progress: entry.progress,
    undoable: entry.undoable,
    problem:
      problem === null
        ? null
        : { reason: problem.reason, message: typeof message === 'string' ? message : null },
    createdAt: entry.createdAt.toISOString(),
    undoneAt: entry.undoneAt?.toISOString() ?? null,
  };
}

function viewChange({ object, field, before, after }: Change, wording: Wording): ChangeView {
  const write = (value: SaidValue | null) => (value === null ? null : wordValue(value, wording));
  return {
    object: wordValue(object, wording),
    field: wordValue(field, wording),
    before: write(before),
    after: write(after),
  };
}
