/**
 * Opens the dialog of the launcher and shows the points of the shopper who is logged in. Nothing is
 * asked for before the shopper asks.
 */
import type { ShopperAccount } from '../shopper-account.ts';
import type { LoyaltyAccount } from '../summarize-account.ts';
import { type PointForm, wordPoints } from '../word-points.ts';

const TIMEOUT_MS = 10_000;
/** A code is there in a second or two: so often it is looked for, a second apart. */
const LOOKS_MAX = 12;

class LoyaltyPanelElement extends HTMLElement {
  /** One intent has one key, however often it has to be sent. */
  #keys: Record<string, string> = {};

  connectedCallback() {
    this.addEventListener('click', this);
  }

  disconnectedCallback() {
    this.removeEventListener('click', this);
  }

  handleEvent(event: Event) {
    const target = event.target as Element;
    const dialog = this.querySelector('dialog');
    const button = target.closest<HTMLElement>('[data-action]');
    const { action, input, sure } = button?.dataset ?? {};
    if (action === 'open') dialog?.showModal();
    // A click beside the dialog's content hits the dialog itself.
    if (action === 'close' || target === dialog) dialog?.close();
    if (action === 'open' || action === 'show') void this.#show();
    if (!button || !input) return;
    if (action === 'copy') {
      void navigator.clipboard.writeText(input).then(() => {
        button.textContent = this.#words.copied ?? '';
      });
    } else if (sure) void this.#send(action ?? '', input);
    else {
      button.dataset.sure = '1';
      button.textContent = `${this.#words.confirm} · ${button.textContent}`;
    }
  }

  get #words(): DOMStringMap {
    return this.querySelector<HTMLElement>('[data-account]')?.dataset ?? {};
  }

  get #status(): HTMLElement | null {
    return this.querySelector('[data-status]');
  }

  async #show() {
    const button = this.querySelector<HTMLElement>('[data-action=show]');
    const status = this.#status;
    if (!status || !button) return;
    status.textContent = this.#words.loading ?? '';
    // The button goes at once: what moves a second after a click is felt as a jump.
    const hadFocus = document.activeElement === button;
    const account = button.parentElement;
    button.remove();
    if (hadFocus) status.focus();
    try {
      await this.#load();
    } catch {
      status.textContent = this.#words.failed ?? '';
      account?.append(button);
    }
  }

  async #load(looks = LOOKS_MAX) {
    const account = await ask(this.#words.account ?? '');
    this.#status?.replaceChildren(...view(account, this.#words));
    if (looks > 0 && account.codes?.some(({ code }) => !code)) {
      setTimeout(() => void this.#load(looks - 1).catch(() => {}), 1000);
    }
  }

  async #send(action: string, input: string) {
    const words = this.#words;
    const status = this.#status;
    const intent = action + input;
    status?.replaceChildren(words.loading ?? '');
    status?.focus();
    this.#keys[intent] ??= crypto.randomUUID();
    const body = `{"idempotencyKey":"${this.#keys[intent]}","input":${input}}`;
    let said = '';
    try {
      const headers = { 'Content-Type': 'application/json' };
      await ask(`${words.account}/${action}`, { method: 'POST', headers, body });
      delete this.#keys[intent];
    } catch (error) {
      said = (error === REFUSED ? words.refused : words.failed) ?? '';
      if (error === REFUSED) delete this.#keys[intent];
    }
    await this.#load().catch(() => {
      said = words.failed ?? '';
      status?.replaceChildren();
    });
    if (said) status?.prepend(element('p', said));
  }
}

/** An app of an earlier version tells less. */
type Account = LoyaltyAccount & Partial<ShopperAccount>;

const REFUSED = new Error();

async function ask(address: string, options: RequestInit = {}): Promise<Account> {
  const response = await fetch(address, { signal: AbortSignal.timeout(TIMEOUT_MS), ...options });
  if (response.status === 422) throw REFUSED;
  const { value } = (await response.json()) as { value: Account };
  // What is no account fails here, and is said to be.
  if (!options.body && !('points' in value)) throw REFUSED;
  return value;
}

function view(account: Account, words: DOMStringMap): Node[] {
  const { locale = '', forms = '[]', step = '', worth = '', currency = '' } = words;
  const { points, pending, expiry, codes = [], lines = [] } = account;
  const fill = (text = '', count = 0, on?: string | null, amount = '') =>
    text
      .replace('{points}', wordPoints(JSON.parse(forms) as PointForm[], count, locale))
      .replace('{date}', on ? dateOf(on, locale) : '')
      .replace('{amount}', amount);
  const nodes: Node[] = [element('p', fill(words.balance, points))];
  if (pending) {
    const { availableOn: on } = pending;
    nodes.push(element('p', fill(on ? words.usable : words.pending, pending.points, on)));
  }
  if (expiry) nodes.push(element('p', fill(words.expiry, expiry.points, expiry.expiresOn)));
  for (const { code, points: held, endsOn, redemptionId } of codes) {
    if (!code) nodes.push(element('p', words.loading));
    else {
      const text = element('p', `${words.code}: `);
      text.append(element('b', code));
      nodes.push(
        text,
        button('copy', code, words.copy),
        element('p', fill(words.until, 0, endsOn)),
        button('return', JSON.stringify({ redemptionId }), fill(words.giveBack, held)),
      );
    }
  }
  const most = Math.floor(points / +step);
  for (const steps of words.redeem ? new Set([1, Math.min(most, 100)]) : []) {
    if (steps < 1 || steps > most) continue;
    const money = new Intl.NumberFormat(locale, { style: 'currency', currency });
    const sum = money.format((+worth * steps) / 100);
    const amount = words.isAbout === undefined ? sum : fill(words.about, 0, null, sum);
    const input = JSON.stringify({ country: words.country, currency, steps });
    nodes.push(button('redeem', input, fill(words.redeem, +step * steps, null, amount)));
  }
  if (lines.length > 0) {
    const signed = new Intl.NumberFormat(locale, { signDisplay: 'always' });
    const list = element('ul');
    for (const { on, kind, points: moved } of lines) {
      const parts = [dateOf(on, locale), words[kind], signed.format(moved)];
      list.append(element('li', parts.join(' · ')));
    }
    const details = element('details');
    details.append(element('summary', words.history), list);
    nodes.push(details);
  }
  return nodes;
}

function dateOf(on: string, locale: string): string {
  const date = new Intl.DateTimeFormat(locale, {
    ...{ dateStyle: 'medium', calendar: 'gregory', timeZone: 'UTC' },
  });
  return date.format(new Date(on));
}

function button(action: string, input: string, text?: string): HTMLElement {
  const made = element('button', text) as HTMLButtonElement;
  made.type = 'button';
  made.className = 'portolan-loyalty__button';
  Object.assign(made.dataset, { action, input });
  return made;
}

function element(tag: string, text = ''): HTMLElement {
  const made = document.createElement(tag);
  made.textContent = text;
  return made;
}

if (!customElements.get('portolan-loyalty-panel')) {
  customElements.define('portolan-loyalty-panel', LoyaltyPanelElement);
}
