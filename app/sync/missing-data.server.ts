import { forShop } from '../db/index.server.ts';
import { AdminApiError } from '../shopify/index.server.ts';
import type { DataPart, MissingReason } from './data-parts.ts';

export interface MissingPart {
  part: DataPart;
  why: MissingReason;
}

/** What Shopify did not give when it was last asked for. */
export async function readMissingData(shopId: number): Promise<MissingPart[]> {
  const rows = await forShop(shopId).missingData.findMany({ orderBy: { part: 'asc' } });
  return rows.map((row) => ({ part: row.part as DataPart, why: row.why as MissingReason }));
}

/** Notes that a part is missing, with Shopify's own words. */
export async function noteMissing(
  shopId: number,
  part: DataPart,
  why: MissingReason,
  message: string,
): Promise<void> {
  const noted = { why, message: message.slice(0, 1000), checkedAt: new Date() };
  await forShop(shopId).missingData.upsert({
    where: { shopId_part: { shopId, part } },
    create: { shopId, part, ...noted },
    update: noted,
  });
}

/** Notes that a part is complete now. */
export async function noteComplete(shopId: number, part: DataPart): Promise<void> {
  await forShop(shopId).missingData.deleteMany({ where: { part } });
}

/**
 * Reads a part that the rest can do without: null where Shopify denies it, which is noted.
 * @throws whatever else `read` throws.
 */
export async function whereAllowed<T>(
  shopId: number,
  part: DataPart,
  read: () => Promise<T>,
): Promise<T | null> {
  try {
    const found = await read();
    await noteComplete(shopId, part);
    return found;
  } catch (error) {
    if (!(error instanceof AdminApiError) || error.reason !== 'access-denied') throw error;
    await noteMissing(shopId, part, 'access-denied', error.message);
    return null;
  }
}

interface Denied {
  path: string;
  message: string;
}

const PART_OF_FIELD: Readonly<Record<string, DataPart>> = {
  customer: 'order-customers',
  risk: 'order-risk',
  returns: 'returns',
};

/** Notes fields that were left out of an answer whose other fields came. */
export async function noteDeniedFields(shopId: number, denied: readonly Denied[]): Promise<void> {
  for (const { path, message } of denied) {
    const field = path.split('.').find((name) => Object.hasOwn(PART_OF_FIELD, name));
    const part = (field === undefined ? undefined : PART_OF_FIELD[field]) ?? 'order-fields';
    await noteMissing(shopId, part, 'access-denied', message);
  }
}

/**
 * A record that is null because it may not be read must not be taken for one that is gone.
 * @throws AdminApiError
 */
export function refuseDenied(record: unknown, denied: readonly Denied[]): void {
  const first = denied[0];
  if (record === null && first !== undefined) {
    throw new AdminApiError('access-denied', first.message);
  }
}
