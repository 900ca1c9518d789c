export { supportSettings, type StoredSupportSettings } from './support-settings.server.ts';
