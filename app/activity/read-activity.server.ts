import { forShop } from '../db/index.server.ts';
import type { Activity } from '../db/index.server.ts';
import {
  type ActivityEntry,
  type ActivityState,
  StoredChanges,
  StoredProblem,
  StoredTitle,
} from './model.ts';

export interface ActivityPage {
  entries: ActivityEntry[];
  /** Where the next page begins; null on the last. */
  next: string | null;
}

/** Entries on one page of the log. */
const PAGE_SIZE = 50;

/**
 * The log of a shop, the latest first; `after` is `next` of the page before. A place that is no
 * longer there begins at the top.
 */
export async function readActivity(
  shopId: number,
  { after, insightId }: { after?: string | null; insightId?: string } = {},
): Promise<ActivityPage> {
  const from = after
    ? await forShop(shopId).activity.findFirst({ where: { activityId: after } })
    : null;
  const rows = await forShop(shopId).activity.findMany({
    where: {
      ...(insightId === undefined ? {} : { insightId }),
      ...(from === null
        ? {}
        : {
            OR: [
              { createdAt: { lt: from.createdAt } },
              { createdAt: from.createdAt, activityId: { lt: from.activityId } },
            ],
          }),
    },
    orderBy: [{ createdAt: 'desc' }, { activityId: 'desc' }],
    take: PAGE_SIZE + 1,
  });
  const entries = rows.slice(0, PAGE_SIZE).map(toEntry);
  return {
    entries,
    next: rows.length > PAGE_SIZE ? (entries.at(-1)?.activityId ?? null) : null,
  };
}

/** One entry, or null where the shop has none of this id. */
export async function readActivityEntry(
  shopId: number,
  activityId: string,
): Promise<ActivityEntry | null> {
  const row = await forShop(shopId).activity.findFirst({ where: { activityId } });
  return row === null ? null : toEntry(row);
}

/** A stored row as pages and the desk see it. */
export function toEntry(row: Activity): ActivityEntry {
  return {
    activityId: row.activityId,
    action: row.action,
    title: StoredTitle.parse(row.title),
    changes: StoredChanges.parse(row.changes),
    changeCount: row.changeCount,
    actor: { kind: row.actorKind === 'app' ? 'app' : 'merchant', id: row.actorId },
    insightId: row.insightId,
    state: row.state as ActivityState,
    progress: { done: row.progressDone, of: row.progressOf },
    undoable: (row.state === 'done' || row.state === 'failed') && row.undo !== null,
    problem: row.problem === null ? null : problemOf(row.problem),
    createdAt: row.createdAt,
    finishedAt: row.finishedAt,
    undoneAt: row.undoneAt,
  };
}

function problemOf(stored: unknown): NonNullable<ActivityEntry['problem']> {
  const { reason, details } = StoredProblem.parse(stored);
  return details === undefined ? { reason } : { reason, details };
}
