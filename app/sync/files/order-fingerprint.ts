import { createHash } from 'node:crypto';
import type { ImportedAdSpend, ImportedOrder } from './model.ts';

/** What an order is and what it says. */
export interface OrderFingerprint {
  /** Channel and order id: equal for the same order in any file. */
  key: string;
  /** Hash of all that is imported of it: different where something changed. */
  contentHash: string;
}

/**
 * Recognizes an order in a later file, or in the same one imported again.
 *
 * The hash leaves out what may differ without a change: lines of the file, the order of the
 * order's lines, the version's time, and the customer key, which hangs on the caller's salt.
 * @example orderFingerprint(order).key // 'amazon:028-1234567-1234567'
 */
export function orderFingerprint(order: ImportedOrder): OrderFingerprint {
  const {
    channel,
    orderId,
    lines,
    sourceLines: _,
    updatedAt: __,
    customerKey: ___,
    ...rest
  } = order;
  const sorted = [...lines].sort((a, b) => (a.lineId < b.lineId ? -1 : 1));
  const content = JSON.stringify([
    Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1)),
    sorted.map((line) => Object.entries(line).sort(([a], [b]) => (a < b ? -1 : 1))),
  ]);
  return {
    key: `${channel}:${orderId}`,
    contentHash: createHash('sha256').update(content).digest('hex').slice(0, 32),
  };
}

/**
 * Tells a new order from one that is known already, unchanged or changed.
 * @example recognizeOrder(orderFingerprint(order), null) // 'new'
 */
export function recognizeOrder(
  fingerprint: OrderFingerprint,
  storedContentHash: string | null,
): 'new' | 'same' | 'changed' {
  if (storedContentHash === null) return 'new';
  return storedContentHash === fingerprint.contentHash ? 'same' : 'changed';
}

/** What rows of ad spend are added up by; a later file replaces the sum of the same key. */
export function adSpendKey(spend: ImportedAdSpend): string {
  const { platform, day, country, currency, campaign } = spend;
  return JSON.stringify([platform, day, country, currency, campaign]);
}
