import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { proxyEndpoints } from './proxy-endpoints.server.ts';
import { answerHeadless } from './proxy-route.server.ts';

/** Requests of shoppers of headless storefronts, passed on by the storefront's server. */
export function loader(args: LoaderFunctionArgs) {
  return answerHeadless(proxyEndpoints, args);
}

export function action(args: ActionFunctionArgs) {
  return answerHeadless(proxyEndpoints, args);
}
