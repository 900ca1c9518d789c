/** The server's part of the demo page: query, loader and HTML. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';

import {
  PORTOLAN_QUERY,
  portolanVariables,
  readPortolan,
  RECOMMENDED_PRODUCTS_QUERY,
  recommendedProductsVariables,
} from '../../../extensions/hydrogen-widgets/dist/server.js';
import { html, SafeHtml } from '../html.ts';
import type { ShopState } from '../store.ts';
import { DemoApp, type DemoPage, type DemoProduct } from './demo-app.ts';
import { askStorefront } from './storefront-api.ts';

export const PRODUCT_QUERY = `#graphql
  query Product($country: CountryCode, $language: LanguageCode, $handle: String!)
  @inContext(country: $country, language: $language) {
    localization { country { isoCode } language { isoCode } }
    product(handle: $handle) {
      id
      title
      productType
      isGiftCard
      availableForSale
      selectedOrFirstAvailableVariant { ...Variant }
      variants(first: 100) { nodes { ...Variant } }
    }
  }
  fragment Variant on ProductVariant {
    id
    title
    availableForSale
    requiresShipping
    price { amount currencyCode }
    compareAtPrice { amount currencyCode }
  }
`;

export interface Visit {
  state: ShopState;
  handle: string;
  /** As the address asks; null for the shop's own. */
  country: string | null;
  language: string | null;
  /** Namespace of the app's metafields, as its Storefront page shows it. */
  namespace: string;
  now: Date;
}

interface ProductAnswer {
  localization: { country: { isoCode: string }; language: { isoCode: string } };
  product: DemoProduct | null;
}

/** What the page's loader answers; null where there is no such product. */
export async function loadPage(visit: Visit): Promise<DemoPage | null> {
  const { state, handle, country, language, namespace, now } = visit;
  const context = { country, language };
  const [{ product, localization }, answer] = await Promise.all([
    ask<ProductAnswer>(state, PRODUCT_QUERY, { ...context, handle }),
    ask<unknown>(state, PORTOLAN_QUERY, { ...context, ...portolanVariables(namespace) }),
  ]);
  if (!product) return null;
  const portolan = await readPortolan(answer, {
    now,
    productId: product.id,
    variantIds: product.variants.nodes.map(({ id }) => id),
  });
  const handles = portolan?.recommendations?.handles ?? [];
  return {
    shopDomain: state.shop.domain,
    country: localization.country.isoCode,
    language: localization.language.isoCode,
    product,
    portolan,
    recommended:
      handles.length === 0
        ? null
        : await ask(state, RECOMMENDED_PRODUCTS_QUERY, {
            ...context,
            ...recommendedProductsVariables(handles),
          }),
  };
}

async function ask<Answer>(
  state: ShopState,
  query: string,
  variables: Record<string, unknown>,
): Promise<Answer> {
  const { data, errors } = await askStorefront(state, { query, variables });
  if (errors) throw new Error(JSON.stringify(errors));
  return data as Answer;
}

const STYLES = fileURLToPath(
  new URL('../../../extensions/hydrogen-widgets/dist/styles.css', import.meta.url),
);

/** The whole page; without `script` it stays as the server has made it. */
export async function renderPage(page: DemoPage, script: string): Promise<string> {
  const styles = await readFile(STYLES, 'utf8');
  const data = JSON.stringify(page).replaceAll('<', '\\u003c');
  const locale = page.language.toLowerCase().replace('_', '-');
  return html`<!doctype html>
    <html lang="${locale}" dir="${locale === 'ar' ? 'rtl' : 'ltr'}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <link rel="icon" href="data:," />
        <title>${page.product.title}</title>
        <style>
          body { max-width: 40rem; margin: 2rem auto; padding: 0 1rem; font: 16px/1.5 sans-serif; }
          #root > * + * { margin-block-start: 1.5rem; }
          ${new SafeHtml(styles)}
        </style>
      </head>
      <body>
        <main id="root">${new SafeHtml(renderToString(createElement(DemoApp, { page })))}</main>
        <script type="application/json" id="page-data">
          ${new SafeHtml(data)}
        </script>
        <script src="${script}" async></script>
      </body>
    </html>`.toString();
}

let bundled: Promise<string> | undefined;

/** The browser's script, bundled when it is first asked for. */
export function clientScript(): Promise<string> {
  bundled ??= build({
    entryPoints: [fileURLToPath(new URL('hydrate-page.ts', import.meta.url))],
    bundle: true,
    format: 'iife',
    platform: 'browser',
    conditions: ['module', 'browser'],
    define: { 'process.env.NODE_ENV': '"production"' },
    target: 'es2022',
    minify: true,
    legalComments: 'none',
    write: false,
  }).then(({ outputFiles }) => outputFiles[0]?.text ?? '');
  return bundled;
}
