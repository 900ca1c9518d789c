export { supportSettings, type StoredSupportSettings } from './support-settings.server.ts';
export { readSupportMarkets } from './market-countries.server.ts';
