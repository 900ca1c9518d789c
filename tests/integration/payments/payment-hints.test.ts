import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

import { connectionPool, forShop } from '../../../app/db/index.server.ts';
import {
  KNOWN_WORKING,
  type MethodEvidence,
  NO_EVIDENCE,
  paymentFacts,
  PaymentHintsDocument,
  type PaymentHintsSettings,
  recognizeMethod,
} from '../../../app/payments/index.ts';
import {
  paymentEvidenceOf,
  paymentHints,
  paymentMarketsOf,
} from '../../../app/payments/index.server.ts';
import { publishStorefront } from '../../../app/publishing/index.server.ts';
import { generateShop } from '../../sandbox/shops/index.ts';
import { type InstalledShop, installShop } from '../installed-shop.ts';

/** Waiting between attempts is not what is tested here. */
vi.mock('node:timers/promises', () => ({ setTimeout: () => Promise.resolve() }));

const NOW = new Date('2026-11-22T18:00:00Z');
const DAY_MS = 86_400_000;

let installed: InstalledShop;
let shopId: number;
let nextId = 1;

beforeEach(async () => {
  installed = await installShop();
  ({ shopId } = installed.shop);
  await forShop(shopId).shop.updateMany({ data: { country: 'DE', zone: 'Europe/Berlin' } });
});

afterEach(async () => {
  await installed.close();
  for (const table of [
    ...['shop', 'session', 'publication', 'settings_document', 'market', '"order"'],
    ...['order_transaction', 'pgboss.job'],
  ]) {
    await connectionPool().query(`DELETE FROM ${table}`);
  }
});

interface Payment {
  country?: string;
  daysAgo?: number;
  paymentMethod?: string | null;
  gateway?: string;
  status?: string;
  kind?: string;
  errorCode?: string | null | undefined;
  test?: boolean;
  order?: { channel?: string; sourceName?: string; test?: boolean; daysAgo?: number };
  shopId?: number;
}

/** Orders with one transaction each, paid by iDEAL in the Netherlands a day ago unless told. */
async function pay(payments: readonly Payment[]): Promise<void> {
  const orders = payments.map((payment) => {
    const orderId = String(nextId++);
    const at = new Date(NOW.getTime() - (payment.daysAgo ?? 1) * DAY_MS);
    const placedAt =
      payment.order?.daysAgo === undefined
        ? at
        : new Date(NOW.getTime() - payment.order.daysAgo * DAY_MS);
    return { payment, orderId, at, placedAt };
  });
  const owner = (payment: Payment) => payment.shopId ?? shopId;
  for (const id of new Set(payments.map(owner))) {
    const own = orders.filter(({ payment }) => owner(payment) === id);
    await forShop(id).order.createMany({
      data: own.map(({ payment, orderId, placedAt }) => ({
        shopId: id,
        orderId,
        channel: payment.order?.channel ?? 'shopify',
        sourceName: payment.order?.sourceName ?? 'web',
        test: payment.order?.test ?? false,
        name: `#${orderId}`,
        createdAt: placedAt,
        processedAt: placedAt,
        updatedAt: placedAt,
        syncedAt: placedAt,
        processedOn: placedAt,
        financialStatus: 'PAID',
        fulfillmentStatus: 'UNFULFILLED',
        country: payment.country ?? 'NL',
        currency: 'EUR',
        presentmentCurrency: 'EUR',
        totalMinor: 1000n,
        subtotalMinor: 1000n,
        shippingMinor: 0n,
        taxMinor: 0n,
        discountMinor: 0n,
        presentmentTotalMinor: 1000n,
        refundedMinor: 0n,
        gateways: [],
      })),
    });
    await forShop(id).orderTransaction.createMany({
      data: own.map(({ payment, orderId, at }) => ({
        shopId: id,
        orderId,
        transactionId: orderId,
        kind: payment.kind ?? 'SALE',
        status: payment.status ?? 'SUCCESS',
        gateway: payment.gateway ?? 'shopify_payments',
        paymentMethod: payment.paymentMethod === undefined ? 'ideal' : payment.paymentMethod,
        errorCode: payment.errorCode ?? null,
        amountMinor: 1000n,
        processedAt: at,
        test: payment.test ?? false,
      })),
    });
  }
}

const times = (count: number, payment: Payment = {}): Payment[] =>
  Array.from({ length: count }, () => payment);

describe('the evidence', () => {
  test('counts attempts and successes, all and recent, and errors of the method', async () => {
    await pay([
      ...times(3, { daysAgo: 50 }),
      ...times(2, { daysAgo: 40, status: 'FAILURE', errorCode: 'CANCELLED_PAYMENT' }),
      ...times(4, { daysAgo: 3 }),
      { daysAgo: 2, status: 'ERROR', errorCode: 'PAYMENT_METHOD_UNAVAILABLE' },
      { daysAgo: 1, status: 'FAILURE', errorCode: 'INSUFFICIENT_FUNDS' },
    ]);
    expect(await paymentEvidenceOf(shopId, NOW)).toEqual({
      NL: {
        ideal: {
          attempts: 11,
          successes: 7,
          recentAttempts: 6,
          recentSuccesses: 4,
          recentMethodErrors: 1,
          latest: [false, false, true, true, true],
          lastSuccessOn: '2026-11-19',
        },
      },
    });
  });

  test.each<[string, Payment]>([
    ['a test payment', { test: true }],
    ['a test order', { order: { test: true } }],
    ['an order out of a file', { order: { channel: 'amazon' } }],
    ['a point of sale', { order: { sourceName: 'pos' } }],
    ['a draft order', { order: { sourceName: 'shopify_draft_order' } }],
    ['an order to nowhere', { country: 'ZZ' }],
    ['a payment that waits', { status: 'PENDING' }],
    ['money given back', { kind: 'REFUND' }],
    ['money taken of an authorization that counted already', { kind: 'CAPTURE' }],
    ['a card of unknown brand', { paymentMethod: 'card' }],
    ['longer ago than the window', { daysAgo: KNOWN_WORKING.windowDays + 1 }],
    ['later than now', { daysAgo: -1 }],
  ])('leaves out %s', async (_what, payment) => {
    await pay([payment]);
    expect(await paymentEvidenceOf(shopId, NOW)).toEqual({});
  });

  test('takes cash on delivery when it was paid, weeks after the order', async () => {
    const cod = { gateway: 'Cash on Delivery (COD)', paymentMethod: null, country: 'RO' };
    await pay(times(4, { ...cod, daysAgo: 5, order: { daysAgo: 100 } }));
    const evidence = await paymentEvidenceOf(shopId, NOW);
    expect(evidence['RO']?.['cod']?.successes).toBe(4);
  });

  test('puts one method of several gateways together, the latest attempts in their order', async () => {
    await pay([
      { paymentMethod: 'Visa', gateway: 'airwallex', daysAgo: 1 },
      { paymentMethod: 'visa', gateway: 'oceanpayment', daysAgo: 2, status: 'FAILURE' },
      { paymentMethod: 'Visa', gateway: 'airwallex', daysAgo: 3 },
    ]);
    expect((await paymentEvidenceOf(shopId, NOW))['NL']).toMatchObject({
      visa: { attempts: 3, successes: 2, latest: [true, false, true], lastSuccessOn: '2026-11-21' },
    });
  });

  test('is the shop’s own: another shop’s orders prove nothing', async () => {
    const other = await connectionPool().query<{ shop_id: number }>(
      `INSERT INTO shop (domain, installed_at) VALUES ('other.myshopify.com', now()) RETURNING shop_id`,
    );
    await pay(times(9, { shopId: other.rows[0]!.shop_id }));
    expect(await paymentEvidenceOf(shopId, NOW)).toEqual({});
  });

  test('of a whole shop is what counting its orders one by one gives', async () => {
    const truth = generateShop('yunfan-outdoor', { now: NOW, orders: 1200 });
    const counted: Record<string, Record<string, MethodEvidence & { latest: boolean[] }>> = {};
    const attempts = truth.orders.flatMap((order) =>
      order.transactions
        .filter(({ kind }) => kind === 'SALE' || kind === 'AUTHORIZATION')
        .map((one) => ({ ...one, country: order.country ?? 'ZZ' })),
    );
    attempts.sort((a, b) => Date.parse(b.processedAt) - Date.parse(a.processedAt));
    const payments: Payment[] = [];
    for (const one of attempts) {
      const daysAgo = (NOW.getTime() - Date.parse(one.processedAt)) / DAY_MS;
      const { country, gateway, paymentMethodName, status, errorCode, kind } = one;
      payments.push({
        ...{ country, gateway, status, errorCode, kind, daysAgo },
        paymentMethod: paymentMethodName,
      });
      if (daysAgo > KNOWN_WORKING.windowDays || country === 'ZZ') continue;
      const method = recognizeMethod({
        gateway,
        gatewayName: null,
        paymentMethod: paymentMethodName,
      });
      const found = ((counted[country] ??= {})[method!] ??= { ...NO_EVIDENCE, latest: [] });
      const succeeded = status === 'SUCCESS';
      const isRecent = daysAgo <= KNOWN_WORKING.recentDays;
      found.attempts++;
      if (succeeded) found.successes++;
      if (isRecent) found.recentAttempts++;
      if (isRecent && succeeded) found.recentSuccesses++;
      if (isRecent && paymentFacts.methodSideErrors.includes(errorCode ?? '')) {
        found.recentMethodErrors++;
      }
      if (found.latest.length < KNOWN_WORKING.failuresInARow) found.latest.push(succeeded);
      if (succeeded) found.lastSuccessOn ??= one.processedAt.slice(0, 10);
    }
    await pay(payments);
    expect(Object.keys(counted).length).toBeGreaterThan(5);
    expect(await paymentEvidenceOf(shopId, NOW)).toEqual(counted);
  });
});

describe('the document', () => {
  const settings: PaymentHintsSettings = {
    markets: [
      { country: 'NL', shown: true, methods: [{ method: 'bancontact', choice: 'confirmed' }] },
    ],
    mentionsInstalments: false,
  };
  const save = (change: Partial<PaymentHintsSettings>, version: number) =>
    paymentHints.save(shopId, { settings: { ...settings, ...change }, version }, NOW);
  const runPublishing = () =>
    publishStorefront.handle({ shopId }, { jobId: 'test', signal: new AbortController().signal });

  function published() {
    const { state } = installed.admin;
    const owner = `gid://shopify/AppInstallation/${state.installation?.id ?? ''}`;
    const fields = new Map(state.metafields.of(owner).map(({ key, value }) => [key, value]));
    const text = fields.get('payment_hints');
    const document = text === undefined ? null : PaymentHintsDocument.parse(JSON.parse(text));
    return {
      ready: fields.get('payment_hints_ready'),
      names: document?.countries['NL']?.methods.map((at) => document.methods[at]?.name) ?? [],
    };
  }

  test('is not there before the merchant has saved: our proposal is no decision', async () => {
    await pay(times(9));
    await paymentHints.refresh(shopId, NOW);
    await runPublishing();
    expect(published()).toEqual({ ready: undefined, names: [] });
  });

  test('has what orders prove and what the merchant says, and follows the orders', async () => {
    await pay(times(9));
    expect(await save({}, 0)).toEqual({ ok: true, value: { version: 1 } });
    await runPublishing();
    expect(published()).toEqual({ ready: 'true', names: ['iDEAL', 'Bancontact'] });

    // Five failures in a row, seen by the night's refresh.
    await pay(times(5, { daysAgo: 0, status: 'FAILURE', errorCode: 'GENERIC_ERROR' }));
    await paymentHints.refresh(shopId, NOW);
    await runPublishing();
    expect(published().names).toEqual(['Bancontact']);
  });

  test('is not sent again while the orders say the same', async () => {
    await pay(times(9));
    await save({}, 0);
    await runPublishing();
    await pay(times(3));
    await paymentHints.refresh(shopId, NOW);
    const { publication } = await paymentHints.read(shopId, NOW);
    expect(publication.state).toBe('published');
  });

  test('without any certain method takes the block out of the storefront', async () => {
    await save({ markets: [] }, 0);
    await runPublishing();
    expect(published()).toEqual({ ready: 'false', names: [] });
  });

  test('a save based on an older version stores nothing and says so', async () => {
    await save({}, 0);
    expect(await save({ mentionsInstalments: true }, 0)).toMatchObject({
      ok: false,
      reason: 'stale-version',
    });
    const stored = await paymentHints.read(shopId, NOW);
    expect(stored.settings.mentionsInstalments).toBe(false);
  });
});

test('the proposal shows hints in every country of the active markets, in what they are charged', async () => {
  const market = { handle: 'x', name: 'X', currency: 'EUR' };
  await forShop(shopId).market.createMany({
    data: [
      { ...market, shopId, marketId: '1', status: 'ACTIVE', countries: ['NL', 'BE'] },
      { ...market, shopId, marketId: '2', status: 'DRAFT', countries: ['JP'] },
      { ...market, shopId, marketId: '3', status: 'ACTIVE', countries: ['GB'], currency: 'GBP' },
    ],
  });
  const { settings, isDefault } = await paymentHints.read(shopId, NOW);
  expect(isDefault).toBe(true);
  expect(settings.markets.map(({ country, shown }) => [country, shown])).toEqual([
    ['BE', true],
    ['GB', true],
    ['NL', true],
  ]);
  expect(await paymentMarketsOf(shopId)).toContainEqual({ country: 'GB', currency: 'GBP' });
});
