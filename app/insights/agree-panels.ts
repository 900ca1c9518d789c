import type { InsightView } from './insight-view.ts';
import type { MarketPanelView } from './market-panel-view.ts';

type Tone = MarketPanelView['tone'];

const WORSE: Record<Tone, number> = { neutral: 0, good: 0, attention: 1, critical: 2 };

/** What an open insight says of its pillar; an idea says nothing against it. */
const TONE_OF: Record<InsightView['urgency'], Tone | null> = {
  must: 'critical',
  should: 'attention',
  may: null,
};

/**
 * Panels of a market as its open insights allow: none stands better than what has been noticed in
 * its pillar. Where an insight is worse than the panel's own number, the panel says what it says and
 * offers what it offers. `insights` are the open ones, the most pressing first.
 */
export function agreeWithInsights(
  panels: readonly MarketPanelView[],
  insights: readonly InsightView[],
): MarketPanelView[] {
  return panels.map((panel) => {
    const own = insights.filter(({ pillar }) => pillar === panel.pillar);
    const [worst] = own.toSorted((a, b) => worseOf(b) - worseOf(a));
    const tone = worst === undefined ? null : TONE_OF[worst.urgency];
    if (worst === undefined || tone === null || WORSE[tone] <= WORSE[panel.tone]) return panel;
    return { ...panel, tone, standing: worst.sentence, next: worst.next };
  });
}

function worseOf({ urgency }: InsightView): number {
  const tone = TONE_OF[urgency];
  return tone === null ? 0 : WORSE[tone];
}
