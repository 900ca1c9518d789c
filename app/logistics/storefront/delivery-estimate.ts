/**
 * Sharpens the delivery estimate block: business days become dates, and the time left to the
 * cut-off is told in plain words.
 *
 * Whatever goes wrong, the server's text stays, which is true by itself. It trusts the
 * shopper's clock for now: a check against the age of the page belongs here.
 */
import { estimateDelivery } from '../estimate-delivery.ts';
import type { DeliveryDocument } from '../model.ts';

const MS_PER_MINUTE = 60_000;

class DeliveryEstimateElement extends HTMLElement {
  #timer = 0;
  #serverText: string | undefined;

  connectedCallback() {
    // While the page is still being parsed, the element is connected before its children are.
    if (document.readyState !== 'loading') return this.#refresh();
    addEventListener('DOMContentLoaded', () => this.#refresh(), { once: true });
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
  }

  #refresh() {
    const { promise, country = '', locale } = this.dataset;
    const when = this.querySelector('[data-when]');
    if (!promise || !when || !this.isConnected) return;
    this.#serverText ??= when.textContent;
    const cutOff = this.querySelector('[data-cut-off]');
    const now = new Date();
    try {
      const estimate = estimateDelivery(JSON.parse(promise) as DeliveryDocument, { country, now });
      if (!estimate) throw new Error();
      const range = (style: 'short' | 'long') =>
        new Intl.DateTimeFormat(locale, {
          // A locale's own calendar may count other years and months than parcels do.
          calendar: 'gregory',
          timeZone: 'UTC',
          weekday: style,
          month: style,
          day: 'numeric',
        }).formatRange(new Date(estimate.earliestOn), new Date(estimate.latestOn));
      const shown = document.createElement('span');
      shown.ariaHidden = 'true';
      shown.textContent = range('short');
      const aloud = document.createElement('span');
      aloud.className = 'portolan-delivery__aloud';
      aloud.textContent = range('long');
      const left = orderTime(locale, estimate.orderWithinMinutes, estimate.cutOffAt);
      if (cutOff) {
        cutOff.textContent = (
          (estimate.orderWithinMinutes ? this.dataset.orderWithin : this.dataset.orderBy) ?? ''
        ).replace('{time}', left);
      }
      when.replaceChildren(shown, aloud);
    } catch {
      when.textContent = this.#serverText;
      if (cutOff) cutOff.textContent = '';
    }
    this.#timer = window.setTimeout(
      () => this.#refresh(),
      MS_PER_MINUTE - (now.getTime() % MS_PER_MINUTE),
    );
  }
}

/** "2 hr, 10 min" within a day of the cut-off, else the shopper's local "Mon 2:00 PM". */
function orderTime(locale: string | undefined, minutes: number | null, cutOffAt: Date): string {
  if (!minutes) {
    return new Intl.DateTimeFormat(locale, {
      weekday: 'short',
      hour: 'numeric',
      minute: '2-digit',
    }).format(cutOffAt);
  }
  const hours = Math.floor(minutes / 60);
  const unit = (value: number, name: 'hour' | 'minute') =>
    value
      ? [
          new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'short' }).format(
            value,
          ),
        ]
      : [];
  return new Intl.ListFormat(locale, { type: 'unit', style: 'narrow' }).format([
    ...unit(hours, 'hour'),
    ...unit(minutes % 60, 'minute'),
  ]);
}

if (!customElements.get('portolan-delivery-estimate')) {
  customElements.define('portolan-delivery-estimate', DeliveryEstimateElement);
}
