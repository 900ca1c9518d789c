import { beforeEach, describe, expect, test } from 'vitest';
import { forShop, registerShop } from '../../../app/db/index.server.ts';
import {
  listInsights,
  moveInsight,
  readDetectorStandings,
  readInsight,
  startMonitor,
} from '../../../app/insights/index.server.ts';
import type { Detection, Detector } from '../../../app/kernel/detector.ts';
import type { Finding } from '../../../app/kernel/insight.ts';
import { say } from '../../../app/kernel/saying.ts';

const NOW = new Date('2026-11-22T08:00:00Z');
const later = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000);

function finding(subject: string, change: Partial<Finding> = {}): Finding {
  return {
    subject,
    country: 'DE',
    topic: subject,
    sentence: say('insights:inbox.title'),
    evidence: [{ saying: say('insights:inbox.title'), address: '/app/orders' }],
    money: null,
    confidence: 0.9,
    sinceOn: '2026-11-01',
    dueOn: null,
    urgency: 'should',
    next: { kind: 'open', label: say('insights:inbox.title'), address: '/app' },
    ...change,
  };
}

function detector(name: string, answer: () => Detection): Detector {
  return {
    name,
    minimumSample: say('insights:inbox.title'),
    falseAlarmsPerYear: 0,
    detect: () => Promise.resolve().then(answer),
  };
}

const seen = (findings: Finding[]): Detection => ({ judged: 3, findings, unjudged: [] });

let shopId: number;
let shops = 0;
beforeEach(async () => {
  shops += 1;
  ({ shopId } = await registerShop(`watched-${shops}.myshopify.com`, NOW));
});

const subjects = async (state: 'open' | 'snoozed' | 'dismissed' | 'resolved', now: Date) =>
  (await listInsights(shopId, { state, now })).map(({ finding: { subject } }) => subject);

describe('the inbox', () => {
  test('follows what is found from look to look', async () => {
    let answer = seen([finding('a'), finding('b', { urgency: 'must' })]);
    const monitor = startMonitor([detector('trial.one', () => answer)]);
    await monitor.watch(shopId, NOW);
    expect(await subjects('open', NOW)).toEqual(['b', 'a']);
    const [first] = await listInsights(shopId, { state: 'open', now: NOW });

    answer = seen([finding('b', { urgency: 'must', confidence: 0.5 })]);
    await monitor.watch(shopId, later(6));
    expect(await subjects('resolved', later(6))).toEqual(['a']);
    expect(await readInsight(shopId, first?.insightId ?? '')).toMatchObject({
      openedAt: NOW,
      seenAt: later(6),
      finding: { confidence: 0.5 },
    });

    answer = seen([finding('a')]);
    await monitor.watch(shopId, later(12));
    const [again] = await listInsights(shopId, { state: 'open', now: later(12) });
    expect(again).toMatchObject({ openedAt: later(12), resolvedAt: null });
  });

  test('keeps a dismissed insight away until it is gone and comes again', async () => {
    let answer = seen([finding('a')]);
    const monitor = startMonitor([detector('trial.one', () => answer)]);
    await monitor.watch(shopId, NOW);
    const [insight] = await listInsights(shopId, { state: 'open', now: NOW });
    expect(await moveInsight(shopId, insight?.insightId ?? '', { to: 'dismissed' })).toBe(true);
    await monitor.watch(shopId, later(6));
    expect(await subjects('open', later(6))).toEqual([]);
    answer = seen([]);
    await monitor.watch(shopId, later(12));
    answer = seen([finding('a')]);
    await monitor.watch(shopId, later(18));
    expect(await subjects('open', later(18))).toEqual(['a']);
  });

  test('shows a snoozed insight again when its time is over, without a look', async () => {
    const monitor = startMonitor([detector('trial.one', () => seen([finding('a')]))]);
    await monitor.watch(shopId, NOW);
    const [insight] = await listInsights(shopId, { state: 'open', now: NOW });
    await moveInsight(shopId, insight?.insightId ?? '', { to: 'snoozed', until: later(24) });
    await monitor.watch(shopId, later(6));
    expect(await subjects('open', later(6))).toEqual([]);
    expect(await subjects('snoozed', later(6))).toEqual(['a']);
    expect(await subjects('open', later(25))).toEqual(['a']);
  });

  test('knows nothing of another shop', async () => {
    const monitor = startMonitor([detector('trial.one', () => seen([finding('a')]))]);
    await monitor.watch(shopId, NOW);
    const [insight] = await listInsights(shopId, { state: 'open', now: NOW });
    const other = await registerShop('watched-other.myshopify.com', NOW);
    const id = insight?.insightId ?? '';
    expect(await readInsight(other.shopId, id)).toBeNull();
    expect(await moveInsight(other.shopId, id, { to: 'dismissed' })).toBe(false);
    expect(await subjects('open', NOW)).toEqual(['a']);
  });
});

describe('a detector that fails', () => {
  test('keeps its insights, is told, and does not hold up the others', async () => {
    let broken = false;
    const fragile = detector('trial.fragile', () => {
      if (broken) throw new Error('no data today');
      return seen([finding('a')]);
    });
    const sound = detector('trial.sound', () => seen([finding('s')]));
    const monitor = startMonitor([fragile, sound]);
    await monitor.watch(shopId, NOW);
    broken = true;
    await expect(monitor.watch(shopId, later(6))).rejects.toThrow('no data today');
    expect((await subjects('open', later(6))).sort()).toEqual(['a', 's']);
    expect(await readDetectorStandings(shopId)).toMatchObject([
      { detector: 'trial.fragile', failed: true },
      { detector: 'trial.sound', failed: false, judged: 3, found: 1, ranAt: later(6) },
    ]);
  });

  test('by breaking the contract stores nothing', async () => {
    const monitor = startMonitor([
      detector('trial.one', () => seen([finding('a', { evidence: [] })])),
    ]);
    await expect(monitor.watch(shopId, NOW)).rejects.toThrow();
    expect(await forShop(shopId).insight.count()).toBe(0);
  });
});

test('what a detector that is gone had found goes with it', async () => {
  await startMonitor([detector('trial.old', () => seen([finding('a')]))]).watch(shopId, NOW);
  await startMonitor([detector('trial.new', () => seen([finding('b')]))]).watch(shopId, later(1));
  expect(await subjects('open', later(1))).toEqual(['b']);
  expect(await forShop(shopId).insight.count()).toBe(1);
});

test('two detectors of one name are refused at the start', () => {
  const one = detector('trial.same', () => seen([]));
  expect(() => startMonitor([one, one])).toThrow('one name');
});
