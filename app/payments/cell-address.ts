/**
 * The page of one way to pay in one country.
 * @example cellAddress('SE', 'klarna') // '/app/payments/SE/klarna'
 */
export function cellAddress(country: string, way: string): string {
  return `/app/payments/${country}/${encodeURIComponent(way)}`;
}
