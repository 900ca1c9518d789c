export { comparable, expectedOrder, type ExpectedOrder } from './expected-order.ts';
export { encodeText, inPieces } from './encode-text.ts';
export { importFile, importText, type Imported, type ImportOptions } from './import-file.ts';
export { Random } from './random.ts';
export { syntheticOrders, type TrueOrder } from './synthetic-orders.ts';
export { syntheticSpend, writeGoogleAds, writeMetaAds } from './write-ad-spend-files.ts';
export {
  AMAZON_HEADER,
  PLAIN_HEADER,
  rowOf,
  SHOPIFY_HEADER,
  TIKTOK_HEADER,
  writeOrderFile,
  type FileStyle,
} from './write-order-files.ts';
export { writeWorkbook, zipped, type WorkbookCell, type WorkbookSheet } from './write-workbook.ts';
export { dateOrderOf, writeTable, type DateStyle } from './write-values.ts';
