export {
  DELIVERY_DOCUMENT_MAX_BYTES,
  DELIVERY_DOCUMENT_VERSION,
  DELIVERY_LIMITS,
  Blackout,
  DeliveryDocument,
  DeliverySettings,
  DestinationRule,
  DutiesNote,
  RestOfWorldRule,
  TimeOfDay,
  WeekMask,
} from './model.ts';
export type { DayRange } from './model.ts';
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
export { laneAddress, laneOfAddress } from './lane-address.ts';
export type { LaneName } from './lane-findings.ts';
