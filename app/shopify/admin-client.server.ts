import { setTimeout as sleep } from 'node:timers/promises';
import { forShop, type Shop } from '../db/index.server.ts';
import { AdminApiError, ReauthorizationNeeded } from './admin-api-error.ts';
import { readAnswer, type AdminAnswer, type DeniedField } from './admin-answer.ts';
import { ADMIN_API_VERSION } from './api-version.ts';
import { backOffMs, retryAfterMs, waitForPoints, type ThrottleStatus } from './throttle.ts';
import { accessToken } from './token-custody.server.ts';

export interface AdminClient {
  shopId: number;
  domain: string;
  /**
   * Runs one operation and returns its data, with the fields that were denied.
   *
   * Waits where Shopify throttles, tries again what may pass. A mutation that may have been
   * executed (time-out, 5xx) is tried again only with `idempotent`.
   * @throws AdminApiError with the reason.
   */
  query: <T = unknown>(
    document: string,
    variables?: Record<string, unknown>,
    options?: QueryOptions,
  ) => Promise<{ data: T; denied: DeniedField[] }>;
}

export interface QueryOptions {
  /** A second run of this mutation has no further effect. */
  idempotent?: boolean | undefined;
  signal?: AbortSignal | undefined;
}

export interface AdminClientOptions {
  /** Longest time one operation may spend waiting and trying again; 60 s where not given. */
  patienceMs?: number | undefined;
}

const CALL_TIMEOUT_MS = 30_000;
const ATTEMPTS_MAX = 8;
const BUCKETS_MAX = 10_000;

/**
 * The Admin API of a shop, for routes and jobs alike.
 * @throws ReauthorizationNeeded where the shop is not there, uninstalled, or must be opened first.
 */
export async function adminClient(
  shopId: number,
  { patienceMs = 60_000 }: AdminClientOptions = {},
): Promise<AdminClient> {
  const shop = await forShop(shopId).shop.findFirst();
  if (shop === null) throw new AdminApiError('shop-gone', `There is no shop ${shopId}.`);
  if (shop.state !== 'active') throw new ReauthorizationNeeded(shop.domain);
  return {
    shopId,
    domain: shop.domain,
    query: async <T>(
      document: string,
      variables: Record<string, unknown> = {},
      options: QueryOptions = {},
    ) => {
      const call: Call = { shop, document, variables, options, patienceMs };
      const { data, denied } = await run(call);
      return { data: data as T, denied };
    },
  };
}

interface Call {
  shop: Shop;
  document: string;
  variables: Record<string, unknown>;
  options: QueryOptions;
  patienceMs: number;
}

async function run(call: Call) {
  const deadlineMs = Date.now() + call.patienceMs;
  const repeatable = isRepeatable(call);
  let refused: string | undefined;
  for (let attempt = 1; ; attempt++) {
    await wait(pointsWait(call), deadlineMs, call);
    const token = await accessToken(call.shop, refused);
    const outcome = await send(call, token);
    if (outcome.kind === 'data') return outcome;
    if (outcome.kind === 'unauthorized') {
      // One new token; if that is refused too, custody gives up and says so.
      refused = token;
      if (attempt < ATTEMPTS_MAX) continue;
      throw new ReauthorizationNeeded(call.shop.domain);
    }
    const { error } = outcome;
    const passing = error.reason === 'throttled' || (error.reason === 'unavailable' && repeatable);
    if (!passing || attempt >= ATTEMPTS_MAX) throw error;
    const hintMs = outcome.waitMs ?? 0;
    await wait(Math.max(hintMs, backOffMs(attempt, Math.random())), deadlineMs, call, error);
  }
}

type Outcome =
  | { kind: 'data'; data: Record<string, unknown>; denied: DeniedField[] }
  | { kind: 'unauthorized' }
  | { kind: 'error'; error: AdminApiError; waitMs?: number | undefined };

async function send(call: Call, token: string): Promise<Outcome> {
  const { shop, document, variables, options } = call;
  const timeout = AbortSignal.timeout(CALL_TIMEOUT_MS);
  const signal =
    options.signal === undefined ? timeout : AbortSignal.any([timeout, options.signal]);
  let response: Response;
  let body: unknown;
  try {
    response = await fetch(`https://${shop.domain}/admin/api/${ADMIN_API_VERSION}/graphql.json`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        Accept: 'application/json',
        'X-Shopify-Access-Token': token,
      },
      body: JSON.stringify({ query: document, variables }),
      signal,
      redirect: 'error',
    });
    body = response.ok ? await response.json() : await response.text();
  } catch (cause) {
    options.signal?.throwIfAborted();
    const message = `No whole answer from ${shop.domain}.`;
    return { kind: 'error', error: new AdminApiError('unavailable', message, { cause }) };
  }
  if (response.status === 401) return { kind: 'unauthorized' };
  if (!response.ok) return failedStatus(shop.domain, response);
  const answer = readAnswer(body);
  rememberCost(call, answer);
  if (answer.kind === 'data') return answer;
  const error = new AdminApiError(answer.reason, `${shop.domain}: ${answer.message}`);
  return { kind: 'error', error, waitMs: pointsWait(call) };
}

function failedStatus(domain: string, response: Response): Outcome {
  const { status } = response;
  const waitMs = retryAfterMs(response.headers.get('retry-after'), Date.now());
  const reason =
    status === 429
      ? 'throttled'
      : status >= 500 || status === 408 || status === 430
        ? 'unavailable'
        : status === 403
          ? 'access-denied'
          : status === 402 || status === 404 || status === 423
            ? 'shop-gone'
            : 'invalid-operation';
  const error = new AdminApiError(reason, `${domain} answered ${status}.`, {
    retryAfterSeconds: waitMs === undefined ? undefined : Math.ceil(waitMs / 1000),
  });
  return { kind: 'error', error, waitMs };
}

/** Sleeps, unless that would outlast the caller's patience: then it fails at once. */
async function wait(
  ms: number,
  deadlineMs: number,
  { shop, options }: Call,
  error?: AdminApiError,
): Promise<void> {
  if (ms <= 0) return;
  if (Date.now() + ms > deadlineMs) {
    const message = `${shop.domain} asks for more patience than there is.`;
    throw (
      error ?? new AdminApiError('throttled', message, { retryAfterSeconds: Math.ceil(ms / 1000) })
    );
  }
  await sleep(ms, undefined, options.signal === undefined ? {} : { signal: options.signal });
}

function isRepeatable({ document, options }: Call): boolean {
  return options.idempotent === true || !/^\s*(#.*\n\s*)*mutation\b/m.test(document);
}

const buckets = new Map<number, ThrottleStatus>();
const costs = new Map<string, number>();

function pointsWait({ shop, document }: Call): number {
  return waitForPoints(buckets.get(shop.shopId), costs.get(document) ?? 0, Date.now());
}

function rememberCost({ shop, document }: Call, { cost }: AdminAnswer): void {
  if (cost === undefined) return;
  if (buckets.size >= BUCKETS_MAX) buckets.clear();
  if (costs.size >= BUCKETS_MAX) costs.clear();
  buckets.set(shop.shopId, { ...cost.throttleStatus, atMs: Date.now() });
  costs.set(document, cost.requestedQueryCost);
}
