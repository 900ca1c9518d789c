import { beforeAll, describe, expect, test } from 'vitest';

import { connectionPool, inTransaction, registerShop } from '../../../app/db/index.server.ts';
import { dateInZone } from '../../../app/kernel/calendar.ts';
import { parseMinor } from '../../../app/kernel/money.ts';
import { groupAttempts } from '../../../app/payments/index.ts';
import { paymentRollup, readPaymentSums } from '../../../app/payments/index.server.ts';
import { storeShopPayments } from '../../factories/store-shop-payments.ts';
import type { SandboxOrder, SandboxShop } from '../../sandbox/model.ts';
import { generateShop } from '../../sandbox/shops/index.ts';

const NOW = new Date('2026-11-22T18:00:00Z');
const EVERY_DAY = { fromOn: '2020-01-01', toOn: '2030-01-01' };

let truth: SandboxShop;
let shopId: number;

beforeAll(async () => {
  truth = generateShop('nordlicht-living', { now: NOW, orders: 2500 });
  // What no payment may be counted of.
  truth.orders[0] = { ...truth.orders[0]!, sourceName: 'pos' };
  truth.orders[1] = { ...truth.orders[1]!, test: true };
  truth.orders[2] = withUnnamedWay(truth.orders[2]!);
  const shop = await registerShop('rollup.myshopify.com', NOW);
  shopId = shop.shopId;
  await storeShopPayments(shopId, truth);
});

function withUnnamedWay(order: SandboxOrder): SandboxOrder {
  const [first, ...others] = order.transactions;
  const unnamed = { ...first!, paymentMethodName: null, errorCode: null } as typeof first;
  return { ...order, country: null, transactions: [unnamed!, ...others] };
}

async function days(): Promise<string[]> {
  const { rows } = await connectionPool().query<{ day: string }>(
    'SELECT DISTINCT processed_on::text AS day FROM "order" WHERE shop_id = $1 ORDER BY 1',
    [shopId],
  );
  return rows.map(({ day }) => day);
}

const rebuild = (some: readonly string[]) =>
  inTransaction((client) => paymentRollup.rebuild(client, shopId, some));

/** Placed in the online store, and no test. */
function isCounted(order: SandboxOrder): boolean {
  return !order.test && order.sourceName === 'web';
}

type Sums = Record<string, number>;

async function storedSums(): Promise<Record<string, Sums>> {
  const { rows } = await connectionPool().query<Sums & { key: string; codes: Sums }>(
    `SELECT concat_ws('|', day, country, currency, gateway, gateway_name, payment_method) AS key,
       purchases, first_successes, paid_purchases, trials, trial_successes, failed_trials_paid,
       trials_minor::float8, failed_trials_minor::float8, attempts, successes, paid_orders,
       paid_minor::float8, fee_minor::float8, fee_base_minor::float8, refunded_orders,
       refunded_minor::float8, failure_codes AS codes
     FROM payment_rollup WHERE shop_id = $1 ORDER BY 1`,
    [shopId],
  );
  return Object.fromEntries(
    rows.map(({ key, codes, ...sums }) => {
      const failures = Object.entries(codes).map(([code, n]) => [`failed:${code}`, n]);
      return [key, { ...sums, ...Object.fromEntries(failures) } as Sums];
    }),
  );
}

/** The same sums from the records one by one, grouped by the pure core. */
function recount(): Record<string, Sums> {
  const zeros = {
    ...{ purchases: 0, first_successes: 0, paid_purchases: 0, trials: 0, trial_successes: 0 },
    ...{ failed_trials_paid: 0, trials_minor: 0, failed_trials_minor: 0, attempts: 0 },
    ...{ successes: 0, paid_orders: 0, paid_minor: 0, fee_minor: 0, fee_base_minor: 0 },
    ...{ refunded_orders: 0, refunded_minor: 0 },
  };
  const found = new Map<string, Sums>();
  for (const order of truth.orders) {
    if (!isCounted(order)) continue;
    const minor = (amount: string) => parseMinor(amount, truth.currency);
    const day = dateInZone(truth.zone, Date.parse(order.processedAt));
    const wayOf = (payment: (typeof order.transactions)[number]) =>
      [payment.gateway, payment.formattedGateway, payment.paymentMethodName ?? ''].join('|');
    const add = (way: string, sums: Sums) => {
      const key = `${day}|${order.country ?? 'ZZ'}|${order.presentmentCurrency}|${way}`;
      const row = found.get(key) ?? { ...zeros };
      for (const [name, value] of Object.entries(sums)) row[name] = (row[name] ?? 0) + value;
      found.set(key, row);
    };
    const decided = order.transactions.filter(({ status }) =>
      ['SUCCESS', 'FAILURE', 'ERROR'].includes(status),
    );
    const attempts = decided.filter(({ kind }) => ['SALE', 'AUTHORIZATION'].includes(kind));
    const [purchase] = groupAttempts(
      attempts.map((payment) => ({
        orderId: order.id,
        transactionId: payment.id,
        atMs: Date.parse(payment.processedAt),
        way: wayOf(payment),
        succeeded: payment.status === 'SUCCESS',
        errorCode: payment.errorCode,
      })),
    );
    const total = minor(order.total.shop);
    if (purchase !== undefined) {
      add(purchase.firstWay, {
        purchases: 1,
        first_successes: Number(purchase.firstSucceeded),
        paid_purchases: Number(purchase.paid),
      });
      for (const trial of purchase.trials) {
        const failed = !trial.firstSucceeded;
        add(trial.way, {
          trials: 1,
          trial_successes: Number(!failed),
          failed_trials_paid: Number(failed && purchase.paid),
          trials_minor: total,
          failed_trials_minor: failed ? total : 0,
          attempts: trial.attempts,
          successes: trial.successes,
          ...(failed ? { [`failed:${trial.firstErrorCode ?? ''}`]: 1 } : {}),
        });
      }
    }
    const paid = attempts
      .toSorted((a, b) => Date.parse(a.processedAt) - Date.parse(b.processedAt))
      .find(({ status }) => status === 'SUCCESS');
    if (paid !== undefined) {
      const refunded = order.refunds.reduce((sum, refund) => sum + minor(refund.total.shop), 0);
      add(wayOf(paid), {
        paid_orders: 1,
        paid_minor: total,
        refunded_orders: Number(refunded > 0),
        refunded_minor: refunded,
      });
    }
    for (const payment of decided) {
      if (payment.status !== 'SUCCESS' || payment.fee === null) continue;
      if (payment.kind !== 'SALE' && payment.kind !== 'CAPTURE') continue;
      add(wayOf(payment), {
        fee_minor: minor(payment.fee),
        fee_base_minor: minor(payment.amount.shop),
      });
    }
  }
  return Object.fromEntries([...found].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

describe('the rollup of payments', () => {
  test('equals a recount of the records by the pure core', async () => {
    await rebuild(await days());
    const stored = await storedSums();
    const expected = recount();
    expect(Object.keys(stored).toSorted()).toEqual(Object.keys(expected).toSorted());
    for (const [key, sums] of Object.entries(expected))
      expect([key, stored[key]]).toEqual([key, sums]);
    const failures = Object.values(stored).reduce(
      (sum, row) => sum + row['trials']! - row['trial_successes']!,
      0,
    );
    expect(failures).toBeGreaterThan(50);
  });

  test('is the same when a few days are rebuilt again, and follows a change of one day', async () => {
    const all = await days();
    await rebuild(all.slice(10, 40));
    expect(await storedSums()).toEqual(recount());
    const changed = truth.orders.findIndex(
      (order) => isCounted(order) && order.transactions[0]?.status === 'SUCCESS',
    );
    const order = truth.orders[changed]!;
    const [first, ...others] = order.transactions;
    truth.orders[changed] = {
      ...order,
      transactions: [{ ...first!, status: 'FAILURE', errorCode: 'FRAUD_SUSPECTED' }, ...others],
    };
    await connectionPool().query(
      `UPDATE order_transaction SET status = 'FAILURE', error_code = 'FRAUD_SUSPECTED'
       WHERE shop_id = $1 AND transaction_id = $2`,
      [shopId, first!.id],
    );
    await rebuild([dateInZone(truth.zone, Date.parse(order.processedAt))]);
    expect(await storedSums()).toEqual(recount());
  });

  test('is read with the disputes of the same orders, and of one country alone', async () => {
    const sums = await readPaymentSums(shopId, EVERY_DAY);
    const disputed = truth.orders.filter(
      (order) => (order.disputes ?? []).length > 0 && isCounted(order),
    );
    expect(sums.reduce((sum, row) => sum + row.disputes, 0)).toBe(disputed.length);
    const sweden = await readPaymentSums(shopId, EVERY_DAY, 'SE');
    expect(sweden).toEqual(sums.filter(({ country }) => country === 'SE'));
    expect(sweden.length).toBeGreaterThan(0);
  });
});
