import { html } from '../html.ts';
import type { SafeHtml } from '../html.ts';
import type { PageContext } from './handler.ts';
import { scopesInWords } from './scope-words.ts';
import { fill, wordsFor } from './words.ts';

/** What the merchant agrees to before the app opens: its scopes in plain words, nothing else. */
export function consentPage({ app, shop, locale, base }: PageContext): SafeHtml {
  const words = wordsFor(locale);
  return html`<div class="card consent">
    <h1>${fill(words.installTitle, { app: app.name })}</h1>
    <p>${fill(words.installLead, { app: app.name, shop: shop.name })}</p>
    <ul>
      ${scopesInWords(app.scopes, locale).map((sentence) => html`<li>${sentence}</li>`)}
    </ul>
    <p class="quiet">${words.installNote}</p>
    <form class="row" method="post" action="${base}/apps/portolan/install">
      <button class="primary">${words.install}</button>
      <a class="button" href="${base}">${words.cancel}</a>
    </form>
  </div>`;
}
