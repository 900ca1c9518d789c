export {
  isCounting,
  readHomeNumbers,
  readMarketDetail,
  readMarkets,
} from './market-numbers.server.ts';
export { dismissSetupGuide, isSetupGuideDismissed } from './home-preferences.server.ts';
export {
  countOpenInsights,
  listInsights,
  moveInsight,
  readDetectorStandings,
  readInsight,
  type DetectorStanding,
  type InboxChange,
  type InboxInsight,
} from './insight-inbox.server.ts';
export { viewInsight, viewNext } from './insight-view.server.ts';
export { startMonitor, type Monitor } from './watch-shop.server.ts';
export { readMarketPanels } from './market-panel-view.server.ts';
export { weakMarketDetector } from './weak-market-detector.server.ts';
