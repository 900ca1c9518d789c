import { z } from 'zod';

import type { CalendarDate } from '../../kernel/calendar.ts';
import facts from './standard-rates.json' with { type: 'json' };

const StandardRate = z.strictObject({
  country: z.string().length(2),
  region: z.string().max(3).nullable(),
  /** A fraction of the price without tax. */
  rate: z.number().min(0).max(1),
  /** Cities, counties or provinces add their own. */
  isLeast: z.boolean(),
  source: z.url(),
  lastVerifiedOn: z.iso.date(),
  /** null: in force, since when was not recorded. */
  effectiveFrom: z.iso.date().nullable(),
});
export type StandardRate = z.infer<typeof StandardRate>;

const { rates: RATES } = z
  .strictObject({ note: z.string(), licence: z.string(), rates: z.array(StandardRate) })
  .parse(facts);

/**
 * The standard rate that a country or a state of it levies on a day; null where none was seen in a
 * source, or where today's began later than that day. A state's rate is its own part alone.
 * @example standardRateOf({ country: 'AU', region: null }, '2026-11-22')!.rate // 0.1
 */
export function standardRateOf(
  { country, region }: { country: string; region: string | null },
  on: CalendarDate,
): StandardRate | null {
  const found = RATES.find((one) => one.country === country && one.region === region);
  if (found === undefined) return null;
  return found.effectiveFrom !== null && on < found.effectiveFrom ? null : found;
}
