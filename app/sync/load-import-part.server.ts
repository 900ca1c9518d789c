import type { PoolClient } from 'pg';
import { forShop } from '../db/index.server.ts';
import { enqueue } from '../jobs/index.server.ts';
import { adminClient } from '../shopify/index.server.ts';
import type { BulkOperationNode } from '../shopify/operations/bulk.ts';
import { canAskForLess, OPTIONAL_EXPORTS, readExport } from './exports.server.ts';
import { customersReader, inventoryReader, ordersReader, productsReader } from './export-reader.ts';
import { completePart, failRun, type ExportPart } from './import-runs.server.ts';
import { endDeniedExport, endOnRefusal } from './import-shop.server.ts';
import { importShopJob, loadImportPartJob, rebuildRollupsJob } from './job-kinds.server.ts';
import { loadExport, type ExportFile, type LoadOptions } from './load-export.server.ts';
import { localDates } from './local-dates.ts';
import { mergeExportedCustomers } from './merge-customers.server.ts';
import { mergeExportedInventory } from './merge-inventory.server.ts';
import { mergeExportedOrders } from './merge-orders.server.ts';
import { mergeExportedProducts } from './merge-products.server.ts';
import { noteComplete, noteMissing } from './missing-data.server.ts';
import { asTransaction } from './queue-on-client.server.ts';

/** How much is loaded at once. */
export interface LoadPace {
  /** How long one job loads before it lets others have their turn. */
  sliceMs: number;
  /** Bytes of the file that are merged in one transaction; some 2,800 orders where not given. */
  batchBytes?: number | undefined;
}

const PACE: LoadPace = { sliceMs: 20_000 };
const POLL_SECONDS = 2;
/** Numbers on the home page grow while the import runs, but not with every batch. */
const ROLLUP_DELAY_SECONDS = 2;

export interface PartOfRun {
  shopId: number;
  importRunId: string;
  part: ExportPart;
}

/** The next look or slice, which does not inherit what woke this one. */
function nextStep({ shopId, importRunId, part }: PartOfRun): PartOfRun {
  return { shopId, importRunId, part };
}

/**
 * Takes a part one step on: asks how far its export is, or loads the file for a while.
 *
 * Safe to run twice at once and to be killed anywhere; it enqueues its own next step.
 */
export async function loadImportPart(
  which: PartOfRun,
  signal: AbortSignal,
  pace: LoadPace = PACE,
): Promise<void> {
  await endOnRefusal(which, async () => {
    const part = await findPart(which);
    if (part === null || part.bulkOperationId === null) return;
    const admin = await adminClient(which.shopId);
    const operation = await readExport(admin, part.bulkOperationId);
    if (part.state === 'exporting') {
      const ready = await followExport(which, operation);
      if (!ready) return;
    }
    await loadFile(which, operation, signal, pace);
  });
}

async function findPart({ shopId, importRunId, part }: PartOfRun) {
  return forShop(shopId).importPart.findFirst({
    where: { importRunId, part, state: { in: ['exporting', 'loading'] } },
  });
}

/** True once the file is there. */
async function followExport(which: PartOfRun, operation: BulkOperationNode): Promise<boolean> {
  const { shopId, importRunId, part } = which;
  const db = forShop(shopId);
  const records = Number(operation.rootObjectCount);
  switch (operation.status) {
    case 'COMPLETED':
      await db.importPart.updateMany({
        where: { importRunId, part, state: 'exporting' },
        data: {
          state: 'loading',
          recordsTotal: records,
          recordsExported: records,
          bytesTotal: operation.fileSize === null ? null : BigInt(operation.fileSize),
          touchedAt: new Date(),
        },
      });
      return true;
    case 'CREATED':
    case 'RUNNING':
      await db.importPart.updateMany({
        where: { importRunId, part },
        data: { recordsExported: records, touchedAt: new Date() },
      });
      await enqueue(db, loadImportPartJob, nextStep(which), {
        delaySeconds: POLL_SECONDS,
        groupId: String(shopId),
      });
      return false;
    default:
      if (canAskForLess(part, operation)) {
        await askForLess(which);
        return false;
      }
      if (operation.errorCode === 'ACCESS_DENIED' && OPTIONAL_EXPORTS[part] !== undefined) {
        await endDeniedExport(shopId, importRunId, part);
        return false;
      }
      await failRun(
        shopId,
        importRunId,
        `Shopify ended the export of ${part} early (${operation.errorCode ?? operation.status}).`,
      );
      return false;
  }
}

/** Has the orders exported again, without which customer each is of. */
async function askForLess({ shopId, importRunId, part }: PartOfRun): Promise<void> {
  const db = forShop(shopId);
  const message = 'The export of orders was denied; without their customers it may be allowed.';
  await noteMissing(shopId, 'order-customers', 'access-denied', message);
  await db.importPart.updateMany({
    where: { importRunId, part, state: 'exporting' },
    data: { state: 'waiting', bulkOperationId: null },
  });
  await enqueue(db, importShopJob, { shopId, importRunId }, { groupId: String(shopId) });
}

async function loadFile(
  which: PartOfRun,
  operation: BulkOperationNode,
  signal: AbortSignal,
  pace: LoadPace,
): Promise<void> {
  const { shopId, importRunId } = which;
  const part = await findPart(which);
  if (part === null) return;
  // Nothing to export gives no file.
  const outcome =
    operation.url === null
      ? 'loaded'
      : await loadInto(
          which,
          {
            ...which,
            url: operation.url,
            bytesTotal: part.bytesTotal === null ? null : Number(part.bytesTotal),
            bytesLoaded: Number(part.bytesLoaded),
          },
          (part.exportStartedAt ?? part.touchedAt).toISOString(),
          part.intoEmpty,
          {
            signal,
            deadlineMs: Date.now() + pace.sliceMs,
            batchBytes: pace.batchBytes,
          },
        );
  if (outcome === 'loaded') {
    const optional = OPTIONAL_EXPORTS[which.part];
    if (optional !== undefined) await noteComplete(shopId, optional);
    await completePart(shopId, importRunId, which.part);
  }
  if (outcome === 'paused') {
    await enqueue(forShop(shopId), loadImportPartJob, nextStep(which), { groupId: String(shopId) });
  }
}

async function loadInto(
  { shopId, part }: PartOfRun,
  file: ExportFile,
  syncedAt: string,
  intoEmpty: boolean,
  pace: Pick<LoadOptions<unknown>, 'signal' | 'deadlineMs' | 'batchBytes'>,
) {
  const shop = await forShop(shopId).shop.findFirstOrThrow();
  switch (part) {
    case 'products':
      return loadExport(file, {
        ...pace,
        reader: productsReader({ syncedAt, currency: shop.currency, shopId }),
        merge: (client, batch) => mergeExportedProducts(client, shopId, batch.packed),
      });
    case 'customers':
      return loadExport(file, {
        ...pace,
        reader: customersReader({ syncedAt, shopId }),
        merge: (client, batch) => mergeExportedCustomers(client, shopId, batch.packed),
      });
    case 'inventory':
      return loadExport(file, {
        ...pace,
        reader: inventoryReader({ shopId }),
        merge: (client, batch) => mergeExportedInventory(client, shopId, batch.packed),
      });
    case 'orders':
      return loadOrders(file, shop, syncedAt, intoEmpty, pace);
  }
}

function loadOrders(
  file: ExportFile,
  { shopId, zone }: { shopId: number; zone: string },
  syncedAt: string,
  intoEmpty: boolean,
  pace: Pick<LoadOptions<unknown>, 'signal' | 'deadlineMs' | 'batchBytes'>,
) {
  return loadExport(file, {
    ...pace,
    reader: ordersReader({ syncedAt, dateOf: localDates(zone), shopId }),
    merge: async (client, { packed, rejected }) => {
      await mergeExportedOrders(client, shopId, packed, { rejected, intoEmpty });
      await enqueueRollups(client, shopId);
    },
  });
}

async function enqueueRollups(client: PoolClient, shopId: number): Promise<void> {
  await enqueue(
    asTransaction(client),
    rebuildRollupsJob,
    { shopId, delayed: true },
    { delaySeconds: ROLLUP_DELAY_SECONDS, groupId: String(shopId) },
  );
}
