import { beforeAll, describe, expect, it } from 'vitest';
import type { PlantedTruth, SandboxOrder, SandboxShop } from '../model.ts';
import { addMonths, DAY_MS, epochDayAt, epochDayOf, isoDate } from './calendar.ts';
import { BUILT_IN_SHOPS, generateShop, truthsOf, type BuiltInShop } from './index.ts';

const NOW = new Date('2026-11-22T12:00:00Z');

interface Share {
  hits: number;
  of: number;
}

const rate = ({ hits, of }: Share): number => hits / Math.max(1, of);
const share = (values: boolean[]): Share => ({
  hits: values.filter(Boolean).length,
  of: values.length,
});
/** Three standard errors of a share, were the expected rate true. */
const slack = (expected: number, { of }: Share): number =>
  3 * Math.sqrt((expected * (1 - expected)) / Math.max(1, of));

function expectRate(measured: Share, expected: number): void {
  expect(measured.of).toBeGreaterThan(10);
  expect(Math.abs(rate(measured) - expected)).toBeLessThan(slack(expected, measured));
}

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

/** One generated shop and one truth, and what the measurements ask of them. */
class Ground {
  readonly shop: SandboxShop;
  readonly truth: PlantedTruth;
  readonly endMs = Math.floor(NOW.getTime() / DAY_MS) * DAY_MS;

  constructor(shop: SandboxShop, truth: PlantedTruth) {
    this.shop = shop;
    this.truth = truth;
  }

  text(key: string): string {
    return String(this.truth.subject[key]);
  }

  number(key: string): number {
    return Number(this.truth.subject[key]);
  }

  dayOf(at: string): string {
    return isoDate(epochDayAt(this.shop.zone, Date.parse(at)));
  }

  /** Orders of the truth's country (all with "*"), before it began and since. */
  split(): { before: SandboxOrder[]; after: SandboxOrder[] } {
    const country = this.truth.subject['country'];
    const orders = this.shop.orders.filter(
      (order) => country === undefined || country === '*' || order.country === country,
    );
    return {
      before: orders.filter((order) => this.dayOf(order.createdAt) < this.truth.from),
      after: orders.filter((order) => {
        const day = this.dayOf(order.createdAt);
        return day >= this.truth.from && (this.truth.to === null || day <= this.truth.to);
      }),
    };
  }
}

type Measure = (ground: Ground, planted: boolean) => void;

const parcelsOf = (ground: Ground, orders: SandboxOrder[]) =>
  orders.flatMap((order) =>
    order.fulfillments
      .filter(
        (one) =>
          (ground.truth.subject['carrier'] === undefined ||
            one.carrier === ground.text('carrier')) &&
          (ground.truth.subject['locationId'] === undefined ||
            one.locationId === ground.text('locationId')),
      )
      .map((fulfillment) => ({ order, fulfillment })),
  );

const days = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / DAY_MS;

const laneSlowdown: Measure = (ground, planted) => {
  const { before, after } = ground.split();
  const transit = (orders: SandboxOrder[]) =>
    median(
      parcelsOf(ground, orders).flatMap(({ fulfillment: { createdAt, deliveredAt } }) =>
        deliveredAt === null ? [] : [days(createdAt, deliveredAt)],
      ),
    );
  const ratio = transit(after) / transit(before);
  const expected = planted ? ground.number('factor') : 1;
  expect(ratio).toBeGreaterThan(expected * 0.85);
  expect(ratio).toBeLessThan(expected * 1.15);
};

const methodFailing: Measure = (ground, planted) => {
  const { before, after } = ground.split();
  const attempts = (orders: SandboxOrder[]) =>
    orders
      .flatMap((order) => order.transactions)
      .filter(
        (one) =>
          (one.kind === 'SALE' || one.kind === 'AUTHORIZATION') &&
          one.gateway === ground.text('gateway') &&
          one.paymentMethodName === ground.text('paymentMethodName'),
      );
  const failed = (orders: SandboxOrder[]) =>
    share(attempts(orders).map((one) => one.status === 'FAILURE'));
  const usual = ground.number('failureRateBefore');
  expectRate(failed(before), usual);
  expectRate(failed(after), planted ? ground.number('failureRateAfter') : usual);
  const codes = attempts(after).filter((one) => one.errorCode === ground.text('errorCode'));
  if (planted) expect(codes.length / failed(after).hits).toBeGreaterThan(0.6);
};

const demandRising: Measure = (ground, planted) => {
  const { before, after } = ground.split();
  const product = ground.shop.products.find((one) => one.handle === ground.text('productHandle'));
  expect(product).toBeDefined();
  const bought = (orders: SandboxOrder[]) =>
    share(orders.map((order) => order.lines.some((line) => line.productId === product?.id)));
  const risenOn = isoDate(epochDayOf(ground.truth.from) + ground.number('rampDays'));
  const risen = bought(after.filter((order) => ground.dayOf(order.createdAt) >= risenOn));
  const growth = rate(risen) / rate(bought(before));
  if (planted) expect(growth).toBeGreaterThan(ground.number('factor') / 2);
  else expectRate(risen, rate(bought(before)));
};

const thresholdNear: Measure = (ground, planted) => {
  const lastDay = epochDayAt(ground.shop.zone, ground.endMs);
  const since = isoDate(addMonths(lastDay, -ground.number('windowMonths')));
  const sum = ground.shop.orders
    .filter((order) => order.country === ground.text('country'))
    .filter((order) => ground.dayOf(order.createdAt) > since)
    .reduce((total, order) => total + Number(order.total.presentment), 0);
  const reached = sum / ground.number('thresholdAmount');
  const expected = ground.number(planted ? 'reachedShare' : 'reachedShareWithout');
  expect(reached).toBeGreaterThan(expected - 0.01);
  expect(reached).toBeLessThan(expected + 0.01);
};

const returnRateRising: Measure = (ground, planted) => {
  const { before, after } = ground.split();
  // Younger orders may still come back.
  const settled = new Date(ground.endMs - 45 * DAY_MS).toISOString();
  const sent = (orders: SandboxOrder[]) =>
    share(
      orders.flatMap((order) =>
        order.fulfillments.length === 0 || order.createdAt > settled
          ? []
          : order.lines
              .filter((line) => line.sku === ground.text('sku'))
              .map((line) =>
                order.returns.some((one) => one.lines.some(({ lineId }) => lineId === line.id)),
              ),
      ),
    );
  const usual = ground.number('rateBefore');
  expectRate(sent(before), usual);
  expectRate(sent(after), planted ? ground.number('rateAfter') : usual);
};

const repeatDecay: Measure = (ground, planted) => {
  const { before, after } = ground.split();
  const orderTimes = Map.groupBy([...before, ...after], (order) => order.customerId);
  const again = (from: string, to: string) =>
    share(
      ground.shop.customers
        .filter((one) => one.country === ground.text('country'))
        .filter((one) => ground.dayOf(one.createdAt) >= from && ground.dayOf(one.createdAt) < to)
        .map((one) => {
          const [first, second] = orderTimes.get(one.id) ?? [];
          return first && second ? days(first.createdAt, second.createdAt) <= 90 : false;
        }),
    );
  const start = isoDate(addMonths(epochDayAt(ground.shop.zone, ground.endMs), -18));
  const usual = again(start, ground.truth.from);
  const end = isoDate(Math.floor(ground.endMs / DAY_MS) - 90);
  const since = again(ground.truth.from, end);
  if (planted) expect(rate(since)).toBeLessThan(rate(usual) * 0.6);
  else expect(rate(since)).toBeGreaterThan(rate(usual) * 0.75);
};

const fxErosion: Measure = (ground, planted) => {
  const { before, after } = ground.split();
  const implied = (orders: SandboxOrder[]) =>
    median(orders.map((order) => Number(order.total.presentment) / Number(order.total.shop)));
  const fallenOn = isoDate(epochDayOf(ground.truth.from) + ground.number('rampDays'));
  const recent = after.filter((order) => ground.dayOf(order.createdAt) >= fallenOn);
  const ratio = implied(recent) / implied(before);
  const expected = planted ? 1 / (1 - ground.number('depreciation')) : 1;
  expect(Math.abs(ratio / expected - 1)).toBeLessThan(0.04);

  const prices = Map.groupBy(
    [...before, ...after].flatMap((order) => order.lines),
    (line) => line.sku,
  );
  for (const lines of prices.values()) {
    expect(new Set(lines.map((line) => line.unitPrice.presentment)).size).toBe(1);
  }
};

const carrierSilent: Measure = (ground, planted) => {
  const { before, after } = ground.split();
  const told = (orders: SandboxOrder[]) =>
    share(parcelsOf(ground, orders).map(({ fulfillment }) => fulfillment.events.length > 0));
  expect(rate(told(before))).toBeGreaterThan(0.95);
  if (planted) expect(told(after).hits).toBe(0);
  else expect(rate(told(after))).toBeGreaterThan(0.9);
};

const translationsStale: Measure = (ground, planted) => {
  const locale = ground.text('locale');
  const texts = ground.shop.products.map((product) =>
    product.translations?.find((one) => one.locale === locale),
  );
  const missing = texts.filter((text) => text === undefined).length;
  const outdated = texts.filter((text) => text?.outdated).length;
  expect(missing).toBe(planted ? ground.number('missing') : 0);
  expect(outdated).toBe(planted ? ground.number('outdated') : 0);
  const untitled = ground.shop.products.filter((product) => !product.titles[locale]).length;
  expect(untitled).toBe(missing);
};

const disputeCluster: Measure = (ground, planted) => {
  const { after } = ground.split();
  const cards = after.filter(
    (order) =>
      order.fulfillments.length > 0 &&
      order.transactions.some((one) => one.status === 'SUCCESS') &&
      (ground.shop.currency !== 'EUR' ||
        order.transactions.some(
          (one) => one.status === 'SUCCESS' && one.gateway === 'shopify_payments',
        )),
  );
  const disputed = share(
    cards.map((order) => (order.disputes?.length ?? 0) > 0 || order.tags.includes('chargeback')),
  );
  if (planted) expectRate(disputed, ground.number('disputeRate'));
  else expect(rate(disputed)).toBeLessThan(0.03);
};

const handoverSlow: Measure = (ground, planted) => {
  const { before, after } = ground.split();
  const wait = (orders: SandboxOrder[]) => {
    const waits = parcelsOf(ground, orders).map(({ order, fulfillment }) =>
      days(order.createdAt, fulfillment.createdAt),
    );
    return median(waits);
  };
  const added = wait(after) - wait(before);
  const expected = planted ? ground.number('addedWorkingDays') : 0;
  expect(added).toBeGreaterThan(expected - 0.5);
  expect(added).toBeLessThan(expected + 1);
};

const customsDataGap: Measure = (ground, planted) => {
  const { after } = ground.split();
  const gaps = new Set(
    ground.shop.products
      .flatMap((product) => product.variants)
      .filter(({ inventoryItem: item }) => !item.harmonizedSystemCode || !item.countryOfOrigin)
      .map((variant) => variant.id),
  );
  const stopped = (withGap: boolean) =>
    share(
      after.flatMap((order) => {
        const [parcel, ...others] = order.fulfillments;
        if (!parcel || others.length > 0 || parcel.deliveredAt === null) return [];
        if (!parcel.events.some((event) => event.status === 'CARRIER_PICKED_UP')) return [];
        const gap = order.lines.some((line) => gaps.has(line.variantId ?? ''));
        return gap === withGap ? [parcel.events.some((event) => event.status === 'DELAYED')] : [];
      }),
    );
  expectRate(stopped(true), planted ? ground.number('stopChance') : rate(stopped(false)));
};

const MEASURES: Record<string, Measure> = {
  'lane-slowdown': laneSlowdown,
  'method-failing': methodFailing,
  'demand-rising': demandRising,
  'threshold-near': thresholdNear,
  'return-rate-rising': returnRateRising,
  'repeat-decay': repeatDecay,
  'fx-erosion': fxErosion,
  'carrier-silent': carrierSilent,
  'translations-stale': translationsStale,
  'dispute-cluster': disputeCluster,
  'handover-slow': handoverSlow,
  'customs-data-gap': customsDataGap,
};

describe.each(BUILT_IN_SHOPS)('the truths planted in %s', (name: BuiltInShop) => {
  const truths = truthsOf(name, NOW);
  let planted: SandboxShop;
  let plain: SandboxShop;

  beforeAll(() => {
    planted = generateShop(name, { now: NOW });
    plain = generateShop(name, { now: NOW, plantTruths: false });
  }, 60_000);

  it('are one of every kind that can be measured', () => {
    expect(truths.map((truth) => truth.kind).sort()).toEqual(Object.keys(MEASURES).sort());
  });

  it.each(truths)('$id is there: $sentence', (truth) => {
    MEASURES[truth.kind]?.(new Ground(planted, truth), true);
  });

  it.each(truths)('$id is not there when no truth is planted', (truth) => {
    MEASURES[truth.kind]?.(new Ground(plain, truth), false);
  });
});
