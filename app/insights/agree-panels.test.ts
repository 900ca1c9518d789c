import { describe, expect, it } from 'vitest';

import { agreeWithInsights } from './agree-panels.ts';
import type { InsightView } from './insight-view.ts';
import type { MarketPanelView } from './market-panel-view.ts';

const TONES = ['neutral', 'good', 'attention', 'critical'] as const;
const URGENCIES = ['must', 'should', 'may'] as const;

const panelOf = (tone: MarketPanelView['tone']): MarketPanelView => ({
  pillar: 'payments',
  title: 'Payments',
  figure: { label: 'Paid at first', value: '93 %' },
  trend: null,
  standing: 'Weakest: Visa',
  tone,
  next: null,
});

const insightOf = (urgency: InsightView['urgency'], more: Partial<InsightView> = {}) =>
  ({
    pillar: 'payments',
    urgency,
    sentence: `${urgency}: Klarna fails`,
    next: { kind: 'open', label: 'See what fails', address: '/app/payments/SE/klarna' },
    ...more,
  }) as InsightView;

describe('a panel with open insights of its pillar', () => {
  it.each(TONES.flatMap((tone) => URGENCIES.map((urgency) => [tone, urgency] as const)))(
    'that is %s never stands better than one that %s be acted on',
    (tone, urgency) => {
      const [panel] = agreeWithInsights([panelOf(tone)], [insightOf(urgency)]);
      const allowed = { must: ['critical'], should: ['attention', 'critical'], may: TONES }[
        urgency
      ];
      expect(allowed).toContain(panel!.tone);
      expect(TONES.indexOf(panel!.tone)).toBeGreaterThanOrEqual(TONES.indexOf(tone));
    },
  );

  it('says what the worst of them says, and offers its step', () => {
    const [panel] = agreeWithInsights(
      [panelOf('good')],
      [insightOf('should'), insightOf('must'), insightOf('may')],
    );
    expect(panel).toMatchObject({
      tone: 'critical',
      standing: 'must: Klarna fails',
      figure: { value: '93 %' },
      next: { address: '/app/payments/SE/klarna' },
    });
  });

  it('keeps its own words where its number is as bad', () => {
    const own = panelOf('attention');
    expect(agreeWithInsights([own], [insightOf('should')])).toEqual([own]);
  });

  it('is left alone by other pillars', () => {
    const own = panelOf('good');
    const other = insightOf('must', { pillar: 'logistics' });
    expect(agreeWithInsights([own], [other])).toEqual([own]);
  });
});
