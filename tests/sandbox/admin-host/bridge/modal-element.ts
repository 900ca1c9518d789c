import { TitleBarElement } from './bar-elements.ts';
import type { BarButton, TitleBarState } from '../protocol.ts';

const STYLE = `
ui-modal,s-app-window{display:none}
.admin-modal{border:0;border-radius:12px;padding:0;width:min(620px,calc(100vw - 32px));max-height:calc(100vh - 32px);overflow:hidden;color:#303030;background:#fff;box-shadow:0 20px 40px #0003;font:14px/1.4 system-ui,sans-serif}
.admin-modal[open]{display:flex;flex-direction:column}
.admin-modal.small{width:min(380px,calc(100vw - 32px))}
.admin-modal.large{width:min(980px,calc(100vw - 32px))}
.admin-modal.max{width:100vw;height:100vh;max-width:none;max-height:none;border-radius:0}
.admin-modal::backdrop{background:#0007}
.admin-modal>header,.admin-modal>footer{display:flex;align-items:center;gap:8px;padding:12px 16px}
.admin-modal>header{border-bottom:1px solid #e3e3e3}
.admin-modal>header>h2{flex:1;margin:0;font-size:14px;font-weight:650}
.admin-modal>footer{justify-content:flex-end;border-top:1px solid #e3e3e3}
.admin-modal>footer:empty{display:none}
.admin-modal>.body{overflow:auto;flex:1}
.admin-modal iframe{border:0;width:100%;height:100%;min-height:320px;display:block}
.admin-modal>:is(header,footer)>button{font:inherit;border:1px solid #8a8a8a;border-radius:8px;background:#fff;color:#303030;padding:6px 12px;min-height:32px;cursor:pointer}
.admin-modal>footer>button.primary{background:#303030;border-color:#303030;color:#fff}
.admin-modal>footer>button.critical{background:#b3261e;border-color:#b3261e;color:#fff}
.admin-modal>footer>button[disabled]{opacity:.5;cursor:default}
.admin-modal>header>button{border:0;font-size:18px;line-height:1;padding:4px 8px}`;

let count = 0;

/**
 * `<ui-modal>` and `<s-app-window>`: a dialog over the app with the title bar's buttons in its
 * foot. Shopify draws it in the admin, over everything; here it covers the frame only.
 */
export class ModalElement extends HTMLElement {
  readonly #dialog = document.createElement('dialog');
  readonly #title = document.createElement('h2');
  readonly #body = document.createElement('div');
  readonly #footer = document.createElement('footer');
  /** Set once React, or whoever, has asked where the content goes. */
  #hasContentElement = false;
  #frame: HTMLIFrameElement | null = null;

  constructor() {
    super();
    const header = document.createElement('header');
    const close = document.createElement('button');
    close.type = 'button';
    close.textContent = '×';
    close.setAttribute('aria-label', 'Close');
    close.addEventListener('click', () => void this.hide());
    header.append(this.#title, close);
    this.#body.className = 'body';
    this.#title.id = `admin-modal-${++count}`;
    this.#dialog.setAttribute('aria-labelledby', this.#title.id);
    this.#dialog.append(header, this.#body, this.#footer);
    this.#dialog.addEventListener('close', () => {
      this.#takeChildrenBack();
      this.dispatchEvent(new Event('hide'));
    });
    this.addEventListener('title-bar-change', () => this.#mirrorTitleBar());
  }

  disconnectedCallback(): void {
    this.#dialog.remove();
  }

  /** Where React puts what the modal shows. */
  get content(): HTMLElement {
    this.#hasContentElement = true;
    return this.#body;
  }
  get contentWindow(): Window | null {
    return this.#frame?.contentWindow ?? null;
  }
  get src(): string | undefined {
    return this.getAttribute('src') ?? undefined;
  }
  set src(value: string | undefined) {
    if (value) this.setAttribute('src', value);
    else this.removeAttribute('src');
  }
  get variant(): string {
    return this.getAttribute('variant') ?? 'base';
  }
  set variant(value: string) {
    this.setAttribute('variant', value);
  }
  show(): Promise<void> {
    if (this.#dialog.open) return Promise.resolve();
    const variant = this.tagName === 'S-APP-WINDOW' ? 'max' : this.variant;
    this.#dialog.className = `admin-modal ${variant}`;
    document.body.append(this.#dialog);
    this.#fillBody();
    this.#mirrorTitleBar();
    this.#dialog.showModal();
    this.dispatchEvent(new Event('show'));
    return Promise.resolve();
  }
  hide(): Promise<void> {
    if (this.#dialog.open) this.#dialog.close();
    return Promise.resolve();
  }
  toggle(): Promise<void> {
    return this.#dialog.open ? this.hide() : this.show();
  }

  #fillBody(): void {
    if (this.src && !this.#frame) {
      this.#frame = document.createElement('iframe');
      this.#frame.src = this.src;
      this.#body.append(this.#frame);
    }
    // React owns the children of its own modal; those of a plain one are shown as they are.
    if (this.#hasContentElement || this.src) return;
    const own = [...this.childNodes].filter((node) => !(node instanceof TitleBarElement));
    this.#body.append(...own);
  }
  #takeChildrenBack(): void {
    if (!this.#hasContentElement && !this.src) this.prepend(...this.#body.childNodes);
  }
  #mirrorTitleBar(): void {
    const bar = this.querySelector('ui-title-bar');
    if (!(bar instanceof TitleBarElement)) return;
    const state = bar.describe();
    this.#title.textContent = state.title;
    this.#footer.replaceChildren(
      ...footerButtons(state).map(({ button, primary }) => {
        const copy = document.createElement('button');
        copy.type = 'button';
        copy.textContent = button.label;
        copy.className = button.critical ? 'critical' : primary ? 'primary' : '';
        copy.disabled = button.disabled || button.loading;
        copy.addEventListener('click', () => bar.press(button.index));
        return copy;
      }),
    );
  }
}

function footerButtons(state: TitleBarState): { button: BarButton; primary: boolean }[] {
  const secondary = [...state.secondary, ...state.groups.flatMap((group) => group.buttons)];
  const rows = secondary.map((button) => ({ button, primary: false }));
  if (state.primary) rows.push({ button: state.primary, primary: true });
  return rows;
}

export function defineModalElements(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  customElements.define('ui-modal', class extends ModalElement {});
  customElements.define('s-app-window', class extends ModalElement {});
}
