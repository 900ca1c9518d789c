import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'smol-toml';

export interface AppConfig {
  name: string;
  /** Path of `application_url`: where the admin opens the app. */
  homePath: string;
  scopes: string[];
  optionalScopes: string[];
  proxy: { prefix: string; subpath: string; path: string };
}

export const APP_TOML = fileURLToPath(new URL('../../../shopify.app.toml', import.meta.url));

/** What the local Shopify needs to know of the app, read from shopify.app.toml. */
export function readAppConfig(file: string = APP_TOML): AppConfig {
  const toml = existsSync(file)
    ? (parse(readFileSync(file, 'utf8')) as Record<string, unknown>)
    : {};
  const access = record(toml['access_scopes']);
  const proxy = record(toml['app_proxy']);
  const required = access['required_scopes'];
  return {
    name: text(toml['name'], 'Portolan'),
    homePath: pathOf(toml['application_url'], '/app'),
    scopes: Array.isArray(required) ? required.map(String) : splitScopes(access['scopes']),
    optionalScopes: Array.isArray(access['optional_scopes'])
      ? access['optional_scopes'].map(String)
      : [],
    proxy: {
      prefix: text(proxy['prefix'], 'apps'),
      subpath: text(proxy['subpath'], 'portolan'),
      path: pathOf(proxy['url'], '/proxy'),
    },
  };
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function text(value: unknown, fallback: string): string {
  return typeof value === 'string' && value !== '' ? value : fallback;
}

function pathOf(value: unknown, fallback: string): string {
  if (typeof value !== 'string' || !URL.canParse(value)) return fallback;
  const { pathname } = new URL(value);
  return pathname === '/' ? fallback : pathname.replace(/\/$/, '');
}

function splitScopes(value: unknown): string[] {
  return typeof value === 'string'
    ? value
        .split(',')
        .map((scope) => scope.trim())
        .filter(Boolean)
    : [];
}
