export * from './model.ts';
export { detectFile, type DetectedFile, type Detection } from './detect-file.ts';
export { workbookToCsv } from './workbook/workbook-to-csv.ts';
export type { ByteSource } from './workbook/open-package.ts';
export { glimpseLine } from './glimpse-line.ts';
export { ChannelName, SHOPIFY_CHANNEL } from './order-channel.ts';
export { columnsOf } from './layouts/layout.ts';
export { layoutOf } from './layouts/known-layouts.ts';
export { surveyFile, type FileSurvey } from './survey-file.ts';
export {
  previewMapping,
  type ImportQuestion,
  type MappedField,
  type MappingIssue,
  type MappingPreview,
  type PreviewInput,
} from './column-mapping.ts';
export { readOrdersFile, type OrdersReading, type ReadOptions } from './read-orders-file.ts';
export { readAdSpendFile, type AdSpendReading } from './read-ad-spend-file.ts';
export type { ImportReport } from './file-report.ts';
export {
  adSpendKey,
  orderFingerprint,
  recognizeOrder,
  type OrderFingerprint,
} from './order-fingerprint.ts';
export { signKey } from './read-currency.ts';
