export {
  DELIVERY_DOCUMENT_MAX_BYTES,
  DELIVERY_DOCUMENT_VERSION,
  DELIVERY_LIMITS,
  Blackout,
  DeliveryDocument,
  DeliverySettings,
  DestinationRule,
  DutiesNote,
  FOLLOWED_ADHERENCES,
  FollowedMarket,
  PRODUCT_RULES_VERSION,
  ProductRule,
  RestOfWorldRule,
  TimeOfDay,
  WeekMask,
} from './model.ts';
export type { DayRange, DocumentProductRule, OtherDays, Picked } from './model.ts';
export {
  asksMoreThanId,
  chooseRules,
  documentForRule,
  namesProduct,
  type ChosenRule,
  type ProductFacts,
} from './choose-product-rules.ts';
export { settingsForRule } from './settings-for-rule.ts';
export { slowestDays, slowestEstimate } from './slowest-estimate.ts';
export { defaultDeliverySettings } from './default-settings.ts';
export type { ShopFacts } from './default-settings.ts';
export { estimateDelivery } from './estimate-delivery.ts';
export type { DeliveryEstimate } from './estimate-delivery.ts';
export { canTrustClock } from './trust-clock.ts';
export { dates, duration, weekTime } from './word-delivery.ts';
export {
  composeDeliveryDocument,
  DELIVERY_HORIZON_DAYS,
  DELIVERY_METAFIELD,
  DELIVERY_RANGE_HOLDS_DAYS,
  DELIVERY_READY_METAFIELD,
} from './publish.ts';
export { previewInstant, PreviewMoment } from './preview-moments.ts';
export { publicHolidays } from './facts/public-holidays.ts';
export type { PublicHolidays } from './facts/public-holidays.ts';
export type { FollowChoice } from './follow-learned-transit.ts';
export { laneAddress, laneOfAddress } from './lane-address.ts';
export type { LaneName } from './lane-findings.ts';
