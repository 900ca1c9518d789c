import type { IncomingMessage } from 'node:http';
import type { ShopState } from './shop-state.ts';
import type { SandboxStore } from './store.ts';

/** The shop a request is meant for: header `x-sandbox-shop`, else the host name. */
export function shopOf(store: SandboxStore, req: IncomingMessage): ShopState | undefined {
  const header = req.headers['x-sandbox-shop'];
  const name = (Array.isArray(header) ? header[0] : header) ?? req.headers.host ?? '';
  return store.find(name.replace(/:\d+$/, '').toLowerCase());
}
