import type { NextView } from './insight-view.ts';

/** A pillar's panel of a market as a page shows it: every text in the merchant's language. */
export interface MarketPanelView {
  pillar: string;
  title: string;
  figure: { label: string; value: string } | null;
  trend: {
    change: string;
    direction: 'up' | 'down' | 'same';
    good: boolean;
    period: string;
  } | null;
  standing: string;
  tone: 'good' | 'attention' | 'critical' | 'neutral';
  next: NextView | null;
}
