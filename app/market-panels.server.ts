import type { MarketPanelSource } from './kernel/market-panel.ts';

/** What each pillar says of a market, in the order of its page. */
export const marketPanels: readonly MarketPanelSource[] = [];
