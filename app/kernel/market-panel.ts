import type { NextStep } from './insight.ts';
import type { SaidValue, Saying } from './saying.ts';

/**
 * What one pillar says of one market on the market's page: its number, how that moved, and what to
 * do next.
 */
export interface MarketPanel {
  /** The pillar, as the page's heading: 'payments:panel.title'. */
  title: Saying;
  /** What the number is; null where nothing can be said, then `standing` tells what is missing. */
  figure: { label: Saying; value: SaidValue } | null;
  /** Against the period before: the change as a fraction, and whether up is good. */
  trend: { change: number; upIsGood: boolean; period: Saying } | null;
  /** One sentence on how it stands. */
  standing: Saying;
  tone: 'good' | 'attention' | 'critical' | 'neutral';
  next: NextStep | null;
}

/** A pillar's panel for any market, as the composition root lists them. */
export interface MarketPanelSource {
  pillar: string;
  read: (shopId: number, country: string, now: Date) => Promise<MarketPanel>;
}
