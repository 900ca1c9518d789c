/** Marketplaces of the European VAT area, where Amazon's prices contain the tax. */
const WITH_TAX = new Set(
  'de fr it es nl se pl be ie co.uk com.be'.split(' ').map((end) => `amazon.${end}`),
);

/** Sales tax comes on top. */
const WITHOUT_TAX = new Set(['amazon.com', 'amazon.ca']);

/**
 * Whether the prices of an Amazon report contain the tax, by its sales channel; null where we have
 * no source and a person is asked.
 *
 * Source for Europe: Amazon SP-API, "Option 1: allow Amazon to create invoices for you", section
 * on order reports (ItemPrice is the VAT-inclusive price, ItemTax the VAT in it).
 * @example taxIncludedAt('Amazon.de') // true
 */
export function taxIncludedAt(marketplace: string): boolean | null {
  const name = marketplace.trim().toLowerCase();
  if (WITH_TAX.has(name)) return true;
  return WITHOUT_TAX.has(name) ? false : null;
}
