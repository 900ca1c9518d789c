import type { ProxyEndpoint } from './proxy-route.server.ts';

/** Path below `/proxy/` → what answers it. Shoppers have nothing to ask us yet. */
export const proxyEndpoints: Readonly<Record<string, ProxyEndpoint>> = {};
