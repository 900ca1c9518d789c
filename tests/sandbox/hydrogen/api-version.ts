/** Version of the Storefront API whose schema `@shopify/hydrogen-react` brings. */
export const STOREFRONT_API_VERSION = '2026-04';
