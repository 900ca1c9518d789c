import { SHOPIFY_CHANNEL } from '../files/index.ts';

/**
 * The id under which an order of a file is stored: the channel in front, because channels number
 * their orders alike. Percent-encoded, so that it fits addresses and table rows whatever it holds.
 * An order of this Shopify shop keeps the id that Shopify gave it.
 * @example fileOrderId('amazon', '028-1234567-1234567') // 'amazon:028-1234567-1234567'
 */
export function fileOrderId(channel: string, orderId: string): string {
  if (channel === SHOPIFY_CHANNEL && /^\d{1,20}$/.test(orderId)) return orderId;
  return `${encodeId(channel)}:${encodeId(orderId)}`;
}

/** An id from a file without characters that need care. @example encodeId('A 1') // 'A%201' */
export function encodeId(id: string): string {
  return encodeURIComponent(id.toWellFormed());
}
