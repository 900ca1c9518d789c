/** Financial and fulfillment statuses in Shopify's words, which all orders of the app speak. */

/** Financial status by what was refunded. */
export function paidStatus(totalMinor: number, refundedMinor: number, cancelled: boolean): string {
  if (refundedMinor > 0) return refundedMinor >= totalMinor ? 'REFUNDED' : 'PARTIALLY_REFUNDED';
  return cancelled ? 'VOIDED' : 'PAID';
}

/** A status of Shopify's export in the words of its API. @example shopifyWord('partially_paid') */
export function shopifyWord(text: string | null): string {
  const word = (text ?? '').toUpperCase().replace(/[\s-]+/g, '_');
  return /^[A-Z_]{1,40}$/.test(word) ? word : 'UNKNOWN';
}

export const CANCELLED = /cancel|取消/i;
export const UNPAID = /unpaid|pending|awaiting payment|未付款|待付款|待支付/i;
const NOT_SENT = /to ship|unshipped|unfulfilled|awaiting|待发货|待揽收|未发货/i;
const PARTLY_SENT = /partial/i;
const SENT = /ship|transit|deliver|complete|fulfilled|发货|运输|送达|完成|签收/i;

/** Fulfillment status by the words of marketplaces, English and Chinese. */
export function fulfillmentWord(text: string | null): string {
  const words = text ?? '';
  if (PARTLY_SENT.test(words)) return 'PARTIALLY_FULFILLED';
  if (NOT_SENT.test(words)) return 'UNFULFILLED';
  if (SENT.test(words)) return 'FULFILLED';
  return words === '' ? 'UNKNOWN' : 'UNFULFILLED';
}
