import { afterEach, describe, expect, it, test } from 'vitest';

import type { LoyaltyAccount } from '../../app/retention/index.ts';
import {
  documentOf,
  type LoyaltyPage,
  type LoyaltyRate,
  readAsset,
  renderLoyalty,
} from './loyalty-shopper.ts';
import { openShopperPage, shownLines, type ShopperPage } from './shopper-page.ts';

const asset = readAsset('loyalty-panel.js');
const EUR: LoyaltyRate = { currency: 'EUR', points: 1, amountMinor: 100, minimumMinor: 0 };
const ADA = { id: 1 };

const pages: ShopperPage[] = [];
afterEach(() => {
  for (const page of pages.splice(0)) {
    expect(page.errors).toEqual([]);
    page.close();
  }
});

const render = (options: Partial<LoyaltyPage> = {}) =>
  renderLoyalty({ handle: 'loyalty-panel', loyalty: documentOf(EUR), currency: 'EUR', ...options });

type Answer = { status?: number; body: string } | 'no answer';

const answerOf = (value: LoyaltyAccount): Answer => ({ body: JSON.stringify({ ok: true, value }) });

/** A page on which the app answers as told; `asked` collects the addresses. */
async function open(html: string, answer: Answer, scripts = [asset]) {
  const page = await openShopperPage({ html, scripts, now: '2026-11-23T10:00:00Z', zone: 'UTC' });
  pages.push(page);
  const asked: string[] = [];
  const window = page.document.defaultView as unknown as Record<string, unknown>;
  window['fetch'] = (address: string) => {
    asked.push(address);
    if (answer === 'no answer') return Promise.reject(new TypeError('Failed to fetch'));
    return Promise.resolve(new Response(answer.body, { status: answer.status ?? 200 }));
  };
  window['AbortSignal'] = AbortSignal;
  // jsdom has dialogs but does not show them.
  const { prototype } = window['HTMLDialogElement'] as { prototype: HTMLDialogElement };
  prototype.showModal = function () {
    this.open = true;
  };
  prototype.close = function () {
    this.open = false;
  };
  return { document: page.document, asked };
}

const button = (document: Document, action: string) =>
  document.querySelector<HTMLButtonElement>(`[data-action=${action}]`);

/** Clicks and waits until the account is no longer being loaded. */
async function click(document: Document, action: string): Promise<void> {
  button(document, action)!.click();
  await expect
    .poll(() => document.querySelector('[data-status]')?.textContent ?? '', { interval: 5 })
    .not.toBe('Loading…');
}

const status = (document: Document) => shownLines(document.querySelector('[data-status]')!);

describe('the panel', () => {
  it('asks for nothing before it is asked, then shows what the account says', async () => {
    const { document, asked } = await open(
      await render({ customer: ADA }),
      answerOf({
        points: 120,
        pending: { points: 1, availableOn: '2026-12-01' },
        expiry: { points: 20, expiresOn: '2026-12-31' },
      }),
    );
    expect([asked, status(document)]).toEqual([[], []]);
    await click(document, 'show');
    expect(asked).toEqual(['/apps/portolan/loyalty']);
    expect(status(document)).toEqual([
      'Balance: 120 points',
      'Usable from Dec 1, 2026: 1 point',
      'Expiring on Dec 31, 2026: 20 points',
    ]);
    expect(button(document, 'show')).toBeNull();
  });

  test.each(['th', 'fa', 'ar-SA'])('counts years as the shop does on a page in %s', async (locale) => {
    const expiry = { points: 20, expiresOn: '2026-12-31' };
    const { document } = await open(
      await render({ customer: ADA, locale }),
      answerOf({ points: 20, pending: null, expiry }),
    );
    await click(document, 'show');
    const year = new Intl.NumberFormat(locale, { useGrouping: false }).format(2026);
    expect(status(document)[1]).toContain(year);
  });

  it('leaves out what there is none of', async () => {
    const account = answerOf({ points: 0, pending: null, expiry: null });
    const { document } = await open(await render({ customer: ADA }), account);
    await click(document, 'show');
    expect(status(document)).toEqual(['Balance: 0 points']);
  });

  it('takes the focus along when the button goes', async () => {
    const account = answerOf({ points: 5, pending: null, expiry: null });
    const { document } = await open(await render({ customer: ADA }), account);
    button(document, 'show')!.focus();
    await click(document, 'show');
    expect(document.activeElement).toBe(document.querySelector('[data-status]'));
  });

  it('asks once, however often it is clicked', async () => {
    const account = answerOf({ points: 5, pending: null, expiry: null });
    const { document, asked } = await open(await render({ customer: ADA }), account);
    const show = button(document, 'show')!;
    await click(document, 'show');
    show.click();
    expect(asked).toHaveLength(1);
  });

  test.each<[string, Answer]>([
    ['no answer', 'no answer'],
    ['a page instead of JSON', { body: '<!doctype html>' }],
    ['too many requests', { status: 429, body: '{"ok":false,"reason":"too-many-requests"}' }],
    ['logged out meanwhile', { status: 403, body: '{"ok":false,"reason":"not-logged-in"}' }],
    ['an empty answer', { body: 'null' }],
  ])('says so where it cannot be had, and can be tried again: %s', async (_why, answer) => {
    const { document, asked } = await open(await render({ customer: ADA }), answer);
    await click(document, 'show');
    expect(document.querySelector('[data-status]')!.textContent).toMatch(/^Your points can't be/);
    await click(document, 'show');
    expect(asked).toHaveLength(2);
  });

  it('shows what an answer says as text', async () => {
    const evil = { points: '<img src=x onerror=alert(1)>', pending: null, expiry: null };
    const { document } = await open(
      await render({ customer: ADA }),
      answerOf(evil as unknown as LoyaltyAccount),
    );
    await click(document, 'show');
    expect(document.querySelector('img')).toBeNull();
  });

  it('offers to log in where nobody is', async () => {
    const { document } = await open(await render(), 'no answer');
    expect(document.querySelector('a')).toMatchObject({ textContent: 'Log in to see your points' });
    expect(document.querySelector('a')!.getAttribute('href')).toBe('/account/login');
    expect(button(document, 'show')).toBeNull();
  });

  test.each([
    ['/', '/apps/portolan/loyalty'],
    ['/fr', '/fr/apps/portolan/loyalty'],
  ])('finds the app below the shop’s address %s', async (root_url, address) => {
    const page = { routes: { root_url } };
    const { document } = await open(await render({ customer: ADA, page }), 'no answer');
    expect(document.querySelector<HTMLElement>('[data-account]')!.dataset.account).toBe(address);
    expect((await render({ page })).includes('/account/login')).toBe(true);
  });

  test.each([
    ['as the theme says', { settings: { heading: 'Crew' } }, 'Crew'],
    ['as the program is called in the language', { locale: 'ja' }, 'クラブ'],
    ['as the program is called', { locale: 'fr' }, 'Club'],
  ])('is headed %s', async (_why, options, heading) => {
    const loyalty = documentOf(EUR, 'down', { name: 'Club', names: { ja: 'クラブ' } });
    const { document } = await open(await render({ loyalty, ...options }), 'no answer');
    expect(document.querySelector('h2')!.textContent).toBe(heading);
    const label = document.querySelector('[aria-labelledby]')!.getAttribute('aria-labelledby')!;
    expect(document.getElementById(label)).toBe(document.querySelector('h2'));
  });
});

describe('the launcher', () => {
  const launcher = (options: Partial<LoyaltyPage> = {}) =>
    render({ handle: 'loyalty-launcher', ...options });

  it('opens its dialog, and shows the points of who is logged in', async () => {
    const account = answerOf({ points: 7, pending: null, expiry: null });
    const { document, asked } = await open(await launcher({ customer: ADA }), account);
    const dialog = document.querySelector('dialog')!;
    expect([dialog.open, asked]).toEqual([false, []]);
    await click(document, 'open');
    expect(dialog.open).toBe(true);
    expect(status(document)).toEqual(['Balance: 7 points']);
    button(document, 'close')!.click();
    expect(dialog.open).toBe(false);
    await click(document, 'open');
    expect(asked).toHaveLength(1);
  });

  it('asks nothing for who is not logged in, and is closed by a click beside it', async () => {
    const { document, asked } = await open(await launcher(), 'no answer');
    const dialog = document.querySelector('dialog')!;
    await click(document, 'open');
    expect([dialog.open, asked]).toEqual([true, []]);
    dialog.querySelector('li')!.click();
    expect(dialog.open).toBe(true);
    dialog.click();
    expect(dialog.open).toBe(false);
  });

  it('and a panel on one page each have their own heading', async () => {
    const html = (await launcher()) + (await render()).replaceAll('AbCdEf', 'GhIjKl');
    const { document } = await open(html, 'no answer', [asset, asset]);
    const ids = [...document.querySelectorAll('h2')].map(({ id }) => id);
    expect(new Set(ids).size).toBe(2);
  });
});

const good = documentOf(EUR);
describe.each(['loyalty-panel', 'loyalty-launcher'] as const)('%s is absent', (handle) => {
  test.each<[string, Partial<LoyaltyPage>]>([
    ['no metafield', { loyalty: undefined }],
    ['a text instead of a document', { loyalty: 'oops' }],
    ['a later version', { loyalty: { ...good, version: 2 } }],
    ['no rules', { loyalty: { version: 1 } }],
    ['a rule of texts', { loyalty: { ...good, rules: [{ points: 'a', per: 'b' }] } }],
    ['another currency', { currency: 'USD' }],
    ['an unknown country', { page: { localization: { country: null } } }],
  ])('%s', async (_why, options) => {
    expect(await render({ handle, ...options })).not.toContain('portolan');
  });

  it('never with what is hostile unescaped', async () => {
    const evil = '"><img src=x onerror=alert(1)><script>alert(1)</script>{{ shop.name }}';
    const loyalty = {
      ...documentOf(EUR, 'down', { name: evil }),
      ...{ proxyPath: evil, pendingDays: evil, expiryMonths: evil },
    };
    const settings = { heading: evil, style: evil, position: evil };
    const page = { routes: { root_url: evil, account_login_url: evil } };
    for (const customer of [ADA, null]) {
      const html = await render({ handle, loyalty, settings, page, customer });
      const { document } = await open(html, 'no answer', []);
      expect(document.querySelectorAll('img, script')).toHaveLength(0);
      expect(document.querySelector('h2')!.textContent).toContain(evil);
    }
  });
});
