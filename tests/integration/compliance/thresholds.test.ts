import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import {
  complianceActions,
  complianceDetectors,
  readComplianceMarketPanel,
  readRegistrations,
  readThreshold,
  readThresholds,
  taxRollup,
} from '../../../app/compliance/index.server.ts';
import { thresholdRulesAsAt } from '../../../app/compliance/facts/threshold-rules.ts';
import { createMeter } from '../../../app/compliance/thresholds/evaluate-threshold.ts';
import { forecastCrossing } from '../../../app/compliance/thresholds/forecast-crossing.ts';
import { readLedger } from '../../../app/compliance/thresholds/read-ledger.server.ts';
import { sumByDay } from '../../../app/compliance/thresholds/sales-ledger.ts';
import {
  connectionPool,
  forShop,
  inTransaction,
  registerShop,
} from '../../../app/db/index.server.ts';
import { addDays, dateInZone, fromEpochDay, toEpochDay } from '../../../app/kernel/calendar.ts';
import { Finding } from '../../../app/kernel/insight.ts';
import { parseMinor } from '../../../app/kernel/money.ts';
import type { RegistrationStatement } from '../../../app/compliance/thresholds/registration.ts';
import { daysOfSales, storeShopSales } from '../../factories/store-shop-sales.ts';
import { generateShop, type BuiltInShop } from '../../sandbox/shops/index.ts';
import type { SandboxShop } from '../../sandbox/model.ts';

const NOW = new Date('2026-11-22T12:00:00Z');
const NAMES: readonly BuiltInShop[] = ['nordlicht-living', 'yunfan-outdoor'];

const built = new Map<BuiltInShop, { shopId: number; shop: SandboxShop; asOn: string }>();
const of = (name: BuiltInShop) => built.get(name)!;

beforeAll(async () => {
  for (const name of NAMES) {
    const shop = generateShop(name, { now: NOW });
    const { shopId } = await registerShop(`${name}.myshopify.com`, NOW);
    await storeShopSales(shopId, shop);
    // As autovacuum does: without statistics the rebuild joins row by row.
    await connectionPool().query('ANALYZE');
    const days = await daysOfSales(shopId);
    await inTransaction((client) => taxRollup.rebuild(client, shopId, days));
    built.set(name, { shopId, shop, asOn: dateInZone(shop.zone, NOW.getTime()) });
  }
}, 240_000);

afterAll(async () => {
  await connectionPool().query('DELETE FROM threshold_review');
});

const AU = 'au-gst';

/** Net sales of a country between two dates, paid in its currency, from the shop's own orders. */
function recount(shop: SandboxShop, country: string, fromOn: string, toOn: string): number {
  const isBetween = (at: string) => {
    const on = dateInZone(shop.zone, Date.parse(at));
    return on >= fromOn && on <= toOn;
  };
  let sum = 0;
  for (const order of shop.orders) {
    const isSale =
      order.country === country &&
      !order.test &&
      order.cancelledAt === null &&
      !['VOIDED', 'EXPIRED'].includes(order.financialStatus);
    if (!isSale) continue;
    const minor = (amount: string) => parseMinor(amount, order.presentmentCurrency);
    const total = parseMinor(order.total.shop, shop.currency);
    const factor = total > 0 ? minor(order.total.presentment) / total : 0;
    if (isBetween(order.processedAt)) sum += minor(order.total.presentment);
    for (const refund of order.refunds) {
      if (!isBetween(refund.createdAt)) continue;
      const amount = parseMinor(refund.total.shop, shop.currency);
      sum -= Math.floor(amount * factor + 0.5 + 1e-9);
    }
  }
  return sum;
}

describe.each(NAMES)('%s', (name) => {
  test('stands near the Australian limit, to the cent of its own orders', async () => {
    const { shopId, shop } = of(name);
    const { reviewed } = await readThresholds(shopId, { now: NOW });
    const australia = reviewed.find(({ ruleId }) => ruleId === AU)!;
    const leading = australia.leading!;
    expect(australia.state).toBe('approaching');
    expect(leading.test.currency).toBe('AUD');
    // Orders to Australia carry no tax in these shops, and are paid in Australian dollars.
    expect(leading.sum).toBe(recount(shop, 'AU', leading.fromOn, leading.toOn));
    expect(leading.conversion).toBeNull();
  });

  test('the day on which its Australian sales pass a sum is foreseen 60 days before, in the range', async () => {
    const { shopId, shop, asOn } = of(name);
    const rule = structuredClone(thresholdRulesAsAt(asOn).find(({ id }) => id === AU)!);
    const rows = await readLedger(shopId, asOn);
    const sums = (lastOn: string) =>
      sumByDay(
        rows.filter(({ country }) => country === 'AU'),
        rule,
        rule.tests[0]!,
        {
          shopCountry: shop.country,
          shopCurrency: shop.currency,
          firstDay: Math.min(...rows.map(({ day }) => day)),
          lastDay: toEpochDay(lastOn),
          rates: { source: '', url: '', base: 'EUR', days: [] },
        },
      )!;
    // The plant ends below the limit: so the limit is put where the sales pass it in time.
    const whole = createMeter(rule, [sums(asOn)]);
    const reached = (day: number) =>
      whole.sum(0, { from: toEpochDay(addDays(fromEpochDay(day), -364)), to: day }, day);
    const limits = [0.97, 0.99].map((share) => (share * reached(toEpochDay(asOn))) / 100);
    for (const limit of limits) {
      rule.tests[0]!.limit = Math.round(limit);
      rule.tests[0]!.period = { kind: 'rolling-months', months: 12 };
      const meter = createMeter(rule, [sums(asOn)]);
      let crossing = toEpochDay(asOn);
      while (meter.isPassed(crossing - 1)) crossing--;
      const origin = crossing - 60;
      const forecast = forecastCrossing(rule, [sums(fromEpochDay(origin))], origin, {
        leading: 0,
        seed: 1,
      });
      if (forecast === 'passed') continue;
      expect(forecast).toMatchObject({ earliestOn: expect.any(String) });
      const { earliestOn, latestOn } = forecast as { earliestOn: string; latestOn: string | null };
      expect(toEpochDay(earliestOn)).toBeLessThanOrEqual(crossing);
      if (latestOn !== null) expect(toEpochDay(latestOn)).toBeGreaterThanOrEqual(crossing);
    }
  });

  test('is told of it by the monitor, with evidence that opens and a source that is dated', async () => {
    const { shopId, shop } = of(name);
    const [detector] = complianceDetectors;
    const watched = { shopId, currency: shop.currency, zone: shop.zone, now: NOW };
    const { findings, judged } = await detector!.detect(watched);
    expect(judged).toBeGreaterThan(20);
    for (const finding of findings) expect(Finding.safeParse(finding).error).toBeUndefined();
    const australia = findings.find(({ subject }) => subject === AU)!;
    expect(australia).toMatchObject({ country: 'AU', urgency: 'should' });
    expect(australia.evidence[0]!.address).toMatch(
      /^\/app\/orders\?country=AU&counted=own-sales&from=/,
    );
    expect(australia.evidence.at(-1)!.source!.url).toMatch(/^https:/);
  });

  test('says on a market’s panel what is nearest there', async () => {
    const panel = await readComplianceMarketPanel(of(name).shopId, 'AU', NOW);
    expect(panel).toMatchObject({ tone: 'attention', figure: { value: { type: 'percent' } } });
    expect(panel.next).toMatchObject({ address: '/app/compliance/thresholds/au-gst' });
  });

  test('as at an earlier day says what was known then, by the rules of then', async () => {
    const { shopId, shop } = of(name);
    const asOn = '2025-12-31';
    const overview = await readThresholds(shopId, { now: NOW, asOn });
    expect(overview.asOn).toBe(asOn);
    const australia = overview.reviewed.find(({ ruleId }) => ruleId === AU)!;
    expect(australia.leading!.sum).toBe(recount(shop, 'AU', '2025-01-01', asOn));
    // Illinois counted orders, too, until the next day.
    const illinois = overview.reviewed.find(({ ruleId }) => ruleId === 'us-il')!;
    expect(illinois.tests.map((one) => one.test.measures)).toEqual(['sales', 'orders']);
  });

  test('shows a rule with its course and the band of what may come', async () => {
    const { shopId, asOn } = of(name);
    const detail = (await readThreshold(shopId, AU, { now: NOW }))!;
    expect(detail.course.at(-1)!.on).toBe(asOn);
    expect(detail.course.at(-1)!.sum).toBe(detail.reading.leading!.sum);
    for (const { low, middle, high } of detail.band) {
      expect(low).toBeLessThanOrEqual(middle);
      expect(middle).toBeLessThanOrEqual(high);
    }
    expect(await readThreshold(shopId, 'xx-nothing', { now: NOW })).toBeNull();
  });
});

describe('what the merchant says', () => {
  const scope = () => {
    const { shopId, shop } = of('nordlicht-living');
    return { shopId, currency: shop.currency, zone: shop.zone, now: NOW };
  };
  const [action] = complianceActions as unknown as [
    typeof import('../../../app/compliance/thresholds/registrations.server.ts').recordRegistration,
  ];
  const run = action.run as Extract<typeof action.run, { where: 'here' }>;
  const inTx = <T>(work: (tx: never) => Promise<T>) =>
    forShop(scope().shopId).$transaction((tx) => work(tx as never));

  const said: RegistrationStatement = {
    ruleId: AU,
    state: 'registered',
    sinceOn: '2026-10-01',
    number: '51 824 753 556',
  };

  test('is shown before it is written, silences the monitor, and can be taken back', async () => {
    const preview = await action.preview(scope(), said);
    expect(preview.ok && preview.value.changes).toHaveLength(3);
    const { basis } = preview.ok ? preview.value : { basis: '' };
    const done = await inTx((tx) => run.execute(tx, scope(), said, basis));
    expect(await readRegistrations(scope().shopId)).toMatchObject([
      { ruleId: AU, state: 'registered', sinceOn: '2026-10-01', number: '51824753556' },
    ]);
    const { findings } = await complianceDetectors[0]!.detect(scope());
    expect(findings.some(({ subject }) => subject === AU)).toBe(false);
    expect(await readComplianceMarketPanel(scope().shopId, 'AU', NOW)).toMatchObject({
      tone: 'good',
    });

    // The same approval of what is gone is refused, and so is the same thing again.
    expect(await inTx((tx) => run.execute(tx, scope(), said, basis))).toMatchObject({
      reason: 'stale-preview',
    });
    expect(await action.preview(scope(), said)).toMatchObject({ reason: 'nothing-to-do' });

    // A correction that is undone leaves what stood before, so that this can be undone, too.
    const first = await readRegistrations(scope().shopId);
    const corrected = { ...said, sinceOn: '2026-11-01', number: null };
    const second = await inTx((tx) => run.execute(tx, scope(), corrected, '1'));
    expect(await readRegistrations(scope().shopId)).toMatchObject([
      { sinceOn: '2026-11-01', number: null },
    ]);
    await inTx((tx) => run.undo(tx, scope(), (second.ok ? second.value.undo : null) as never));
    expect(await readRegistrations(scope().shopId)).toEqual(first);

    const undo = done.ok ? done.value.undo : null;
    expect(await inTx((tx) => run.undo(tx, scope(), undo as never))).toMatchObject({ ok: true });
    expect(await readRegistrations(scope().shopId)).toEqual([]);
    expect(await inTx((tx) => run.undo(tx, scope(), undo as never))).toMatchObject({
      reason: 'changed-since',
    });
  });

  test('makes a rule that is not about the shop go away, until it is taken back', async () => {
    const dismissed = { ...said, state: 'dismissed' as const, sinceOn: null, number: null };
    const done = await inTx((tx) => run.execute(tx, scope(), dismissed, '0'));
    const state = async () =>
      (await readThresholds(scope().shopId, { now: NOW })).reviewed.find(
        ({ ruleId }) => ruleId === AU,
      );
    expect(await state()).toMatchObject({ state: 'not-applicable', reason: 'said-so' });
    await inTx((tx) => run.undo(tx, scope(), (done.ok ? done.value.undo : null) as never));
    expect((await state())!.state).toBe('approaching');
  });
});
