import { readComplianceMarketPanel } from './compliance/index.server.ts';
import type { MarketPanelSource } from './kernel/market-panel.ts';
import { readLocalizationMarketPanel } from './localization/index.server.ts';
import { logisticsMarketPanel } from './logistics/index.server.ts';
import { readPaymentsMarketPanel } from './payments/index.server.ts';
import { readRetentionMarketPanel } from './retention/index.server.ts';

/** What each pillar says of a market, in the order of its page. */
export const marketPanels: readonly MarketPanelSource[] = [
  { pillar: 'compliance', read: readComplianceMarketPanel },
  logisticsMarketPanel,
  { pillar: 'payments', read: readPaymentsMarketPanel },
  { pillar: 'localization', read: readLocalizationMarketPanel },
  { pillar: 'retention', read: readRetentionMarketPanel },
];
