import { connectionPool } from './client.server.ts';
import { fileCustomerKeys, type IdentityHash } from './file-customer-keys.server.ts';
import { forShop } from './for-shop.server.ts';
import { Prisma } from './generated/client.ts';

type Row = Record<string, unknown>;
interface Readable {
  findMany: (args: { where: Row; take: number }) => Promise<Row[]>;
}

/** Far above what one person can have ordered; the export says where it was cut. */
const ROWS_MAX = 50_000;
/** About the request, not about the person; or the export itself. */
const LEFT_OUT = new Set<string>(['PrivacyExport', 'SupersededOrder', 'SupersededRecord']);

/** Everything that is stored about a customer, by table. */
export interface CustomerExport {
  tables: Record<string, Row[]>;
  /** Tables of which there is more than the export holds. */
  cutTables: string[];
}

/**
 * Collects every row that names the customer, and every row that belongs to an order of theirs or
 * to one of `orderIds`; by `identities` also what orders of files know them by.
 *
 * Walks all models by their columns `customerId` and `orderId`, so a new table is covered on the
 * day it is added. Amounts and bytes, which JSON has no type for, are text.
 */
export async function exportCustomer(
  shopId: number,
  customerId: string | null,
  orderIds: readonly string[],
  identities: readonly IdentityHash[] = [],
): Promise<CustomerExport> {
  const db = forShop(shopId);
  const keys = await fileCustomerKeys(connectionPool(), shopId, identities);
  const customers = of([...(customerId === null ? [] : [customerId]), ...keys]);
  const ofFiles = await ordersOfFiles(shopId, keys);
  const named = { OR: [{ orderId: { in: [...orderIds, ...ofFiles] } }, ...customers] };
  const orders = await db.order.findMany({
    where: named,
    select: { orderId: true },
    take: ROWS_MAX,
  });
  // Of an order that a later file gave to somebody else, or whose import was undone, a version of
  // hers may be kept.
  const theirs = { orderId: { in: [...orders.map(({ orderId }) => orderId), ...ofFiles] } };
  const exported: CustomerExport = { tables: {}, cutTables: [] };
  for (const model of Object.values(Prisma.ModelName)) {
    if (LEFT_OUT.has(model)) continue;
    const columns = columnsOf(model);
    const about = [
      ...(columns.has('customerId') ? customers : []),
      ...(columns.has('orderId') ? [theirs] : []),
    ];
    if (about.length === 0) continue;
    const name = model.charAt(0).toLowerCase() + model.slice(1);
    const table = (db as unknown as Record<string, Readable>)[name];
    if (table === undefined) throw new Error(`There is no model ${model} to export`);
    const rows = await table.findMany({ where: { OR: about }, take: ROWS_MAX });
    if (rows.length > 0) exported.tables[name] = rows.map(withoutShop);
    if (rows.length === ROWS_MAX) exported.cutTables.push(name);
  }
  return exported;
}

function of(customerIds: readonly string[]): Row[] {
  return customerIds.length === 0 ? [] : [{ customerId: { in: [...customerIds] } }];
}

/** Orders of which an imported file says that one of these keys has placed them. */
async function ordersOfFiles(shopId: number, keys: readonly string[]): Promise<string[]> {
  if (keys.length === 0) return [];
  const { rows } = await connectionPool().query<{ order_id: string }>(
    `SELECT DISTINCT order_id FROM file_import_order
     WHERE shop_id = $1 AND content ->> 'customerKey' = ANY($2) LIMIT ${ROWS_MAX}`,
    [shopId, keys],
  );
  return rows.map((row) => row.order_id);
}

function columnsOf(model: string): Set<string> {
  const columns = (Prisma as unknown as Record<string, object>)[`${model}ScalarFieldEnum`];
  return new Set(Object.keys(columns ?? {}));
}

function withoutShop({ shopId: _ours, ...row }: Row): Row {
  return Object.fromEntries(
    Object.entries(row).map(([key, value]) => [
      key,
      typeof value === 'bigint' ? String(value) : value,
    ]),
  );
}
