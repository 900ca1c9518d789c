import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { findShopByDomain, registerShop, type Shop } from '../db/index.server.ts';
import type { Refusal, Result } from '../kernel/result.ts';
import { logger } from '../log.server.ts';
import {
  AdminApiError,
  ReauthorizationNeeded,
  requestedLocale,
  unsoundParameters,
} from '../shopify/index.server.ts';
import { shopify } from '../shopify.server.ts';
import { readInput, readParameters, toFieldErrors, type FieldErrors } from './read-input.server.ts';

/** What a page of the admin knows about who asks. */
export interface AdminRequest {
  shop: Shop;
  /** BCP 47; not necessarily a language we have texts for. */
  locale: string;
  /** Id of the staff member, where Shopify told it. */
  userId: string | null;
  /** Scopes granted to the token in use. */
  scopes: string[];
  url: URL;
  params: Readonly<Record<string, string | undefined>>;
  request: Request;
  requestId: string;
}

type Parsed<Schema> = Schema extends z.ZodType<infer Value> ? Value : undefined;

const BODY_LIMIT_BYTES = 1024 * 1024;

/**
 * A loader of the admin: authenticated, for one shop, with its query parameters checked.
 *
 * `search` that does not parse is answered 400; Shopify being unavailable 503; our own bugs 500,
 * logged under the request id that the page shows. For "not there" and "not yours" alike, throw
 * `notFound()`.
 * @example
 * export const loader = adminLoader({}, ({ shop }) => readHome(shop.shopId));
 */
export function adminLoader<Data, Search extends z.ZodType | undefined = undefined>(
  options: { search?: Search },
  handle: (admin: AdminRequest & { search: Parsed<Search> }) => Promise<Data> | Data,
) {
  return async (args: LoaderFunctionArgs): Promise<Data> => {
    const load = async () => {
      const admin = await authenticate(args);
      const search = parseSearch(options.search, admin.url) as Parsed<Search>;
      return answering(admin, () => handle({ ...admin, search }));
    };
    try {
      return await load();
    } catch (error) {
      if (!(error instanceof ReauthorizationNeeded)) throw error;
      // The dead session is gone by now, and the merchant is here: a new token can be had.
      forgetAuthentication(args);
      return load();
    }
  };
}

/** What an action answers besides the refusals of its use-case. */
export type CommonRefusal = 'invalid-input' | 'shopify-unavailable' | 'shopify-access-denied';

export type ActionAnswer<Value, Reason extends string> =
  | { ok: true; value: Value }
  | {
      ok: false;
      reason: Reason | CommonRefusal;
      details?: Refusal<string>['details'];
      /** Where the reason is `invalid-input`. */
      fieldErrors?: FieldErrors;
    };

/**
 * An action of the admin: authenticated, for one shop, with its input checked by `input`.
 *
 * Answers `{ ok: true, value }`, or `{ ok: false, reason }`: 400 with field errors for malformed
 * input, 422 for a refusal of the use-case, 503 where Shopify does not answer.
 * @example
 * export const action = adminAction({ input: DeliverySettings }, ({ shop, input }) =>
 *   deliverySettings.save(shop.shopId, input, new Date()));
 */
export function adminAction<Input extends z.ZodType, Value, Reason extends string>(
  options: { input: Input; bodyLimitBytes?: number },
  handle: (admin: AdminRequest & { input: z.infer<Input> }) => Promise<Result<Value, Reason>>,
) {
  return async (args: ActionFunctionArgs) => {
    const admin = await authenticate(args);
    const raw = await readInput(args.request, options.bodyLimitBytes ?? BODY_LIMIT_BYTES);
    const parsed = options.input.safeParse(raw);
    if (!parsed.success) {
      const fieldErrors = toFieldErrors(parsed.error);
      return answer<Value, Reason>({ ok: false, reason: 'invalid-input', fieldErrors }, 400);
    }
    try {
      const result = await answering(admin, () => handle({ ...admin, input: parsed.data }));
      return answer<Value, Reason>(result, result.ok ? 200 : 422);
    } catch (error) {
      if (!(error instanceof ReauthorizationNeeded)) throw error;
      return answer<Value, Reason>({ ok: false, reason: 'shopify-access-denied' }, 422);
    }
  };
}

function answer<Value, Reason extends string>(body: ActionAnswer<Value, Reason>, status: number) {
  return data(body, { status });
}

/** The one answer for what is not there and for what belongs to somebody else. */
export function notFound(): Response {
  return new Response('Not found', { status: 404, statusText: 'Not Found' });
}

/** Sends a request whose `shop` or `host` no Shopify admin would send to the login page. */
export function requireSoundParameters(request: Request): void {
  if (unsoundParameters(new URL(request.url)).length > 0) throw redirect('/auth/login');
}

const authenticated = new WeakMap<object, Promise<AdminRequest>>();

/**
 * Layout and page load at the same time in one HTTP request: they authenticate once, together,
 * or each of them would exchange a token of its own.
 */
async function authenticate(args: LoaderFunctionArgs): Promise<AdminRequest> {
  const { context } = args;
  let pending = authenticated.get(context);
  if (pending === undefined) {
    pending = identify(args);
    authenticated.set(context, pending);
  }
  try {
    return { ...(await pending), params: args.params, request: args.request };
  } catch (error) {
    throw error instanceof Response ? error.clone() : error;
  }
}

function forgetAuthentication(args: LoaderFunctionArgs): void {
  authenticated.delete(args.context);
}

async function identify({ request, params, context }: LoaderFunctionArgs): Promise<AdminRequest> {
  requireSoundParameters(request);
  const { session, sessionToken } = await shopify.authenticate.admin(request);
  const found = await findShopByDomain(session.shop);
  const shop = found?.state === 'active' ? found : await registerShop(session.shop, new Date());
  return {
    shop,
    locale: requestedLocale(request),
    userId: sessionToken.sub === '' ? null : sessionToken.sub,
    scopes: session.scope?.split(',') ?? [],
    url: new URL(request.url),
    params,
    request,
    requestId: (context as { requestId?: string }).requestId ?? '',
  };
}

function parseSearch(schema: z.ZodType | undefined, url: URL): unknown {
  if (schema === undefined) return undefined;
  const parsed = schema.safeParse(readParameters(url.searchParams));
  if (parsed.success) return parsed.data;
  throw data(
    { reason: 'invalid-input', fieldErrors: toFieldErrors(parsed.error) },
    { status: 400 },
  );
}

/** Turns what nobody expected into an answer with a reference, and logs it under that. */
async function answering<T>(admin: AdminRequest, work: () => Promise<T> | T): Promise<T> {
  const { requestId, shop, url } = admin;
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Error) || error instanceof ReauthorizationNeeded) throw error;
    const passing =
      error instanceof AdminApiError && ['throttled', 'unavailable'].includes(error.reason);
    logger()[passing ? 'warn' : 'error'](
      { err: error, requestId, shopId: shop.shopId, path: url.pathname },
      'admin request failed',
    );
    const reason = passing ? 'shopify-unavailable' : 'unexpected';
    throw data({ reason, requestId }, { status: passing ? 503 : 500 });
  }
}
