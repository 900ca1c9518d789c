import { defineBarElements, SaveBarElement } from './bar-elements.ts';
import { ask, hostOrigin, isFramed, onHostEvent, tell } from './channel.ts';
import { readConfig } from './config.ts';
import { watchSaveBarForms } from './form-save-bar.ts';
import { defineModalElements, ModalElement } from './modal-element.ts';
import { patchNavigation } from './navigation.ts';
import { openPicker, openResourcePicker } from './pickers.ts';
import { followReload, idToken, patchFetch } from './session-fetch.ts';
import { createToastApi } from './toasts.ts';
import { observeWebVitals } from './web-vitals.ts';

const config = readConfig();

function elementById<E extends HTMLElement>(id: string, kind: abstract new () => E): E {
  const element = document.getElementById(id);
  if (element instanceof kind) return element;
  throw new Error(`App Bridge: there is no such element with the id "${id}".`);
}

const unavailable = (name: string) => (): Promise<never> =>
  Promise.reject(new Error(`App Bridge: ${name} works on point of sale devices only.`));

const bar = (id: string): SaveBarElement => elementById(id, SaveBarElement);
const modal = (id: string): ModalElement => elementById(id, ModalElement);

const shopify = {
  config,
  origin: hostOrigin,
  ready: Promise.resolve(),
  setSignals: (): void => undefined,
  environment: { mobile: false, embedded: isFramed, pos: false, intent: false },
  loading: (isLoading = true): void => tell('loading', { isLoading }),
  idToken,
  user: () => ask('user', null),
  toast: createToastApi(),
  resourcePicker: openResourcePicker,
  picker: openPicker,
  modal: {
    show: async (id: string) => modal(id).show(),
    hide: async (id: string) => modal(id).hide(),
    toggle: async (id: string) => modal(id).toggle(),
  },
  saveBar: {
    show: async (id: string) => bar(id).show(),
    hide: async (id: string) => bar(id).hide(),
    toggle: async (id: string) => bar(id).toggle(),
    leaveConfirmation: async (): Promise<void> => {
      const mayLeave = await ask('saveBar.leaveConfirmation', null);
      // Shopify never settles the promise when the merchant stays on the page.
      if (!mayLeave) await new Promise<never>(() => undefined);
    },
  },
  scopes: {
    query: () => ask('scopes.query', null),
    request: (scopes: string[]) => ask('scopes.request', { scopes }),
    revoke: (scopes: string[]) => ask('scopes.revoke', { scopes }),
  },
  app: { extensions: () => ask('extensions', null) },
  intents: {
    request: { value: null, subscribe: () => () => undefined },
    register: () => () => undefined,
    invoke: async (query: string | { action: string; type: string }) => {
      const name = typeof query === 'string' ? query : `${query.action}:${query.type}`;
      await ask('intent', { name });
      return { complete: Promise.resolve({ code: 'closed' as const }) };
    },
    response: {
      ok: () => Promise.resolve(),
      error: () => Promise.resolve(),
      closed: () => Promise.resolve(),
    },
  },
  webVitals: { onReport: observeWebVitals() },
  support: { registerHandler: () => Promise.resolve() },
  reviews: {
    request: () =>
      Promise.resolve({
        success: false as const,
        code: 'merchant-ineligible' as const,
        message: 'The local Shopify takes no reviews.',
      }),
  },
  shopifyQL: { available: () => Promise.resolve(false) },
  tools: { register: () => () => undefined, unregister: () => undefined, clear: () => undefined },
  scanner: { capture: unavailable('scanner') },
  pos: { close: unavailable('pos'), device: unavailable('pos'), location: unavailable('pos') },
};

Object.defineProperty(window, 'shopify', { value: shopify, configurable: true, writable: true });

if (isFramed) {
  patchFetch();
  patchNavigation();
  defineBarElements();
  defineModalElements();
  watchSaveBarForms();
  onHostEvent('toast.action', ({ id }) => shopify.toast.acted(id));
  onHostEvent('toast.dismiss', ({ id }) => shopify.toast.dismissed(id));
  followReload().catch((reason: unknown) => console.error(reason));
} else if (config.shop && new URLSearchParams(location.search).has('host')) {
  const name = config.shop.replace('.myshopify.com', '');
  location.replace(`${hostOrigin}/store/${name}/apps/${config.apiKey}${location.pathname}`);
}
