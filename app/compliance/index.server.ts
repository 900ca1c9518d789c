export { complianceSettings, type StoredComplianceSettings } from './compliance-settings.server.ts';
export {
  lowestPrices,
  notePrices,
  readLowestPrices,
  refreshLowestPrices,
} from './lowest-prices.server.ts';
export { readKnownVersions, type KnownVersions } from './price-history.server.ts';
export { readComplianceContext, type ComplianceContext } from './market-countries.server.ts';
