const MOST = 12;
const positions = Array.from({ length: MOST }, (_, position) => position);

/** The products that are recommended, by their handles; what is gone or not published is null. */
export const RECOMMENDED_PRODUCTS_QUERY = `#graphql
  query RecommendedProducts(
    $country: CountryCode
    $language: LanguageCode
    ${positions.map((position) => `$handle${position}: String = ""`).join('\n    ')}
  ) @inContext(country: $country, language: $language) {
    ${positions.map((position) => `product${position}: product(handle: $handle${position}) { ...Recommended }`).join('\n    ')}
  }
  fragment Recommended on Product {
    id
    handle
    title
    availableForSale
    featuredImage { url(transform: { maxWidth: 360, maxHeight: 360, crop: CENTER }) }
    priceRange {
      minVariantPrice { amount currencyCode }
      maxVariantPrice { amount currencyCode }
    }
  }
`;

/** Variables of the query, for the handles of `readPortolan(…).recommendations`. */
export function recommendedProductsVariables(handles: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    handles.slice(0, MOST).map((handle, position) => [`handle${position}`, handle]),
  );
}
