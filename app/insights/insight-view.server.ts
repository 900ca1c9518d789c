import type { Wording } from '../i18n/word-saying.ts';
import { wordSaying, wordValue } from '../i18n/word-saying.ts';
import type { ExpectedMoney, NextStep } from '../kernel/insight.ts';
import { saidDate, saidMoney } from '../kernel/saying.ts';
import type { InboxInsight } from './insight-inbox.server.ts';
import type { EvidenceView, InsightView, NextView } from './insight-view.ts';

/** An insight in the merchant's language, ready for a page. */
export function viewInsight(insight: InboxInsight, wording: Wording): InsightView {
  const { finding } = insight;
  return {
    insightId: insight.insightId,
    pillar: insight.detector.split('.')[0] ?? '',
    topic: insight.topic,
    country: insight.country,
    state: insight.state,
    urgency: finding.urgency,
    sentence: wordSaying(finding.sentence, wording),
    money: finding.money === null ? null : viewMoney(finding.money, wording),
    confidence: finding.confidence,
    since: finding.sinceOn === null ? null : wordValue(saidDate(finding.sinceOn), wording),
    due: finding.dueOn === null ? null : wordValue(saidDate(finding.dueOn), wording),
    evidence: finding.evidence.map(({ saying, address, source }): EvidenceView => {
      return {
        text: wordSaying(saying, wording),
        address: address ?? null,
        source:
          source === undefined
            ? null
            : {
                name: source.name,
                url: source.url ?? null,
                on: wordValue(saidDate(source.on), wording),
              },
      };
    }),
    next: viewNext(finding.next, wording),
    openedAt: insight.openedAt.toISOString(),
    seenAt: insight.seenAt.toISOString(),
    snoozedUntil: insight.snoozedUntil?.toISOString() ?? null,
    resolvedAt: insight.resolvedAt?.toISOString() ?? null,
  };
}

/** A next step in the merchant's language. */
export function viewNext(next: NextStep, wording: Wording): NextView {
  const label = wordSaying(next.label, wording);
  if (next.kind === 'open') return { kind: 'open', label, address: next.address };
  return { kind: 'act', label, action: next.action, input: next.input };
}

function viewMoney(money: ExpectedMoney, wording: Wording): NonNullable<InsightView['money']> {
  const write = (amountMinor: number) => wordValue(saidMoney(amountMinor, money.currency), wording);
  return {
    expected: write(money.expectedMinor),
    low: write(money.lowMinor),
    high: write(money.highMinor),
    per: money.per,
  };
}
