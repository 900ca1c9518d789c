import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { proxyEndpoints } from './proxy-endpoints.server.ts';
import { answerProxy } from './proxy-route.server.ts';

/** Requests of shoppers through Shopify's app proxy: resource routes only, never a page. */
export function loader(args: LoaderFunctionArgs) {
  return answerProxy(proxyEndpoints, args);
}

export function action(args: ActionFunctionArgs) {
  return answerProxy(proxyEndpoints, args);
}
