import { html } from '../html.ts';
import type { SafeHtml } from '../html.ts';
import { embedUrl } from './embed-url.ts';
import type { PageContext } from './handler.ts';
import type { HostBoot } from './host-boot.ts';
import { wordsFor } from './words.ts';

/** The page that frames the app at a path inside it; an empty path is the app's home. */
export function appFrame(context: PageContext, inside: string): { body: SafeHtml; boot: HostBoot } {
  const { store, shop, app, locale, base, appOrigin, url } = context;
  const words = wordsFor(locale);
  const path = (inside === '' || inside === '/' ? app.homePath : inside) + url.search;
  const frameUrl = embedUrl({
    appOrigin,
    path,
    shopDomain: shop.domain,
    locale,
    clientId: store.app.clientId,
    secret: store.app.secret,
    now: store.clock(),
  });
  const boot: HostBoot = {
    frameUrl,
    appOrigin: new URL(appOrigin).origin,
    appPath: `${base}/apps/portolan`,
    shopPath: base,
    shopDomain: shop.domain,
    appName: app.name,
    homePath: app.homePath,
    words,
  };
  const body = html`<div class="title-bar"><h1>${app.name}</h1></div>
    <iframe title="${words.appFrame}" name="app-iframe" allow="clipboard-write"></iframe>`;
  return { body, boot };
}
