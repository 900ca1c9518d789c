/** Orders that never became sales, among Shopify's OrderDisplayFinancialStatus. */
export const NO_SALE_STATUSES: readonly string[] = ['VOIDED', 'EXPIRED'];

/**
 * Channels of imported files that are marketplaces: they owe the tax of what they sell in the
 * United States, and as deemed suppliers in most places that have low-value schemes.
 */
export const MARKETPLACE_CHANNELS: readonly string[] = ['amazon', 'tiktok'];
