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
export {
  answerLocale,
  askAgent,
  type AgentParts,
  type AgentQuestion,
} from './agent/ask-agent.server.ts';
export { answerQuestion } from './agent/answer-question.server.ts';
export {
  deleteConversation,
  listConversations,
  readConversation,
  type ChatOwner,
} from './agent/conversations.server.ts';
export {
  ModelSettingsInput,
  readModelSettings,
  saveModelSettings,
  testModelSettings,
  type ModelSettingsView,
} from './agent/model-settings.server.ts';
export { insightsAgentTools } from './agent/tools/index.server.ts';
export { insightsActions } from './agent/model-settings-action.server.ts';
