import { connectionPool } from '../../../app/db/index.server.ts';

interface Column {
  table_name: string;
  column_name: string;
  data_type: string;
  is_nullable: 'YES' | 'NO';
}

/**
 * Writes one row of a shop into every table that has a shop_id, whatever its columns are, and
 * returns the names of the tables. The shop's own row must be there already.
 */
export async function fillEveryTable(
  shopId: number,
  person: { customerId: string; orderId: string },
): Promise<string[]> {
  const { rows } = await connectionPool().query<Column>(
    `SELECT c.table_name, column_name, data_type, is_nullable FROM information_schema.columns c
     JOIN information_schema.tables t USING (table_schema, table_name)
     WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`,
  );
  const tables = Map.groupBy(rows, (column) => column.table_name);
  const filled: string[] = [];
  for (const [table, columns] of tables) {
    const belongsToShop = columns.some((column) => column.column_name === 'shop_id');
    if (!belongsToShop || table === 'shop') continue;
    const values = columns.map((column) => sample(column, shopId, person));
    const names = columns.map((column) => `"${column.column_name}"`).join(', ');
    const places = values.map((_value, index) => `$${index + 1}`).join(', ');
    await connectionPool().query(`INSERT INTO "${table}" (${names}) VALUES (${places})`, values);
    filled.push(table);
  }
  return filled;
}

function sample(
  column: Column,
  shopId: number,
  person: { customerId: string; orderId: string },
): unknown {
  if (column.column_name === 'shop_id') return shopId;
  if (column.column_name === 'customer_id') return person.customerId;
  if (column.column_name === 'order_id') return person.orderId;
  if (column.data_type.startsWith('json')) {
    // Raw payloads are the only documents that name customers.
    if (column.table_name !== 'webhook_inbox') return '{}';
    const { customerId, orderId } = person;
    return JSON.stringify({ id: orderId, customer: { id: customerId }, email: 'ada@example.com' });
  }
  if (column.data_type.startsWith('timestamp') || column.data_type === 'date') return '2026-03-01';
  if (column.data_type === 'uuid') return '00000000-0000-4000-8000-000000000001';
  if (column.data_type === 'boolean') return true;
  if (column.data_type === 'ARRAY') return [];
  if (/int|numeric|double|real/.test(column.data_type)) return 1;
  return `x${shopId}`;
}
