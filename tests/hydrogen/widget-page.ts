/** A page with widgets of the Hydrogen package: rendered on a server, then taken over in jsdom. */
import { ShopifyProvider } from '@shopify/hydrogen-react';
import { JSDOM } from 'jsdom';
import { act, createElement as h, type ReactNode } from 'react';
import { renderToString } from 'react-dom/server';
import { expect, vi } from 'vitest';

import type * as Package from '../../extensions/hydrogen-widgets/dist/index.js';
import {
  readPortolan,
  type PageFacts,
  type PortolanData,
} from '../../extensions/hydrogen-widgets/dist/server.js';
import { STOREFRONT_API_VERSION } from '../sandbox/hydrogen/api-version.ts';

export type Widgets = typeof Package;

/** What the Storefront API answers to the package's query. */
export interface PublishedPage {
  country: string;
  countryName?: string | undefined;
  /** Language code of the Storefront API. */
  language?: string | undefined;
  currency?: string | undefined;
  /** Documents by key; a text is a metafield as it stands, anything else is its JSON. */
  documents: Readonly<Record<string, unknown>>;
  /** Keys whose flag says no. */
  off?: readonly string[] | undefined;
  cardBrands?: readonly string[] | undefined;
  wallets?: readonly string[] | undefined;
}

export function storefrontAnswer(page: PublishedPage): unknown {
  const { country, countryName = country, language = 'EN', currency = 'EUR', documents } = page;
  return {
    localization: {
      country: { isoCode: country, name: countryName, currency: { isoCode: currency } },
      language: { isoCode: language },
    },
    shop: {
      metafields: Object.entries(documents).flatMap(([key, value]) => [
        { key, value: typeof value === 'string' ? value : JSON.stringify(value) },
        { key: `${key}_ready`, value: String(page.off?.includes(key) !== true) },
        null,
      ]),
      paymentSettings: {
        acceptedCardBrands: page.cardBrands ?? [],
        supportedDigitalWallets: page.wallets ?? [],
      },
    },
  };
}

/** The package as a server loads it and as a browser does, where there is a window. */
const DIST = '../../extensions/hydrogen-widgets/dist/index.js';
const onServer = (await import(/* @vite-ignore */ `${DIST}?server`)) as Widgets;
let inBrowser: Widgets | undefined;

export interface WidgetPage {
  /** What the server sends. */
  html: string;
  document: Document;
  /** The page's element in the browser. */
  root: Element;
  pass: (milliseconds: number) => Promise<void>;
  update: (make: (widgets: Widgets) => ReactNode) => Promise<void>;
  close: () => Promise<void>;
}

/**
 * Opens a page whose clock stands at `now` in the shopper's zone.
 *
 * The server renders it at `renderedAt`. Anything that React says of a difference between server
 * and browser fails the test.
 */
export async function openWidgetPage(
  page: PublishedPage & {
    make: (widgets: Widgets, data: PortolanData | null) => ReactNode;
    now: string;
    renderedAt?: string | undefined;
    zone?: string | undefined;
    /** What the loader knows beside the answer. */
    facts?: Omit<PageFacts, 'now'> | undefined;
    /** Country of the shop's context in the browser; the page's own by default. */
    shopCountry?: string | undefined;
  },
): Promise<WidgetPage> {
  const complaints = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const renderedAt = new Date(page.renderedAt ?? Date.parse(page.now) - 60_000);
  const data = await readPortolan(storefrontAnswer(page), { ...page.facts, now: renderedAt });
  const app = (widgets: Widgets, make: (widgets: Widgets) => ReactNode) =>
    h(
      ShopifyProvider,
      {
        storeDomain: 'sample-shop.myshopify.com',
        storefrontToken: 'token',
        storefrontApiVersion: STOREFRONT_API_VERSION,
        countryIsoCode: (page.shopCountry ?? page.country) as 'DE',
        languageIsoCode: (page.language ?? 'EN') as 'EN',
        children: null,
      },
      // What a loader answers travels as JSON.
      h(widgets.PortolanProvider, { data: overTheWire(data), children: make(widgets) }),
    );
  const make = (widgets: Widgets) => page.make(widgets, data);
  const html = renderToString(app(onServer, make));

  const restoreZone = setZone(page.zone ?? 'UTC');
  const { window } = new JSDOM(`<!doctype html><body><main>${html}</main></body>`);
  vi.stubGlobal('window', window);
  vi.stubGlobal('document', window.document);
  // React looks for it when it takes a page over.
  vi.stubGlobal('HTMLIFrameElement', Reflect.get(window, 'HTMLIFrameElement'));
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  vi.useFakeTimers({
    toFake: ['setTimeout', 'clearTimeout', 'Date', 'performance'],
    now: new Date(page.now),
  });
  inBrowser ??= (await import(/* @vite-ignore */ `${DIST}?browser`)) as Widgets;
  const browser = inBrowser;
  const { hydrateRoot } = await import('react-dom/client');

  const root = window.document.querySelector('main')!;
  let react: ReturnType<typeof hydrateRoot> | undefined;
  const differences: unknown[] = [];
  await act(async () => {
    react = hydrateRoot(root, app(browser, make), {
      onRecoverableError: (error) => differences.push(error),
    });
  });
  return {
    html,
    document: window.document,
    root,
    pass: (milliseconds) =>
      act(async () => {
        vi.advanceTimersByTime(milliseconds);
      }),
    update: (changed) => act(async () => react?.render(app(browser, changed))),
    close: async () => {
      await act(async () => react?.unmount());
      expect(vi.getTimerCount()).toBe(0);
      const said = complaints.mock.calls.map((parts) => parts.join(' '));
      complaints.mockRestore();
      vi.useRealTimers();
      vi.unstubAllGlobals();
      restoreZone();
      window.close();
      expect([...said, ...differences]).toEqual([]);
    },
  };
}

function overTheWire<T>(data: T): T {
  return JSON.parse(JSON.stringify(data)) as T;
}

/** Lets Intl format in a zone, as a browser of that place does. */
function setZone(zone: string): () => void {
  const Real = Intl.DateTimeFormat;
  Intl.DateTimeFormat = class extends Real {
    constructor(locale?: string, options?: Intl.DateTimeFormatOptions) {
      super(locale, { timeZone: zone, ...options });
    }
  } as typeof Intl.DateTimeFormat;
  return () => {
    Intl.DateTimeFormat = Real;
  };
}

/** The server's HTML as a page without scripts shows it. */
export function withoutScripts(html: string): Element {
  return new JSDOM(`<!doctype html><body>${html}</body>`).window.document.body;
}

/** The lines of the elements that a selector finds, with single spaces. */
export function linesOf(root: ParentNode, selector = 'p, dt, dd, li'): string[] {
  return [...root.querySelectorAll(selector)]
    .map((line) => line.textContent.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '');
}
