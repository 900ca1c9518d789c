export { PortolanProvider } from './portolan-provider.tsx';
export {
  ComplianceNotice,
  type ComplianceNoticeProps,
  type PricedVariant,
} from './compliance-notice.tsx';
export { DeliveryEstimate, type DeliveryEstimateProps } from './delivery-estimate.tsx';
export { LoyaltyPanel, type LoyaltyPanelProps } from './loyalty-panel.tsx';
export { LoyaltyPoints, type LoyaltyPointsProps } from './loyalty-points.tsx';
export { PaymentHints, type PaymentHintsProps } from './payment-hints.tsx';
export {
  Recommendations,
  type RecommendationsProps,
  type RecommendedProduct,
} from './recommendations.tsx';
export { SupportChannels, type SupportChannelsProps } from './support-channels.tsx';
export type { DeliveryProduct, PortolanData } from './data.ts';
