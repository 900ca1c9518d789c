/**
 * Loaded with `node --import ./tests/sandbox/redirect-shopify.ts app/server.ts`: the app then talks
 * to the local Shopify at SANDBOX_URL without knowing it. It must come before any app code, because
 * Shopify's library keeps the `fetch` it finds when it is imported.
 */
import { redirectShopifyFetch } from './redirect-fetch.ts';

const target = process.env['SANDBOX_URL'];
if (!target || !URL.canParse(target)) {
  throw new Error(
    'SANDBOX_URL is missing or not an address: set it to where the local Shopify listens, e.g. http://127.0.0.1:4000.',
  );
}
globalThis.fetch = redirectShopifyFetch(target, globalThis.fetch);
