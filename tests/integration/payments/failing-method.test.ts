import { beforeAll, describe, expect, test } from 'vitest';

import { forShop, inTransaction, registerShop } from '../../../app/db/index.server.ts';
import type { ActionScope } from '../../../app/kernel/action.ts';
import { addDays } from '../../../app/kernel/calendar.ts';
import type { Detection } from '../../../app/kernel/detector.ts';
import { Finding } from '../../../app/kernel/insight.ts';
import {
  paymentDetectors,
  paymentRollup,
  paymentHints,
  readPaymentCell,
  readPaymentMatrix,
  readPaymentsMarketPanel,
} from '../../../app/payments/index.server.ts';
import { hideMethodHint } from '../../../app/payments/hide-method-hint.server.ts';
import { wordSaying } from '../../../app/i18n/word-saying.ts';
import { wordingOf } from '../../../app/i18n/wording.server.ts';
import { storeShopPayments } from '../../factories/store-shop-payments.ts';
import { type BuiltInShop, generateShop, truthsOf } from '../../sandbox/shops/index.ts';

const NOW = new Date('2026-11-22T18:00:00Z');

interface Stored {
  shopId: number;
  currency: string;
  zone: string;
}

async function store(handle: BuiltInShop, plantTruths: boolean): Promise<Stored> {
  const truth = generateShop(handle, { now: NOW, plantTruths });
  const { shopId } = await registerShop(`${handle}-${plantTruths}.myshopify.com`, NOW);
  await storeShopPayments(shopId, truth);
  const rows = await forShop(shopId).order.findMany({
    distinct: ['processedOn'],
    select: { processedOn: true },
  });
  const days = rows.map(({ processedOn }) => processedOn.toISOString().slice(0, 10));
  await inTransaction((client) => paymentRollup.rebuild(client, shopId, days));
  return { shopId, currency: truth.currency, zone: truth.zone };
}

/** A purchase a day by a gateway, tried once and never paid. */
const NO_SUMS = {
  currency: 'PLN',
  gateway: 'shopify_payments',
  gatewayName: 'Shopify Payments',
  ...{ purchases: 1, firstSuccesses: 0, paidPurchases: 0, trials: 1, trialSuccesses: 0 },
  ...{ failedTrialsPaid: 0, trialsMinor: 9000n, failedTrialsMinor: 9000n, attempts: 1 },
  ...{ successes: 0, paidOrders: 0, paidMinor: 0n, feeMinor: 0n, feeBaseMinor: 0n },
  ...{ refundedOrders: 0, refundedMinor: 0n },
};

const detector = paymentDetectors.find(({ name }) => name === 'payments.failing-method')!;

/** What the detector says at the end of a day; what happens later is not there yet. */
async function detectOn({ shopId, currency, zone }: Stored, on: string): Promise<Detection> {
  return detector.detect({ shopId, currency, zone, now: new Date(`${on}T20:00:00Z`) });
}

describe('a method that was made to fail', () => {
  let shop: Stored;
  const truth = truthsOf('nordlicht-living', NOW).find(({ kind }) => kind === 'method-failing')!;

  beforeAll(async () => {
    shop = await store('nordlicht-living', true);
  }, 120_000);

  test('is named within seven days, with its code, its fix, its money and a step', async () => {
    const { findings } = await detectOn(shop, addDays(truth.from, 7));
    expect(findings.map(({ subject }) => subject)).toEqual([
      `${truth.subject['country']}:${truth.subject['method']}`,
    ]);
    const found = Finding.parse(findings[0]);
    expect(found.sinceOn! >= addDays(truth.from, -3)).toBe(true);
    expect(JSON.stringify(found.evidence)).toContain(truth.subject['errorCode']);
    expect(JSON.stringify(found.evidence)).toContain('payments:failure.cause.outage.fix');
    expect(found.money!.expectedMinor).toBeGreaterThan(0);
    expect(found.next.kind).toBe('open');
  });

  test('is still named today, alone, and can be hidden with a preview and an undo', async () => {
    const settings = (await paymentHints.read(shop.shopId, NOW)).settings;
    await paymentHints.save(shop.shopId, { settings, version: 0 }, NOW);
    const { findings } = await detectOn(shop, '2026-11-22');
    expect(findings).toHaveLength(1);
    const { next } = findings[0]!;
    if (next.kind !== 'act') throw new Error('an action was expected');
    expect(next.action).toBe(hideMethodHint.name);
    const scope: ActionScope = { ...shop, now: NOW };
    const input = hideMethodHint.input.parse(next.input);
    const preview = await hideMethodHint.preview(scope, input);
    if (!preview.ok) throw new Error(preview.reason);
    expect(preview.value.changeCount).toBe(1);
    const { run } = hideMethodHint;
    if (run.where !== 'here') throw new Error('it changes our own data');
    const choice = async () =>
      (await paymentHints.read(shop.shopId, NOW)).settings.markets
        .find(({ country }) => country === input.country)
        ?.methods.find(({ method }) => method === input.method)?.choice;
    const done = await forShop(shop.shopId).$transaction((tx) =>
      run.execute(tx, scope, input, preview.value.basis),
    );
    if (!done.ok) throw new Error(done.reason);
    expect(await choice()).toBe('hidden');
    // Approved once, done once.
    const again = await forShop(shop.shopId).$transaction((tx) =>
      run.execute(tx, scope, input, preview.value.basis),
    );
    expect(again).toMatchObject({ ok: false, reason: 'stale-preview' });
    expect(await hideMethodHint.preview(scope, input)).toMatchObject({ reason: 'nothing-to-do' });
    const undone = await forShop(shop.shopId).$transaction((tx) =>
      run.undo(tx, scope, done.value.undo as never),
    );
    expect(undone.ok).toBe(true);
    expect(await choice()).toBeUndefined();
    const twice = await forShop(shop.shopId).$transaction((tx) =>
      run.undo(tx, scope, done.value.undo as never),
    );
    expect(twice).toMatchObject({ ok: false, reason: 'changed-since' });
  });

  test('is seen in the matrix and on its own page, with the orders behind it', async () => {
    const periods = {
      period: { fromOn: '2026-08-25', toOn: '2026-11-22' },
      previous: { fromOn: '2026-05-27', toOn: '2026-08-24' },
    };
    const matrix = await readPaymentMatrix(shop.shopId, periods, 'success', 'en');
    const cell = matrix.cells.find(({ country, way }) => country === 'SE' && way === 'klarna')!;
    expect(cell.figure.change!.high).toBeLessThan(0);
    const detail = (await readPaymentCell(
      shop.shopId,
      { country: 'SE', way: 'klarna' },
      periods,
      'zh-CN',
    ))!;
    expect(detail.failures[0]).toMatchObject({ code: truth.subject['errorCode'] });
    expect(detail.figures.fees.value).toBeGreaterThan(0.02);
    expect(
      await readPaymentCell(shop.shopId, { country: 'SE', way: 'nobody' }, periods, 'en'),
    ).toBeNull();
    const panel = await readPaymentsMarketPanel(shop.shopId, 'SE', NOW);
    expect(panel.figure).not.toBeNull();
  });

  test('that has never worked in a country is named, too, in words of both languages', async () => {
    await forShop(shop.shopId).paymentRollup.createMany({
      data: Array.from({ length: 12 }, (_, index) => ({
        ...NO_SUMS,
        shopId: shop.shopId,
        day: new Date(`${addDays('2026-11-22', -2 * index)}T00:00:00Z`),
        country: 'PL',
        paymentMethod: 'ideal',
        failureCodes: { PAYMENT_METHOD_UNAVAILABLE: 1 },
      })),
    });
    const { findings, unjudged } = await detectOn(shop, '2026-11-22');
    const never = findings.find(({ subject }) => subject === 'PL:ideal')!;
    expect(findings).toHaveLength(2);
    expect(unjudged.map(({ subject }) => subject)).not.toContain('PL:ideal');
    expect(never.sinceOn).toBe(addDays('2026-11-22', -22));
    expect(never.money!.expectedMinor).toBeGreaterThan(0);
    const worded = (locale: 'en' | 'zh-CN') =>
      wordSaying(never.sentence, wordingOf(locale, shop.zone));
    expect(worded('en')).toMatch(/^In Poland, 12 of 12 payments by iDEAL failed at first since/);
    expect(worded('zh-CN')).toMatch(/^波兰的 iDEAL 自 .*起 12 次支付中有 12 次首次失败/);
    await forShop(shop.shopId).paymentRollup.deleteMany({
      where: { country: 'PL', paymentMethod: 'ideal' },
    });
  });

  test('belongs to its shop alone', async () => {
    const other = await registerShop('other.myshopify.com', NOW);
    expect((await detectOn({ ...shop, shopId: other.shopId }, '2026-11-22')).findings).toEqual([]);
  });
});

test('where nothing was made to fail, nothing is named', async () => {
  const shop = await store('yunfan-outdoor', false);
  for (let month = 0; month < 6; month++) {
    const { findings, judged } = await detectOn(shop, addDays('2026-06-25', 30 * month));
    expect(findings).toEqual([]);
    expect(judged).toBeGreaterThan(10);
  }
}, 120_000);
