import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { afterEach, describe, expect, it, test } from 'vitest';

import {
  CHANNEL_KINDS,
  type ChannelKind,
  composeSupportDocument,
  countriesWithHabits,
  linkOf,
  orderChannels,
  readHandle,
  type SupportDocument,
  type SupportSettings,
  WIDGET_LANGUAGES,
} from '../../app/localization/index.ts';
import { renderAppBlock } from '../../app/publishing/preview/app-block.server.ts';
import { createEngine } from '../../app/publishing/preview/liquid-engine.server.ts';
import { openShopperPage } from './shopper-page.ts';
import type { ShopperPage } from './shopper-page.ts';
import { readSupportVectors } from './support-oracle.ts';

const extensionFolder = fileURLToPath(
  new URL('../../extensions/storefront-widgets', import.meta.url),
);
const asset = readFileSync(path.join(extensionFolder, 'assets/support-channels.js'), 'utf8');
const engine = createEngine({
  roots: [path.join(extensionFolder, 'blocks')],
  snippets: [path.join(extensionFolder, 'snippets')],
  locales: [path.join(extensionFolder, 'locales')],
});
const vectors = await readSupportVectors();

/** One account of every kind, as a merchant might type it. */
const HANDLES: Record<ChannelKind, string> = {
  email: 'hallo+shop@nordlicht.example',
  phone: '+49 30 901820',
  whatsapp: '+49 170 1234567',
  messenger: 'nordlicht.living',
  telegram: '@nordlicht_living',
  viber: '+49 170 1234567',
  line: '@nordlicht',
  kakaotalk: '_NordLicht',
  zalo: '+84 901 234 567',
  wechat: 'nordlicht_living',
};
const accounts = CHANNEL_KINDS.map((kind) => ({ id: kind, kind, handle: HANDLES[kind] }));

const pages: ShopperPage[] = [];
afterEach(() => {
  for (const page of pages.splice(0)) {
    expect(page.errors).toEqual([]);
    page.close();
  }
});

/** A page whose steady clock begins with it, as a browser's does. */
const steadyClock = `(() => {
  const opened = Date.now();
  Object.defineProperty(performance, 'now', { value: () => Date.now() - opened });
})();`;

async function open(options: Parameters<typeof openShopperPage>[0]): Promise<ShopperPage> {
  const page = await openShopperPage({ ...options, scripts: [steadyClock, ...options.scripts] });
  pages.push(page);
  return page;
}

function compose(change: Partial<SupportSettings> = {}, asAt = '2026-11-22T10:00:00Z') {
  const settings: SupportSettings = { accounts, markets: [], elsewhere: true, hours: null };
  return composeSupportDocument({ ...settings, ...change }, { asAt: new Date(asAt) });
}

interface Shopper {
  support: unknown;
  country?: string | null;
  countryName?: string;
  locale?: string;
  settings?: Record<string, unknown>;
  designMode?: boolean;
  /** When the page is made. */
  pageAt?: string;
}

async function render(shopper: Shopper): Promise<string> {
  const { support, country = 'DE', locale = 'en', settings } = shopper;
  const { html } = await renderAppBlock(engine, {
    extensionFolder,
    handle: 'support-channels',
    settings,
    scope: {
      app: { metafields: { portolan: { support: { value: support }, support_ready: true } } },
      localization: {
        country: country === null ? null : { iso_code: country, name: shopper.countryName ?? country },
      },
      request: {
        locale: { iso_code: locale },
        page_type: 'product',
        design_mode: shopper.designMode ?? false,
      },
    },
  });
  if (shopper.pageAt === undefined) return html;
  const seconds = String(Date.parse(shopper.pageAt) / 1000);
  return html.replace(/data-at="\d+"/, `data-at="${seconds}"`);
}

const still = { scripts: [], now: '2026-11-23T12:00:00Z', zone: 'UTC' };

function links(document: Document): (string | null)[] {
  return [...document.querySelectorAll('li')].map(
    (item) => item.querySelector('a')?.getAttribute('href') ?? null,
  );
}

function textOf(element: Element | null): string {
  return element?.textContent.replace(/\s+/g, ' ').trim() ?? '';
}

describe('channels', () => {
  test.each([...countriesWithHabits(), 'XK'])('in %s come in the order of the core', async (country) => {
    const { document } = await open({
      ...still,
      html: await render({ support: compose(), country }),
    });
    const expected = orderChannels(accounts, country === 'XK' ? null : country).map(({ kind }) =>
      linkOf(kind, readHandle(kind, HANDLES[kind])!),
    );
    expect(expected.length).toBeGreaterThan(1);
    expect(links(document)).toEqual(expected);
  });

  test.each(accounts)('link $kind as the core does, to a scheme that is ours', async (account) => {
    const market = { id: 'm', name: '', countries: ['DE'], accountIds: [account.id] };
    const html = await render({ support: compose({ markets: [market] }) });
    const { document } = await open({ ...still, html });
    const [link] = links(document);
    expect(link).toBe(linkOf(account.kind, readHandle(account.kind, account.handle)!));
    if (account.kind === 'wechat') expect(link).toBeNull();
    else expect(link).toMatch(/^(https:\/\/|mailto:|tel:|viber:\/\/chat)/);
    for (const anchor of document.querySelectorAll('a')) {
      expect(anchor.getAttribute('rel')).toBe('noopener');
      // Whoever hears the page is told of a new tab.
      expect(anchor.textContent.includes('opens in a new tab')).toBe(anchor.target === '_blank');
    }
  });

  it('of a market are those that the merchant chose, in the merchant’s order', async () => {
    const markets = [{ id: 'm', name: '', countries: ['FR'], accountIds: ['wechat', 'email'] }];
    const support = compose({ markets, elsewhere: false });
    const french = await open({ ...still, html: await render({ support, country: 'FR' }) });
    expect(textOf(french.document.querySelector('ul'))).toMatch(/^WeChat nordlicht_living ?Email/);
    expect(await render({ support, country: 'DE' })).not.toContain('portolan-support');
  });
});

describe('hours without JavaScript', () => {
  it('are told in the hours’ zone, which is named, with the dates that are closed', async () => {
    const hours = vectors.hours['berlin office']!;
    const support = compose({ hours }, '2026-12-01T10:00:00Z');
    const { document } = await open({ ...still, html: await render({ support, locale: 'de' }) });
    expect(textOf(document.querySelector('portolan-support-channels'))).toContain(
      'Servicezeiten (Mitteleuropäische Zeit)',
    );
    expect([...document.querySelectorAll('dt')].map(textOf)).toEqual(['Mo – Do', 'Fr', 'Sa – So']);
    expect([...document.querySelectorAll('dd')].map(textOf)).toEqual([
      '9:00 – 18:00',
      '9:00 – 12:00, 13:00 – 16:30',
      'geschlossen',
    ]);
    expect(textOf(document.querySelector('dl + p'))).toBe(
      'Geschlossen am 24.–25. Dez. und 31. Dez.',
    );
  });

  test.each(WIDGET_LANGUAGES)('are complete in %s', async (locale) => {
    const support = compose({ hours: vectors.hours['berlin office']! });
    const { document } = await open({ ...still, html: await render({ support, locale }) });
    expect(document.querySelectorAll('dt')).toHaveLength(3);
    const words = support.words[locale]!;
    expect(textOf(document.querySelector('portolan-support-channels'))).toContain(words.zone);
    expect(document.querySelector('portolan-support-channels')!.getAttribute('dir')).toBe(
      locale === 'ar' ? 'rtl' : 'ltr',
    );
  });

  it('come in English where the page’s language has no words', async () => {
    const support = compose({ hours: vectors.hours['berlin office']! });
    const { document } = await open({ ...still, html: await render({ support, locale: 'th' }) });
    expect(textOf(document.querySelector('dt'))).toBe('Mon – Thu');
  });

  it('are left out where the merchant says so', async () => {
    const support = compose({ hours: vectors.hours['berlin office']! });
    const html = await render({ support, settings: { show_hours: false } });
    expect(html).not.toMatch(/<dl|data-hours|data-status/);
  });
});

describe('the built asset in the rendered block', () => {
  test.each(vectors.cases)('$why', async (one) => {
    const support = compose({ hours: vectors.hours[one.hours]! }, one.pageAt);
    const html = await render({ support, locale: one.locale, pageAt: one.pageAt });
    const page = { html, scripts: [asset], now: one.now, zone: one.shopperZone };
    const { document } = await open(page);
    expect(textOf(document.querySelector('[data-status]'))).toBe(one.says);
  });

  it('names a day by the calendar of the server’s words, also in Persian', async () => {
    const closedOn = ['23', '24', '25', '26', '27', '30'].map((day) => `2026-11-${day}`);
    const hours = { ...vectors.hours['berlin office']!, closedOn };
    const at = '2026-11-22T12:00:00Z';
    const html = await render({ support: compose({ hours }, at), locale: 'fa', pageAt: at });
    const { document } = await open({ html, scripts: [asset], now: at, zone: 'Europe/Berlin' });
    const day = { month: 'short', day: 'numeric', calendar: 'gregory' } as const;
    const tuesday = new Intl.DateTimeFormat('fa', day).format(new Date('2026-12-01T12:00:00Z'));
    expect(textOf(document.querySelector('[data-status]'))).toContain(tuesday);
  });

  const monday = { pageAt: '2026-11-23T16:58:30Z', now: '2026-11-23T16:58:30Z' };
  const office = compose({ hours: vectors.hours['berlin office']! });
  const openMonday = async (more: Partial<Parameters<typeof openShopperPage>[0]> = {}) =>
    open({
      html: await render({ support: office, pageAt: monday.pageAt }),
      scripts: [asset],
      now: monday.now,
      zone: 'Europe/Berlin',
      ...more,
    });

  it('moves on when the hours end, without a reload', async () => {
    const page = await openMonday();
    const status = () => textOf(page.document.querySelector('[data-status]'));
    expect(status()).toBe('Open now, until 6:00 PM your time');
    page.pass(60_000);
    expect(status()).toBe('Open now, until 6:00 PM your time');
    page.pass(60_000);
    expect(status()).toBe('Closed now, opens tomorrow 9:00 AM your time');
  });

  it('wakes up once a minute, stops when removed, and survives being loaded twice', async () => {
    const page = await openMonday({ scripts: [asset, asset] });
    expect(page.pendingTimers()).toBe(1);
    page.document.querySelector('portolan-support-channels')!.remove();
    expect(page.pendingTimers()).toBe(0);
  });

  it('is sharpened when the script arrives before the block is parsed', async () => {
    const page = await openMonday({ scriptsArrive: 'early' });
    expect(textOf(page.document.querySelector('[data-status]'))).toContain('Open now');
  });

  it('says nothing where the line would make the block higher', async () => {
    const layout = `Object.defineProperty(HTMLElement.prototype, 'offsetHeight', {
      get() { return this.querySelector('[data-status]').textContent.length > 10 ? 2 : 1; },
    });`;
    const page = await openMonday({ scripts: [layout, asset] });
    expect(textOf(page.document.querySelector('[data-status]'))).toBe('');
  });

  test.each([
    ['a zone that is none', { hours: { ...office.hours!, zone: 'Mars/Olympus' } }],
    ['a week that is none', { hours: { ...office.hours!, week: 'x' } }],
    ['hours that are a number', { hours: 5 }],
  ])('damaged hours leave what the server wrote: %s', async (_name, damage) => {
    const html = await render({ support: { ...office, ...damage }, pageAt: monday.pageAt });
    const page = await openMonday({ html });
    expect(textOf(page.document.querySelector('[data-status]'))).toBe('');
    expect(page.document.querySelectorAll('dt')).toHaveLength(3);
  });
});

describe('where nothing true can be said', () => {
  const document = compose();
  test.each<[string, unknown]>([
    ['no metafield', undefined],
    ['an empty metafield', null],
    ['a text instead of a document', 'oops'],
    ['a list instead of a document', [1, 2]],
    ['a document of a later version', { ...document, version: 2 }],
    ['a document without countries', { version: 1 }],
    ['accounts gone', { ...document, accounts: undefined }],
    ['kinds that are none', { ...document, accounts: document.accounts.map(() => ({ kind: 'fax', to: '1', text: '1' })) }],
    ['indices that are none', { ...document, countries: { DE: [99, -99, 'x', null] } }],
    ['a list that is a text', { ...document, countries: { DE: 'oops' } }],
  ])('the block is absent: %s', async (_name, support) => {
    expect(await render({ support })).not.toContain('portolan-support');
  });

  it('the block is absent where the shopper’s country is not known', async () => {
    expect(await render({ support: document, country: null })).not.toContain('portolan-support');
  });

  it('the theme editor tells the merchant why nothing is seen', async () => {
    const html = await render({
      support: compose({ accounts: [] }),
      country: 'FR',
      countryName: 'France',
      designMode: true,
    });
    expect(html).toContain('No support channels for France: shoppers there see nothing here.');
  });
});

describe('hostile and odd input', () => {
  const evil = '"><img src=x onerror=alert(1)><script>alert(1)</script>&amp;{{ shop.name }}';

  it('is shown as text, wherever it comes from', async () => {
    const support: SupportDocument = {
      ...compose({ hours: vectors.hours['berlin office']! }),
      accounts: CHANNEL_KINDS.map((kind) => ({ kind, to: evil, text: evil })),
      words: { en: { zone: evil, days: [[evil, evil]], closed: evil } },
    };
    const html = await render({ support, locale: 'en', settings: { heading: evil, style: evil } });
    const { document } = await open({ ...still, html });
    expect(document.querySelectorAll('img, body script:not(:last-of-type)')).toHaveLength(0);
    expect(textOf(document.querySelector('.portolan-support__heading'))).toBe(evil);
    expect(textOf(document.querySelector('dd'))).toBe(evil);
    for (const anchor of document.querySelectorAll('a')) {
      expect(anchor.getAttribute('href')).toMatch(/^(https:\/\/|mailto:|tel:|viber:\/\/chat)/);
      expect(anchor.getAttribute('href')).not.toMatch(/["<>]/);
    }
  });

  it('a scheme in an account stays a part of our link', async () => {
    const support = {
      ...compose(),
      accounts: CHANNEL_KINDS.map((kind) => ({ kind, to: 'javascript:alert(1)', text: 'x' })),
    };
    const { document } = await open({ ...still, html: await render({ support }) });
    for (const link of links(document)) expect(link ?? '').not.toMatch(/^javascript/i);
  });

  it('very long texts stay in their element', async () => {
    const long = 'x'.repeat(5000);
    const support = { ...compose(), accounts: [{ kind: 'email', to: long, text: long }], rest: [0], countries: {} };
    const { document } = await open({ ...still, html: await render({ support }) });
    expect(textOf(document.querySelector('bdi'))).toHaveLength(5000);
  });
});
