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
 * to one of `orderIds`.
 *
 * Walks all models by their columns `customerId` and `orderId`, so a new table is covered on the
 * day it is added. Amounts and bytes, which JSON has no type for, are text.
 */
export async function exportCustomer(
  shopId: number,
  customerId: string | null,
  orderIds: readonly string[],
): Promise<CustomerExport> {
  const db = forShop(shopId);
  const named = { OR: [{ orderId: { in: [...orderIds] } }, ...of(customerId)] };
  const orders = await db.order.findMany({
    where: named,
    select: { orderId: true },
    take: ROWS_MAX,
  });
  const theirs = { orderId: { in: orders.map(({ orderId }) => orderId) } };
  const exported: CustomerExport = { tables: {}, cutTables: [] };
  for (const model of Object.values(Prisma.ModelName)) {
    if (LEFT_OUT.has(model)) continue;
    const columns = columnsOf(model);
    const about = [
      ...(columns.has('customerId') ? of(customerId) : []),
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

function of(customerId: string | null): Row[] {
  return customerId === null ? [] : [{ customerId }];
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
