import type { InsightState } from './merge-findings.ts';

/** An insight as a page shows it: every text in the merchant's language. */
export interface InsightView {
  insightId: string;
  /** The domain whose detector found it. */
  pillar: string;
  topic: string;
  country: string | null;
  state: InsightState;
  urgency: 'must' | 'should' | 'may';
  sentence: string;
  money: { expected: string; low: string; high: string; per: 'month' | 'once' } | null;
  /** 0…1 */
  confidence: number;
  since: string | null;
  due: string | null;
  evidence: EvidenceView[];
  next: NextView;
  openedAt: string;
  seenAt: string;
  snoozedUntil: string | null;
  resolvedAt: string | null;
}

export interface EvidenceView {
  text: string;
  address: string | null;
  source: { name: string; url: string | null; on: string } | null;
}

export type NextView =
  | { kind: 'open'; label: string; address: string }
  | { kind: 'act'; label: string; action: string; input: Record<string, unknown> };
