import { forShop, type ShopTransaction } from '../db/index.server.ts';
import type { CalendarDate } from '../kernel/calendar.ts';
import { dateOf } from './ledger/dates.ts';
import { loyaltySettings } from './loyalty-settings.server.ts';
import type { LoyaltyDocument, LoyaltySettings } from './model.ts';

/** The program as it is now. */
export interface RunningProgram {
  document: LoyaltyDocument;
  settings: LoyaltySettings;
  /** First day, in the shop's zone, of which orders count. */
  countFromOn: CalendarDate;
}

/** The saved program of a shop; null where there is none. */
export async function readProgram(shopId: number, now: Date): Promise<RunningProgram | null> {
  const [stored, countFromOn] = await Promise.all([
    loyaltySettings.read(shopId, now),
    readCountFrom(forShop(shopId)),
  ]);
  if (stored.isDefault || countFromOn === null) return null;
  const composed = await loyaltySettings.compose?.(shopId, now);
  if (composed === undefined) return null;
  return {
    document: composed.document as LoyaltyDocument,
    settings: stored.settings,
    countFromOn,
  };
}

/** First day of which orders count; null before the merchant has saved a program. */
export async function readCountFrom(
  db: Pick<ShopTransaction, 'loyaltyProgram'>,
): Promise<CalendarDate | null> {
  const row = await db.loyaltyProgram.findFirst();
  return row === null ? null : dateOf(row.countFromOn);
}
