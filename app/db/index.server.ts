export {
  forShop,
  queryForShop,
  type ShopDatabase,
  type ShopTransaction,
} from './for-shop.server.ts';
export {
  findSession,
  findShopByDomain,
  findShopById,
  listActiveShopIds,
  registerShop,
  type Shop,
} from './shops.server.ts';
export { closeDatabase, connectionPool } from './client.server.ts';
export { queryPrepared } from './query-prepared.server.ts';
export { inBatches } from './in-batches.ts';
export { inTransaction } from './in-transaction.server.ts';
export { databaseUrl } from './database-url.server.ts';
export { withShopLock } from './shop-lock.server.ts';
export { eraseShop } from './erase-shop.server.ts';
export { enforceRetention, listShopsUninstalledBefore } from './enforce-retention.server.ts';
export { exportCustomer, type CustomerExport } from './export-customer.server.ts';
export {
  FINISHED_JOBS_KEPT_HOURS,
  RETENTION,
  UNINSTALLED_SHOPS_KEPT_DAYS,
  type RetentionRule,
} from './retention.ts';
export { fileCustomerKey, identityHashes, type IdentityHash } from './file-customer-keys.server.ts';
export { MODELS_WITH_CUSTOMER, redactCustomer } from './redact-customer.server.ts';
export { Prisma } from './generated/client.ts';
export type { Activity, DetectorRun, Insight } from './generated/client.ts';
