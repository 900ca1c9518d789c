/** Data that can be missing while everything else is there. */
export const DATA_PARTS = [
  'customers',
  /** Which customer an order is of. */
  'order-customers',
  'inventory-levels',
  'returns',
  'disputes',
  'payouts',
  'price-lists',
  'reviews',
  'markets',
  'locations',
  'locales',
  'order-risk',
  'order-fields',
] as const;
export type DataPart = (typeof DATA_PARTS)[number];

/** Why: Shopify denies it to this app, or the shop does not use what would have it. */
export type MissingReason = 'access-denied' | 'not-available';
