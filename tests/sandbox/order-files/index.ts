/** Real order files for the local Shopify: the only door to this folder. */
export { readOrderFile } from './read-order-file.ts';
export type {
  OrderFileClass,
  OrderFileProblem,
  OrderFileReport,
  OrderFileResult,
  ReadOrderFileOptions,
} from './model.ts';
