export {
  isCounting,
  readHomeNumbers,
  readMarketDetail,
  readMarkets,
} from './market-numbers.server.ts';
export { dismissSetupGuide, isSetupGuideDismissed } from './home-preferences.server.ts';
