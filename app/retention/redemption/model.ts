/** Where a redemption stands; `closing` until Shopify has made the code useless. */
export const REDEMPTION_STATES = ['making', 'ready', 'closing', 'used', 'returned'] as const;
export type RedemptionState = (typeof REDEMPTION_STATES)[number];

/** Why points went back. */
export type ReturnReason = 'failed' | 'cancelled' | 'ended' | 'order-cancelled';

/** Why points can't be redeemed. */
export type RedeemRefusal =
  /** Points are not redeemed in this country and currency. */
  | 'no-reward'
  | 'not-enough-points'
  /** So many codes are open already. */
  | 'too-many-codes'
  /** What the amount is in the shop's currency is not known: nobody has paid in this one in a year,
   * and it has no reference rate. */
  | 'no-exchange-rate';

/** Codes of a customer that are open at once: beyond that, they should be used first. */
export const OPEN_CODES_MAX = 5;
