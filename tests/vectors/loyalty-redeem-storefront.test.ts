import { afterEach, describe, expect, it, test } from 'vitest';

import type { ShopperAccount } from '../../app/retention/index.ts';
import { documentOf, type LoyaltyPage, type LoyaltyRate, readAsset, renderLoyalty } from './loyalty-shopper.ts';
import { openShopperPage, type ShopperPage } from './shopper-page.ts';

const asset = readAsset('loyalty-panel.js');
const EUR: LoyaltyRate = { currency: 'EUR', points: 1, amountMinor: 100, minimumMinor: 0 };
const REWARD = { marketId: '1', currency: 'EUR', points: 100, amountMinor: 500 };

const pages: ShopperPage[] = [];
afterEach(() => {
  for (const page of pages.splice(0)) {
    expect(page.errors).toEqual([]);
    page.close();
  }
});

const render = (options: Partial<LoyaltyPage> = {}) =>
  renderLoyalty({
    handle: 'loyalty-panel',
    loyalty: documentOf(EUR, 'down', { rewards: [REWARD] }),
    currency: 'EUR',
    customer: { id: 1 },
    ...options,
  });

const account = (change: Partial<ShopperAccount> = {}): ShopperAccount => ({
  ...{ points: 250, pending: null, expiry: null, codes: [], lines: [] },
  ...change,
});
const CODE = {
  ...{ redemptionId: 'r1', code: 'PT-ABCDE-FGHJK', points: 100 },
  ...{ amountMinor: 500, currency: 'EUR', endsOn: '2026-12-23' },
  ...{ promised: null, worth: 500, shopCurrency: 'EUR' },
};

interface Sent {
  address: string;
  body: { idempotencyKey: string; input: Record<string, unknown> } | null;
}

/** A page whose requests are answered one after the other; the last answer stays. */
async function open(answers: (ShopperAccount | number | 'no answer')[], html?: string) {
  const page = await openShopperPage({
    html: html ?? (await render()),
    ...{ scripts: [asset], now: '2026-11-23T10:00:00Z', zone: 'UTC' },
  });
  pages.push(page);
  const sent: Sent[] = [];
  const window = page.document.defaultView as unknown as Record<string, unknown>;
  window['fetch'] = (address: string, options: { body?: string } = {}) => {
    sent.push({ address, body: options.body ? (JSON.parse(options.body) as Sent['body']) : null });
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    if (answer === 'no answer') return Promise.reject(new TypeError('Failed to fetch'));
    if (typeof answer === 'number') return Promise.resolve(new Response('{}', { status: answer }));
    return Promise.resolve(Response.json({ ok: true, value: answer }));
  };
  window['AbortSignal'] = AbortSignal;
  // The page's own clock stands still.
  window['setTimeout'] = (look: () => void) => setTimeout(look, 1);
  const find = (action: string) => [
    ...page.document.querySelectorAll<HTMLButtonElement>(`[data-action=${action}]`),
  ];
  const status = page.document.querySelector<HTMLElement>('[data-status]')!;
  const settled = () =>
    expect.poll(() => status.textContent, { interval: 5 }).not.toMatch(/^(Loading…)?$/);
  find('show')[0]!.click();
  await settled();
  return { document: page.document, window, sent, find, status, settled };
}

const texts = (nodes: Iterable<Element>) => [...nodes].map((node) => node.textContent.trim());

describe('points that are enough', () => {
  it('can be redeemed by one step or by all of them, after a second click', async () => {
    const { find, sent, settled } = await open([account(), account({ points: 50 })]);
    expect(texts(find('redeem'))).toEqual([
      'Redeem: 100 points = €5.00',
      'Redeem: 200 points = €10.00',
    ]);
    find('redeem')[1]!.click();
    expect(find('redeem')[1]!.textContent).toBe('Confirm · Redeem: 200 points = €10.00');
    expect(sent).toHaveLength(1);
    find('redeem')[1]!.click();
    await settled();
    expect(sent.map(({ address }) => address)).toEqual([
      '/apps/portolan/loyalty',
      '/apps/portolan/loyalty/redeem',
      '/apps/portolan/loyalty',
    ]);
    expect(sent[1]!.body?.input).toEqual({ country: 'DE', currency: 'EUR', steps: 2 });
    expect(sent[1]!.body?.idempotencyKey).toMatch(/^[A-Za-z0-9_-]{16,64}$/);
    expect(find('redeem')).toEqual([]);
  });

  it('are worth about an amount where Shopify converts the code', async () => {
    const loyalty = documentOf(EUR, 'down', { rewards: [REWARD] });
    loyalty.rewards[0]!.about = true;
    const { find } = await open([account()], await render({ loyalty }));
    expect(texts(find('redeem'))[0]).toBe('Redeem: 100 points = about €5.00');
  });

  test.each([
    ['too few', account({ points: 99 })],
    ['of an app that tells no codes', { points: 99, pending: null, expiry: null }],
  ])('%s: there is no button', async (_why, answer) => {
    const { find } = await open([answer as ShopperAccount]);
    expect(find('redeem')).toEqual([]);
  });

  it('are not offered where points are worth nothing', async () => {
    const { find } = await open([account()], await render({ loyalty: documentOf(EUR) }));
    expect(find('redeem')).toEqual([]);
  });
});

describe('what was sent', () => {
  it('is sent again under the same key where no answer came', async () => {
    const { find, sent, status, settled } = await open([account(), 'no answer', account()]);
    for (let click = 0; click < 2; click++) find('redeem')[0]!.click();
    await settled();
    expect(status.textContent).toContain("can't be shown right now");
    for (let click = 0; click < 2; click++) find('redeem')[0]!.click();
    await settled();
    const keys = sent.flatMap(({ body }) => body?.idempotencyKey ?? []);
    expect(keys).toHaveLength(2);
    expect(new Set(keys).size).toBe(1);
  });

  it('and refused says that nothing was taken', async () => {
    const { find, status, settled } = await open([account(), 422, account()]);
    for (let click = 0; click < 2; click++) find('redeem')[0]!.click();
    await settled();
    expect(status.textContent).toContain('No points were taken.');
  });
});

describe('a code', () => {
  it('is shown with the day on which it ends, to be copied or given back', async () => {
    const { find, status, window, sent, settled } = await open([account({ codes: [CODE] })]);
    expect(status.textContent).toContain('Your discount code: PT-ABCDE-FGHJK');
    expect(status.textContent).toContain('until Dec 23, 2026');
    const copied: string[] = [];
    Object.defineProperty(window['navigator'], 'clipboard', {
      value: { writeText: (text: string) => Promise.resolve(copied.push(text)) },
    });
    find('copy')[0]!.click();
    await expect.poll(() => find('copy')[0]!.textContent).toBe('Copied');
    expect(copied).toEqual(['PT-ABCDE-FGHJK']);
    expect(texts(find('return'))).toEqual(['Give the code back: 100 points']);
    for (let click = 0; click < 2; click++) find('return')[0]!.click();
    await settled();
    expect(sent[1]).toMatchObject({
      address: '/apps/portolan/loyalty/return',
      body: { input: { redemptionId: 'r1' } },
    });
  });

  test.each([
    ['in the shop’s currency', CODE, '€5.00 off for 100 points'],
    [
      'in another, with what was promised',
      {
        ...{ ...CODE, amountMinor: 900, currency: 'JPY' },
        ...{ promised: 90_000, worth: 541, shopCurrency: 'EUR' },
      },
      'about ¥900 (€5.41) off for 100 points',
    ],
    [
      'in a currency with three decimals',
      { ...CODE, promised: 500, worth: 168, shopCurrency: 'KWD' },
      'about €5.00 (KWD 1.680) off for 100 points',
    ],
  ])('says what it takes off: %s', async (_why, code, said) => {
    const { document } = await open([account({ codes: [code] })]);
    const lines = texts(document.querySelectorAll('[data-status] p'));
    expect(lines.map((line) => line.replace(/\s/g, ' '))).toContain(said);
  });

  it('of an app that does not tell what it takes off is shown without', async () => {
    const { promised: _promised, worth: _worth, shopCurrency: _shop, ...code } = CODE;
    const { status } = await open([account({ codes: [code as typeof CODE] })]);
    expect(status.textContent).toContain('PT-ABCDE-FGHJK');
    expect(status.textContent).not.toContain(' off for ');
  });

  it('that is being made is looked for until it is there', async () => {
    const making = account({ codes: [{ ...CODE, code: null }] });
    const { status } = await open([making, account({ codes: [CODE] })]);
    await expect.poll(() => status.textContent, { timeout: 4000 }).toContain('PT-ABCDE-FGHJK');
  });
});

it('tells what happened line by line, in the language of the page', async () => {
  const lines: ShopperAccount['lines'] = [
    { on: '2026-11-20', kind: 'spend', points: -100 },
    { on: '2026-11-01', kind: 'earn', points: 350 },
  ];
  const { document } = await open([account({ lines })], await render({ locale: 'de' }));
  expect(texts(document.querySelectorAll('summary'))).toEqual(['Verlauf']);
  expect(texts(document.querySelectorAll('[data-status] li'))).toEqual([
    '20.11.2026 · Eingelöst · -100',
    '01.11.2026 · Einkauf · +350',
  ]);
});

it('shows hostile answers as text', async () => {
  const evil = '<img src=x onerror=alert(1)>';
  const codes = [{ ...CODE, code: evil }];
  const { document } = await open([account({ codes })]);
  expect(document.querySelector('img')).toBeNull();
  expect(document.querySelector('b')?.textContent).toBe(evil);
});
