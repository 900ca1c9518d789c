import {
  detectFile,
  FileFaultError,
  previewMapping,
  readAdSpendFile,
  readOrdersFile,
  surveyFile,
  type FileColumns,
  type FileKind,
  type ImportAnswers,
  type ImportedAdSpend,
  type ImportedOrder,
  type ImportReport,
  type MappingPreview,
  type ReadOptions,
  type TextFormatWishes,
} from '../../../app/sync/files/index.ts';
import { inPieces } from './encode-text.ts';

export interface Imported {
  fault: string | null;
  preview: MappingPreview | null;
  orders: ImportedOrder[];
  spend: ImportedAdSpend[];
  report: ImportReport | null;
}

export interface ImportOptions extends ReadOptions {
  format?: TextFormatWishes;
  answers?: ImportAnswers;
  kind?: FileKind;
  columns?: FileColumns;
  channel?: string;
  pieces?: number;
}

/** The whole way of a file: detect, survey, preview, and read where nothing is open. */
export async function importFile(
  bytes: Uint8Array,
  options: ImportOptions = {},
): Promise<Imported> {
  const nothing = { preview: null, orders: [], spend: [], report: null };
  const detection = await detectFile(bytes, options.format);
  if (!detection.ok) return { ...nothing, fault: detection.fault };
  const { file } = detection;
  const kind = options.kind ?? (file.kind === 'unknown' ? 'plain-orders' : file.kind);
  const columns = options.columns ?? (file.kind === 'unknown' ? {} : file.columns);
  try {
    const survey = await surveyFile(inPieces(bytes, options.pieces), file, kind, columns);
    const { answers, channel } = options;
    const columnsChosen = options.columns !== undefined;
    const preview = previewMapping({ file, survey, answers, channel, columnsChosen });
    if (preview.plan === null) return { ...nothing, preview, fault: null };
    const result: Imported = { ...nothing, preview, fault: null };
    if (kind.endsWith('orders')) {
      const reading = readOrdersFile(inPieces(bytes, options.pieces), preview.plan, options);
      for await (const order of reading.orders) result.orders.push(order);
      result.report = reading.report;
    } else {
      const reading = readAdSpendFile(inPieces(bytes, options.pieces), preview.plan, options);
      for await (const row of reading.spend) result.spend.push(row);
      result.report = reading.report;
    }
    return result;
  } catch (error) {
    if (error instanceof FileFaultError) return { ...nothing, fault: error.fault };
    throw error;
  }
}

/** `importFile` of a text in UTF-8. */
export function importText(text: string, options?: ImportOptions): Promise<Imported> {
  return importFile(new TextEncoder().encode(text), options);
}
