import type { SandboxShop } from '../model.ts';
import { html, jsonForScript } from '../html.ts';
import type { SafeHtml } from '../html.ts';
import type { AppConfig } from './app-config.ts';
import type { HostBoot } from './host-boot.ts';
import type { AdminLocale } from './words.ts';
import { wordsFor } from './words.ts';

export interface ChromeInput {
  shop: SandboxShop;
  app: AppConfig;
  locale: AdminLocale;
  title: string;
  current: 'home' | 'orders' | 'products' | 'online-store' | 'app' | 'settings';
  body: SafeHtml;
  /** Where the language switch comes back to. */
  returnTo: string;
  /** Set on the page that frames the app. */
  boot?: HostBoot | undefined;
}

export const LANGUAGES: readonly { locale: AdminLocale; name: string }[] = [
  { locale: 'en', name: 'English' },
  { locale: 'zh-CN', name: '简体中文' },
];

/** `nordlicht-living` of `nordlicht-living.myshopify.com`. */
export function shopName(shop: SandboxShop): string {
  return shop.domain.replace(/\.myshopify\.com$/, '');
}

/** The document around every admin page: top bar, side menu and the page itself. */
export function adminPage(input: ChromeInput): SafeHtml {
  const words = wordsFor(input.locale);
  return html`<!doctype html>
    <html lang="${input.locale}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${input.title} · ${input.shop.name}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/__host/admin.css" />
      </head>
      <body>
        <a class="skip" href="#content">${words.skip}</a>
        ${topBar(input)}
        <div class="shell">
          ${sideMenu(input)}
          <main id="content" class="${input.boot ? 'framed' : 'page'}">${input.body}</main>
        </div>
        <div class="toasts" role="status" aria-live="polite"></div>
        <script type="application/json" id="boot">
          ${jsonForScript(input.boot ?? { words })}
        </script>
        <script src="/__host/page.js"></script>
      </body>
    </html>`;
}

function topBar({ shop, locale, returnTo }: ChromeInput): SafeHtml {
  const words = wordsFor(locale);
  return html`<header class="top">
    <button class="menu-button" type="button" aria-expanded="false">${words.menu}</button>
    <a class="mark" href="/">${words.localShopify}</a>
    <form class="search" role="search" action="/store/${shopName(shop)}/orders">
      <input type="search" name="q" placeholder="${words.search}" aria-label="${words.search}" />
    </form>
    <div class="save-bar" hidden role="region" aria-label="${words.unsaved}">
      <strong>${words.unsaved}</strong>
      <button type="button" data-save-bar="discard">${words.discard}</button>
      <button type="button" data-save-bar="save" class="primary">${words.save}</button>
    </div>
    <form class="language" method="post" action="/store/${shopName(shop)}/language">
      <input type="hidden" name="returnTo" value="${returnTo}" />
      <select name="locale" aria-label="${words.language}">
        ${LANGUAGES.map(
          (language) =>
            html`<option
              value="${language.locale}"
              ${language.locale === locale ? html`selected` : null}
            >
              ${language.name}
            </option>`,
        )}
      </select>
      <noscript><button>${words.select}</button></noscript>
    </form>
    <div class="loading" hidden></div>
  </header>`;
}

function sideMenu({ shop, app, locale, current }: ChromeInput): SafeHtml {
  const words = wordsFor(locale);
  const base = `/store/${shopName(shop)}`;
  const item = (key: ChromeInput['current'], path: string, label: string): SafeHtml =>
    html`<a href="${base}${path}" ${current === key ? html`aria-current="page"` : null}
      >${label}</a
    >`;
  return html`<nav class="side" aria-label="${words.menu}">
    <div class="shop">${shop.name}<small>${shop.domain}</small></div>
    ${item('home', '', words.home)} ${item('orders', '/orders', words.orders)}
    ${item('products', '/products', words.products)}
    ${item('online-store', '/online-store', words.onlineStore)}
    <div class="caption">${words.apps}</div>
    ${item('app', '/apps/portolan', app.name)}
    <div class="sub" id="app-links"></div>
    <div class="foot">
      ${item('settings', '/settings', words.settings)}
      <a href="/">${words.allShops}</a>
    </div>
  </nav>`;
}
