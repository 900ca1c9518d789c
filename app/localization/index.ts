export {
  CHANNEL_KINDS,
  CHANNEL_NAMES,
  ChannelKind,
  linkOf,
  readHandle,
  shownHandle,
} from './channels.ts';
export { defaultHours, defaultSupportSettings } from './default-settings.ts';
export {
  contactHabitsOf,
  countriesWithHabits,
  HABITS_VERIFIED_ON,
  type ContactHabits,
  type HabitSource,
} from './facts/contact-habits.ts';
export {
  DocumentHours,
  HoursWords,
  SUPPORT_DOCUMENT_VERSION,
  SUPPORT_LIMITS,
  SupportAccount,
  SupportDocument,
  SupportHours,
  SupportMarket,
  SupportSettings,
  type HoursSpan,
} from './model.ts';
export { openState, type OpenState } from './open-hours.ts';
export { orderChannels } from './order-channels.ts';
export { composeSupportDocument, hasChannels, SUPPORT_METAFIELD } from './publish.ts';
export { minuteOf, WIDGET_LANGUAGES, wordHours } from './word-hours.ts';
export { wordOpenState } from './word-open-state.ts';
export {
  completeShare,
  type CoverageSum,
  type KindCoverage,
  type LanguageCoverage,
  sumCoverage,
} from './texts/coverage-numbers.ts';
export { GAP_STATES, type GapState, TEXT_KINDS, type TextKind } from './texts/model.ts';
export {
  QUEUE_COUNT_MAX,
  QUEUE_PAGE,
  queueAddress,
  type QueuedText,
  QueueQuery,
  textAddress,
} from './texts/text-queue.ts';
export { marketProfileOf, profileSources } from './facts/market-profiles.ts';
export { marketFormats, type MarketFormats } from './market-profile.ts';
export {
  missingWidgetLanguages,
  OWN_TYPE,
  ownResourceId,
  type OwnText,
  ownTextOf,
} from './texts/own-texts.ts';
export { shopifyAddresses } from './texts/shopify-address.ts';
