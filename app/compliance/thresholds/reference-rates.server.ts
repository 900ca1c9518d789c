import type { PoolClient } from 'pg';

import { connectionPool } from '../../db/index.server.ts';
import type { ReferenceRates } from '../../kernel/exchange.ts';
import { REFERENCE_RATES } from '../facts/reference-rates.ts';

/**
 * The reference rates of a shop's currencies: those that are fetched day by day, and before the
 * first of them those that the app brings along.
 */
export async function readReferenceRates(
  client: Pick<PoolClient, 'query'>,
  shopId: number,
): Promise<ReferenceRates> {
  const { rows } = await client.query<{ day: string; rates: Record<string, number> }>(
    `SELECT day::text AS day, jsonb_object_agg(currency, rate) AS rates
     FROM exchange_rate WHERE shop_id = $1 GROUP BY day ORDER BY day`,
    [shopId],
  );
  const days = new Map(REFERENCE_RATES.days.map(({ on, rates }) => [on, rates]));
  for (const { day, rates } of rows) days.set(day, { ...days.get(day), ...rates });
  return {
    ...REFERENCE_RATES,
    days: [...days].map(([on, rates]) => ({ on, rates })).sort((a, b) => (a.on < b.on ? -1 : 1)),
  };
}

/** The same on a connection of the pool. */
export function referenceRatesOf(shopId: number): Promise<ReferenceRates> {
  return readReferenceRates(connectionPool(), shopId);
}
