import { z } from 'zod';
import { forShop, Prisma, queryForShop } from '../../db/index.server.ts';
import {
  glimpseLine,
  layoutOf,
  type FileEncoding,
  type FileKind,
  type ImportAnswers,
  type ImportPlan,
  type MappingPreview,
} from '../files/index.ts';
import { currenciesToConvert } from './import-file.server.ts';
import { previewOf } from './map-file.server.ts';
import {
  ExchangeRate,
  FileWishes,
  NO_RECORDS,
  UPLOAD_LIMITS,
  type CheckReport,
  type FileFindings,
  type FileImportState,
  type RecordCounts,
} from './model.ts';
import { glimpseOfStoredFile } from './stored-file.server.ts';

const IMPORTS_SHOWN = 50;
const SPEND_ROWS_SHOWN = 60;

/** An import as the list shows it. */
export interface FileImportSummary {
  fileImportId: string;
  state: FileImportState;
  fileName: string;
  sizeBytes: number;
  kind: FileKind | null;
  counts: RecordCounts;
  createdAt: string;
  finishedAt: string | null;
  undoneAt: string | null;
}

type Row = NonNullable<Awaited<ReturnType<ReturnType<typeof forShop>['fileImport']['findFirst']>>>;

/** The imports of a shop, the latest first. */
export async function readFileImports(shopId: number): Promise<FileImportSummary[]> {
  const rows = await forShop(shopId).fileImport.findMany({
    where: { state: { not: 'uploading' } },
    orderBy: { createdAt: 'desc' },
    take: IMPORTS_SHOWN,
    omit: { findings: true, report: true, plan: true },
  });
  return rows.map(summaryOf);
}

function summaryOf(row: Omit<Row, 'findings' | 'report' | 'plan'>): FileImportSummary {
  return {
    fileImportId: row.fileImportId,
    state: row.state as FileImportState,
    fileName: row.fileName,
    sizeBytes: row.sizeBytes,
    kind: row.kind as FileKind | null,
    counts: { ...NO_RECORDS, ...(row.outcome as Partial<RecordCounts>) },
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
    undoneAt: row.undoneAt?.toISOString() ?? null,
  };
}

/** All that the page of one import shows. */
export interface FileImportDetail extends FileImportSummary {
  error: string | null;
  /** 0…1 of what is under way. */
  fraction: number;
  recordsTotal: number | null;
  recordsDone: number;
  wishes: FileWishes;
  file: {
    encoding: string;
    delimiter: string;
    quotes: string;
    headerLine: number;
    header: string[];
    kind: FileKind | 'unknown';
    rows: number;
  } | null;
  preview: Omit<MappingPreview, 'plan'> | null;
  planReady: boolean;
  channel: string | null;
  answers: ImportAnswers | null;
  /** What an import would do; lines that can't be taken only as far as the page shows them. */
  report: CheckReport | null;
  currenciesToConvert: string[];
  rates: ExchangeRate[];
  /** A line of the file in every encoding, while one can be chosen. */
  glimpse: Record<FileEncoding, string> | null;
  /** The same file, imported before and standing. */
  twin: { fileImportId: string; at: string } | null;
}

/** One import with everything that its page needs; null where the shop has none such. */
export async function readFileImport(
  shop: { shopId: number; currency: string },
  fileImportId: string,
): Promise<FileImportDetail | null> {
  if (!z.uuid().safeParse(fileImportId).success) return null;
  const row = await forShop(shop.shopId).fileImport.findFirst({ where: { fileImportId } });
  if (row === null || row.state === 'uploading') return null;
  const wishes = FileWishes.parse(row.wishes);
  const findings = row.findings as unknown as FileFindings | null;
  const preview = findings === null ? null : previewOf(findings, wishes);
  const report = row.report as unknown as CheckReport | null;
  const plan = row.plan as unknown as ImportPlan | null;
  return {
    ...summaryOf(row),
    error: row.error,
    fraction: fractionOf(row),
    recordsTotal: row.recordsTotal,
    recordsDone: row.recordsDone,
    wishes,
    file: findings === null ? null : fileFacts(findings),
    preview: preview === null ? null : { ...preview },
    planReady: preview?.plan != null,
    channel: wishes.channel ?? (row.kind === null ? null : layoutOf(row.kind as FileKind).channel),
    answers: plan?.answers ?? null,
    report: report === null ? null : shortened(report),
    currenciesToConvert:
      plan === null || report === null ? [] : currenciesToConvert(plan, report, shop.currency),
    rates: z.array(ExchangeRate).parse(row.rates),
    glimpse: await glimpseOf(shop.shopId, row),
    twin: await findTwin(shop.shopId, row),
  };
}

function fileFacts({ file, survey }: FileFindings) {
  const { encoding, delimiter, headerLine, header, kind } = file;
  // Findings of before the choice was there have no style of quotation marks.
  const quotes = (file as Partial<typeof file>).quotes ?? 'double';
  return { encoding, delimiter, quotes, headerLine, header, kind, rows: survey.rows };
}

function shortened(report: CheckReport): CheckReport {
  const most = UPLOAD_LIMITS.rejectsShown;
  return {
    ...report,
    problems: report.problems.slice(0, most),
    warnings: report.warnings.slice(0, most),
  };
}

function fractionOf(row: Row): number {
  if (row.state === 'importing' || row.state === 'undoing') {
    const total = Math.max(1, row.recordsTotal ?? 1);
    const done = row.state === 'importing' ? row.recordsDone : total - row.recordsDone;
    return Math.min(1, Math.max(0, done / total));
  }
  return Math.min(1, row.bytesDone / Math.max(1, row.sizeBytes));
}

async function glimpseOf(shopId: number, row: Row): Promise<FileImportDetail['glimpse']> {
  if (row.state !== 'mapping' && row.state !== 'refused') return null;
  const head = await glimpseOfStoredFile({ shopId, fileImportId: row.fileImportId });
  const findings = row.state === 'mapping' ? (row.findings as unknown as FileFindings) : null;
  return head.length === 0 ? null : glimpseLine(head, findings?.file.headerLine ?? 1);
}

async function findTwin(shopId: number, row: Row): Promise<FileImportDetail['twin']> {
  if (row.contentHash === null) return null;
  const twin = await forShop(shopId).fileImport.findFirst({
    where: {
      contentHash: row.contentHash,
      state: 'completed',
      fileImportId: { not: row.fileImportId },
    },
    orderBy: { finishedAt: 'desc' },
    select: { fileImportId: true, finishedAt: true, createdAt: true },
  });
  if (twin === null) return null;
  return { fileImportId: twin.fileImportId, at: (twin.finishedAt ?? twin.createdAt).toISOString() };
}

/** Lines that an import can't take, all that were kept; null where the shop has no such import. */
export async function readRejects(
  shopId: number,
  fileImportId: string,
): Promise<{ fileName: string; report: CheckReport } | null> {
  if (!z.uuid().safeParse(fileImportId).success) return null;
  const row = await forShop(shopId).fileImport.findFirst({
    where: { fileImportId },
    select: { fileName: true, report: true },
  });
  if (row?.report == null) return null;
  return { fileName: row.fileName, report: row.report as unknown as CheckReport };
}

/** Ad costs of a month. */
export interface MonthlySpend {
  /** '2026-03' */
  month: string;
  platform: string;
  currency: string;
  costMinor: number;
  clicks: number;
}

/** Ad costs that count, by month, platform and currency, the latest first. */
export async function readMonthlySpend(shopId: number): Promise<MonthlySpend[]> {
  const rows = await queryForShop<{
    month: string;
    platform: string;
    currency: string;
    cost: bigint;
    clicks: bigint;
  }>(
    forShop(shopId),
    shopId,
    (shop) => Prisma.sql`
      SELECT to_char(day, 'YYYY-MM') AS month, platform, currency,
        sum(cost_minor)::bigint AS cost, sum(clicks)::bigint AS clicks
      FROM ad_spend WHERE shop_id = ${shop} AND live
      GROUP BY 1, 2, 3 ORDER BY 1 DESC, 2, 3 LIMIT ${SPEND_ROWS_SHOWN}`,
  );
  return rows.map(({ cost, clicks, ...row }) => ({
    ...row,
    costMinor: Number(cost),
    clicks: Number(clicks),
  }));
}
