export { acceptWebhook } from './accept-webhook.server.ts';
export { readImportStandings, type ImportStanding } from './import-standing.server.ts';
export { restartImport, startFirstImport } from './import-runs.server.ts';
export { syncJobs, type SyncExtensions } from './jobs.server.ts';
export type { DayRollup, OrderFollower } from './order-feed.server.ts';
export {
  readDataPeriod,
  readLatestOrders,
  readMarketNumbers,
  readShopNumbers,
  type DayNumbers,
  type LatestOrder,
  type MarketNumbers,
  type Numbers,
  type Period,
  type ShopNumbers,
} from './read-numbers.server.ts';
export {
  readImportProgress,
  type ImportProgress,
  type PartProgress,
} from './read-progress.server.ts';
export { catchUp, readConnection, type Connection } from './reconcile/catch-up.server.ts';
export { planReconciles } from './reconcile/plan-reconciles.server.ts';
export {
  readReconciles,
  startReconcile,
  type ReconcileRefusal,
  type ReconcileSummary,
} from './reconcile/reconcile-runs.server.ts';
export { reconcileShop } from './reconcile/run-reconcile.server.ts';
export { asTransaction } from './queue-on-client.server.ts';
export type { DataPart, MissingReason } from './data-parts.ts';
export type { MissingPart } from './missing-data.server.ts';
export { resumeSync } from './resume-sync.server.ts';
export {
  countOrders,
  filterContext,
  listOrders,
  readOrderChoices,
} from './orders/list-orders.server.ts';
export { exportOrders } from './orders/export-orders.server.ts';
export { changeOrderViews, readOrderViews } from './orders/order-views.server.ts';
export { readOrder } from './orders/read-order.server.ts';
export { parseOrderQuery } from './orders/order-query.ts';
export { ViewChangeInput } from './orders/view-input.ts';
export {
  beginUpload,
  discardDraft,
  ExchangeRate,
  FileWishes,
  finishUpload,
  mapFile,
  mappingChoices,
  readFileImport,
  readFileImports,
  readMonthlySpend,
  readRejects,
  remapFile,
  startFileImport,
  startUndo,
  storePiece,
  UPLOAD_LIMITS,
  type UploadRefusal,
} from './file-imports/index.server.ts';
