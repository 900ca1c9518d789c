import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'smol-toml';

/** The app's own configuration file. */
export const appTomlFile = fileURLToPath(new URL('../../../shopify.app.toml', import.meta.url));

export interface WebhookSubscription {
  topic: string;
  /** Path below the app's address, or a whole address. */
  uri: string;
  /** Top-level fields to send; all when left out. */
  includeFields?: string[] | undefined;
  /** Search text over the payload's top-level fields; what it does not match is not sent. */
  filter?: string | undefined;
  /** Subscription name for X-Shopify-Name. */
  name?: string | undefined;
}

interface TomlSubscription {
  topics?: string[];
  compliance_topics?: string[];
  uri: string;
  include_fields?: string[];
  filter?: string;
  name?: string;
}

const shopTopics = [
  'orders/create',
  'orders/updated',
  'orders/paid',
  'orders/cancelled',
  'fulfillments/create',
  'fulfillments/update',
  'fulfillment_events/create',
  'refunds/create',
  'order_transactions/create',
  'products/update',
  'inventory_levels/update',
  'returns/approve',
  'returns/close',
  'disputes/create',
  'disputes/update',
  'customers/update',
  'customers/merge',
  'metaobjects/create',
  'metaobjects/update',
  'metaobjects/delete',
  'bulk_operations/finish',
];

/** What the app would subscribe to without a shopify.app.toml: every topic the sandbox can send. */
export const defaultSubscriptions: readonly WebhookSubscription[] = [
  ...shopTopics.map((topic) => ({ topic, uri: '/webhooks' })),
  ...['app/uninstalled', 'app/scopes_update'].map((topic) => ({ topic, uri: '/webhooks/app' })),
  ...['customers/data_request', 'customers/redact', 'shop/redact'].map((topic) => ({
    topic,
    uri: '/webhooks/compliance',
  })),
];

/** The subscriptions that a shopify.app.toml declares; the default list when there is no such file. */
export function readSubscriptions(tomlFile: string): readonly WebhookSubscription[] {
  if (!existsSync(tomlFile)) return defaultSubscriptions;
  const config = parse(readFileSync(tomlFile, 'utf8')) as {
    webhooks?: { subscriptions?: TomlSubscription[] };
  };
  return (config.webhooks?.subscriptions ?? []).flatMap((subscription) =>
    [...(subscription.topics ?? []), ...(subscription.compliance_topics ?? [])].map((topic) => ({
      topic,
      uri: subscription.uri,
      includeFields: subscription.include_fields,
      filter: subscription.filter,
      name: subscription.name,
    })),
  );
}
