export { deliverySettings, type StoredDeliverySettings } from './delivery-settings.server.ts';
