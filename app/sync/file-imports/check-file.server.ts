import { connectionPool, forShop, type Prisma } from '../../db/index.server.ts';
import {
  AD_SPEND_FILE_KINDS,
  ImportPlan,
  readAdSpendFile,
  readOrdersFile,
  type FileKind,
  type ImportReport,
} from '../files/index.ts';
import { localDates } from '../local-dates.ts';
import { countStagedSpend, stageAdSpend } from './ad-spend.server.ts';
import { classifyOrders, inGroups } from './classify-orders.server.ts';
import type { FileImportKey } from './job-kind.server.ts';
import { NO_RECORDS, UPLOAD_LIMITS, type CheckReport } from './model.ts';
import { touch } from './read-stored-file.server.ts';
import { openStoredFile } from './stored-file.server.ts';

const ORDERS_AT_ONCE = 500;

/** Whether a file of this kind holds costs of ads instead of orders. */
export function isAdSpend(kind: FileKind): boolean {
  return (AD_SPEND_FILE_KINDS as readonly FileKind[]).includes(kind);
}

/**
 * Reads a whole file by its plan and finds out what importing it would do; no order is stored yet.
 * Ad costs are, aside, so that importing them is one statement.
 * @throws FileFaultError where it can't be read to its end.
 */
export async function checkFile(key: FileImportKey, signal: AbortSignal): Promise<void> {
  const db = forShop(key.shopId);
  const { fileImportId } = key;
  const row = await db.fileImport.findFirstOrThrow({ where: { fileImportId } });
  const plan = ImportPlan.parse(row.plan);
  const shop = await db.shop.findFirstOrThrow({ select: { zone: true } });
  const bytes = openStoredFile(key, { signal, onBytes: (bytesDone) => touch(key, { bytesDone }) });
  const report = isAdSpend(plan.kind)
    ? await checkAdSpend(key, bytes, plan)
    : await checkOrders(key, bytes, plan, shop.zone);
  await db.fileImport.updateMany({
    where: { fileImportId, state: 'checking', revision: row.revision },
    data: {
      state: 'ready',
      report: report as unknown as Prisma.InputJsonValue,
      recordsTotal: report.records,
      recordsDone: 0,
      bytesDone: 0,
      touchedAt: new Date(),
    },
  });
}

async function checkOrders(
  key: FileImportKey,
  bytes: AsyncIterable<Uint8Array>,
  plan: ImportPlan,
  zone: string,
): Promise<CheckReport> {
  const reading = readOrdersFile(bytes, plan, { maxProblems: UPLOAD_LIMITS.rejects });
  const counts = { ...NO_RECORDS };
  const period = new Period();
  const dateOf = localDates(zone);
  for await (const orders of inGroups(reading.orders, ORDERS_AT_ONCE)) {
    const found = await classifyOrders(connectionPool(), key.shopId, orders);
    for (const { as, order } of found) {
      counts[as]++;
      period.add(dateOf(order.processedAt));
    }
  }
  return reportOf(reading.report, counts, period);
}

async function checkAdSpend(
  key: FileImportKey,
  bytes: AsyncIterable<Uint8Array>,
  plan: ImportPlan,
): Promise<CheckReport> {
  const reading = readAdSpendFile(bytes, plan, { maxProblems: UPLOAD_LIMITS.rejects });
  const period = new Period();
  await stageAdSpend(key, reading.spend, ({ day }) => period.add(day));
  const counts = await countStagedSpend(key);
  return reportOf(reading.report, counts, period);
}

function reportOf(
  report: ImportReport,
  counts: CheckReport['counts'],
  period: Period,
): CheckReport {
  return { ...report, counts, period: period.value };
}

/** The first and the last of some days. */
class Period {
  value: CheckReport['period'] = null;

  add(day: string): void {
    const { firstOn, lastOn } = this.value ?? { firstOn: day, lastOn: day };
    this.value = {
      firstOn: day < firstOn ? day : firstOn,
      lastOn: day > lastOn ? day : lastOn,
    };
  }
}
