import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { openActionDesk } from '../../../app/activity/index.server.ts';
import { forShop } from '../../../app/db/index.server.ts';
import type { ActionScope } from '../../../app/kernel/action.ts';
import {
  beginReading,
  localizationActions,
  readQueue,
  readTextInLanguage,
  readTexts,
} from '../../../app/localization/index.server.ts';
import { QueueQuery } from '../../../app/localization/index.ts';
import type { ConnectedShop } from '../sync/sandbox-shop.fixture.ts';
import { connectTextShop } from './text-shop.fixture.ts';

/*
 * The worker that writes translations is really killed (SIGKILL) around every call to Shopify, when
 * it writes and when it takes back; another one takes up what it left, and is killed too.
 */

const ACTION = 'localization.write-translations';
const LANGUAGE = 'ko';
const MOMENTS = ['before', 'unheard'] as const;
const desk = openActionDesk(localizationActions);

let connected: ConnectedShop;
let scope: ActionScope;
let resourceId: string;

beforeAll(async () => {
  const now = new Date();
  connected = await connectTextShop('yunfan-outdoor', { now });
  const { shopId, truth } = connected;
  await beginReading(shopId, now);
  while ((await readTexts(shopId, new AbortController().signal)) === 'more');
  scope = { shopId, currency: truth.currency, zone: truth.zone, now };
  const { texts } = await readQueue(
    shopId,
    QueueQuery.parse({ language: LANGUAGE, kind: 'products', state: 'missing' }),
  );
  // One that has nothing there but its address, so that something is taken away as well.
  resourceId = texts[0]!.resourceId;
});
afterAll(() => connected?.close());

/** A worker's life: the calls that it made, or null where it died. */
async function live(activityId: string, dieAt: string): Promise<number | null> {
  const worker = fork(path.join(import.meta.dirname, 'text-writer.process.ts'), {
    execArgv: ['--import', path.join(import.meta.dirname, '../../sandbox/redirect-shopify.ts')],
    env: {
      ...process.env,
      ...{ SANDBOX_URL: connected.sandboxUrl, SHOP_ID: String(connected.shopId) },
      ...{ ACTIVITY_ID: activityId, DIE_AT: dieAt },
    },
  });
  let calls: number | null = null;
  worker.on('message', (made) => (calls = Number(made)));
  const [code, signal] = (await once(worker, 'exit')) as [number | null, string | null];
  expect(signal === 'SIGKILL' || code === 0, `exit ${code} ${signal}`).toBe(true);
  if (signal === 'SIGKILL') return null;
  return calls;
}

/** A worker that lives: here, because it needs no process to die in. */
async function end(activityId: string): Promise<void> {
  const [run] = desk.jobs as unknown as {
    handle: (payload: object, context: { jobId: string; signal: AbortSignal }) => Promise<void>;
  }[];
  const signal = new AbortController().signal;
  await run!.handle({ shopId: connected.shopId, activityId }, { jobId: 'x', signal });
}

/** What Shopify has of the text in the language, with what it is a translation of. */
const stored = () =>
  [...connected.state.translations.values()]
    .filter((each) => each.resourceId === resourceId && each.locale === LANGUAGE)
    .filter(({ value }) => value !== null)
    .map(({ key, value, digest }) => [key, value, digest])
    .sort();
const valuesOf = (rows: (string | null)[][]) => new Map(rows.map(([key, value]) => [key, value]));

async function stateOf(activityId: string): Promise<string | undefined> {
  const entry = await forShop(connected.shopId).activity.findFirst({ where: { activityId } });
  return entry?.state;
}

/** Approves a change of the title, a new text and the removal of what was written before. */
async function approve(
  round: number,
): Promise<{ activityId: string; wanted: Map<string, string> }> {
  const values = [
    { key: 'title', value: `텐트 ${round}` },
    { key: 'body_html', value: round % 2 === 0 ? '' : `<p>하늘 ${round}</p>` },
    { key: 'product_type', value: round % 2 === 0 ? `종류 ${round}` : '' },
  ];
  const input = { resourceId, language: LANGUAGE, values };
  const preview = await desk.preview(scope, ACTION, input);
  if (!preview.ok) throw new Error(preview.reason);
  const { activityId, basis } = preview.value;
  const actor = { kind: 'merchant', id: '7' } as const;
  await desk.approve(scope, { activityId, action: ACTION, input, basis, actor });
  const kept = values.filter(({ value }) => value !== '');
  return { activityId, wanted: new Map(kept.map(({ key, value }) => [key, value])) };
}

/** Each field is as it was or as it was to be: nothing else was ever written. */
function expectBetween(before: Map<unknown, unknown>, after: Map<unknown, unknown>): void {
  for (const [key, value] of valuesOf(stored())) {
    expect([before.get(key), after.get(key)]).toContain(value);
  }
}

test('killed around any call, a change is made whole and once, and taken back exactly', async () => {
  // Something stands there, so that fields change, come and go.
  const first = await approve(0);
  const calls = await live(first.activityId, '');
  expect(calls).toBeGreaterThan(2);
  const standing = stored();
  expect([...valuesOf(standing)].sort()).toEqual([...first.wanted].sort());

  let deaths = 0;
  let round = 1;
  for (let call = 1; call <= calls!; call++) {
    for (const moment of MOMENTS) {
      const { activityId, wanted } = await approve(round);
      // Now and then the second worker dies as well, somewhere in what the first has left.
      const again = `${1 + (round % 3)} ${MOMENTS[round % 2]}`;
      const deadly = [`${call} ${moment}`, ...(round % 4 === 0 ? [again] : [])];
      const dieAll = async () => {
        for (const dieAt of deadly) {
          if ((await live(activityId, dieAt)) === null) deaths += 1;
          expectBetween(valuesOf(standing), wanted);
        }
        await end(activityId);
      };
      await dieAll();
      expect(await stateOf(activityId)).toBe('done');
      expect([...valuesOf(stored())].sort()).toEqual([...wanted].sort());
      const { fields = [] } =
        (await readTextInLanguage(connected.shopId, resourceId, LANGUAGE)) ?? {};
      expect(fields.filter(({ outdated }) => outdated)).toEqual([]);

      await desk.undo(scope, activityId);
      await dieAll();
      expect(await stateOf(activityId)).toBe('undone');
      expect(stored()).toEqual(standing);
      round += 1;
    }
  }
  // Each of the calls was died at, on the way there and back.
  expect(deaths).toBeGreaterThan(3 * calls!);
  const entries = await forShop(connected.shopId).activity.findMany();
  expect(entries).toHaveLength(round);
}, 300_000);
