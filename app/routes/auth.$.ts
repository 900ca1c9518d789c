import type { LoaderFunctionArgs } from '@remix-run/node';
import { requireSoundParameters } from './admin-route.server.ts';
import { shopify } from '../shopify.server.ts';

/** The library's own pages: the bounce page that fetches a session token, and leaving the frame. */
export async function loader({ request }: LoaderFunctionArgs) {
  requireSoundParameters(request);
  await shopify.authenticate.admin(request);
  return null;
}
