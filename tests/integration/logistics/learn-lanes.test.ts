import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connectionPool, forShop } from '../../../app/db/index.server.ts';
import type { ActionScope } from '../../../app/kernel/action.ts';
import {
  deliverySettings,
  followParcels,
  judgeDuePromises,
  learnShopLanes,
  logisticsActions,
  logisticsDetectors,
  readFollowChoices,
  readLane,
  readLanes,
  readLogisticsMarketPanel,
  readPromises,
} from '../../../app/logistics/index.server.ts';
import { Finding } from '../../../app/kernel/insight.ts';
import { generateShop, truthsOf } from '../../sandbox/shops/index.ts';
import { fillOrders, fillShop } from './fill-shop.ts';

const NOW = new Date('2026-11-22T00:00:00Z');
const TRUTHS = Object.fromEntries(truthsOf('nordlicht-living', NOW).map((one) => [one.id, one]));
const truth = generateShop('nordlicht-living', { now: NOW });
const [HAMBURG, VENLO] = truth.locations.map(({ id }) => id) as [string, string];

let shopId: number;
beforeAll(async () => {
  shopId = await fillShop(truth, NOW);
  await learnShopLanes(shopId, NOW);
}, 120_000);
afterAll(async () => {
  await connectionPool().query('DELETE FROM shop');
});

const watched = () => ({ shopId, currency: 'EUR', zone: truth.zone, now: NOW });
const detect = async (name: string) => {
  const detector = logisticsDetectors.find((one) => one.name === name)!;
  const detection = await detector.detect(watched());
  return detection.findings.map((finding) => Finding.parse(finding));
};

/** Days between two dates, whichever comes first. */
const daysApart = (a: string | null, b: string) =>
  Math.abs(Date.parse(a ?? '1970-01-01') - Date.parse(b)) / 86_400_000;

describe('the lanes of a shop', () => {
  test('are learned for every way that parcels went, with days that grow with the share', async () => {
    const ways = new Set(
      truth.orders
        .filter(({ cancelledAt }) => cancelledAt === null)
        .flatMap((order) =>
          order.fulfillments
            .filter(({ createdAt }) => NOW.getTime() - Date.parse(createdAt) < 365 * 86_400_000)
            .map((parcel) => `${parcel.locationId} ${order.country} ${parcel.carrier}`),
        ),
    );
    const { lanes, learnedAt } = await readLanes(shopId);
    expect(learnedAt).toBe(NOW.toISOString());
    expect(
      new Set(lanes.map((one) => `${one.originId} ${one.destination} ${one.carrier}`)),
    ).toEqual(ways);
    for (const lane of lanes) {
      expect(lane.p50Days).toBeLessThan(lane.p80Days);
      expect(lane.p80Days).toBeLessThan(lane.p90Days);
    }
  });

  test('are learned the same again from the same parcels', async () => {
    const before = await forShop(shopId).lane.findMany();
    await learnShopLanes(shopId, NOW);
    const after = await forShop(shopId).lane.findMany();
    expect(after).toEqual(before);
  });

  test('keep what they say to nine in ten parcels that they had not seen', async () => {
    const { quality } = await readPromises(shopId, NOW);
    const p90 = quality!.coverage.find(({ said, lanes }) => said === 0.9 && lanes === 'all')!;
    expect(p90.parcels).toBeGreaterThan(500);
    expect(p90.reached).toBeGreaterThan(0.87);
    expect(p90.reached).toBeLessThan(0.93);
    const widths = quality!.tradeOff.map(({ maxDays }) => maxDays);
    expect(widths).toEqual([...widths].sort((a, b) => a - b));
  });

  test('tell their weeks, which add up to the parcels that were sent', async () => {
    const detail = await readLane(shopId, {
      originId: HAMBURG,
      destination: 'FR',
      carrier: 'DHL',
      service: '',
    });
    const sent = detail!.weeks.reduce((sum, week) => sum + week.sent, 0);
    expect(sent).toBeGreaterThan(500);
    for (const week of detail!.weeks) {
      const judged = week.early + week.kept + week.broken + week.underWay + week.unjudged;
      if (week.saidMaxDays !== null) expect(judged).toBe(week.sent);
    }
  });

  test('of another shop are not there', async () => {
    expect((await readLanes(shopId + 1)).lanes).toEqual([]);
    const name = { originId: HAMBURG, destination: 'FR', carrier: 'DHL', service: '' };
    expect(await readLane(shopId + 1, name)).toBeNull();
    expect((await readPromises(shopId + 1, NOW)).promises).toEqual([]);
  });
});

describe('the detectors', () => {
  test('find the lane that is slower, and since when', async () => {
    const planted = TRUTHS['lane-slowdown-fr']!;
    const findings = await detect('logistics.slow-lane');
    expect(findings.map(({ subject }) => subject)).toEqual([`FR:DHL:${HAMBURG}:`]);
    expect(daysApart(findings[0]!.sinceOn, planted.from)).toBeLessThanOrEqual(7);
  });

  test('find the carrier that tells nothing, and since when', async () => {
    const planted = TRUTHS['carrier-silent-pl']!;
    const findings = await detect('logistics.silent-carrier');
    expect(findings.map(({ subject }) => subject)).toEqual(['InPost']);
    expect(daysApart(findings[0]!.sinceOn, planted.from)).toBeLessThanOrEqual(7);
  });

  test('find the place that hands over later, and since when', async () => {
    const planted = TRUTHS['handover-slow-venlo']!;
    const findings = await detect('logistics.slow-handover');
    expect(findings.map(({ subject }) => subject)).toEqual([VENLO]);
    expect(daysApart(findings[0]!.sinceOn, planted.from)).toBeLessThanOrEqual(7);
  });

  test('say that nothing can be judged where nothing was learned', async () => {
    for (const detector of logisticsDetectors) {
      const detection = await detector.detect({ ...watched(), shopId: shopId + 1 });
      expect(detection).toMatchObject({ judged: 0, findings: [] });
      expect(detection.unjudged).toHaveLength(1);
    }
  });
});

describe('the panel of a market', () => {
  test('names the slow lane, and speaks of no country without parcels', async () => {
    expect(await readLogisticsMarketPanel(shopId, 'FR')).toMatchObject({ tone: 'critical' });
    expect(await readLogisticsMarketPanel(shopId, 'KE')).toMatchObject({ figure: null });
  });
});

describe('learned transit', () => {
  test('is taken over with a preview, and taken back', async () => {
    const scope: ActionScope = { shopId, currency: 'EUR', zone: truth.zone, now: NOW };
    const action = logisticsActions.find(({ name }) => name === 'logistics.use-learned-transit')!;
    const unconfirmed = { countries: ['FR'], adherence: 0.9 } as never;
    // A proposal of ours must not be published along with it.
    expect(await action.preview(scope, unconfirmed)).toMatchObject({ ok: false });
    const { settings } = await deliverySettings.read(shopId, NOW);
    await deliverySettings.save(shopId, { settings, version: 0 }, NOW);
    const input = { countries: ['FR', 'US'], adherence: 0.9 } as never;
    const preview = await action.preview(scope, input);
    expect(preview).toMatchObject({ ok: true, value: { changeCount: 2 } });
    const { run } = action;
    if (run.where !== 'here' || !preview.ok) throw new Error('It is done here.');

    const later = { ...scope, now: new Date(NOW.getTime() + 1000) };
    const done = await forShop(shopId).$transaction((tx) =>
      run.execute(tx as never, later, input, preview.value.basis),
    );
    const changed = (await deliverySettings.read(shopId, NOW)).settings;
    const france = changed.rules.find(({ countries }) => countries.includes('FR'))!;
    expect(france.countries).toEqual(['FR']);
    expect(france.transitDays.max).toBeGreaterThan(3);
    const again = await forShop(shopId).$transaction((tx) =>
      run.execute(tx as never, later, input, preview.value.basis),
    );
    expect(again).toMatchObject({ ok: false, reason: 'stale-preview' });

    const latest = { ...scope, now: new Date(NOW.getTime() + 2000) };
    if (!done.ok) throw new Error(done.reason);
    await forShop(shopId).$transaction((tx) =>
      run.undo(tx as never, latest, done.value.undo as never),
    );
    expect((await deliverySettings.read(shopId, NOW)).settings).toEqual(settings);
    const terms = await forShop(shopId).deliveryTerms.findMany({ orderBy: { fromAt: 'asc' } });
    expect(terms.map(({ version }) => version)).toEqual([1, 2, 3]);
  });
});

describe('markets that follow their parcels', () => {
  test('change once, are published and logged as ours, and can be undone', async () => {
    const at = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);
    const stored = await deliverySettings.read(shopId, NOW);
    const market = { country: 'FR', adherence: 0.9 as const, sinceOn: null, before: null };
    const settings = { ...stored.settings, learnedTransit: [market] };
    await deliverySettings.save(shopId, { settings, version: stored.version }, at(3));
    expect(await followParcels(shopId, at(4))).toBe(1);
    expect(await followParcels(shopId, at(5))).toBe(0);

    const followed = (await deliverySettings.read(shopId, NOW)).settings;
    const rule = followed.rules.find(({ countries }) => countries.includes('FR'))!;
    const choice = (await readFollowChoices(shopId)).find(({ country }) => country === 'FR')!;
    const chosen = choice.ranges.find(({ adherence }) => adherence === 0.9)!;
    expect(rule.transitDays).toEqual(chosen.range);
    expect(followed.learnedTransit).toMatchObject([{ country: 'FR', sinceOn: '2026-11-22' }]);
    const widths = choice.ranges.map(({ range }) => range?.max ?? 0);
    expect(widths).toEqual([...widths].sort((a, b) => a - b));

    const entry = await forShop(shopId).activity.findFirstOrThrow({
      orderBy: { createdAt: 'desc' },
    });
    expect(entry).toMatchObject({
      action: 'logistics.use-learned-transit',
      actorKind: 'app',
      changeCount: 1,
      state: 'done',
    });
    const { run } = logisticsActions.find(({ name }) => name === entry.action)!;
    if (run.where !== 'here') throw new Error('It is done here.');
    const scope = { shopId, currency: 'EUR', zone: truth.zone, now: at(6) };
    const undone = await forShop(shopId).$transaction((tx) =>
      run.undo(tx as never, scope, entry.undo as never),
    );
    expect(undone.ok).toBe(true);
    expect((await deliverySettings.read(shopId, NOW)).settings).toEqual(settings);
  });
});

describe('promises', () => {
  test('are made by the terms in force when the order came, judged when due, and once', async () => {
    // As if the settings had been there for two months.
    const since = new Date(NOW.getTime() - 60 * 86_400_000);
    await connectionPool().query('UPDATE delivery_terms SET from_at = $1 WHERE version = 1', [
      since,
    ]);
    await judgeDuePromises(shopId, NOW);
    const promises = await forShop(shopId).deliveryPromise.findMany();
    const ordered = truth.orders.filter(
      ({ createdAt, test }) => Date.parse(createdAt) >= since.getTime() && test !== true,
    );
    expect(promises.length).toBeGreaterThan(ordered.length * 0.8);
    for (const promise of promises) {
      expect(promise.fromOn <= promise.untilOn).toBe(true);
      expect(promise.fault === null).toBe(promise.state !== 'broken');
      if (promise.deliveredOn === null) continue;
      if (promise.state === 'kept') {
        expect(promise.deliveredOn <= promise.untilOn).toBe(true);
        expect(promise.deliveredOn >= promise.fromOn).toBe(true);
      }
      if (promise.state === 'broken') expect(promise.deliveredOn > promise.untilOn).toBe(true);
      if (promise.state === 'early') expect(promise.deliveredOn < promise.fromOn).toBe(true);
    }
    const states = new Set(promises.map(({ state }) => state));
    expect(states).toEqual(new Set(['kept', 'early', 'broken', 'under-way', 'not-judgeable']));
    expect(await judgeDuePromises(shopId, NOW)).toBeLessThan(promises.length);
    expect(await forShop(shopId).deliveryPromise.count()).toBe(promises.length);
    await fillOrders(shopId, truth, []);
  });
});
