import { createElement as h } from 'react';
import { act } from 'react';
import { afterEach, describe, expect, it, test, vi } from 'vitest';

import type { ShopperAccount } from '../../app/retention/index.ts';
import {
  documentOf,
  type LoyaltyRate,
  readAsset,
  renderLoyalty,
} from '../vectors/loyalty-shopper.ts';
import { openShopperPage } from '../vectors/shopper-page.ts';
import { linesOf, openWidgetPage, type WidgetPage } from './widget-page.ts';

/*
 * The panel of Hydrogen storefronts against the block: the same sentences, the same requests, the
 * same care for what is sent twice.
 */

const EUR: LoyaltyRate = { currency: 'EUR', points: 1, amountMinor: 100, minimumMinor: 2000 };
const REWARD = { marketId: '1', currency: 'EUR', points: 100, amountMinor: 500 };
const PROGRAM = { rewards: [REWARD], pendingDays: 14, expiryMonths: 12 };
const ADDRESS = '/api/loyalty';

const account = (change: Partial<ShopperAccount> = {}): ShopperAccount => ({
  ...{ points: 250, pending: null, expiry: null, codes: [], lines: [] },
  ...change,
});
const CODE = {
  ...{ redemptionId: 'r1', code: 'PT-ABCDE-FGHJK', points: 100 },
  ...{ amountMinor: 500, currency: 'EUR', endsOn: '2026-12-23' },
  ...{ promised: null, worth: 500, shopCurrency: 'EUR' },
};
const FULL = account({
  pending: { points: 7, availableOn: '2026-12-01' },
  expiry: { points: 20, expiresOn: '2027-01-31' },
  codes: [
    CODE,
    { ...CODE, redemptionId: 'r2', code: 'PT-OTHER', promised: 90_000, currency: 'JPY' },
  ],
  lines: [
    { on: '2026-11-20', kind: 'spend', points: -100 },
    { on: '2026-11-01', kind: 'earn', points: 350 },
  ],
});

const pages: { close: () => Promise<void> | void }[] = [];
afterEach(async () => {
  for (const page of pages.splice(0).reverse()) await page.close();
});

interface Sent {
  address: string;
  body: { idempotencyKey: string; input: Record<string, unknown> } | null;
}

type Answered = ShopperAccount | number | 'no answer';

/** Answers requests one after the other; the last answer stays. */
function answering(answers: Answered[]): { sent: Sent[]; fetch: typeof fetch } {
  const sent: Sent[] = [];
  const answer = (address: unknown, options: RequestInit = {}): Promise<Response> => {
    const body = options.body ? (JSON.parse(options.body as string) as Sent['body']) : null;
    sent.push({ address: address as string, body });
    const given = answers.length > 1 ? answers.shift() : answers[0];
    if (given === 'no answer') return Promise.reject(new TypeError('Failed to fetch'));
    if (typeof given === 'number') return Promise.resolve(new Response('{}', { status: given }));
    return Promise.resolve(Response.json({ ok: true, value: given }));
  };
  return { sent, fetch: answer as typeof fetch };
}

async function open(
  answers: Answered[],
  options: { language?: string; accountAddress?: string | null; program?: object } = {},
) {
  const { language = 'EN', accountAddress = ADDRESS, program = PROGRAM } = options;
  const { sent, fetch } = answering(answers);
  const page: WidgetPage = await openWidgetPage({
    ...{ country: 'DE', currency: 'EUR', language, now: '2026-11-23T10:00:00Z' },
    documents: { loyalty: documentOf(EUR, 'down', program) },
    make: ({ LoyaltyPanel }) => h(LoyaltyPanel, { accountAddress }),
  });
  vi.stubGlobal('fetch', fetch);
  pages.push(page);
  const find = (action: string) => [
    ...page.root.querySelectorAll<HTMLButtonElement>(`button[data-action=${action}]`),
  ];
  const click = (button: Element | null | undefined) =>
    act(async () => {
      (button as HTMLElement).click();
      // What was answered is shown before the click is over.
      for (let turn = 0; turn < 20; turn++) await Promise.resolve();
    });
  const status = () => page.root.querySelector('[data-status]')!;
  const show = () => click(page.root.querySelector('button:not([data-action])'));
  return { ...page, sent, find, click, status, show };
}

describe('the panel says what the block says', () => {
  test.each(['en', 'de', 'ja', 'ar', 'pl'])('in %s', async (locale) => {
    const block = await openShopperPage({
      html: await renderLoyalty({
        ...{ handle: 'loyalty-panel', currency: 'EUR', customer: { id: 1 }, locale },
        loyalty: documentOf(EUR, 'down', PROGRAM),
      }),
      ...{ scripts: [readAsset('loyalty-panel.js')], now: '2026-11-23T10:00:00Z', zone: 'UTC' },
    });
    Object.assign(block.document.defaultView!, { fetch: answering([FULL]).fetch, AbortSignal });
    block.document.querySelector<HTMLElement>('[data-action=show]')!.click();
    await expect.poll(() => block.document.querySelector('summary')).not.toBeNull();
    const ofBlock = linesOf(block.document, 'h2, p, li, button, summary');
    block.close();

    const panel = await open([FULL], { language: locale.toUpperCase() });
    await panel.show();
    const said = linesOf(panel.root, 'h2, p, li, button, summary');
    // Amounts of the rules are in the shop's money format there, and Intl's here.
    const words = (lines: string[]) => lines.map((line) => line.replace(/[^\p{L}]|EUR/gu, ''));
    expect(words(said)).toEqual(words(ofBlock));
    const ofAccount = (lines: string[]) =>
      lines.slice(lines.findIndex((line) => line.includes('250')));
    expect(ofAccount(said).length).toBeGreaterThan(8);
    expect(ofAccount(said)).toEqual(ofAccount(ofBlock));
  });
});

describe('points', () => {
  it('are asked for when the shopper asks, and not before', async () => {
    const { sent, show, status, html } = await open([account()]);
    expect(sent).toEqual([]);
    expect(html).toContain('Show my points');
    await show();
    expect(sent.map(({ address }) => address)).toEqual([ADDRESS]);
    expect(linesOf(status(), 'p')).toEqual(['Balance: 250 points']);
    expect(status().ownerDocument.activeElement).toBe(status());
  });

  it('are redeemed after a second click, once for each intent', async () => {
    const { find, click, sent, show, status } = await open([
      account(),
      'no answer',
      account(),
      account({ points: 50 }),
    ]);
    await show();
    expect(find('redeem').map((button) => button.textContent)).toEqual([
      'Redeem: 100 points = €5.00',
      'Redeem: 200 points = €10.00',
    ]);
    await click(find('redeem')[1]);
    expect(find('redeem')[1]?.textContent).toBe('Confirm · Redeem: 200 points = €10.00');
    expect(sent).toHaveLength(1);
    await click(find('redeem')[1]);
    expect(status().textContent).toContain("can't be shown right now");
    for (let again = 0; again < 2; again++) await click(find('redeem')[1]);
    const redeemed = sent.filter(({ address }) => address === `${ADDRESS}/redeem`);
    expect(redeemed.map(({ body }) => body?.input)).toEqual([
      { country: 'DE', currency: 'EUR', steps: 2 },
      { country: 'DE', currency: 'EUR', steps: 2 },
    ]);
    expect(new Set(redeemed.map(({ body }) => body?.idempotencyKey)).size).toBe(1);
    expect(find('redeem')).toEqual([]);
  });

  it('that were refused are said not to be taken', async () => {
    const { find, click, show, status } = await open([account(), 422, account()]);
    await show();
    for (let twice = 0; twice < 2; twice++) await click(find('redeem')[0]);
    expect(linesOf(status(), 'p')[0]).toBe('That didn’t work. No points were taken.');
  });

  it('that cannot be shown can be asked for again', async () => {
    const { show, status } = await open(['no answer', account()]);
    await show();
    expect(status().textContent).toContain("can't be shown right now");
    await show();
    expect(linesOf(status(), 'p')).toEqual(['Balance: 250 points']);
  });
});

describe('a code', () => {
  it('that is being made is looked for until it is there', async () => {
    const { show, status, pass, sent } = await open([
      account({ codes: [{ ...CODE, code: null }] }),
      account({ codes: [{ ...CODE, code: null }] }),
      account({ codes: [CODE] }),
    ]);
    await show();
    for (let second = 0; second < 3; second++) {
      await pass(1000);
      await act(async () => {
        for (let turn = 0; turn < 20; turn++) await Promise.resolve();
      });
    }
    expect(status().textContent).toContain('PT-ABCDE-FGHJK');
    expect(sent).toHaveLength(3);
  });

  it('is given back after a second click', async () => {
    const { find, click, show, sent } = await open([account({ codes: [CODE] }), account()]);
    await show();
    for (let twice = 0; twice < 2; twice++) await click(find('return')[0]);
    expect(sent[1]).toMatchObject({
      address: `${ADDRESS}/return`,
      body: { input: { redemptionId: 'r1' } },
    });
    expect(find('return')).toEqual([]);
  });
});

it('leads who is not logged in to where they log in', async () => {
  const { root, sent } = await open([account()], { accountAddress: null });
  expect(root.querySelector('a')?.getAttribute('href')).toBe('/account/login');
  expect([root.querySelector('button'), sent]).toEqual([null, []]);
});

it('offers no codes where points are worth nothing', async () => {
  const { show, find } = await open([account()], { program: {} });
  await show();
  expect(find('redeem')).toEqual([]);
});

it('shows hostile answers as text', async () => {
  const evil = '<img src=x onerror=alert(1)>';
  const { show, root } = await open([account({ codes: [{ ...CODE, code: evil }] })]);
  await show();
  expect(root.querySelector('img')).toBeNull();
  expect(root.querySelector('b')?.textContent).toBe(evil);
});
