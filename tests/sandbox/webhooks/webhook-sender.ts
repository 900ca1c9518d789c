/**
 * Sends the store's events to the app as Shopify does: signed, within five seconds, retried,
 * and, on request, duplicated, delayed, reordered, dropped or corrupted.
 */
import { createHmac, randomUUID } from 'node:crypto';
import { adminApiVersion } from '../schema/fetch-schema.ts';
import type { SandboxEvent } from '../events.ts';
import type { SandboxStore } from '../store.ts';
import { webhookPayload } from './payloads.ts';
import { parseSearch, textFilter } from '../admin-api/search-query.ts';
import { appTomlFile, readSubscriptions } from './subscriptions.ts';
import type { WebhookSubscription } from './subscriptions.ts';

const DELIVERY_TIMEOUT_MS = 5_000;
const MINUTE_MS = 60_000;
/** Eight retries within four hours. */
const RETRY_DELAYS_MS = [1, 2, 5, 10, 22, 40, 60, 100].map((minutes) => minutes * MINUTE_MS);
const LOG_ENTRIES_MAX = 5_000;

export interface WebhookAttempt {
  at: string;
  /** HTTP status; null when no answer came. */
  status: number | null;
  error: string | null;
  durationMs: number;
}

export interface WebhookLogEntry {
  webhookId: string;
  eventId: string;
  topic: string;
  domain: string;
  url: string;
  body: string;
  headers: Record<string, string>;
  state: 'pending' | 'delivered' | 'failed' | 'dropped';
  attempts: WebhookAttempt[];
}

/** What happens to the next deliveries that fit, instead of going out as they are. */
export interface WebhookDisturbance {
  kind: 'duplicate' | 'delay' | 'reorder' | 'drop' | 'corrupt-signature' | 'corrupt-body';
  topics?: string[] | undefined;
  /** How many deliveries it meets; 1 when left out. For `reorder`: how many are held and turned round. */
  times?: number | undefined;
  /** Further copies of a duplicate; 1 when left out. */
  copies?: number | undefined;
  delayMs?: number | undefined;
}

export interface WebhookSenderOptions {
  /** Where the app listens, e.g. http://127.0.0.1:3000. */
  appUrl: string;
  /** Secret of the signature; the app's when left out. */
  secret?: string | undefined;
  /** Those of shopify.app.toml when left out. */
  subscriptions?: readonly WebhookSubscription[] | undefined;
  /** Waits before the retries; Shopify's schedule when left out. */
  retryDelaysMs?: readonly number[] | undefined;
  timeoutMs?: number | undefined;
  fetch?: typeof globalThis.fetch | undefined;
}

export interface WebhookSender {
  /** Newest last; the oldest are forgotten past 5,000. */
  readonly log: readonly WebhookLogEntry[];
  disturb(disturbance: WebhookDisturbance): void;
  /** Sends what a `reorder` still holds. */
  release(): void;
  /** Sends an entry again with the same webhook id. */
  redeliver(webhookId: string): void;
  /** Resolves when nothing is under way or waiting for a retry. */
  idle(): Promise<void>;
  /** Stops listening and forgets what waits; deliveries under way run to their end. */
  stop(): void;
  /** `stop()`, then waits for the deliveries under way. */
  close(): Promise<void>;
}

/** Base64 HMAC-SHA256 of a raw body, as in X-Shopify-Hmac-Sha256. */
export function signWebhook(body: string, secret: string): string {
  return createHmac('sha256', secret).update(body, 'utf8').digest('base64');
}

function pick(payload: Record<string, unknown>, fields: readonly string[] | undefined): unknown {
  if (!fields || fields.length === 0) return payload;
  return Object.fromEntries(Object.entries(payload).filter(([name]) => fields.includes(name)));
}

/** Filters see the whole payload, also what a subscription leaves out of it. */
function passes(payload: Record<string, unknown>, filter: string | undefined): boolean {
  const filters = Object.fromEntries(
    Object.keys(payload).map((name) => [name, textFilter(() => String(payload[name]))]),
  );
  return parseSearch(filter, filters, 'webhook filter')(payload);
}

interface ActiveDisturbance extends WebhookDisturbance {
  left: number;
  held: WebhookLogEntry[];
}

interface DeliveryOptions {
  secret: string;
  subscriptions: readonly WebhookSubscription[];
  retryDelaysMs: readonly number[];
  timeoutMs: number;
  fetch: typeof globalThis.fetch;
}

class Sender implements WebhookSender {
  readonly log: WebhookLogEntry[] = [];
  readonly #store: SandboxStore;
  readonly #options: DeliveryOptions;
  readonly #appUrl: URL;
  readonly #unsubscribe: () => void;
  readonly #timers = new Set<NodeJS.Timeout>();
  #disturbances: ActiveDisturbance[] = [];
  #underWay = 0;
  #closed = false;
  #waiting: (() => void)[] = [];

  constructor(store: SandboxStore, options: WebhookSenderOptions) {
    this.#store = store;
    this.#appUrl = new URL(options.appUrl);
    this.#options = {
      secret: options.secret ?? store.app.secret,
      subscriptions: options.subscriptions ?? readSubscriptions(appTomlFile),
      retryDelaysMs: options.retryDelaysMs ?? RETRY_DELAYS_MS,
      timeoutMs: options.timeoutMs ?? DELIVERY_TIMEOUT_MS,
      fetch: options.fetch ?? globalThis.fetch,
    };
    this.#unsubscribe = store.subscribe((event) => this.#accept(event));
  }

  disturb(disturbance: WebhookDisturbance): void {
    this.#disturbances.push({ ...disturbance, left: disturbance.times ?? 1, held: [] });
  }

  release(): void {
    for (const disturbance of this.#disturbances) this.#releaseHeld(disturbance);
    this.#disturbances = this.#disturbances.filter(({ kind }) => kind !== 'reorder');
  }

  redeliver(webhookId: string): void {
    const entry = this.log.find((each) => each.webhookId === webhookId);
    if (!entry) throw new Error(`The webhook log has no delivery ${webhookId}.`);
    this.#send(entry, 0);
  }

  async idle(): Promise<void> {
    if (this.#underWay === 0) return;
    await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  async close(): Promise<void> {
    this.stop();
    await this.idle();
  }

  stop(): void {
    this.#closed = true;
    this.#unsubscribe();
    this.#finish(this.#timers.size);
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
  }

  #accept(event: SandboxEvent): void {
    // app/uninstalled and the privacy topics reach an app that the shop no longer has.
    const installed = this.#store.shop(event.domain).installation !== null;
    if (
      !installed &&
      !/^(app\/uninstalled|customers\/(data_request|redact)|shop\/redact)/.test(event.topic)
    )
      return;
    const subscriptions = this.#options.subscriptions.filter(({ topic }) => topic === event.topic);
    if (subscriptions.length === 0) return;
    const payload = webhookPayload(this.#store, event);
    for (const subscription of subscriptions) {
      if (!passes(payload, subscription.filter)) continue;
      this.#route(this.#entry(event, subscription, payload));
    }
  }

  #entry(
    event: SandboxEvent,
    subscription: WebhookSubscription,
    payload: Record<string, unknown>,
  ): WebhookLogEntry {
    const body = JSON.stringify(pick(payload, subscription.includeFields));
    const webhookId = randomUUID();
    const entry: WebhookLogEntry = {
      webhookId,
      eventId: event.eventId,
      topic: event.topic,
      domain: event.domain,
      url: new URL(subscription.uri, this.#appUrl).href,
      body,
      headers: {
        'content-type': 'application/json',
        'user-agent': 'Shopify-Captain-Hook',
        'x-shopify-topic': event.topic,
        'x-shopify-hmac-sha256': signWebhook(body, this.#options.secret),
        'x-shopify-shop-domain': event.domain,
        'x-shopify-api-version': adminApiVersion,
        'x-shopify-webhook-id': webhookId,
        'x-shopify-event-id': event.eventId,
        'x-shopify-triggered-at': event.triggeredAt,
        ...(subscription.name === undefined ? {} : { 'x-shopify-name': subscription.name }),
      },
      state: 'pending',
      attempts: [],
    };
    this.log.push(entry);
    if (this.log.length > LOG_ENTRIES_MAX) this.log.shift();
    return entry;
  }

  #route(entry: WebhookLogEntry): void {
    const disturbance = this.#disturbances.find(
      ({ topics, left }) => left > 0 && (!topics || topics.includes(entry.topic)),
    );
    if (!disturbance) return this.#send(entry, 0);
    disturbance.left -= 1;
    switch (disturbance.kind) {
      case 'drop':
        entry.state = 'dropped';
        return;
      case 'duplicate':
        for (let copy = 0; copy <= (disturbance.copies ?? 1); copy += 1) this.#send(entry, 0);
        return;
      case 'delay':
        return this.#send(entry, 0, disturbance.delayMs ?? 1_000);
      case 'corrupt-signature':
        entry.headers['x-shopify-hmac-sha256'] = signWebhook(entry.body, 'another secret');
        return this.#send(entry, 0);
      case 'corrupt-body':
        entry.body = entry.body.slice(0, -1) + ' ';
        return this.#send(entry, 0);
      case 'reorder':
        disturbance.held.push(entry);
        if (disturbance.left === 0) this.#releaseHeld(disturbance);
    }
  }

  #releaseHeld(disturbance: ActiveDisturbance): void {
    const entries = disturbance.held.splice(0).reverse();
    const next = async (): Promise<void> => {
      for (const entry of entries) await this.#attempt(entry, 0);
    };
    this.#underWay += 1;
    void next().finally(() => this.#finish(1));
  }

  #send(entry: WebhookLogEntry, attempt: number, delayMs = 0): void {
    this.#underWay += 1;
    if (delayMs === 0) {
      void this.#attempt(entry, attempt).finally(() => this.#finish(1));
      return;
    }
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      void this.#attempt(entry, attempt).finally(() => this.#finish(1));
    }, delayMs);
    timer.unref();
    this.#timers.add(timer);
  }

  async #attempt(entry: WebhookLogEntry, attempt: number): Promise<void> {
    const started = performance.now();
    const outcome = await this.#post(entry);
    entry.attempts.push({
      at: new Date().toISOString(),
      ...outcome,
      durationMs: Math.round(performance.now() - started),
    });
    const ok = outcome.status !== null && outcome.status >= 200 && outcome.status < 300;
    if (ok) entry.state = 'delivered';
    else {
      const delay = this.#options.retryDelaysMs[attempt];
      if (delay === undefined) entry.state = 'failed';
      else if (!this.#closed) this.#send(entry, attempt + 1, delay);
    }
  }

  async #post({
    url,
    body,
    headers,
  }: WebhookLogEntry): Promise<{ status: number | null; error: string | null }> {
    try {
      const response = await this.#options.fetch(url, {
        method: 'POST',
        body,
        headers,
        redirect: 'manual',
        signal: AbortSignal.timeout(this.#options.timeoutMs),
      });
      await response.arrayBuffer();
      return { status: response.status, error: null };
    } catch (error) {
      return { status: null, error: error instanceof Error ? error.message : String(error) };
    }
  }

  #finish(count: number): void {
    this.#underWay = Math.max(0, this.#underWay - count);
    if (this.#underWay > 0) return;
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}

/** Listens to the store and delivers to the app until `close()`. */
export function createWebhookSender(
  store: SandboxStore,
  options: WebhookSenderOptions,
): WebhookSender {
  return new Sender(store, options);
}
