import { html } from '../html.ts';
import type { SafeHtml } from '../html.ts';
import type { PlantedTruth, SandboxShop } from '../model.ts';
import type { AppConfig } from './app-config.ts';
import { shopName } from './chrome.ts';

export interface ListedShop {
  shop: SandboxShop;
  isInstalled: boolean;
  truths: readonly PlantedTruth[];
}

export interface WebhookTotals {
  delivered: number;
  failed: number;
  waiting: number;
}

/** The first page of the local Shopify: its shops, what was planted in them, and the tools. */
export function shopsPage(
  app: AppConfig,
  shops: readonly ListedShop[],
  webhooks: WebhookTotals,
): SafeHtml {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Local Shopify</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/__host/admin.css" />
      </head>
      <body>
        <header class="top"><a class="mark" href="/">Local Shopify</a></header>
        <div style="height:52px"></div>
        <main class="page">
          <h1>Shops</h1>
          <p>
            A stand-in for Shopify on this machine. Open a shop's admin to install ${app.name}, and
            its storefront to see what shoppers see.
          </p>
          ${shops.map((listed) => shopCard(app, listed))} ${toolsCard(shops, webhooks)}
        </main>
      </body>
    </html>`;
}

function shopCard(app: AppConfig, { shop, isInstalled, truths }: ListedShop): SafeHtml {
  const name = shopName(shop);
  const number = new Intl.NumberFormat('en');
  return html`<section class="card" aria-labelledby="shop-${name}">
    <h2 id="shop-${name}">${shop.name}</h2>
    <p class="quiet">
      ${shop.domain} · ${shop.currency} · ${number.format(shop.orders.length)} orders ·
      ${number.format(shop.products.length)} products · ${number.format(shop.markets.length)}
      markets · admin in ${shop.adminLocale.startsWith('zh') ? '简体中文' : 'English'}
    </p>
    <div class="row">
      <a class="button primary" href="/store/${name}/apps/portolan"
        >${isInstalled ? `Open ${app.name}` : `Install ${app.name}`}</a
      >
      <a class="button" href="/store/${name}">Admin</a>
      <a class="button" href="/storefront/${name}/">Storefront</a>
    </div>
    ${
      truths.length > 0 &&
      html`<details class="truths">
        <summary>${truths.length} facts planted in this shop's history</summary>
        <ul>
          ${truths.map(
            (truth) =>
              html`<li>
                ${truth.sentence} <span class="quiet">${truth.domain}, from ${truth.from}</span>
              </li>`,
          )}
        </ul>
      </details>`
    }
  </section>`;
}

function toolsCard(shops: readonly ListedShop[], webhooks: WebhookTotals): SafeHtml {
  return html`<section class="card" aria-labelledby="tools">
    <h2 id="tools">Tools</h2>
    <p class="quiet">
      Webhooks: ${webhooks.delivered} delivered, ${webhooks.failed} failed, ${webhooks.waiting}
      waiting. <a href="/__sandbox/webhooks">Log</a>
    </p>
    <form class="row" method="post" action="/__sandbox/orders">
      <label
        >Shop
        <select name="shop">
          ${shops.map(({ shop }) => html`<option value="${shop.domain}">${shop.name}</option>`)}
        </select></label
      >
      <label>Orders <input type="number" name="count" value="10" min="1" max="500" /></label>
      <button>Place random orders</button>
    </form>
    <form class="row" method="post" action="/__sandbox/webhooks/disturb">
      <label
        >The next
        <input type="number" name="times" value="10" min="1" max="500" />
      </label>
      <label
        >webhooks arrive
        <select name="kind">
          <option value="duplicate">twice</option>
          <option value="reorder">in reverse order</option>
          <option value="delay">late</option>
          <option value="drop">never</option>
          <option value="corrupt-signature">with a false signature</option>
        </select></label
      >
      <button>Disturb</button>
    </form>
  </section>`;
}
