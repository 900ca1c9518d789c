/**
 * Liquid as far as our widgets and the sandbox theme use it: liquidjs plus Shopify's tags and
 * filters. It is not Shopify's engine: what it does not know is an error, never a blank.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { Liquid, Tag } from 'liquidjs';
import type { Context, TagToken, TopLevelToken } from 'liquidjs';

/** A filter's implementation: `this.context` is the scope; named arguments come as [name, value]. */
export type FilterHandler = Parameters<Liquid['registerFilter']>[1];

/** One locale file: nested objects of texts. */
export interface Translations {
  [key: string]: string | Translations;
}

export interface EngineOptions {
  /** Folders searched for templates, first hit wins: sections, blocks, layouts. */
  roots: string[];
  /** Folders searched by `render`. */
  snippets: string[];
  /** Folders with `<locale>.json` and `<locale>.default.json`, searched in order by `t`. */
  locales: string[];
  /** URL of a file in `assets/`; "/assets/<name>" unless given. */
  assetUrl?: ((name: string) => string) | undefined;
  /** The time that `'now' | date` says; the machine's unless given. */
  now?: (() => Date) | undefined;
  /** More filters of the host theme, or replacements. */
  filters?: Record<string, FilterHandler> | undefined;
}

/**
 * A Liquid engine with Shopify's `t`, `money…`, `asset_url`, `payment_type_…`, `json` … and
 * the tags `schema`, `doc`, `style`, `stylesheet` and `javascript`.
 *
 * `t` reads `request.locale.iso_code`, money filters read `cart.currency.iso_code` or
 * `localization.country.currency.iso_code`, from the scope that the template is rendered with.
 * @example
 *   const engine = createEngine({ roots: [blocks], snippets: [snippets], locales: [locales] });
 *   await engine.renderFile('delivery-estimate', { request: { locale: { iso_code: 'de' } } });
 */
export function createEngine(options: EngineOptions): Liquid {
  const engine = new Liquid({
    root: options.roots,
    partials: options.snippets,
    extname: '.liquid',
    cache: true,
    strictFilters: true,
    ownPropertyOnly: true,
  });
  for (const tag of ['schema', 'doc', 'javascript']) registerSilentTag(engine, tag);
  registerWrappingTag(engine, 'stylesheet', '<style>', '</style>');
  registerWrappingTag(engine, 'style', '<style>', '</style>');

  const translations = translationsIn(options.locales);
  const assetUrl = options.assetUrl ?? ((name: string) => `/assets/${name}`);
  const filters: Record<string, FilterHandler> = {
    t: shopifyTranslate(translations),
    translate: shopifyTranslate(translations),
    json: (value: unknown) => scriptSafeJson(value),
    asset_url: assetUrl,
    stylesheet_tag: (url: string) =>
      `<link href="${escapeHtml(url)}" rel="stylesheet" type="text/css" media="all" />`,
    script_tag: (url: string) => `<script src="${escapeHtml(url)}"></script>`,
    payment_type_img_url: (type: string) => assetUrl(`payment_icons/${type}.svg`),
    payment_type_svg_tag: paymentTypeSvg,
    image_url: imageUrl,
    money(this: { context: Context }, cents: number) {
      return formatMoney(this.context, cents);
    },
    money_with_currency(this: { context: Context }, cents: number) {
      return `${formatMoney(this.context, cents)} ${currencyIn(this.context)}`;
    },
    handleize: (text: unknown) =>
      textOf(text)
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, '-')
        .replace(/^-|-$/g, ''),
    ...(options.now === undefined ? {} : { date: dateAt(engine, options.now) }),
    ...options.filters,
  };
  for (const [name, filter] of Object.entries(filters)) engine.registerFilter(name, filter);
  return engine;
}

/**
 * Looks a key up in the page's locale, then in its language, then in the default locale.
 * `count` chooses the plural form. Interpolated values are *not* escaped, so that a template
 * that forgets to escape is seen to do so.
 */
function shopifyTranslate(translations: (locale: string) => Translations | null): FilterHandler {
  return function (this: { context: Context }, key: string, ...args: unknown[]) {
    const values = Object.fromEntries(args.filter(Array.isArray) as [string, unknown][]);
    const locale = scopeValue(this.context, 'request.locale.iso_code') ?? 'en';
    for (const candidate of [locale, locale.split('-')[0]!, 'default']) {
      const found = lookUp(translations(candidate), key);
      if (found === undefined) continue;
      const text =
        typeof found === 'string' ? found : pluralForm(found, candidate, values['count']);
      if (text === undefined) continue;
      return text.replace(/\{\{\s*(\w+)\s*\}\}/g, (_, name: string) =>
        name in values ? textOf(values[name]) : '',
      );
    }
    return `Translation missing: ${locale}.${key}`;
  };
}

function pluralForm(forms: Translations, locale: string, count: unknown): string | undefined {
  const rules = new Intl.PluralRules(locale === 'default' ? 'en' : locale);
  const form = forms[rules.select(Number(count))] ?? forms['other'];
  return typeof form === 'string' ? form : undefined;
}

function lookUp(root: Translations | null, key: string): string | Translations | undefined {
  let found: string | Translations | undefined = root ?? undefined;
  for (const part of key.split('.')) {
    if (typeof found !== 'object' || !Object.hasOwn(found, part)) return undefined;
    found = found[part];
  }
  return found;
}

function translationsIn(folders: string[]) {
  const cache = new Map<string, Translations | null>();
  return (locale: string): Translations | null => {
    if (!cache.has(locale)) cache.set(locale, readTranslations(folders, locale));
    return cache.get(locale)!;
  };
}

function readTranslations(folders: string[], locale: string): Translations | null {
  const names = locale === 'default' ? ['en.default'] : [locale, `${locale}.default`];
  const found: Translations[] = [];
  for (const folder of [...folders].reverse()) {
    for (const name of names) {
      // A locale comes from our own pages, but never let one leave its folder.
      if (!/^[\w.-]+$/.test(name)) continue;
      try {
        const text = readFileSync(path.join(folder, `${name}.json`), 'utf8');
        found.push(JSON.parse(text) as Translations);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      }
    }
  }
  return found.length > 0 ? (Object.assign({}, ...found) as Translations) : null;
}

function currencyIn(context: Context): string {
  return (
    scopeValue(context, 'cart.currency.iso_code') ??
    scopeValue(context, 'localization.country.currency.iso_code') ??
    'USD'
  );
}

/** Amounts in Liquid are hundredths of the currency's unit, whatever its real minor unit is. */
function formatMoney(context: Context, hundredths: unknown): string {
  const locale = scopeValue(context, 'request.locale.iso_code') ?? 'en';
  return new Intl.NumberFormat(locale, { style: 'currency', currency: currencyIn(context) }).format(
    Number(hundredths) / 100,
  );
}

function scopeValue(context: Context, dotted: string): string | undefined {
  const value: unknown = context.getSync(dotted.split('.'));
  return typeof value === 'string' && value ? value : undefined;
}

function paymentTypeSvg(type: unknown, ...args: unknown[]): string {
  const values = Object.fromEntries(args.filter(Array.isArray) as [string, unknown][]);
  const title = escapeHtml(textOf(type).replaceAll('_', ' '));
  const className = values['class'] ? ` class="${escapeHtml(textOf(values['class']))}"` : '';
  return `<svg${className} xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 38 24" width="38" height="24" aria-labelledby="pi-${title}"><title id="pi-${title}">${title}</title><rect x="0.5" y="0.5" width="37" height="23" rx="3" fill="#fff" stroke="#999"/><text x="19" y="15" font-size="7" text-anchor="middle" fill="#333">${title.slice(0, 9)}</text></svg>`;
}

/** An image's address at a width: of an image object or its source. */
function imageUrl(image: unknown, ...args: unknown[]): string {
  const { src } = (image ?? {}) as { src?: unknown };
  const values = Object.fromEntries(args.filter(Array.isArray) as [string, unknown][]);
  return `${textOf(src ?? image)}?width=${textOf(values['width'])}`;
}

/** Object of the scope that says when a page is opened, where that is not now. No theme has it. */
export const OPENED_AT = 'portolan_opened_at';

/** The engine's own `date`, to which it is now when the page or the engine says. */
function dateAt(engine: Liquid, now: () => Date): FilterHandler {
  const plain = engine.filters['date'] as (this: unknown, ...args: unknown[]) => unknown;
  return function (this: { context: Context }, value: unknown, ...args: unknown[]) {
    if (value !== 'now' && value !== 'today') return plain.call(this, value, ...args);
    const openedAt = this.context.getSync([OPENED_AT]) as Date | undefined;
    return plain.call(this, openedAt ?? now(), ...args);
  };
}

/** What Liquid prints of a value. */
function textOf(value: unknown): string {
  return value == null ? '' : (value as { toString: () => string }).toString();
}

function scriptSafeJson(value: unknown): string {
  return (JSON.stringify(value) ?? 'null')
    .replaceAll('<', '\\u003c')
    .replaceAll('>', '\\u003e')
    .replaceAll('&', '\\u0026');
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** A block tag whose body is neither parsed nor shown. */
function registerSilentTag(engine: Liquid, name: string): void {
  engine.registerTag(
    name,
    class extends Tag {
      constructor(token: TagToken, remaining: TopLevelToken[], liquid: Liquid) {
        super(token, remaining, liquid);
        skipTo(`end${name}`, remaining);
      }
      *render() {}
    },
  );
}

/** A block tag whose raw body is shown between two texts. */
function registerWrappingTag(engine: Liquid, name: string, before: string, after: string): void {
  engine.registerTag(
    name,
    class extends Tag {
      private readonly body: string;
      constructor(token: TagToken, remaining: TopLevelToken[], liquid: Liquid) {
        super(token, remaining, liquid);
        this.body = skipTo(`end${name}`, remaining);
      }
      *render() {
        return `${before}${this.body}${after}`;
      }
    },
  );
}

function skipTo(end: string, remaining: TopLevelToken[]): string {
  let body = '';
  while (remaining.length > 0) {
    const token = remaining.shift()!;
    if ((token as TagToken).name === end) return body;
    body += token.getText();
  }
  throw new Error(`Liquid: {% ${end} %} is missing`);
}
