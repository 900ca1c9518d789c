export { complianceSettings, type StoredComplianceSettings } from './compliance-settings.server.ts';
export {
  lowestPrices,
  notePrices,
  readLowestPrices,
  refreshLowestPrices,
} from './lowest-prices.server.ts';
export { readKnownVersions, type KnownVersions } from './price-history.server.ts';
export { readComplianceContext, type ComplianceContext } from './market-countries.server.ts';
export {
  dayOfAddress,
  readThreshold,
  readThresholds,
  refreshThresholds,
  reviewThresholdsJob,
  type ThresholdDetail,
  type ThresholdOverview,
} from './thresholds/thresholds.server.ts';
export { readRegistrations } from './thresholds/registrations.server.ts';
export { taxRollup } from './thresholds/tax-rollup.server.ts';
export { readComplianceMarketPanel } from './thresholds/market-panel.server.ts';
export { complianceActions, complianceDetectors } from './detectors.server.ts';
export { readDutyMatrix } from './duties/duties.server.ts';
export { viewThresholdDetail, viewThresholdOverview } from './thresholds/view-thresholds.server.ts';
export { factText } from './facts/fact-words.ts';
export { readDossier, readDossierList } from './dossiers/dossiers.server.ts';

export { complianceAgentTools } from './agent-tools.server.ts';
