import type { Finding } from '../kernel/insight.ts';

/** Months that money which comes once is spread over, to compare it with money a month. */
const MONTHS_OF_ONCE = 12;

/** Minor units apart: what the law asks for comes before money, and money before ideas. */
const TIER = 1e15;

/**
 * What the inbox is sorted by, highest first: what must be done, then by expected money a month
 * times how sure it is, then ideas. Money that comes once counts as a twelfth a month.
 *
 * All money of a shop is in its one currency, so minor units compare.
 */
export function rankValue(finding: Pick<Finding, 'urgency' | 'money' | 'confidence'>): number {
  const { urgency, money, confidence } = finding;
  const monthly =
    money === null ? 0 : money.expectedMinor / (money.per === 'month' ? 1 : MONTHS_OF_ONCE);
  const tier = urgency === 'must' ? TIER : urgency === 'may' ? -TIER : 0;
  return tier + Math.max(0, monthly) * confidence + confidence;
}

/** One card of the inbox: the costliest insight of a topic, and the others. */
export interface InsightCard<Insight> {
  lead: Insight;
  others: Insight[];
}

/**
 * Insights of one topic on one card, the costliest leading; cards in the order of their leads.
 * `insights` come sorted.
 */
export function groupByTopic<Insight extends { topic: string }>(
  insights: readonly Insight[],
): InsightCard<Insight>[] {
  const cards = new Map<string, InsightCard<Insight>>();
  for (const insight of insights) {
    const card = cards.get(insight.topic);
    if (card === undefined) cards.set(insight.topic, { lead: insight, others: [] });
    else card.others.push(insight);
  }
  return [...cards.values()];
}
