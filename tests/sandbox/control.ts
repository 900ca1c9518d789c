import type { AppConfig } from './admin-host/app-config.ts';
import { shopsPage } from './admin-host/shops-page.ts';
import { addDecimals } from './decimal.ts';
import { htmlResponse } from './html.ts';
import type { PlantedTruth } from './model.ts';
import { placeRandomOrders } from './random-orders.ts';
import type { Handler } from './serve.ts';
import type { ApiFault, ShopState } from './shop-state.ts';
import type { SandboxStore } from './store.ts';
import type { WebhookDisturbance, WebhookSender } from './webhooks/webhook-sender.ts';

export interface ControlOptions {
  store: SandboxStore;
  app: AppConfig;
  webhooks: WebhookSender;
  truths: ReadonlyMap<string, PlantedTruth[]>;
}

/**
 * What the sandbox itself knows of one shop: the truth that the app's figures are held against.
 * Test orders are left out, cancelled ones are in.
 */
export interface ShopTruth {
  domain: string;
  currency: string;
  installed: boolean;
  orders: number;
  lines: number;
  /** Sums of the orders' totals and of their refunds, as decimal strings. */
  sales: string;
  refunds: string;
  metafields: { namespace: string; key: string; type: string; updatedAt: string }[];
}

export interface ControlState {
  shops: ShopTruth[];
  webhooks: { delivered: number; failed: number; waiting: number };
}

const SHOWN_WEBHOOKS = 200;

type Fields = Record<string, string | undefined>;

/** The first page and the levers of the local Shopify: `/` and `/__sandbox/*`. */
export function createControl(options: ControlOptions): Handler {
  return async (request) => {
    const { pathname } = new URL(request.url);
    if (pathname === '/') return htmlResponse(firstPage(options));
    if (!pathname.startsWith('/__sandbox/')) return null;
    const name = pathname.slice('/__sandbox/'.length);
    if (request.method === 'GET') return answerQuestion(options, name);
    const isForm = request.headers.get('content-type')?.includes('form') ?? false;
    const fields = await readFields(request, isForm);
    const result = pullLever(options, name, fields);
    if (result instanceof Response) return result;
    return isForm
      ? new Response(null, { status: 303, headers: { location: '/' } })
      : Response.json(result);
  };
}

function firstPage({ store, app, webhooks, truths }: ControlOptions) {
  const shops = store.domains().map((domain) => {
    const { shop, installation } = store.shop(domain);
    return { shop, isInstalled: installation !== null, truths: truths.get(domain) ?? [] };
  });
  return shopsPage(app, shops, webhookTotals(webhooks));
}

function answerQuestion({ store, webhooks }: ControlOptions, name: string): Response | null {
  if (name === 'state') {
    const shops = store.domains().map((domain) => shopTruth(store.shop(domain)));
    return Response.json({ shops, webhooks: webhookTotals(webhooks) } satisfies ControlState);
  }
  if (name === 'webhooks') {
    return Response.json(webhooks.log.slice(-SHOWN_WEBHOOKS).toReversed());
  }
  return null;
}

function pullLever(
  { store, webhooks }: ControlOptions,
  name: string,
  fields: Fields,
): object | Response {
  const state = store.find(fields['shop'] ?? store.domains()[0] ?? '');
  if (!state) return new Response(`There is no shop ${fields['shop']}.`, { status: 404 });
  const { domain } = state.shop;
  switch (name) {
    case 'orders':
      return placeRandomOrders(store, domain, Number(fields['count'] ?? 1)).map(({ id }) => id);
    case 'install':
      store.install(domain);
      return {};
    case 'uninstall':
      store.uninstall(domain);
      return {};
    case 'tokens/expire':
      return { expired: expireTokens(store, state) };
    case 'webhooks/disturb':
      webhooks.disturb({
        kind: fields['kind'] as WebhookDisturbance['kind'],
        times: Number(fields['times'] ?? 1),
        ...(fields['delayMs'] ? { delayMs: Number(fields['delayMs']) } : {}),
      });
      return {};
    case 'webhooks/release':
      webhooks.release();
      return {};
    case 'faults':
      state.faults.push({
        kind: fields['kind'] as ApiFault['kind'],
        times: Number(fields['times'] ?? 1),
        status: fields['status'] ? Number(fields['status']) : undefined,
        matches: fields['matches'],
      });
      return {};
    case 'bulk':
      state.settings.bulkStartDelayMs = Number(fields['startDelayMs'] ?? 0);
      return {};
    case 'throttle': {
      const points = Number(fields['points'] ?? 2000);
      state.settings.throttle = { maximumAvailable: points, restoreRate: points };
      return {};
    }
    default:
      return new Response('Not found.', { status: 404 });
  }
}

function shopTruth({ shop, installation, metafields }: ShopState): ShopTruth {
  const owner = installation && `gid://shopify/AppInstallation/${installation.id}`;
  const counted = shop.orders.filter(({ test }) => !test);
  const refunds = counted.flatMap((order) => order.refunds);
  return {
    domain: shop.domain,
    currency: shop.currency,
    installed: installation !== null,
    orders: counted.length,
    lines: counted.reduce((sum, order) => sum + order.lines.length, 0),
    sales: counted.reduce((sum, order) => addDecimals(sum, order.total.shop), '0'),
    refunds: refunds.reduce((sum, refund) => addDecimals(sum, refund.total.shop), '0'),
    metafields: owner
      ? metafields
          .of(owner)
          .map(({ namespace, key, type, updatedAt }) => ({ namespace, key, type, updatedAt }))
      : [],
  };
}

/** Makes every access token of the app run out now; the app must refresh. */
function expireTokens(store: SandboxStore, { installation }: ShopState): number {
  const now = store.clock().getTime();
  const tokens = [...(installation?.accessTokens.values() ?? [])];
  for (const token of tokens) token.expiresAtMs = now;
  return tokens.length;
}

function webhookTotals({ log }: WebhookSender): ControlState['webhooks'] {
  const count = (state: string): number => log.filter((entry) => entry.state === state).length;
  return { delivered: count('delivered'), failed: count('failed'), waiting: count('pending') };
}

async function readFields(request: Request, isForm: boolean): Promise<Fields> {
  if (!isForm) {
    const text = await request.text();
    const body = (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>;
    return Object.fromEntries(Object.entries(body).map(([name, value]) => [name, String(value)]));
  }
  const form = await request.formData();
  return Object.fromEntries([...form].map(([name, value]) => [name, String(value)]));
}
