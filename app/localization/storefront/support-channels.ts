/**
 * Sharpens the support block: whether somebody answers now, and until when, by the shopper's clock.
 */
import type { DocumentHours } from '../model.ts';
import { wordOpenState } from '../word-open-state.ts';

const MS_PER_MINUTE = 60_000;

class SupportChannelsElement extends HTMLElement {
  #timer = 0;

  connectedCallback() {
    // While the page is still being parsed, the element is connected before its children are.
    if (document.readyState !== 'loading') return this.#refresh();
    addEventListener('DOMContentLoaded', () => this.#refresh(), { once: true });
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
  }

  #refresh() {
    const line = this.querySelector('[data-status]');
    if (!line || !this.isConnected) return;
    const now = Date.now();
    let text = '';
    try {
      text = this.#status(now);
    } catch {
      // The hours, as the server wrote them, are there.
    }
    line.textContent = '';
    const room = this.offsetHeight;
    line.textContent = text;
    if (this.offsetHeight > room) line.textContent = '';
    this.#timer = window.setTimeout(() => this.#refresh(), MS_PER_MINUTE - (now % MS_PER_MINUTE));
  }

  /** What is true by the page and by the clock; empty where that is nothing. */
  #status(now: number): string {
    const { hours, at, locale = '', open = '', closed = '' } = this.dataset;
    const certainMs = Number(at) * 1000 + performance.now();
    return wordOpenState(
      JSON.parse(hours!) as DocumentHours,
      { certainMs, nowMs: now },
      { locale, open, closed },
    );
  }
}

if (!customElements.get('portolan-support-channels')) {
  customElements.define('portolan-support-channels', SupportChannelsElement);
}
