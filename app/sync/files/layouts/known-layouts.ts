import type { FileKind, UnsupportedFile } from '../model.ts';
import { googleAds, metaAds, plainAdSpend } from './ad-spend.ts';
import { amazonOrders } from './amazon-orders.ts';
import { headerKey, type FileLayout } from './layout.ts';
import { plainOrders } from './plain-orders.ts';
import { shopifyOrders } from './shopify-orders.ts';
import { tiktokOrders } from './tiktok-orders.ts';

/** Every kind of file, the most particular signature first. */
export const LAYOUTS: readonly FileLayout[] = [
  amazonOrders,
  shopifyOrders,
  tiktokOrders,
  plainOrders,
  plainAdSpend,
  metaAds,
  googleAds,
];

/** The layout of a kind of file. */
export function layoutOf(kind: FileKind): FileLayout {
  return LAYOUTS.find((layout) => layout.kind === kind)!;
}

/** Columns by which files are recognized that hold something else. */
const UNSUPPORTED: Readonly<Record<UnsupportedFile, readonly string[]>> = {
  'amazon-settlement': ['settlement-id', 'settlement-start-date', 'amount-type'],
  'amazon-open-orders': ['order-id', 'order-item-id', 'purchase-date', 'quantity-purchased'],
  'tiktok-income': ['Order/adjustment ID', 'Total settlement amount'],
  'shopify-products': ['Handle', 'Title', 'Variant Price'],
  'shopify-customers': ['First Name', 'Last Name', 'Total Spent', 'Total Orders'],
};

/** The unsupported kind of file that a header belongs to; null for none. */
export function unsupportedKind(header: readonly string[]): UnsupportedFile | null {
  const keys = new Set(header.map(headerKey));
  for (const [kind, names] of Object.entries(UNSUPPORTED)) {
    if (names.every((name) => keys.has(headerKey(name)))) return kind as UnsupportedFile;
  }
  return null;
}
