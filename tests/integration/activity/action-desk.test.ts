import { beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { openActionDesk, readActivity } from '../../../app/activity/index.server.ts';
import { forShop, registerShop, type ShopTransaction } from '../../../app/db/index.server.ts';
import type { Action, ActionScope, AnyAction } from '../../../app/kernel/action.ts';
import { ok, refuse } from '../../../app/kernel/result.ts';
import { say, saidName, saidNumber } from '../../../app/kernel/saying.ts';
import { complianceSettings } from '../../../app/compliance/index.server.ts';
import { readPublication } from '../../../app/publishing/index.server.ts';

const NOW = new Date('2026-11-23T09:00:00Z');
const ACTOR = { kind: 'merchant', id: '7' } as const;

/** Keeps one number of a shop in its settings; refuses 13. */
const setNumber: Action<{ to: number }, ShopTransaction> = {
  name: 'trial.set-number',
  input: z.object({ to: z.int() }),
  preview: async ({ shopId }, { to }) => {
    const before = await stored(shopId);
    if (before === to) return refuse('nothing-to-do');
    return ok({
      title: say('activity:title'),
      changes: [
        {
          object: saidName('number'),
          field: saidName('value'),
          before: before === null ? null : saidNumber(before),
          after: saidNumber(to),
        },
      ],
      changeCount: 1,
      irreversible: [],
      basis: String(before),
    });
  },
  run: {
    where: 'here',
    execute: async (tx, { shopId }, { to }) => {
      const before = await tx.settingsDocument.findFirst({ where: { domain: 'trial' } });
      await tx.settingsDocument.deleteMany({ where: { domain: 'trial' } });
      await tx.settingsDocument.create({ data: { shopId, domain: 'trial', value: { n: to } } });
      if (to === 13) return refuse('nothing-to-do');
      return ok({ undo: { n: (before?.value as { n: number } | undefined)?.n ?? null, to } });
    },
    undo: async (tx, { shopId }, undo: { n: number | null; to: number }) => {
      const now = await tx.settingsDocument.findFirst({ where: { domain: 'trial' } });
      if ((now?.value as { n: number } | undefined)?.n !== undo.to) return refuse('changed-since');
      await tx.settingsDocument.deleteMany({ where: { domain: 'trial' } });
      if (undo.n !== null) {
        await tx.settingsDocument.create({
          data: { shopId, domain: 'trial', value: { n: undo.n } },
        });
      }
      return ok(null);
    },
  },
};

const desk = openActionDesk([
  setNumber as unknown as AnyAction,
  complianceSettings.saveAction as AnyAction,
]);

let shops = 0;
let scope: ActionScope;

beforeEach(async () => {
  shops += 1;
  const shop = await registerShop(`desk-${shops}.myshopify.com`, NOW);
  scope = { shopId: shop.shopId, currency: 'EUR', zone: 'Europe/Berlin', now: NOW };
});

async function stored(shopId: number): Promise<number | null> {
  const row = await forShop(shopId).settingsDocument.findFirst({ where: { domain: 'trial' } });
  return (row?.value as { n: number } | undefined)?.n ?? null;
}

async function propose(to: number) {
  const preview = await desk.preview(scope, 'trial.set-number', { to });
  if (!preview.ok) throw new Error(preview.reason);
  const { activityId, basis } = preview.value;
  return { activityId, basis, action: 'trial.set-number', input: { to }, actor: ACTOR };
}

describe('an approved action', () => {
  test('is done and logged with what it changed, and its undo restores exactly', async () => {
    const approval = await propose(5);
    expect(await stored(scope.shopId)).toBeNull();
    expect(await desk.approve(scope, approval)).toEqual(ok({ state: 'done' }));
    expect(await stored(scope.shopId)).toBe(5);
    const { entries } = await readActivity(scope.shopId);
    expect(entries).toMatchObject([
      {
        activityId: approval.activityId,
        state: 'done',
        undoable: true,
        actor: ACTOR,
        changes: [{ before: null, after: { type: 'number', value: 5 } }],
      },
    ]);
    expect(await desk.undo(scope, approval.activityId)).toEqual(ok({ state: 'undone' }));
    expect(await stored(scope.shopId)).toBeNull();
  });

  test('that is sent twice at once is done once', async () => {
    const approval = await propose(6);
    const answers = await Promise.all([
      desk.approve(scope, approval),
      desk.approve(scope, approval),
      desk.approve(scope, approval),
    ]);
    for (const answer of answers) expect(answer).toEqual(ok({ state: 'done' }));
    expect((await readActivity(scope.shopId)).entries).toHaveLength(1);
  });

  test('is refused once what it was approved for has changed, and nothing is kept of it', async () => {
    const approval = await propose(7);
    await desk.approve(scope, await propose(8));
    expect(await desk.approve(scope, approval)).toMatchObject({ reason: 'stale-preview' });
    expect(await stored(scope.shopId)).toBe(8);
    expect((await readActivity(scope.shopId)).entries).toHaveLength(1);
  });

  test('that refuses half-way leaves nothing behind', async () => {
    const approval = await propose(13);
    expect(await desk.approve(scope, approval)).toMatchObject({ ok: false });
    expect(await stored(scope.shopId)).toBeNull();
    expect((await readActivity(scope.shopId)).entries).toEqual([]);
  });

  test.each([
    ['an action that nobody registered', 'trial.other', { to: 1 }, 'unknown-action'],
    ['input that the action does not take', 'trial.set-number', { to: 'x' }, 'invalid-input'],
    ['no input', 'trial.set-number', null, 'invalid-input'],
  ])('is refused: %s', async (_name, action, input, reason) => {
    expect(await desk.preview(scope, action, input)).toMatchObject({ ok: false, reason });
    const approval = { activityId: crypto.randomUUID(), basis: '', action, input, actor: ACTOR };
    expect(await desk.approve(scope, approval)).toMatchObject({ ok: false, reason });
  });
});

describe('an undo', () => {
  test('of what somebody changed since is refused and changes nothing', async () => {
    const first = await propose(1);
    await desk.approve(scope, first);
    await desk.approve(scope, await propose(2));
    expect(await desk.undo(scope, first.activityId)).toMatchObject({ reason: 'changed-since' });
    expect(await stored(scope.shopId)).toBe(2);
  });

  test('sent twice at once happens once', async () => {
    const first = await propose(3);
    await desk.approve(scope, first);
    const answers = await Promise.all([
      desk.undo(scope, first.activityId),
      desk.undo(scope, first.activityId),
    ]);
    for (const answer of answers) expect(answer).toEqual(ok({ state: 'undone' }));
    expect(await stored(scope.shopId)).toBeNull();
  });

  test('of another shop’s entry finds nothing', async () => {
    const first = await propose(4);
    await desk.approve(scope, first);
    const other = await registerShop('desk-other.myshopify.com', NOW);
    const foreign = { ...scope, shopId: other.shopId };
    expect(await desk.undo(foreign, first.activityId)).toMatchObject({ reason: 'not-undoable' });
    expect(await stored(scope.shopId)).toBe(4);
  });
});

describe('saved settings', () => {
  const settingsOf = async () => (await complianceSettings.read(scope.shopId, NOW)).settings;

  test('are logged with what changed, and can be taken back one by one to none at all', async () => {
    const { shopId } = scope;
    const settings = await settingsOf();
    const named = { ...settings, sorting: 'https://example.com/sorting' };
    await complianceSettings.save(shopId, { settings, version: 0 }, NOW, ACTOR);
    const later = new Date(NOW.getTime() + 1000);
    await complianceSettings.save(shopId, { settings: named, version: 1 }, later, ACTOR);
    const { entries } = await readActivity(shopId);
    expect(entries.map(({ changes }) => changes.map(({ field }) => field))[0]).toEqual([
      { type: 'word', key: 'compliance:activity.section.sorting' },
    ]);
    const [second, first] = entries.map(({ activityId }) => activityId);
    expect(await desk.undo(scope, first ?? '')).toMatchObject({ reason: 'changed-since' });
    expect(await desk.undo(scope, second ?? '')).toEqual(ok({ state: 'undone' }));
    expect(await complianceSettings.read(shopId, NOW)).toMatchObject({ settings, version: 3 });
    expect((await readPublication(shopId, 'compliance')).state).toBe('waiting');
  });

  test('saved for the first time are taken back to the proposal, and the block hides', async () => {
    const { shopId } = scope;
    await complianceSettings.save(shopId, { settings: await settingsOf(), version: 0 }, NOW, ACTOR);
    const [entry] = (await readActivity(shopId)).entries;
    expect(await desk.undo(scope, entry?.activityId ?? '')).toEqual(ok({ state: 'undone' }));
    expect(await complianceSettings.read(shopId, NOW)).toMatchObject({ isDefault: true });
    const row = await forShop(shopId).publication.findFirst({
      where: { documentKey: 'compliance' },
    });
    expect(row?.wanted).toMatchObject({ ready: false });
  });

  test('saved again as they are make no entry', async () => {
    const { shopId } = scope;
    const settings = await settingsOf();
    await complianceSettings.save(shopId, { settings, version: 0 }, NOW, ACTOR);
    await complianceSettings.save(shopId, { settings, version: 1 }, NOW, ACTOR);
    expect((await readActivity(shopId)).entries).toHaveLength(1);
  });
});
