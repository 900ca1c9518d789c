import { CHANNEL } from '../protocol.ts';
import type {
  FrameMethod,
  FrameRequest,
  FrameRequests,
  HostEventName,
  HostEvents,
} from '../protocol.ts';
import type { HostBoot } from '../host-boot.ts';
import { followAdminAddress, rememberLocation, setLoading } from './address.ts';
import { showAppLinks } from './app-links.ts';
import { askScopes } from './consent.ts';
import { choose, chooseResources } from './pickers.ts';
import { createSaveBar } from './save-bar.ts';
import { showTitleBar } from './title-bar.ts';
import { hideToast, showToast } from './toasts.ts';

type Handlers = {
  [M in FrameMethod]: (
    payload: FrameRequests[M]['send'],
  ) => Promise<FrameRequests[M]['reply']> | FrameRequests[M]['reply'];
};

/** What the host's parts need: the texts, the server and a voice into the frame. */
export interface Host {
  boot: HostBoot;
  emit: <E extends HostEventName>(event: E, payload: HostEvents[E]) => void;
  /** Asks the local Shopify; throws with its sentence when it refuses. */
  server: <T>(path: string, body?: unknown) => Promise<T>;
}

/** Answers the framed app and keeps the chrome around it. */
export function startFrame(boot: HostBoot): void {
  const frame = document.querySelector<HTMLIFrameElement>('main iframe');
  if (!frame) return;
  const post = (message: object): void =>
    frame.contentWindow?.postMessage({ channel: CHANNEL, ...message }, boot.appOrigin);
  const host: Host = {
    boot,
    emit: (event, payload) => post({ event, payload }),
    server: (path, body) => callServer(boot, path, body),
  };
  const handlers = createHandlers(host);
  window.addEventListener('message', (message: MessageEvent) => {
    if (message.source !== frame.contentWindow || message.origin !== boot.appOrigin) return;
    const data = message.data as Partial<FrameRequest> | null;
    if (data?.channel !== CHANNEL || typeof data.id !== 'number' || !data.method) return;
    void answer(handlers, data as FrameRequest, post);
  });
  // Set here and not in the document, so that no message of the app comes before the listener.
  frame.src = boot.frameUrl;
}

async function answer(
  handlers: Handlers,
  request: FrameRequest,
  post: (message: object) => void,
): Promise<void> {
  const handler = handlers[request.method] as ((payload: unknown) => unknown) | undefined;
  try {
    if (!handler) throw new Error(`The local admin does not know ${request.method}.`);
    post({ replyTo: request.id, ok: true, payload: await handler(request.payload) });
  } catch (error) {
    post({ replyTo: request.id, ok: false, payload: String((error as Error).message ?? error) });
  }
}

function createHandlers(host: Host): Handlers {
  const saveBar = createSaveBar(host);
  const done = (_result: void): null => null;
  return {
    location: ({ path }) => done(rememberLocation(host, path)),
    idToken: async () => (await host.server<{ token: string }>('session-token', {})).token,
    user: () => ({ id: 42, name: 'Local Merchant', accountAccess: 'full' }),
    loading: ({ isLoading }) => done(setLoading(isLoading)),
    navigate: async ({ url, newTab }) => {
      if (newTab || (await saveBar.mayLeave())) followAdminAddress(host, url, newTab);
      return null;
    },
    'toast.show': (toast) => done(showToast(host, toast)),
    'toast.hide': ({ id }) => done(hideToast(host, id)),
    'saveBar.set': (state) => done(saveBar.set(state)),
    'saveBar.leaveConfirmation': () => saveBar.mayLeave(),
    'titleBar.set': (state) => done(showTitleBar(host, state)),
    'nav.set': (links) => done(showAppLinks(host, links, () => saveBar.mayLeave())),
    picker: (request) => choose(host, request),
    resourcePicker: (request) => chooseResources(host, request),
    'scopes.query': () => host.server('scopes'),
    'scopes.request': ({ scopes }) => askScopes(host, scopes),
    'scopes.revoke': async ({ scopes }) => ({
      detail: await host.server('scopes/revoke', { scopes }),
    }),
    extensions: () => host.server('extensions'),
    intent: ({ name }) => {
      const message = host.boot.words.notHere.replace('{name}', name);
      const id = `intent-${name}`;
      return done(showToast(host, { id, message, isError: false, durationMs: 5000, action: null }));
    },
  };
}

async function callServer<T>(boot: HostBoot, path: string, body?: unknown): Promise<T> {
  const response = await fetch(`/__host${boot.shopPath}/${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
  if (!response.ok) throw new Error(await response.text());
  return (await response.json()) as T;
}
