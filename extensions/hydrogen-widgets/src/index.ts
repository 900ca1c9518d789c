export { PortolanProvider } from './portolan-provider.tsx';
export { DeliveryEstimate, type DeliveryEstimateProps } from './delivery-estimate.tsx';
export type { PortolanData } from './data.ts';
