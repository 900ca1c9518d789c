import { unguardedPrisma } from './client.server.ts';
import { Prisma } from './generated/client.ts';

interface Erasable {
  deleteMany: (args: { where: { shopId: number } }) => Promise<{ count: number }>;
}

/**
 * Deletes every row of a shop, its own row last, and returns how many went per table.
 *
 * Walks all models, so a new table is covered on the day it is added. Killed in between it can
 * simply run again.
 */
export async function eraseShop(shopId: number): Promise<Record<string, number>> {
  if (!Number.isSafeInteger(shopId) || shopId <= 0) {
    throw new RangeError(`${shopId} is not a shop id`);
  }
  const prisma = unguardedPrisma();
  const models = Object.values(Prisma.ModelName).filter((model) => model !== 'Shop');
  const erased: Record<string, number> = {};
  for (const model of [...models, Prisma.ModelName.Shop]) {
    const name = model.charAt(0).toLowerCase() + model.slice(1);
    const table = (prisma as unknown as Record<string, Erasable>)[name];
    if (table === undefined) throw new Error(`There is no model ${model} to erase`);
    const { count } = await table.deleteMany({ where: { shopId } });
    if (count > 0) erased[model] = count;
  }
  return erased;
}
