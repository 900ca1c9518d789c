import { type Wording, wordSaying, wordValue } from '../i18n/word-saying.ts';
import { saidPercent } from '../kernel/saying.ts';
import type { MarketPanel, MarketPanelSource } from '../kernel/market-panel.ts';
import { logger } from '../log.server.ts';
import { viewNext } from './insight-view.server.ts';
import type { MarketPanelView } from './market-panel-view.ts';

/**
 * Every pillar's panel of a market, in the order of `sources`. A pillar whose panel fails is left
 * out and logged: one broken number does not take the page.
 */
export async function readMarketPanels(
  sources: readonly MarketPanelSource[],
  shopId: number,
  country: string,
  wording: Wording,
  now: Date,
): Promise<MarketPanelView[]> {
  const panels = await Promise.all(
    sources.map(async ({ pillar, read }) => {
      try {
        return viewPanel(pillar, await read(shopId, country, now), wording);
      } catch (error) {
        logger().error({ err: error, shopId, pillar, country }, 'a market panel failed');
        return null;
      }
    }),
  );
  return panels.filter((panel) => panel !== null);
}

function viewPanel(pillar: string, panel: MarketPanel, wording: Wording): MarketPanelView {
  const { figure, trend, next } = panel;
  return {
    pillar,
    title: wordSaying(panel.title, wording),
    figure:
      figure === null
        ? null
        : { label: wordSaying(figure.label, wording), value: wordValue(figure.value, wording) },
    trend:
      trend === null
        ? null
        : {
            change: wordValue(saidPercent(Math.abs(trend.change), 1), wording),
            direction: trend.change > 0 ? 'up' : trend.change < 0 ? 'down' : 'same',
            good: trend.change === 0 || trend.change > 0 === trend.upIsGood,
            period: wordSaying(trend.period, wording),
          },
    standing: wordSaying(panel.standing, wording),
    tone: panel.tone,
    next: next === null ? null : viewNext(next, wording),
  };
}
