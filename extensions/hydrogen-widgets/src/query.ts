/** Documents that the widgets read; each has a flag `<key>_ready` beside it. */
export const DOCUMENT_KEYS = [
  'delivery',
  'payment_hints',
  'support',
  'compliance',
  'lowest_prices',
  'loyalty',
  'recommendations',
] as const;
export type DocumentKey = (typeof DOCUMENT_KEYS)[number];

/**
 * Everything that the widgets need, in one request to the Storefront API. Hydrogen fills in
 * `$country` and `$language`.
 */
export const PORTOLAN_QUERY = `#graphql
  query Portolan(
    $country: CountryCode
    $language: LanguageCode
    $identifiers: [HasMetafieldsIdentifier!]!
  ) @inContext(country: $country, language: $language) {
    localization {
      country { isoCode name currency { isoCode } }
      language { isoCode }
    }
    shop {
      metafields(identifiers: $identifiers) { key value }
      paymentSettings { acceptedCardBrands supportedDigitalWallets }
    }
  }
`;

/**
 * Variables of the query. `namespace` is the one that the app shows on its Storefront page.
 * @example
 *   storefront.query(PORTOLAN_QUERY, { variables: portolanVariables('app--1234--portolan') })
 */
export function portolanVariables(namespace: string) {
  const keys = DOCUMENT_KEYS.flatMap((key) => [key, `${key}_ready`]);
  return { identifiers: keys.map((key) => ({ namespace, key })) };
}
