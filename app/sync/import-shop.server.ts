import { forShop } from '../db/index.server.ts';
import { enqueue } from '../jobs/index.server.ts';
import {
  adminClient,
  AdminApiError,
  isPassing,
  type AdminClient,
} from '../shopify/index.server.ts';
import { COUNT_RECORDS, type CountRecordsData } from '../shopify/operations/orders.ts';
import { OPTIONAL_EXPORTS, startExport } from './exports.server.ts';
import {
  completeDeniedPart,
  EXPORT_PARTS,
  failRun,
  type ExportPart,
} from './import-runs.server.ts';
import {
  importShopJob,
  loadImportPartJob,
  readExtrasJob,
  readReviewsJob,
} from './job-kinds.server.ts';
import { noteComplete, noteMissing } from './missing-data.server.ts';
import { syncProfile } from './sync-profile.server.ts';

/** Without the scope read_all_orders Shopify shows the orders of this many days. */
const HISTORY_DAYS_WITHOUT_ALL_ORDERS = 60;
const BUSY_DELAY_SECONDS = 20;

/**
 * Begins a run: brings the small things in and has Shopify export the large ones.
 *
 * Run again after a crash it goes on with what is missing.
 */
export async function importShop(run: { shopId: number; importRunId: string }): Promise<void> {
  const { shopId, importRunId } = run;
  const db = forShop(shopId);
  const stored = await db.importRun.findFirst({ where: { importRunId } });
  if (stored === null || (stored.state !== 'queued' && stored.state !== 'running')) return;
  await endOnRefusal(run, async () => {
    const admin = await adminClient(shopId);
    // A run asks for everything again; what is denied shows anew.
    if (stored.state === 'queued') await noteComplete(shopId, 'order-customers');
    const { scopes } = await syncProfile(admin);
    await db.importRun.updateMany({
      where: { importRunId },
      data: {
        state: 'running',
        startedAt: stored.startedAt ?? new Date(),
        historyLimitedToDays: scopes.has('read_all_orders')
          ? null
          : HISTORY_DAYS_WITHOUT_ALL_ORDERS,
      },
    });
    await noteTotals(admin, importRunId);
    for (const job of [readExtrasJob, readReviewsJob]) {
      await enqueue(db, job, { shopId, importRunId }, { groupId: String(shopId) });
    }
    for (const part of EXPORT_PARTS) {
      if ((await beginPart(admin, importRunId, part)) === 'busy') return;
    }
  });
}

async function beginPart(
  admin: AdminClient,
  importRunId: string,
  part: ExportPart,
): Promise<'started' | 'busy'> {
  const { shopId } = admin;
  const db = forShop(shopId);
  const stored = await db.importPart.findFirst({ where: { importRunId, part } });
  const waits = stored?.state === 'waiting' || stored?.state === 'exporting';
  if (waits && stored.bulkOperationId === null) {
    const answer = await startExport(admin, importRunId, part);
    if (answer === 'denied') {
      await endDeniedExport(shopId, importRunId, part);
      return 'started';
    }
    if (answer === 'busy') {
      const later = { delaySeconds: BUSY_DELAY_SECONDS, groupId: String(shopId) };
      await enqueue(db, importShopJob, { shopId, importRunId }, later);
      return 'busy';
    }
  }
  await enqueue(db, loadImportPartJob, { shopId, importRunId, part }, { groupId: String(shopId) });
  return 'started';
}

/** Ends the part of an export that Shopify denies, and notes what is missing for it. */
export async function endDeniedExport(
  shopId: number,
  importRunId: string,
  part: ExportPart,
): Promise<void> {
  const missing = OPTIONAL_EXPORTS[part];
  if (missing !== undefined) {
    await noteMissing(shopId, missing, 'access-denied', `The export of ${part} was denied.`);
  }
  await completeDeniedPart(shopId, importRunId, part);
}

/** Totals are for the progress bar alone: where Shopify does not tell them, there are none yet. */
async function noteTotals(admin: AdminClient, importRunId: string): Promise<void> {
  const { data } = await admin.query<CountRecordsData>(COUNT_RECORDS);
  const totals: Record<ExportPart, number | undefined> = {
    products: data.productsCount?.count,
    orders: data.ordersCount?.count,
    customers: data.customersCount?.count,
    inventory: data.productVariantsCount?.count,
  };
  for (const part of EXPORT_PARTS) {
    await forShop(admin.shopId).importPart.updateMany({
      where: { importRunId, part, recordsTotal: null },
      data: { recordsTotal: totals[part] ?? null },
    });
  }
}

/** Runs a step of an import; what no waiting will cure ends the run with its reason. */
export async function endOnRefusal(
  run: { shopId: number; importRunId: string },
  step: () => Promise<void>,
): Promise<void> {
  try {
    await step();
  } catch (error) {
    if (!(error instanceof AdminApiError) || isPassing(error)) throw error;
    await failRun(run.shopId, run.importRunId, error.message);
  }
}
