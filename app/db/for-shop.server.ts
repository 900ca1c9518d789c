import { unguardedPrisma } from './client.server.ts';
import { Prisma } from './generated/client.ts';

/**
 * The database as one shop may see it: the only way to a query.
 *
 * Every model operation gets `shopId` added to its filter or its data; naming another shop's id
 * throws. Inside `$transaction` the same rules hold.
 * @example
 * const order = await forShop(7).order.findFirst({ where: { orderId: '1001' } });
 */
export function forShop(shopId: number) {
  if (!Number.isSafeInteger(shopId) || shopId <= 0) {
    throw new RangeError(`${shopId} is not a shop id`);
  }
  const guarded = unguardedPrisma().$extends({
    query: {
      $allModels: {
        $allOperations({ operation, args, query }) {
          return query(guardArguments(shopId, operation, args) as never);
        },
      },
    },
  });
  return guarded as Omit<typeof guarded, RawAccess>;
}

export type ShopDatabase = ReturnType<typeof forShop>;

/** What the callback of `$transaction` receives, and what queries take to run inside it. */
export type ShopTransaction = Parameters<Parameters<ShopDatabase['$transaction']>[0]>[0];

type RawAccess = '$queryRaw' | '$queryRawUnsafe' | '$executeRaw' | '$executeRawUnsafe' | '$extends';

/**
 * Runs SQL of our own for one shop and returns its rows; `build` gets the shop's id as parameter.
 *
 * Outside a transaction pass `forShop(shopId)`; inside, the transaction.
 * @throws Error where the statement does not filter by shop_id.
 * @example
 * const rows = await queryForShop<{ n: bigint }>(db, 7, (shop) =>
 *   Prisma.sql`SELECT count(*) AS n FROM "order" WHERE shop_id = ${shop}`);
 */
export async function queryForShop<Row>(
  db: ShopDatabase | ShopTransaction,
  shopId: number,
  build: (shopId: number) => Prisma.Sql,
): Promise<Row[]> {
  const statement = build(shopId);
  if (!statement.sql.includes('shop_id') || !statement.values.includes(shopId)) {
    throw new Error('A statement for one shop must filter by shop_id');
  }
  return (db as unknown as { $queryRaw: (s: Prisma.Sql) => Promise<Row[]> }).$queryRaw(statement);
}

interface Arguments {
  where?: Record<string, unknown> | undefined;
  data?: Record<string, unknown> | Record<string, unknown>[] | undefined;
  create?: Record<string, unknown> | undefined;
  update?: Record<string, unknown> | undefined;
}

const CREATES = new Set(['create', 'createMany', 'createManyAndReturn']);

function guardArguments(shopId: number, operation: string, args: Arguments = {}): Arguments {
  if (CREATES.has(operation)) {
    const rows = Array.isArray(args.data) ? args.data : [args.data ?? {}];
    const owned = rows.map((row) => own(shopId, row));
    return { ...args, data: Array.isArray(args.data) ? owned : owned[0] };
  }
  const guarded: Arguments = { ...args, where: own(shopId, args.where ?? {}) };
  if (operation === 'upsert') guarded.create = own(shopId, args.create ?? {});
  for (const change of [args.update, args.data]) {
    if (change !== undefined && !Array.isArray(change)) own(shopId, change);
  }
  return guarded;
}

function own(shopId: number, row: Record<string, unknown>): Record<string, unknown> {
  if (row['shopId'] !== undefined && row['shopId'] !== shopId) {
    throw new Error('A query for one shop named another shop');
  }
  return { ...row, shopId };
}
