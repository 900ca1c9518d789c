import { onHostEvent, tell } from './channel.ts';
import type { BarButton } from '../protocol.ts';

const FORM_BAR_ID = 'form-save-bar';
let dirtyForm: HTMLFormElement | null = null;

/** `<form data-save-bar>`: shows the save bar on the first edit; Save submits, Discard resets. */
export function watchSaveBarForms(): void {
  for (const type of ['input', 'change']) {
    document.addEventListener(type, (event) => {
      const form = (event.target as Element | null)?.closest?.('form[data-save-bar]');
      if (form && form !== dirtyForm) showFor(form as HTMLFormElement);
    });
  }
  for (const type of ['submit', 'reset']) {
    document.addEventListener(type, (event) => {
      if (event.target === dirtyForm) clear();
    });
  }
  onHostEvent('saveBar.press', ({ id, button }) => {
    if (id !== FORM_BAR_ID) return;
    if (button === 'save') dirtyForm?.requestSubmit();
    else dirtyForm?.reset();
  });
}

function showFor(form: HTMLFormElement): void {
  dirtyForm = form;
  tell('saveBar.set', {
    id: FORM_BAR_ID,
    save: button(0),
    discard: button(1),
    discardConfirmation: form.hasAttribute('data-discard-confirmation'),
  });
}

function button(index: number): BarButton {
  return { index, label: '', disabled: false, loading: false, critical: false };
}

function clear(): void {
  dirtyForm = null;
  tell('saveBar.set', null);
}
