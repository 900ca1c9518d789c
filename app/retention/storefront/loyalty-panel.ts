/**
 * Opens the dialog of the launcher and shows the points of the shopper who is logged in. Nothing is
 * asked for before the shopper asks.
 */
import { askAccount, awaitsCode, LOOKS_MAX, sendIntent } from '../panel/ask-account.ts';
import { describeAccount, type PanelNode } from '../panel/describe-account.ts';

class LoyaltyPanelElement extends HTMLElement {
  /** One intent has one key, however often it has to be sent. */
  #keys: Record<string, string> = {};

  connectedCallback() {
    // Of itself: it goes with the element, and once is once however often it is connected.
    this.addEventListener('click', this);
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
    if (!input) return;
    if (action === 'copy') {
      void navigator.clipboard.writeText(input).then(() => {
        button!.textContent = this.#words.copied!;
      });
    } else if (sure) void this.#send(action!, input);
    else {
      button!.dataset.sure = '1';
      button!.prepend(`${this.#words.confirm} · `);
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
    status.textContent = this.#words.loading!;
    // The button goes at once: what moves a second after a click is felt as a jump.
    const hadFocus = document.activeElement === button;
    const account = button.parentElement;
    button.remove();
    if (hadFocus) status.focus();
    try {
      await this.#load();
    } catch {
      status.textContent = this.#words.failed!;
      account?.append(button);
    }
  }

  async #load(looks = LOOKS_MAX) {
    const account = await askAccount(this.#words.account!);
    this.#status?.replaceChildren(...describeAccount(account, this.#words).map(make));
    if (looks > 0 && awaitsCode(account)) {
      setTimeout(() => void this.#load(looks - 1).catch(() => {}), 1000);
    }
  }

  async #send(action: string, input: string) {
    const words = this.#words;
    const status = this.#status;
    status?.replaceChildren(words.loading!);
    status?.focus();
    let problem = await sendIntent(this.#keys, words.account!, action, input);
    await this.#load().catch(() => {
      problem = 'failed';
      status?.replaceChildren();
    });
    if (problem) status?.prepend(make({ tag: 'p', text: words[problem] }));
  }
}

function make({ tag, text = '', children = [], action, input }: PanelNode): HTMLElement {
  const made = document.createElement(tag);
  made.append(text, ...children.map(make));
  if (action) {
    Object.assign(made, { type: 'button', className: 'portolan-loyalty__button' });
    Object.assign(made.dataset, { action, input });
  }
  return made;
}

if (!customElements.get('portolan-loyalty-panel')) {
  customElements.define('portolan-loyalty-panel', LoyaltyPanelElement);
}
