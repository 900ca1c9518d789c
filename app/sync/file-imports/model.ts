import { z } from 'zod';
import type { DetectedFile, FileSurvey, ImportReport } from '../files/index.ts';
import {
  Delimiter,
  FileColumns,
  FileEncoding,
  FileKind,
  ImportAnswers,
  QuoteStyle,
  type FileFault,
  type UnsupportedFile,
} from '../files/model.ts';
import { ChannelName } from '../files/order-channel.ts';

/** Where an import stands; what each state means is told in README.md. */
export const FILE_IMPORT_STATES = [
  'uploading',
  'reading',
  'refused',
  'mapping',
  'checking',
  'ready',
  'importing',
  'completed',
  'undoing',
  'undone',
  'failed',
] as const;
export type FileImportState = (typeof FILE_IMPORT_STATES)[number];

/** States in which a job is at work. */
export const AT_WORK: readonly FileImportState[] = ['reading', 'checking', 'importing', 'undoing'];

/** States in which nothing has been imported yet. */
export const DRAFTS: readonly FileImportState[] = [
  'uploading',
  'reading',
  'refused',
  'mapping',
  'checking',
  'ready',
];

export const UPLOAD_LIMITS = {
  fileBytes: 200 * 1024 * 1024,
  /** A file comes in pieces of this length; only the last one is shorter. */
  pieceBytes: 2 * 1024 * 1024,
  fileNameChars: 200,
  /** Drafts of one shop; a further one takes the place of the oldest. */
  drafts: 5,
  draftDays: 7,
  /** Rejected lines that the download has. */
  rejects: 10_000,
  /** Rejected lines that the page shows. */
  rejectsShown: 50,
} as const;

/** What a person says about a file; what is left out is as the file says. */
export const FileWishes = z.object({
  kind: FileKind.optional(),
  encoding: FileEncoding.optional(),
  delimiter: Delimiter.optional(),
  quotes: QuoteStyle.optional(),
  /** Replaces all columns, not some. */
  columns: FileColumns.optional(),
  channel: ChannelName.optional(),
  answers: ImportAnswers.optional(),
});
export type FileWishes = z.infer<typeof FileWishes>;

/** One unit of `currency` is `rate` units of the shop's currency, as at `on`. */
export const ExchangeRate = z.object({
  currency: z.string().regex(/^[A-Z]{3}$/),
  /** A decimal, not zero: a number of floating point would not be what was typed. */
  rate: z.string().regex(/^(?!0+(?:\.0+)?$)\d{1,9}(?:\.\d{1,12})?$/),
  on: z.iso.date(),
});
export type ExchangeRate = z.infer<typeof ExchangeRate>;

/** What was found in the bytes. */
export interface FileFindings {
  file: DetectedFile;
  survey: FileSurvey;
}

/** What a check found: what the import would do. */
export interface CheckReport extends ImportReport {
  counts: RecordCounts;
  /** Calendar dates in the shop's zone; null where no record could be read. */
  period: { firstOn: string; lastOn: string } | null;
}

/** Records by what becomes, or became, of them. */
export interface RecordCounts {
  /** Not known before. */
  new: number;
  /** Known and different: the file's version is taken. */
  changed: number;
  /** Known and equal. */
  same: number;
  /** Known in a newer version, which stays. */
  older: number;
  /** Read from Shopify itself, which knows more than a file. */
  synced: number;
}

export const NO_RECORDS: RecordCounts = { new: 0, changed: 0, same: 0, older: 0, synced: 0 };

export type FileImportFault =
  FileFault | `unsupported:${UnsupportedFile}` | 'unexpected' | 'withdrawn';
