/**
 * What the matrices of the blocks share: every language of the widgets, twelve countries, and the
 * moments at which what is said of time goes wrong.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { vi } from 'vitest';

import { WIDGET_LANGUAGES } from '../../app/localization/index.ts';
import { readBlockSchema, renderAppBlock } from '../../app/publishing/preview/app-block.server.ts';
import { findExtensionFolder } from '../../app/publishing/preview/extension-folder.server.ts';
import { createEngine } from '../../app/publishing/preview/liquid-engine.server.ts';

export { WIDGET_LANGUAGES };

const extensionFolder = findExtensionFolder(import.meta.dirname)!;
const engine = createEngine({
  roots: [path.join(extensionFolder, 'blocks')],
  snippets: [path.join(extensionFolder, 'snippets')],
  locales: [path.join(extensionFolder, 'locales')],
  // The name of the icon stands for the icon.
  filters: { payment_type_svg_tag: (type: string) => `<svg data-type="${type}"></svg>` },
});

/** Where shoppers are: the euro and others, with no, two and three decimals, on five continents. */
export const MATRIX_COUNTRIES: readonly { country: string; currency: string; zone: string }[] = [
  { country: 'DE', currency: 'EUR', zone: 'Europe/Berlin' },
  { country: 'FR', currency: 'EUR', zone: 'Europe/Paris' },
  { country: 'ES', currency: 'EUR', zone: 'Atlantic/Canary' },
  { country: 'PL', currency: 'PLN', zone: 'Europe/Warsaw' },
  { country: 'SE', currency: 'SEK', zone: 'Europe/Stockholm' },
  { country: 'GB', currency: 'GBP', zone: 'Europe/London' },
  { country: 'US', currency: 'USD', zone: 'America/Los_Angeles' },
  { country: 'BR', currency: 'BRL', zone: 'America/Sao_Paulo' },
  { country: 'JP', currency: 'JPY', zone: 'Asia/Tokyo' },
  { country: 'AE', currency: 'AED', zone: 'Asia/Dubai' },
  { country: 'KW', currency: 'KWD', zone: 'Asia/Kuwait' },
  { country: 'AU', currency: 'AUD', zone: 'Australia/Lord_Howe' },
];

export interface MatrixMoment {
  name: string;
  /** When Shopify rendered the page. */
  renderedAt: string;
  /** When the page is looked at, in truth. */
  at: string;
  /** What the shopper's clock says then. */
  clock: string;
}

const moment = (name: string, renderedAt: string, at: string, clock = at): MatrixMoment => ({
  ...{ name, renderedAt, at, clock },
});

/** The six of which none may change a word of a block that does not speak of time. */
export const MATRIX_MOMENTS: readonly MatrixMoment[] = [
  moment('clocks go back in Berlin', '2026-10-25T00:59:00Z', '2026-10-25T01:00:00Z'),
  moment('a holiday', '2026-12-25T09:00:00Z', '2026-12-25T09:01:00Z'),
  moment('a weekend', '2026-11-28T09:00:00Z', '2026-11-28T10:00:00Z'),
  moment('exactly at midnight in Berlin', '2026-11-30T22:59:00Z', '2026-11-30T23:00:00Z'),
  moment('a page cached for 30 hours', '2026-11-23T06:00:00Z', '2026-11-24T12:00:00Z'),
  moment(
    'a clock that is a day fast',
    '2026-11-23T12:00:00Z',
    '2026-11-23T12:00:20Z',
    '2026-11-24T12:00:20Z',
  ),
];

export interface MatrixPage {
  handle: string;
  language: string;
  country: string;
  currency: string;
  /** Published documents by metafield key. */
  documents: Record<string, unknown>;
  /** More of the page's objects. */
  scope?: Record<string, unknown> | undefined;
  settings?: Record<string, unknown> | undefined;
  /** Id of the block, where a page has several. */
  blockId?: string | undefined;
}

/** A block as Shopify serves it to a shopper. */
export async function renderMatrixBlock(page: MatrixPage): Promise<string> {
  const { handle, language, country, currency, documents, settings, blockId } = page;
  const published = Object.entries(documents).flatMap(([key, value]) => [
    [key, { value }],
    [`${key}_ready`, true],
  ]);
  const { html } = await renderAppBlock(engine, {
    ...{ extensionFolder, handle, settings, blockId },
    scope: {
      app: { metafields: { portolan: Object.fromEntries(published) } },
      localization: {
        country: {
          iso_code: country,
          name: countryName(country, language),
          currency: { iso_code: currency },
        },
      },
      cart: { currency: { iso_code: currency } },
      request: { locale: { iso_code: language }, page_type: 'product', design_mode: false },
      routes: { root_url: '/', account_login_url: '/account/login' },
      customer: null,
      product: null,
      ...page.scope,
    },
  });
  return html;
}

/** Runs something while the machine's clock stands at an instant. */
export async function atInstant<T>(instant: string, run: () => Promise<T>): Promise<T> {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(instant) });
  try {
    return await run();
  } finally {
    vi.useRealTimers();
  }
}

/** What a block is when it is rendered at each of the moments: one text where none changes it. */
export async function renderAtMoments(
  page: MatrixPage,
  moments: readonly MatrixMoment[] = MATRIX_MOMENTS,
): Promise<string[]> {
  const seen = new Set<string>();
  for (const { renderedAt } of moments) {
    seen.add(await atInstant(renderedAt, () => renderMatrixBlock(page)));
  }
  return [...seen];
}

/** The script that a block loads; null: what is served is what is read. */
export function scriptOf(handle: string): string | null {
  const { javascript } = readBlockSchema(extensionFolder, handle);
  if (javascript === undefined) return null;
  return readFileSync(path.join(extensionFolder, 'assets', javascript), 'utf8');
}

/** The blocks' texts in a language, from the built extension. */
export function wordsIn<Words>(language: string): Words {
  const name = language === 'en' ? 'en.default' : language;
  const file = path.join(extensionFolder, 'locales', `${name}.json`);
  return JSON.parse(readFileSync(file, 'utf8')) as Words;
}

export function fill(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{\{\s*(\w+)\s*\}\}/g, (_, name: string) => String(values[name] ?? ''));
}

export type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>>;

/** A text in the plural form of a number. */
export function pluralOf(forms: PluralForms, count: number, language: string): string {
  return forms[new Intl.PluralRules(language).select(count)] ?? forms.other!;
}

export function countryName(country: string, language: string): string {
  return new Intl.DisplayNames([language], { type: 'region' }).of(country)!;
}

export function moneyText(hundredths: number, currency: string, language: string): string {
  return new Intl.NumberFormat(language, { style: 'currency', currency }).format(hundredths / 100);
}

/** Text as it is read: one space where there are several. */
export function readText(node: { textContent: string | null }): string {
  return oneSpace(node.textContent ?? '');
}

export function oneSpace(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
