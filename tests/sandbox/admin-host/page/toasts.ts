import type { ToastState } from '../protocol.ts';
import { element } from './element.ts';
import type { Host } from './frame.ts';

const MAX_TOASTS = 3;

export function showToast(host: Host, toast: ToastState): void {
  const box = document.querySelector('.toasts');
  if (!box) return;
  const node = element('div', { className: toast.isError ? 'toast error' : 'toast' });
  node.dataset['id'] = toast.id;
  node.append(element('span', {}, toast.message));
  if (toast.action) {
    const onclick = (): void => host.emit('toast.action', { id: toast.id });
    node.append(element('button', { type: 'button', onclick }, toast.action));
  }
  const close = element(
    'button',
    { type: 'button', onclick: () => hideToast(host, toast.id) },
    '×',
  );
  close.setAttribute('aria-label', host.boot.words.dismiss);
  node.append(close);
  box.append(node);
  while (box.children.length > MAX_TOASTS) box.firstElementChild?.remove();
  setTimeout(() => hideToast(host, toast.id), toast.durationMs);
}

export function hideToast(host: Host, id: string): void {
  const node = document.querySelector(`.toast[data-id="${CSS.escape(id)}"]`);
  if (!node) return;
  node.remove();
  host.emit('toast.dismiss', { id });
}
