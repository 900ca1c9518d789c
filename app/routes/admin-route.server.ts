import { redirect } from '@remix-run/node';
import { unsoundParameters } from '../shopify/index.server.ts';

/** Sends a request whose `shop` or `host` no Shopify admin would send to the login page. */
export function requireSoundParameters(request: Request): void {
  if (unsoundParameters(new URL(request.url)).length > 0) throw redirect('/auth/login');
}
