import { html } from '../html.ts';
import type { SafeHtml } from '../html.ts';
import type { SandboxProduct } from '../model.ts';
import type { PlacedBlock } from '../storefront/app-blocks.ts';
import type { AppConfig } from './app-config.ts';
import { shopName } from './chrome.ts';
import type { PageContext } from './handler.ts';
import { ordersTable } from './orders-page.ts';
import { scopesInWords } from './scope-words.ts';
import { fill, wordsFor } from './words.ts';

const LATEST_ORDERS = 5;
const MAX_PRODUCTS = 100;

export function homePage(context: PageContext): SafeHtml {
  const { shop, app, locale, base } = context;
  const words = wordsFor(locale);
  return html`<h1>${shop.name}</h1>
    <div class="card">
      <p>${words.homeLead}</p>
      <div class="row">
        <a class="button primary" href="${base}/apps/portolan"
          >${fill(words.goToApp, { app: app.name })}</a
        >
        <a class="button" href="/storefront/${shopName(shop)}/">${words.viewStorefront}</a>
      </div>
    </div>
    <h2>${words.latestOrders}</h2>
    ${ordersTable(context, shop.orders.slice(-LATEST_ORDERS).reverse())}`;
}

export function productsPage({ shop, locale }: PageContext): SafeHtml {
  const words = wordsFor(locale);
  const price = new Intl.NumberFormat(locale, { style: 'currency', currency: shop.currency });
  return html`<h1>${words.products}</h1>
    <div class="card table">
      <table>
        <thead>
          <tr>
            <th>${words.product}</th>
            <th class="number">${words.price}</th>
            <th class="number">${words.inventory}</th>
          </tr>
        </thead>
        <tbody>
          ${shop.products.slice(0, MAX_PRODUCTS).map(
            (product) =>
              html`<tr>
                <td>
                  <a href="/storefront/${shopName(shop)}/products/${product.handle}"
                    >${product.title}</a
                  >
                </td>
                <td class="number">${price.format(Number(product.variants[0]?.price ?? 0))}</td>
                <td class="number">${fill(words.available, { count: available(product) })}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
}

function available(product: SandboxProduct): number {
  return product.variants
    .flatMap((variant) => variant.inventoryItem.levels)
    .reduce((sum, level) => sum + level.available, 0);
}

export function onlineStorePage(
  { shop, locale, base, url }: PageContext,
  blocks: readonly PlacedBlock[],
): SafeHtml {
  const words = wordsFor(locale);
  const asked = url.searchParams.get('block');
  return html`<h1>${words.onlineStore}</h1>
    <p>${words.themeLead}</p>
    <div class="card table">
      <table>
        <thead>
          <tr>
            <th>${words.block}</th>
            <th>${words.page}</th>
            <th>${words.status}</th>
            <th>${words.actions}</th>
          </tr>
        </thead>
        <tbody>
          ${blocks.map(
            (block) =>
              html`<tr ${asked === block.handle ? html`aria-current="true"` : null}>
                <td>${block.name}</td>
                <td>${block.templates.join(', ')}</td>
                <td>
                  <span class="tag ${block.placed ? 'on' : ''}"
                    >${block.placed ? words.blockOn : words.blockOff}</span
                  >
                </td>
                <td>
                  <form method="post" action="${base}/online-store/blocks/${block.handle}">
                    <input type="hidden" name="placed" value="${String(!block.placed)}" />
                    <button class="${!block.placed && asked === block.handle ? 'primary' : ''}">
                      ${block.placed ? words.removeBlock : words.addBlock}
                    </button>
                  </form>
                </td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    <a class="button" href="/storefront/${shopName(shop)}/">${words.viewStorefront}</a>`;
}

export function settingsPage(
  { installation, locale, base }: PageContext,
  app: AppConfig,
): SafeHtml {
  const words = wordsFor(locale);
  const isInstalled = installation !== null;
  const scopes = installation?.scopes ?? [];
  return html`<h1>${words.settings}</h1>
    <div class="card">
      <h2>${app.name}</h2>
      <p>
        <span class="tag ${isInstalled ? 'on' : ''}"
          >${isInstalled ? words.appInstalled : words.appNotInstalled}</span
        >
      </p>
      ${
        scopes.length > 0 &&
        html`<p>${words.permissions}</p>
          <ul>
            ${scopesInWords(scopes, locale).map((sentence) => html`<li>${sentence}</li>`)}
          </ul>`
      }
      <div class="row">
        <a class="button" href="${base}/apps/portolan">${words.openApp}</a>
        ${
          isInstalled &&
          html`<form
            method="post"
            action="${base}/settings/uninstall"
            data-confirm="${fill(words.uninstallTitle, { app: app.name })} ${words.uninstallText}"
          >
            <button class="critical">${words.uninstall}</button>
          </form>`
        }
      </div>
    </div>`;
}
