import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';

import { openActionDesk } from '../../../app/activity/index.server.ts';
import { forShop } from '../../../app/db/index.server.ts';
import type { ActionScope } from '../../../app/kernel/action.ts';
import {
  beginReading,
  localizationDetectors,
  readCoverage,
  readQueue,
  readTexts,
} from '../../../app/localization/index.server.ts';
import { ownResourceId, QueueQuery, type QueuedText } from '../../../app/localization/index.ts';
import { keepOwnTexts, readOwnTextInLanguage } from '../../../app/own-texts.server.ts';
import { loyaltySettings, retentionActions } from '../../../app/retention/index.server.ts';
import type { ConnectedShop } from '../sync/sandbox-shop.fixture.ts';
import { connectTextShop } from './text-shop.fixture.ts';

const NOW = new Date();
const desk = openActionDesk(retentionActions);
const WIDGETS = ownResourceId('widgets');
const NAME = ownResourceId('loyalty-name');

let connected: ConnectedShop;
let scope: ActionScope;
let published: string[];

beforeAll(async () => {
  connected = await connectTextShop('yunfan-outdoor', { now: NOW, plantTruths: false });
  const { shopId, truth } = connected;
  scope = { shopId, currency: truth.currency, zone: truth.zone, now: NOW };
  // A language that shoppers read and our blocks do not, and one that nobody sees yet.
  await forShop(shopId).shopLocale.createMany({
    data: [
      { shopId, locale: 'th', name: 'Thai', primary: false, published: true },
      { shopId, locale: 'vi', name: 'Vietnamese', primary: false, published: false },
    ],
  });
  published = [...truth.locales, { locale: 'th', primary: false, published: true }]
    .filter((language) => language.published && !language.primary)
    .map(({ locale }) => locale)
    .sort();
});
afterAll(() => connected?.close());

async function readAll(): Promise<void> {
  await beginReading(connected.shopId, new Date());
  while ((await readTexts(connected.shopId, new AbortController().signal)) === 'more');
}

async function queued(filters: object = { kind: 'widgets' }): Promise<QueuedText[]> {
  return (await readQueue(connected.shopId, QueueQuery.parse(filters))).texts;
}

async function saveName(name: string, names: Record<string, string> = {}): Promise<void> {
  const { settings, version } = await loyaltySettings.read(connected.shopId, NOW);
  const saved = { settings: { ...settings, name, names }, version };
  expect((await loyaltySettings.save(connected.shopId, saved, NOW)).ok).toBe(true);
}

async function approve(language: string, name: string) {
  const input = { language, name };
  const action = 'retention.name-program';
  const preview = await desk.preview(scope, action, input);
  if (!preview.ok) return preview;
  const { activityId, basis } = preview.value;
  const actor = { kind: 'merchant', id: '7' } as const;
  const done = await desk.approve(scope, { activityId, action, input, basis, actor });
  expect(done).toMatchObject({ ok: true, value: { state: 'done' } });
  await keepOwnTexts(connected.shopId, NOW);
  return preview;
}

test('a shop that shows nothing of ours has no rows of it', async () => {
  await readAll();
  await keepOwnTexts(connected.shopId, NOW);
  expect(await queued()).toEqual([]);
});

describe('a shop with a program', () => {
  it('has a row for each published language that lacks its name, and for one that our blocks lack', async () => {
    await saveName('Yunfan Club', { ja: '雲帆クラブ' });
    await keepOwnTexts(connected.shopId, NOW);
    const rows = await queued();
    const places = (id: string) =>
      rows.filter(({ resourceId }) => resourceId === id).map(({ locale }) => locale);
    expect(places(WIDGETS)).toEqual(['th']);
    expect(places(NAME).sort()).toEqual(published.filter((language) => language !== 'ja'));
    expect(rows.find(({ resourceId }) => resourceId === NAME)).toMatchObject({
      ...{ title: 'Yunfan Club', missing: ['name'], kind: 'widgets' },
    });
  });

  it('has them among those of Shopify, where the money of their readers puts them', async () => {
    const { texts, total } = await readQueue(connected.shopId, QueueQuery.parse({}));
    const sold = texts.map(({ soldMinor }) => soldMinor ?? -1);
    expect(sold).toEqual([...sold].sort((a, b) => b - a));
    expect(total).toBeGreaterThanOrEqual((await queued()).length);
    const [best] = await queued();
    expect(best?.soldMinor).toBeGreaterThan(0);
    const { languages } = await readCoverage(connected.shopId, NOW);
    const thai = languages.find(({ locale }) => locale === 'th')?.kinds;
    expect(thai?.find(({ kind }) => kind === 'widgets')).toMatchObject({
      ...{ texts: 2, missing: 2, fields: 2 },
    });
  });

  it('keeps them through the next reading', async () => {
    const before = await queued();
    await readAll();
    expect((await queued()).map(({ resourceId, locale }) => [resourceId, locale])).toEqual(
      before.map(({ resourceId, locale }) => [resourceId, locale]),
    );
  });

  it('is not alarmed for them alone', async () => {
    await forShop(connected.shopId).translationGap.deleteMany({
      where: { kind: { not: 'widgets' } },
    });
    const found = await localizationDetectors[0]!.detect(scope);
    expect(found.findings).toEqual([]);
  });

  it('writes nothing where nothing has changed', async () => {
    const read = () =>
      forShop(connected.shopId).translatableText.findMany({ where: { resourceId: NAME } });
    const before = await read();
    await keepOwnTexts(connected.shopId, new Date(NOW.getTime() + 60_000));
    expect(await read()).toEqual(before);
  });
});

describe('the editor of our own texts', () => {
  it('names the program in one language, and takes it back', async () => {
    const language = published.find((each) => each !== 'ja')!;
    const preview = await approve(language, '  云帆俱乐部 ');
    expect(preview).toMatchObject({
      value: { changes: [{ before: null, after: { text: '云帆俱乐部' } }] },
    });
    const { settings } = await loyaltySettings.read(connected.shopId, NOW);
    expect(settings.names).toEqual({ ja: '雲帆クラブ', [language]: '云帆俱乐部' });
    const open = await queued({ kind: 'widgets', language });
    expect(open.map(({ resourceId }) => resourceId)).not.toContain(NAME);
    expect(
      await readOwnTextInLanguage(connected.shopId, { resourceId: NAME, language }, NOW),
    ).toMatchObject({
      text: { fields: [{ source: 'Yunfan Club', translation: '云帆俱乐部', state: 'complete' }] },
      editor: { action: 'retention.name-program' },
    });

    const [entry] = await forShop(connected.shopId).activity.findMany({
      where: { action: 'retention.name-program' },
    });
    await desk.undo(scope, entry!.activityId);
    await keepOwnTexts(connected.shopId, NOW);
    expect((await loyaltySettings.read(connected.shopId, NOW)).settings.names).toEqual({
      ja: '雲帆クラブ',
    });
    const again = await queued({ kind: 'widgets', language });
    expect(again.map(({ resourceId }) => resourceId)).toContain(NAME);
  });

  it('shows the words of the blocks, and says that they cannot be written', async () => {
    const found = await readOwnTextInLanguage(
      connected.shopId,
      { resourceId: WIDGETS, language: 'th' },
      NOW,
    );
    expect(found?.editor.action).toBeNull();
    expect(found?.text.fields[0]).toMatchObject({ state: 'missing' });
    expect(found?.text.fields[0]?.source.split('\n').length).toBeGreaterThan(40);
  });

  test.each([
    ['the same again', { language: 'ja', name: '雲帆クラブ' }, 'nothing-to-do'],
    ['nothing for nothing', { language: 'th', name: ' ' }, 'nothing-to-do'],
    ['a name that is too long', { language: 'th', name: 'x'.repeat(41) }, 'invalid-input'],
    ['no language', { language: '__proto__', name: 'x' }, 'invalid-input'],
  ])('refuses %s', async (_why, input, reason) => {
    expect(await desk.preview(scope, 'retention.name-program', input)).toMatchObject({
      ...{ ok: false, reason },
    });
  });

  test.each([
    ['a text of nobody', { resourceId: 'portolan:nope', language: 'ja' }],
    ['a language of no shop', { resourceId: NAME, language: 'xx' }],
  ])('has none for %s', async (_why, asked) => {
    expect(await readOwnTextInLanguage(connected.shopId, asked, NOW)).toBeNull();
  });

  it('refuses what was approved on other settings', async () => {
    const input = { language: 'th', name: 'ยุนฟาน' };
    const preview = await desk.preview(scope, 'retention.name-program', input);
    if (!preview.ok) throw new Error(preview.reason);
    await saveName('Yunfan Circle');
    const { activityId, basis } = preview.value;
    const actor = { kind: 'merchant', id: '7' } as const;
    expect(
      await desk.approve(scope, {
        ...{ activityId, action: 'retention.name-program', input, basis, actor },
      }),
    ).toMatchObject({ ok: false, reason: 'stale-preview' });
    await keepOwnTexts(connected.shopId, NOW);
    const names = (await queued()).filter(({ resourceId }) => resourceId === NAME);
    expect(new Set(names.map(({ title }) => title))).toEqual(new Set(['Yunfan Circle']));
  });
});
