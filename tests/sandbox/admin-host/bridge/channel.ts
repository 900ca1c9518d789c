import { CHANNEL } from '../protocol.ts';
import type { FrameMethod, FrameRequests, HostEventName, HostEvents } from '../protocol.ts';

/** Origin of the page that frames the app; written in when the script is served. */
declare const HOST_ORIGIN: string;

const REPLY_TIMEOUT_MS = 120_000;

interface Waiting {
  resolve: (value: never) => void;
  reject: (reason: Error) => void;
}

const waiting = new Map<number, Waiting>();
const listeners = new Map<HostEventName, Set<(payload: never) => void>>();
let nextId = 1;

export const hostOrigin = HOST_ORIGIN;
export const isFramed = window.parent !== window;

/** Asks the host and waits for its answer; rejects after two minutes or when the host refuses. */
export function ask<M extends FrameMethod>(
  method: M,
  payload: FrameRequests[M]['send'],
): Promise<FrameRequests[M]['reply']> {
  if (!isFramed) {
    return Promise.reject(new Error(`App Bridge: ${method} needs the admin around this page.`));
  }
  const id = nextId++;
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      waiting.delete(id);
      reject(new Error(`App Bridge: the admin did not answer ${method}.`));
    }, REPLY_TIMEOUT_MS);
    waiting.set(id, {
      resolve: (value) => (clearTimeout(timer), resolve(value)),
      reject: (reason) => (clearTimeout(timer), reject(reason)),
    });
    window.parent.postMessage({ channel: CHANNEL, id, method, payload }, HOST_ORIGIN);
  });
}

/** Tells the host something; a refusal is only logged. */
export function tell<M extends FrameMethod>(method: M, payload: FrameRequests[M]['send']): void {
  if (!isFramed) return;
  ask(method, payload).catch((reason: unknown) => console.warn(reason));
}

/** Listens to presses in the host's chrome. */
export function onHostEvent<E extends HostEventName>(
  event: E,
  listener: (payload: HostEvents[E]) => void,
): void {
  const set = listeners.get(event) ?? new Set();
  set.add(listener as (payload: never) => void);
  listeners.set(event, set);
}

window.addEventListener('message', (message: MessageEvent) => {
  if (message.origin !== HOST_ORIGIN || message.source !== window.parent) return;
  const data = message.data as Record<string, unknown> | null;
  if (!data || data['channel'] !== CHANNEL) return;
  if (typeof data['replyTo'] === 'number') {
    const entry = waiting.get(data['replyTo']);
    waiting.delete(data['replyTo']);
    if (data['ok']) entry?.resolve(data['payload'] as never);
    else entry?.reject(new Error(String(data['payload'])));
  } else if (typeof data['event'] === 'string') {
    for (const listener of listeners.get(data['event'] as HostEventName) ?? []) {
      listener(data['payload'] as never);
    }
  }
});
