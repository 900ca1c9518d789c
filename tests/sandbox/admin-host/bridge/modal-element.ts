import { TitleBarElement } from './bar-elements.ts';
import type { BarButton, TitleBarState } from '../protocol.ts';

const STYLE = `
:host{display:contents}
dialog{border:0;border-radius:12px;padding:0;width:min(620px,calc(100vw - 32px));max-height:calc(100vh - 32px);overflow:hidden;color:#303030;box-shadow:0 20px 40px #0003;font:14px/1.4 system-ui,sans-serif}
dialog[open]{display:flex;flex-direction:column}
dialog.small{width:min(380px,calc(100vw - 32px))}
dialog.large{width:min(980px,calc(100vw - 32px))}
dialog.max{width:100vw;height:100vh;max-width:none;max-height:none;border-radius:0}
dialog::backdrop{background:#0007}
header,footer{display:flex;align-items:center;gap:8px;padding:12px 16px}
header{border-bottom:1px solid #e3e3e3}
header h2{flex:1;margin:0;font-size:14px;font-weight:650}
footer{justify-content:flex-end;border-top:1px solid #e3e3e3}
footer:empty{display:none}
.body{overflow:auto;flex:1}
iframe{border:0;width:100%;height:100%;min-height:320px;display:block}
button{font:inherit;border:1px solid #c4c4c4;border-radius:8px;background:#fff;padding:6px 12px;min-height:32px;cursor:pointer}
button.primary{background:#303030;border-color:#303030;color:#fff}
button.critical{background:#b3261e;border-color:#b3261e;color:#fff}
button[disabled]{opacity:.5;cursor:default}
button.close{border:0;background:none;font-size:18px;line-height:1;padding:4px 8px}`;

/**
 * `<ui-modal>` and `<s-app-window>`: a dialog over the app with the title bar's buttons in its
 * foot. Shopify draws it in the admin, over everything; here it covers the frame only.
 */
export class ModalElement extends HTMLElement {
  #dialog = document.createElement('dialog');
  #title = document.createElement('h2');
  #footer = document.createElement('footer');
  #content: HTMLElement | null = null;
  #frame: HTMLIFrameElement | null = null;

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    root.adoptedStyleSheets = [sheet];
    const header = document.createElement('header');
    const close = document.createElement('button');
    close.className = 'close';
    close.textContent = '×';
    close.setAttribute('aria-label', 'Close');
    close.addEventListener('click', () => void this.hide());
    header.append(this.#title, close);
    const body = document.createElement('div');
    body.className = 'body';
    body.append(document.createElement('slot'));
    this.#title.id = 'title';
    this.#dialog.setAttribute('aria-labelledby', 'title');
    this.#dialog.append(header, body, this.#footer);
    root.append(this.#dialog);
    this.#dialog.addEventListener('close', () => this.dispatchEvent(new Event('hide')));
    this.addEventListener('title-bar-change', () => this.#mirrorTitleBar());
  }

  /** Where React puts what the modal shows. */
  get content(): HTMLElement {
    if (!this.#content) {
      this.#content = document.createElement('div');
      this.append(this.#content);
    }
    return this.#content;
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
    this.#dialog.className = this.tagName === 'S-APP-WINDOW' ? 'max' : this.variant;
    this.#mountFrame();
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

  #mountFrame(): void {
    if (!this.src || this.#frame) return;
    this.#frame = document.createElement('iframe');
    this.#frame.src = this.src;
    this.append(this.#frame);
  }
  #mirrorTitleBar(): void {
    const bar = this.querySelector('ui-title-bar');
    if (!(bar instanceof TitleBarElement)) return;
    const state = bar.describe();
    this.#title.textContent = state.title;
    this.#footer.replaceChildren(
      ...footerButtons(state).map(({ button, primary }) => {
        const copy = document.createElement('button');
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
  customElements.define('ui-modal', class extends ModalElement {});
  customElements.define('s-app-window', class extends ModalElement {});
}
