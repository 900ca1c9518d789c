/**
 * Opens the dialog of the launcher and shows the points of the shopper who is logged in. Nothing is
 * asked for before the shopper asks.
 */
import type { LoyaltyAccount } from '../summarize-account.ts';
import { type PointForm, wordPoints } from '../word-points.ts';

const TIMEOUT_MS = 10_000;

class LoyaltyPanelElement extends HTMLElement {
  connectedCallback() {
    this.addEventListener('click', this);
  }

  disconnectedCallback() {
    this.removeEventListener('click', this);
  }

  handleEvent(event: Event) {
    const target = event.target as Element;
    const dialog = this.querySelector('dialog');
    const action = target.closest<HTMLElement>('[data-action]')?.dataset.action;
    if (action === 'open') dialog?.showModal();
    // A click beside the dialog's content hits the dialog itself.
    if (action === 'close' || target === dialog) dialog?.close();
    if (action === 'open' || action === 'show') void this.#show();
  }

  async #show() {
    const account = this.querySelector<HTMLElement>('[data-account]');
    const status = account?.querySelector<HTMLElement>('[data-status]');
    const button = account?.querySelector<HTMLElement>('[data-action=show]');
    if (!account || !status || !button) return;
    const words = account.dataset;
    status.textContent = words.loading ?? '';
    // The button goes at once: what moves a second after a click is felt as a jump.
    const hadFocus = document.activeElement === button;
    button.remove();
    if (hadFocus) status.focus();
    try {
      status.replaceChildren(...(await readLines(words)).map(paragraph));
    } catch {
      status.textContent = words.failed ?? '';
      account.append(button);
    }
  }
}

async function readLines(words: DOMStringMap): Promise<string[]> {
  const { account = '', locale = '', forms = '[]' } = words;
  const response = await fetch(account, { signal: AbortSignal.timeout(TIMEOUT_MS) });
  const { value } = (await response.json()) as { value: LoyaltyAccount };
  const { points, pending, expiry } = value;
  const fill = (text = '', count: number) =>
    text.replace('{points}', wordPoints(JSON.parse(forms) as PointForm[], count, locale));
  const lines = [fill(words.balance, points)];
  if (pending) lines.push(fill(words.pending, pending.points));
  if (expiry) {
    const date = new Intl.DateTimeFormat(locale, {
      ...{ dateStyle: 'medium', calendar: 'gregory', timeZone: 'UTC' },
    });
    const on = date.format(new Date(expiry.expiresOn));
    lines.push(fill(words.expiry, expiry.points).replace('{date}', on));
  }
  return lines;
}

function paragraph(text: string): HTMLElement {
  const line = document.createElement('p');
  line.textContent = text;
  return line;
}

if (!customElements.get('portolan-loyalty-panel')) {
  customElements.define('portolan-loyalty-panel', LoyaltyPanelElement);
}
