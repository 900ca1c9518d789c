import { readFileSync } from 'node:fs';
import { ApiVersion } from '@shopify/shopify-api';
import { describe, expect, test } from 'vitest';
import routes from '../../app/routes.ts';
import { ADMIN_API_VERSION } from '../../app/shopify/api-version.ts';
import { readAppToml, TOML } from './app-toml.ts';

const toml = readAppToml();
const text = readFileSync(TOML, 'utf8');
const paths = (await routes).map((entry) => `/${entry.path ?? ''}`);

describe('what the toml says is what the code does', () => {
  test('one API version: of calls, of webhooks, of the library', () => {
    expect(toml.webhooks.api_version).toBe(ADMIN_API_VERSION);
    expect(ApiVersion.October26).toBe(ADMIN_API_VERSION);
  });

  test('every webhook address is a route', () => {
    const uris = new Set(toml.webhooks.subscriptions.map((each) => each.uri));
    expect(paths).toEqual(expect.arrayContaining([...uris]));
  });

  test('the app opens at a route, and the proxy leads to one', () => {
    expect(paths).toContain(new URL(toml.application_url).pathname);
    expect(paths).toContain(`${new URL(toml.app_proxy.url).pathname}/*`);
  });

  test('the addresses of sign-in lie below the one prefix', () => {
    for (const url of toml.auth.redirect_urls) expect(new URL(url).pathname).toMatch(/^\/auth\//);
    expect(paths).toContain('/auth/*');
  });

  test('all three compliance topics are subscribed', () => {
    const subscribed = toml.webhooks.subscriptions.flatMap((each) => each.compliance_topics ?? []);
    expect(subscribed.sort()).toEqual([
      'customers/data_request',
      'customers/redact',
      'shop/redact',
    ]);
  });

  test('defect l: no code registers webhooks, so the toml is the only place', () => {
    expect(toml.webhooks.subscriptions.length).toBeGreaterThan(5);
    const source = readFileSync(new URL('../../app/shopify.server.ts', import.meta.url), 'utf8');
    expect(source).not.toMatch(/registerWebhooks|addHandlers|\bwebhooks:/);
  });

  test('records that change are subscribed with the version that orders them', () => {
    const updates = toml.webhooks.subscriptions.filter((each) =>
      each.topics?.some((topic) => /^(orders|products|fulfillments)\/update/.test(topic)),
    );
    expect(updates.length).toBeGreaterThan(0);
    for (const { include_fields } of updates) expect(include_fields).toContain('updated_at');
  });
});

describe("the CLI's rules refuse", () => {
  const broken: [string, (toml: string) => string][] = [
    [
      'a name of more than 30 characters',
      (t) => t.replace('name = "Portolan"', `name = "${'x'.repeat(31)}"`),
    ],
    [
      'an address without TLS',
      (t) => t.replace('application_url = "https:', 'application_url = "http:'),
    ],
    [
      'a compliance topic twice',
      (t) => t.replace('"shop/redact"]', '"shop/redact", "shop/redact"]'),
    ],
    [
      'a topic twice at one address',
      (t) => t.replace('["refunds/create"]', '["refunds/create", "orders/create"]'),
    ],
    ['a proxy below the login page', (t) => t.replace('subpath = "portolan"', 'subpath = "login"')],
    ['an unknown proxy prefix', (t) => t.replace('prefix = "apps"', 'prefix = "shops"')],
    ['an unknown key', (t) => t.replace('embedded = true', 'embeded = true')],
    ['an API version that never was', (t) => t.replace('"2026-10"', '"2026-11"')],
  ];
  test.each(broken)('%s', (_what, change) => {
    const changed = change(text);
    expect(changed).not.toBe(text);
    expect(() => readAppToml(changed)).toThrow();
  });
});
