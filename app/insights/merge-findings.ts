import type { Detection } from '../kernel/detector.ts';
import type { Finding } from '../kernel/insight.ts';
import { rankValue } from './rank-insights.ts';

/** What is stored of an insight that merging looks at. */
export interface KnownInsight {
  insightId: string;
  subject: string;
  state: InsightState;
  snoozedUntil: Date | null;
}

export type InsightState = 'open' | 'snoozed' | 'dismissed' | 'resolved';

/** What a run of a detector changes in the inbox. */
export interface InboxChanges {
  /** Seen for the first time. */
  added: Finding[];
  /** Known; `reopened` where it had been resolved: it begins anew. */
  updated: { insightId: string; finding: Finding; state: InsightState; reopened: boolean }[];
  /** No longer so. */
  resolvedIds: string[];
}

/**
 * Lays what a detector found beside what is known of it.
 *
 * A subject that is not found any more is resolved, unless it could not be judged: then it stays.
 * Dismissed ones stay dismissed while they are so, and begin anew when they come again. A snooze
 * that is over opens. Of two findings of one subject the later in the list counts.
 */
export function mergeFindings(
  known: readonly KnownInsight[],
  detection: Pick<Detection, 'findings' | 'unjudged'>,
  now: Date,
): InboxChanges {
  const found = new Map(detection.findings.map((finding) => [finding.subject, finding]));
  const unjudged = new Set(detection.unjudged.map(({ subject }) => subject));
  const changes: InboxChanges = { added: [], updated: [], resolvedIds: [] };
  for (const { insightId, subject, state, snoozedUntil } of known) {
    const finding = found.get(subject);
    found.delete(subject);
    if (finding === undefined) {
      if (state !== 'resolved' && !unjudged.has(subject)) changes.resolvedIds.push(insightId);
      continue;
    }
    const reopened = state === 'resolved';
    const awake = state === 'snoozed' && (snoozedUntil === null || snoozedUntil <= now);
    changes.updated.push({
      insightId,
      finding,
      state: reopened || awake ? 'open' : state,
      reopened,
    });
  }
  changes.added.push(...found.values());
  // The costliest first, so that a limit on what is stored keeps those.
  changes.added.sort((a, b) => rankValue(b) - rankValue(a));
  return changes;
}
