import { tell } from './channel.ts';

interface ToastOptions {
  duration?: number;
  isError?: boolean;
  action?: string;
  onAction?: () => void;
  onDismiss?: () => void;
}

const DEFAULT_DURATION_MS = 5_000;

/** `shopify.toast`, with the two calls through which the admin reports a press or the end. */
export function createToastApi() {
  const open = new Map<string, ToastOptions>();
  let count = 0;
  return {
    show(message: string, options: ToastOptions = {}): string {
      const id = `toast-${++count}`;
      open.set(id, options);
      tell('toast.show', {
        id,
        message,
        isError: options.isError ?? false,
        durationMs: options.duration ?? DEFAULT_DURATION_MS,
        action: options.action ?? null,
      });
      return id;
    },
    hide(id: string): void {
      tell('toast.hide', { id });
    },
    acted(id: string): void {
      open.get(id)?.onAction?.();
    },
    dismissed(id: string): void {
      open.get(id)?.onDismiss?.();
      open.delete(id);
    },
  };
}
