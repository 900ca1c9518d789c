export {
  readDeliverySettings,
  saveDeliverySettings,
  type StoredDeliverySettings,
} from './delivery-settings.server.ts';
export { refreshAllDeliveries, refreshDelivery } from './jobs.server.ts';
