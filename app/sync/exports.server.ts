import { forShop } from '../db/index.server.ts';
import type { AdminClient } from '../shopify/index.server.ts';
import {
  READ_BULK_OPERATION,
  RUN_BULK_QUERY,
  type BulkOperationNode,
  type ReadBulkOperationData,
  type RunBulkQueryData,
} from '../shopify/operations/bulk.ts';
import { CUSTOMERS_EXPORT } from '../shopify/operations/customers.ts';
import { ORDERS_EXPORT, withoutCustomers } from '../shopify/operations/orders.ts';
import { INVENTORY_EXPORT, PRODUCTS_EXPORT } from '../shopify/operations/products.ts';
import { beginExport, type ExportPart } from './import-runs.server.ts';
import type { DataPart } from './data-parts.ts';
import { readMissingData } from './missing-data.server.ts';

const EXPORTS: Record<ExportPart, string> = {
  products: PRODUCTS_EXPORT,
  orders: ORDERS_EXPORT,
  customers: CUSTOMERS_EXPORT,
  inventory: INVENTORY_EXPORT,
};

/** Exports that an import can do without: where they are denied, this is what is missing. */
export const OPTIONAL_EXPORTS: Partial<Record<ExportPart, DataPart>> = {
  customers: 'customers',
  inventory: 'inventory-levels',
};

/** Shopify runs five exports of an app in a shop at once; a sixth has to wait. */
const BUSY_CODES = new Set(['LIMIT_REACHED', 'OPERATION_IN_PROGRESS']);

/**
 * Has Shopify export a part; `busy` where it already runs as many exports as it allows, `denied`
 * where it shows no such data to this app and the import can do without.
 *
 * Killed between the call and the note of its id, the export runs for nobody and a new one is
 * started: exports read, so that does no harm.
 * @throws AdminApiError; Error where Shopify refuses the query.
 */
export async function startExport(
  admin: AdminClient,
  importRunId: string,
  part: ExportPart,
): Promise<'started' | 'busy' | 'denied'> {
  const { shopId } = admin;
  await beginExport(shopId, importRunId, part);
  const query = await exportOf(shopId, part);
  const { data } = await admin.query<RunBulkQueryData>(RUN_BULK_QUERY, { query });
  const answer = data.bulkOperationRunQuery;
  const operation = answer?.bulkOperation;
  if (operation) {
    await forShop(shopId).importPart.updateMany({
      where: { importRunId, part },
      data: { bulkOperationId: operation.id, touchedAt: new Date() },
    });
    return 'started';
  }
  const errors = answer?.userErrors ?? [];
  if (errors.some(({ code }) => code !== null && BUSY_CODES.has(code))) return 'busy';
  const denied = errors.some(({ message }) => /access denied/i.test(message));
  if (denied && OPTIONAL_EXPORTS[part] !== undefined) return 'denied';
  throw new Error(`Shopify refused the export of ${part}: ${errors[0]?.message ?? 'no reason'}`);
}

async function exportOf(shopId: number, part: ExportPart): Promise<string> {
  if (part !== 'orders') return EXPORTS[part];
  const missing = await readMissingData(shopId);
  const anonymous = missing.some((it) => it.part === 'order-customers');
  return anonymous ? withoutCustomers(ORDERS_EXPORT) : ORDERS_EXPORT;
}

/** Whether an export that was denied can be tried again with less: orders without customers. */
export function canAskForLess(part: ExportPart, { query, errorCode }: BulkOperationNode): boolean {
  return part === 'orders' && errorCode === 'ACCESS_DENIED' && withoutCustomers(query) !== query;
}

/** How far an export is. @throws AdminApiError; Error where Shopify does not know it. */
export async function readExport(admin: AdminClient, id: string): Promise<BulkOperationNode> {
  const { data } = await admin.query<ReadBulkOperationData>(READ_BULK_OPERATION, { id });
  if (data.bulkOperation === null) throw new Error(`Shopify has no export ${id}.`);
  return data.bulkOperation;
}
