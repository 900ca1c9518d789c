/**
 * Sharpens the delivery estimate block: business days become dates, and the time left to the
 * cut-off is told in plain words.
 *
 * Whatever goes wrong, the server's text stays, which is true by itself: damaged data, a locale
 * that the browser has no words for, dates too wide for the room that the text has, a clock that
 * cannot be right by the time at which the page was rendered.
 */
import { estimateDelivery } from '../estimate-delivery.ts';
import type { DeliveryDocument } from '../model.ts';
import { slowestEstimate } from '../slowest-estimate.ts';
import { canTrustClock } from '../trust-clock.ts';
import { dates, duration, weekTime } from '../word-delivery.ts';

const MS_PER_MINUTE = 60_000;

class DeliveryEstimateElement extends HTMLElement {
  static observedAttributes = ['data-rendered-at'];
  #timer = 0;
  #serverText: string | undefined;

  connectedCallback() {
    // While the page is still being parsed, the element is connected before its children are.
    if (document.readyState !== 'loading') return this.#refresh();
    addEventListener('DOMContentLoaded', () => this.#refresh(), { once: true });
  }

  /** A theme that updates its cart in place writes the server's words anew into this element. */
  attributeChangedCallback(_name: string, before: string | null) {
    if (before === null) return;
    clearTimeout(this.#timer);
    this.#serverText = undefined;
    this.#timer = window.setTimeout(() => this.#refresh());
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
  }

  #refresh() {
    const { dataset } = this;
    const { promise, locale = '', country = '', orderWithin = '', orderBy = '' } = dataset;
    const when = this.querySelector('[data-when]');
    const cutOff = this.querySelector('[data-cut-off]');
    if (!promise || !when || !this.isConnected) return;
    this.#serverText ??= when.textContent;
    const now = new Date();
    try {
      when.textContent = this.#serverText;
      cutOff?.replaceChildren();
      const estimate = slowestEstimate(
        (JSON.parse(promise) as DeliveryDocument[]).map((document) =>
          estimateDelivery(document, { country, now }),
        ),
      );
      if (
        canTrustClock(+dataset['renderedAt']!, +now) &&
        estimate &&
        Intl.DateTimeFormat.supportedLocalesOf(locale)[0]
      ) {
        const spoken = span(dates(locale, estimate, 'long', 'long'));
        spoken.className = 'portolan-delivery__aloud';
        for (const weekday of ['short', undefined] as const) {
          const shown = span(dates(locale, estimate, 'short', weekday));
          shown.ariaHidden = 'true';
          if (this.#fits(when, shown, spoken)) break;
        }
        const minutes = estimate.orderWithinMinutes;
        const text = (minutes ? orderWithin : orderBy).replace(
          '{time}',
          minutes ? duration(locale, minutes) : weekTime(locale, estimate.cutOffAt),
        );
        if (cutOff) this.#fits(cutOff, text);
      }
    } catch {
      when.textContent = this.#serverText;
    }
    this.#timer = window.setTimeout(
      () => this.#refresh(),
      MS_PER_MINUTE - (now.getTime() % MS_PER_MINUTE),
    );
  }

  /** Fills a line, or leaves it as it is where that would make the block higher. */
  #fits(line: Element, ...content: (Node | string)[]): boolean {
    const room = this.offsetHeight;
    const before = [...line.childNodes];
    line.replaceChildren(...content);
    const fits = this.offsetHeight <= room;
    if (!fits) line.replaceChildren(...before);
    return fits;
  }
}

function span(text: string): HTMLElement {
  const element = document.createElement('span');
  element.textContent = text;
  return element;
}

if (!customElements.get('portolan-delivery-estimate')) {
  customElements.define('portolan-delivery-estimate', DeliveryEstimateElement);
}
