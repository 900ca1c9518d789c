import { queryPrepared } from '../db/index.server.ts';

/** Far more than a person clicks, far less than a script likes. */
export const REQUESTS_PER_MINUTE = 60;

const MINUTE_MS = 60_000;

/**
 * Counts a request of a shopper in the running minute of the clock and tells whether it is still
 * allowed. One row for each shopper, shared by all processes.
 */
export async function countRequest(
  shopId: number,
  customerId: string,
  now: Date,
): Promise<{ allowed: boolean; retryAfterSeconds: number }> {
  const minuteAt = new Date(Math.floor(now.getTime() / MINUTE_MS) * MINUTE_MS);
  const [row] = await queryPrepared<{ requests: number }>(shopId, COUNT, [customerId, minuteAt]);
  const retryAfterSeconds = Math.ceil((minuteAt.getTime() + MINUTE_MS - now.getTime()) / 1000);
  return { allowed: (row?.requests ?? 1) <= REQUESTS_PER_MINUTE, retryAfterSeconds };
}

const COUNT = {
  name: 'count-proxy-request',
  text: `
    INSERT INTO proxy_use AS used (shop_id, customer_id, minute_at, requests)
    VALUES ($1, $2, $3, 1)
    ON CONFLICT (shop_id, customer_id) DO UPDATE SET
      requests = CASE WHEN used.minute_at >= excluded.minute_at THEN used.requests + 1 ELSE 1 END,
      minute_at = GREATEST(used.minute_at, excluded.minute_at)
    RETURNING requests`,
};
