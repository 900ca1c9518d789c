import type { BarButton, SaveBarState } from '../protocol.ts';
import { confirmDialog } from './element.ts';
import type { Host } from './frame.ts';

export interface SaveBar {
  set: (state: SaveBarState | null) => void;
  /** True when nothing is unsaved or the merchant agrees to lose it. */
  mayLeave: () => Promise<boolean>;
}

/** The contextual save bar: it takes the search field's place while a form is dirty. */
export function createSaveBar(host: Host): SaveBar {
  const { words } = host.boot;
  const bar = document.querySelector<HTMLElement>('.save-bar');
  const search = document.querySelector<HTMLElement>('.top form.search');
  let shown: SaveBarState | null = null;
  const press = async (button: 'save' | 'discard'): Promise<void> => {
    if (!shown) return;
    const needsQuestion = button === 'discard' && shown.discardConfirmation;
    const id = shown.id;
    if (needsQuestion && !(await confirmDiscard(host))) return;
    host.emit('saveBar.press', { id, button });
  };
  for (const role of ['save', 'discard'] as const) {
    bar
      ?.querySelector(`[data-save-bar="${role}"]`)
      ?.addEventListener('click', () => void press(role));
  }
  guardLinks(() => mayLeave());
  async function mayLeave(): Promise<boolean> {
    if (!shown) return true;
    bar?.classList.add('insist');
    const leaves = await confirmDialog({
      title: words.leaveTitle,
      text: words.leaveText,
      yes: words.leave,
      no: words.stay,
      critical: true,
    });
    bar?.classList.remove('insist');
    if (leaves) set(null);
    return leaves;
  }
  function set(state: SaveBarState | null): void {
    shown = state;
    if (bar) bar.hidden = state === null;
    if (search) search.hidden = state !== null;
    showButton(bar, 'save', state?.save ?? null, words.save);
    showButton(bar, 'discard', state?.discard ?? null, words.discard);
  }
  return { set, mayLeave };
}

function confirmDiscard({ boot: { words } }: Host): Promise<boolean> {
  return confirmDialog({
    title: words.discardTitle,
    text: words.discardText,
    yes: words.discard,
    no: words.cancel,
    critical: true,
  });
}

function showButton(
  bar: HTMLElement | null,
  role: 'save' | 'discard',
  state: BarButton | null,
  label: string,
): void {
  const button = bar?.querySelector<HTMLButtonElement>(`[data-save-bar="${role}"]`);
  if (!button) return;
  button.textContent = state?.label || label;
  button.disabled = !state || state.disabled || state.loading;
  button.setAttribute('aria-busy', String(state?.loading ?? false));
}

/** Stops the admin's own links while something is unsaved. */
function guardLinks(mayLeave: () => Promise<boolean>): void {
  document.addEventListener('click', (event) => {
    const anchor = (event.target as Element).closest<HTMLAnchorElement>('nav.side a, .top a');
    if (!anchor || anchor.dataset['path'] || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    void mayLeave().then((yes) => yes && location.assign(anchor.href));
  });
}
