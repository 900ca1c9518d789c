import { afterEach, describe, expect, test, vi } from 'vitest';
import { readActivity, openActionDesk } from '../../../app/activity/index.server.ts';
import { connectionPool, forShop } from '../../../app/db/index.server.ts';
import { closeQueue, startWorker } from '../../../app/jobs/index.server.ts';
import type { ActionScope } from '../../../app/kernel/action.ts';
import {
  beginReading,
  followProducts,
  localizationActions,
  localizationDetectors,
  planReadings,
  readCoverage,
  readQueue,
  readTexts,
  textJobs,
} from '../../../app/localization/index.server.ts';
import { QueueQuery } from '../../../app/localization/index.ts';
import { truthsOf, type BuiltInShop } from '../../sandbox/shops/index.ts';
import { APP_SCOPES, type ConnectedShop } from '../sync/sandbox-shop.fixture.ts';
import { connectTextShop } from './text-shop.fixture.ts';

const NOW = new Date();
const forever = new AbortController().signal;
const detector = localizationDetectors[0]!;

let connected: ConnectedShop;
afterEach(async () => {
  await connected.close();
  // Each test has the shop for itself.
  const { rows } = await connectionPool().query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables
     WHERE table_type = 'BASE TABLE' AND table_schema = 'public'
       AND table_name NOT LIKE '\\_prisma%'`,
  );
  await connectionPool().query(`TRUNCATE ${rows.map(({ name }) => `"${name}"`).join(', ')}`);
});

async function readAll(shopId: number): Promise<void> {
  await beginReading(shopId, new Date());
  while ((await readTexts(shopId, forever)) === 'more');
}

const detect = ({ shopId, truth }: ConnectedShop) =>
  detector.detect({ shopId, currency: truth.currency, zone: truth.zone, now: NOW });

const queueOf = (shopId: number, filters: object) => readQueue(shopId, QueueQuery.parse(filters));

describe.each<BuiltInShop>(['nordlicht-living', 'yunfan-outdoor'])('texts of %s', (name) => {
  test('the planted language is found with its counts, and no other', async () => {
    connected = await connectTextShop(name, { now: NOW, orders: 25_000 });
    await readAll(connected.shopId);
    const planted = truthsOf(name, NOW).filter(({ kind }) => kind === 'translations-stale');
    expect(planted).toHaveLength(1);
    const { findings, unjudged, judged } = await detect(connected);
    expect(unjudged).toEqual([]);
    expect(judged).toBe(
      connected.truth.locales.filter((one) => one.published && !one.primary).length,
    );
    expect(findings).toHaveLength(1);
    const { locale, missing, outdated } = planted[0]!.subject;
    expect(findings[0]).toMatchObject({
      subject: locale,
      money: null,
      sentence: {
        values: {
          language: { language: locale },
          missing: { count: missing },
          outdated: { count: outdated },
        },
      },
    });
    // The evidence opens exactly the rows that the sentence counts.
    const found = await queueOf(connected.shopId, { language: locale, state: 'missing' });
    expect(found.total).toBe(missing);
    const older = await queueOf(connected.shopId, { language: locale, state: 'outdated' });
    expect(older.total).toBe(outdated);
    const sold = found.texts.map(({ soldMinor }) => soldMinor);
    expect(sold).toEqual([...sold].sort((a, b) => Number(b) - Number(a)));
    expect(Number(sold[0])).toBeGreaterThan(0);
  });

  test('nothing is found where nothing is planted', async () => {
    connected = await connectTextShop(name, { now: NOW, plantTruths: false });
    await readAll(connected.shopId);
    expect(await detect(connected)).toMatchObject({ findings: [], unjudged: [] });
  });
});

test('before the first reading, and where translations are denied, nothing is judged', async () => {
  connected = await connectTextShop('yunfan-outdoor', { now: NOW, scopes: APP_SCOPES });
  expect((await detect(connected)).unjudged).not.toEqual([]);
  await readAll(connected.shopId);
  const { reading } = await readCoverage(connected.shopId, NOW);
  expect(reading).toMatchObject({ state: 'done', textsRead: 0 });
  expect(reading.denied).toContain('PRODUCT');
  const after = await detect(connected);
  expect(after.findings).toEqual([]);
  expect(after.unjudged).not.toEqual([]);
});

test('a reading goes on where it was cut off, and comes to the same', async () => {
  connected = await connectTextShop('yunfan-outdoor', { now: NOW });
  const { shopId } = connected;
  await readAll(shopId);
  const all = () =>
    connectionPool().query(
      'SELECT locale, resource_id, missing, outdated, same, sold_minor FROM translation_gap ORDER BY 1, 2',
    );
  const whole = (await all()).rows;
  expect(whole.length).toBeGreaterThan(30);
  await beginReading(shopId, new Date());
  let slices = 0;
  while ((await readTexts(shopId, forever, { sliceMs: 0, pageSize: 7 })) === 'more') slices += 1;
  expect(slices).toBeGreaterThan(10);
  expect((await all()).rows).toEqual(whole);
});

test('a text that is gone at Shopify is forgotten with the next reading', async () => {
  connected = await connectTextShop('yunfan-outdoor', { now: NOW });
  const { shopId, truth } = connected;
  await readAll(shopId);
  const before = await forShop(shopId).translatableText.count();
  truth.products.pop();
  await readAll(shopId);
  expect(await forShop(shopId).translatableText.count()).toBe(before - 1);
});

test('a product that changes is looked at again: its translations are older now', async () => {
  connected = await connectTextShop('yunfan-outdoor', { now: NOW, plantTruths: false });
  const { shopId, store, domain, truth } = connected;
  await readAll(shopId);
  const product = truth.products[0]!;
  store.updateProduct(domain, product.id, { title: 'Another name' });
  await forShop(shopId).product.updateMany({
    where: { productId: product.id },
    data: { syncedAt: new Date(Date.now() + 1000) },
  });
  expect(await followProducts(shopId)).toBe(1);
  expect(await followProducts(shopId)).toBe(0);
  const { texts, total } = await queueOf(shopId, { state: 'outdated' });
  const targets = truth.locales.filter(({ primary }) => !primary);
  expect(total).toBe(targets.length);
  expect(texts[0]).toMatchObject({ title: 'Another name', outdated: ['title'], missing: [] });
  // No longer for sale: shoppers see none of it.
  store.updateProduct(domain, product.id, { status: 'DRAFT' });
  await forShop(shopId).product.updateMany({
    where: { productId: product.id },
    data: { status: 'DRAFT', syncedAt: new Date(Date.now() + 2000) },
  });
  await followProducts(shopId);
  expect((await queueOf(shopId, { state: 'outdated' })).total).toBe(0);
});

test('a shop whose data are there is read without being asked', async () => {
  connected = await connectTextShop('yunfan-outdoor', { now: NOW });
  const { shopId } = connected;
  await planReadings(NOW);
  expect(await forShop(shopId).translationReading.count()).toBe(0);
  await forShop(shopId).importRun.create({
    data: {
      ...{ shopId, importRunId: '00000000-0000-4000-8000-000000000001' },
      ...{ source: 'shopify-bulk', state: 'completed' },
    },
  });
  const asked: number[] = [];
  await startWorker(
    textJobs((id) => {
      asked.push(id);
      return Promise.resolve();
    }),
  );
  try {
    await planReadings(NOW);
    const done = () => forShop(shopId).translationReading.findFirst({ where: { state: 'done' } });
    await vi.waitUntil(() => asked.length > 0, { timeout: 25_000, interval: 100 });
    expect(asked).toEqual([shopId]);
    expect(await done()).not.toBeNull();
  } finally {
    await closeQueue(5000);
  }
});

describe('writing translations', () => {
  const desk = openActionDesk(localizationActions);
  const ACTION = 'localization.write-translations';
  const actor = { kind: 'merchant', id: '7' } as const;

  async function openShop(): Promise<{ scope: ActionScope; resourceId: string }> {
    connected = await connectTextShop('yunfan-outdoor', { now: NOW });
    const { shopId, truth } = connected;
    await readAll(shopId);
    const { texts } = await queueOf(shopId, { language: 'ko', state: 'missing' });
    const scope = { shopId, currency: truth.currency, zone: truth.zone, now: NOW };
    return { scope, resourceId: texts[0]!.resourceId };
  }

  async function approve(scope: ActionScope, input: object) {
    const preview = await desk.preview(scope, ACTION, input);
    if (!preview.ok) return preview;
    const { activityId, basis } = preview.value;
    await desk.approve(scope, { activityId, action: ACTION, input, basis, actor });
    return preview;
  }

  async function settled(shopId: number) {
    const ended = async () => {
      const { entries } = await readActivity(shopId);
      return entries.every(({ state }) => state !== 'running' && state !== 'undoing') && entries[0];
    };
    return vi.waitUntil(ended, { timeout: 25_000, interval: 50 });
  }

  const stored = (resourceId: string) =>
    [...connected.state.translations.values()]
      .filter((each) => each.resourceId === resourceId && each.locale === 'ko')
      .filter(({ value }) => value !== null)
      .map(({ key, value }) => [key, value]);

  test('shows before and after, writes, and takes it back exactly', async () => {
    const { scope, resourceId } = await openShop();
    const before = stored(resourceId);
    const values = [
      { key: 'title', value: '하늘 텐트' },
      { key: 'body_html', value: '<p>하늘 텐트</p>' },
    ];
    await startWorker(desk.jobs);
    try {
      const preview = await approve(scope, { resourceId, language: 'ko', values });
      expect(preview).toMatchObject({
        value: { changes: [{ before: null, after: { text: '하늘 텐트' } }, { before: null }] },
      });
      const done = await settled(scope.shopId);
      expect(done).toMatchObject({ state: 'done', undoable: true });
      expect(Object.fromEntries(stored(resourceId))).toMatchObject({ title: '하늘 텐트' });
      const open = await queueOf(scope.shopId, { language: 'ko' });
      expect(open.texts.map((text) => text.resourceId)).not.toContain(resourceId);

      await desk.undo(scope, (done as { activityId: string }).activityId);
      expect(await settled(scope.shopId)).toMatchObject({ state: 'undone' });
      expect(stored(resourceId)).toEqual(before);
      const again = await queueOf(scope.shopId, { language: 'ko' });
      expect(again.texts.map((text) => text.resourceId)).toContain(resourceId);
    } finally {
      await closeQueue(5000);
    }
  });

  test('is run twice without harm: undo still brings back what was there first', async () => {
    const { scope, resourceId } = await openShop();
    const action = localizationActions[0]! as never as {
      preview: (scope: ActionScope, input: object) => Promise<{ value: { basis: string } }>;
      run: {
        execute: (scope: ActionScope, input: object, running: object) => Promise<{ ok: boolean }>;
        undo: (scope: ActionScope, undo: object, running: object) => Promise<{ ok: boolean }>;
      };
    };
    const input = { resourceId, language: 'ko', values: [{ key: 'title', value: '텐트' }] };
    const { basis } = (await action.preview(scope, input)).value;
    let kept: object | null = null;
    const running = () => ({
      ...{ activityId: 'a', basis, kept, signal: forever },
      keep: (undo: object) => {
        kept = undo;
        return Promise.resolve();
      },
    });
    const before = stored(resourceId);
    // Killed after it was written and before anybody heard of it.
    expect((await action.run.execute(scope, input, running())).ok).toBe(true);
    expect((await action.run.execute(scope, input, running())).ok).toBe(true);
    expect(stored(resourceId)).toContainEqual(['title', '텐트']);
    expect((await action.run.undo(scope, kept!, running())).ok).toBe(true);
    expect((await action.run.undo(scope, kept!, running())).ok).toBe(true);
    expect(stored(resourceId)).toEqual(before);
  });

  test('is refused where the source has changed since, and tells the field', async () => {
    const { scope, resourceId } = await openShop();
    const input = { resourceId, language: 'ko', values: [{ key: 'title', value: '텐트' }] };
    const preview = await desk.preview(scope, ACTION, input);
    if (!preview.ok) throw new Error(preview.reason);
    const { activityId, basis } = preview.value;
    await desk.approve(scope, { activityId, action: ACTION, input, basis, actor });
    const productId = resourceId.slice(resourceId.lastIndexOf('/') + 1);
    connected.store.updateProduct(connected.domain, productId, { title: 'Changed meanwhile' });
    await startWorker(desk.jobs);
    try {
      expect(await settled(scope.shopId)).toMatchObject({
        state: 'failed',
        problem: { reason: 'stale-preview' },
      });
      expect(stored(resourceId)).toEqual([]);
    } finally {
      await closeQueue(5000);
    }
  });

  test('does not take back what somebody else has changed since', async () => {
    const { scope, resourceId } = await openShop();
    const input = { resourceId, language: 'ko', values: [{ key: 'title', value: '텐트' }] };
    await startWorker(desk.jobs);
    try {
      await approve(scope, input);
      const done = (await settled(scope.shopId)) as { activityId: string };
      for (const record of connected.state.translations.values()) {
        if (record.resourceId === resourceId && record.value === '텐트') record.value = '천막';
      }
      await desk.undo(scope, done.activityId);
      expect(await settled(scope.shopId)).toMatchObject({ problem: { reason: 'changed-since' } });
      expect(stored(resourceId)).toEqual([['title', '천막']]);
    } finally {
      await closeQueue(5000);
    }
  });

  test.each([
    ['code', { values: [{ key: 'title', value: '<script>x()</script>' }] }, 'invalid-input'],
    ['markup that is open', { values: [{ key: 'body_html', value: '<div>x' }] }, 'invalid-input'],
    ['Liquid that is open', { values: [{ key: 'title', value: 'x {{ y' }] }, 'invalid-input'],
    ['what cannot be kept', { values: [{ key: 'title', value: 'x\0' }] }, 'invalid-input'],
    ['half a letter', { values: [{ key: 'title', value: 'x\ud83d' }] }, 'invalid-input'],
    ['one too long', { values: [{ key: 'title', value: 'x'.repeat(100_001) }] }, 'invalid-input'],
    [
      'all together too long',
      { values: ['a', 'b', 'c', 'd'].map((key) => ({ key, value: 'x'.repeat(99_999) })) },
      'invalid-input',
    ],
    [
      'the same field twice',
      { values: ['a', 'b'].map((value) => ({ key: 'title', value })) },
      'invalid-input',
    ],
    ['nothing new', { values: [{ key: 'title', value: '' }] }, 'nothing-to-do'],
    ['a field that is none', { values: [{ key: 'nope', value: 'x' }] }, 'nothing-to-do'],
    [
      'a language of no shop',
      { language: 'xx', values: [{ key: 'title', value: 'x' }] },
      'stale-preview',
    ],
    ['a text of no shop', { resourceId: 'gid://shopify/Product/1' }, 'stale-preview'],
  ])('refuses %s', async (_name, change, reason) => {
    const { scope, resourceId } = await openShop();
    const values = [{ key: 'title', value: '텐트' }];
    const input = { resourceId, language: 'ko', values, ...change };
    expect(await desk.preview(scope, ACTION, input)).toMatchObject({ ok: false, reason });
  });
});
