import { onHostEvent, tell } from './channel.ts';
import type { BarButton, NavLink, SaveBarState, TitleBarState } from '../protocol.ts';

const WATCHED = { childList: true, subtree: true, attributes: true, characterData: true };

/** An element without a body of its own whose content the admin's chrome shows. */
abstract class MirroredElement extends HTMLElement {
  #observer = new MutationObserver(() => this.sync());

  connectedCallback(): void {
    this.#observer.observe(this, WATCHED);
    this.sync();
  }

  disconnectedCallback(): void {
    this.#observer.disconnect();
    this.clear();
  }

  protected abstract sync(): void;
  protected abstract clear(): void;
}

function buttonsOf(root: Element): (HTMLButtonElement | HTMLAnchorElement)[] {
  return [...root.querySelectorAll<HTMLButtonElement | HTMLAnchorElement>('button, a')];
}

export function describeButton(element: Element, index: number): BarButton {
  const loading = element.getAttribute('loading');
  return {
    index,
    label: element.textContent?.trim() ?? '',
    disabled: element.hasAttribute('disabled'),
    loading: loading !== null && loading !== 'false',
    critical: element.getAttribute('tone') === 'critical',
  };
}

/** `<ui-nav-menu>` and `<s-app-nav>`: the app's links in the admin's own menu. */
class NavMenuElement extends MirroredElement {
  protected override sync(): void {
    const links: NavLink[] = [...this.querySelectorAll('a[href], s-link[href]')]
      .filter((link) => link.getAttribute('rel') !== 'home')
      .map((link) => ({
        label: link.textContent?.trim() ?? '',
        href: link.getAttribute('href') ?? '',
      }));
    tell('nav.set', links);
  }
  protected override clear(): void {
    tell('nav.set', []);
  }
}

/** `<ui-title-bar>`: title, breadcrumb and actions in the admin's bar, or in a modal's frame. */
export class TitleBarElement extends MirroredElement {
  static current: TitleBarElement | null = null;
  static observedAttributes = ['title'];

  attributeChangedCallback(): void {
    if (this.isConnected) this.sync();
  }
  get isInModal(): boolean {
    return this.closest('ui-modal') !== null;
  }
  describe(): TitleBarState {
    const state: TitleBarState = {
      title: this.getAttribute('title') ?? '',
      breadcrumb: null,
      primary: null,
      secondary: [],
      groups: [],
    };
    for (const [index, element] of buttonsOf(this).entries()) {
      const button = describeButton(element, index);
      const variant = element.getAttribute('variant');
      const section = element.closest('section');
      if (variant === 'breadcrumb') state.breadcrumb = button;
      else if (variant === 'primary') state.primary = button;
      else if (section) addToGroup(state, section.getAttribute('label') ?? '', button);
      else state.secondary.push(button);
    }
    return state;
  }
  press(index: number): void {
    buttonsOf(this)[index]?.click();
  }
  protected override sync(): void {
    if (this.isInModal) {
      this.dispatchEvent(new Event('title-bar-change', { bubbles: true }));
      return;
    }
    TitleBarElement.current = this;
    tell('titleBar.set', this.describe());
  }
  protected override clear(): void {
    if (TitleBarElement.current !== this) return;
    TitleBarElement.current = null;
    tell('titleBar.set', null);
  }
}

function addToGroup(state: TitleBarState, label: string, button: BarButton): void {
  const group = state.groups.find((candidate) => candidate.label === label);
  if (group) group.buttons.push(button);
  else state.groups.push({ label, buttons: [button] });
}

/** `<ui-save-bar>`: Save and Discard in the admin's top bar while a form is dirty. */
export class SaveBarElement extends MirroredElement {
  static shown: SaveBarElement | null = null;
  #showing = false;

  get showing(): boolean {
    return this.#showing;
  }
  get discardConfirmation(): boolean {
    return this.hasAttribute('discardConfirmation') || this.hasAttribute('discard-confirmation');
  }
  set discardConfirmation(value: boolean) {
    this.toggleAttribute('discardConfirmation', value);
  }
  show(): Promise<void> {
    if (!this.#showing) {
      this.#showing = true;
      SaveBarElement.shown = this;
      this.sync();
      this.dispatchEvent(new Event('show'));
    }
    return Promise.resolve();
  }
  hide(): Promise<void> {
    if (this.#showing) {
      this.#showing = false;
      this.clear();
      this.dispatchEvent(new Event('hide'));
    }
    return Promise.resolve();
  }
  toggle(): Promise<void> {
    return this.#showing ? this.hide() : this.show();
  }
  press(button: 'save' | 'discard'): void {
    const index = this.#describe()[button]?.index;
    if (index !== undefined) buttonsOf(this)[index]?.click();
  }
  #describe(): SaveBarState {
    const state: SaveBarState = {
      id: this.id,
      save: null,
      discard: null,
      discardConfirmation: this.discardConfirmation,
    };
    for (const [index, element] of buttonsOf(this).entries()) {
      const role = element.getAttribute('variant') === 'primary' ? 'save' : 'discard';
      state[role] = describeButton(element, index);
    }
    return state;
  }
  protected override sync(): void {
    if (this.#showing) tell('saveBar.set', this.#describe());
  }
  protected override clear(): void {
    if (SaveBarElement.shown !== this) return;
    this.#showing = false;
    SaveBarElement.shown = null;
    tell('saveBar.set', null);
  }
}

export function defineBarElements(): void {
  // A style sheet of the document, not a style attribute: React would find the attribute when it
  // hydrates, and the app's content policy may forbid inline styles.
  const hidden = new CSSStyleSheet();
  hidden.replaceSync('ui-nav-menu,s-app-nav,ui-title-bar,ui-save-bar{display:none!important}');
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, hidden];
  customElements.define('ui-nav-menu', class extends NavMenuElement {});
  customElements.define('s-app-nav', class extends NavMenuElement {});
  customElements.define('ui-title-bar', TitleBarElement);
  customElements.define('ui-save-bar', SaveBarElement);
  onHostEvent('titleBar.press', ({ index }) => TitleBarElement.current?.press(index));
  onHostEvent('saveBar.press', ({ id, button }) => {
    if (SaveBarElement.shown?.id === id) SaveBarElement.shown.press(button);
  });
}
