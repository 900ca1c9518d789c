/**
 * A shopper's points in the panel and in the launcher, in every language, country and moment: what
 * waits and what ends is read off the lots by the shop's calendar, whatever the shopper's clock and
 * zone say.
 */
import { DateTime } from 'luxon';
import { expect, test } from 'vitest';

import { dateInZone } from '../../app/kernel/calendar.ts';
import { type LoyaltyAccount, type PointLot, summarizeAccount } from '../../app/retention/index.ts';
import {
  fill,
  MATRIX_MOMENTS,
  type MatrixMoment,
  oneSpace,
  readText,
  WIDGET_LANGUAGES,
} from './block-matrix.ts';
import { everywhere, openAll, points, serveAll, wordsOf } from './loyalty-matrix.ts';

const SHOP_ZONE = 'Europe/Berlin';

/** What waits until, and what ends with, days around the moments. */
const LOTS: PointLot[] = [
  { points: 100, availableOn: null, expiresOn: null },
  { points: 300, availableOn: '2026-10-26', expiresOn: null },
  { points: 8, availableOn: '2026-11-24', expiresOn: '2026-11-28' },
  { points: 1, availableOn: '2026-10-25', expiresOn: '2026-11-30' },
  { points: 12, availableOn: '2026-11-25', expiresOn: '2026-12-25' },
  { points: 5, availableOn: '2026-12-01', expiresOn: '2027-01-31' },
  { points: 20, availableOn: '2026-12-20', expiresOn: '2026-12-24' },
];

/** The account as a shopkeeper with a calendar would write it down. */
function accountByOracle(at: string): LoyaltyAccount {
  const today = DateTime.fromISO(at, { zone: SHOP_ZONE }).startOf('day');
  const day = (on: string) => DateTime.fromISO(on, { zone: SHOP_ZONE });
  let usable = 0;
  let waiting = 0;
  let waitsUntil = '9999-12-31';
  const ending = new Map<string, number>();
  for (const lot of LOTS) {
    if (lot.expiresOn !== null && today > day(lot.expiresOn)) continue;
    if (lot.availableOn !== null && today < day(lot.availableOn)) {
      waiting += lot.points;
      if (lot.availableOn < waitsUntil) waitsUntil = lot.availableOn;
      continue;
    }
    usable += lot.points;
    if (lot.expiresOn !== null) {
      ending.set(lot.expiresOn, (ending.get(lot.expiresOn) ?? 0) + lot.points);
    }
  }
  const first = [...ending].sort(([a], [b]) => a.localeCompare(b))[0];
  return {
    points: usable,
    pending: waiting === 0 ? null : { points: waiting, availableOn: waitsUntil },
    expiry: first === undefined ? null : { points: first[1], expiresOn: first[0] },
  };
}

function accountLines(account: LoyaltyAccount, language: string): string[] {
  const words = wordsOf(language);
  const counted = (count: number) => points(words, count, language);
  const lines = [fill(words['balance']!, { points: counted(account.points) })];
  const format = new Intl.DateTimeFormat(language, {
    ...{ dateStyle: 'medium', calendar: 'gregory', timeZone: 'UTC' },
  });
  if (account.pending) {
    const { availableOn } = account.pending;
    const date = availableOn === null ? '' : format.format(new Date(availableOn));
    const key = availableOn === null ? 'pending' : 'usable_from';
    lines.push(fill(words[key]!, { points: counted(account.pending.points), date }));
  }
  if (account.expiry) {
    const date = format.format(new Date(account.expiry.expiresOn));
    lines.push(fill(words['expiry']!, { points: counted(account.expiry.points), date }));
  }
  return lines.map(oneSpace);
}

/** The moments at which days change are seen from both sides. */
const ACCOUNT_MOMENTS: MatrixMoment[] = [
  ...MATRIX_MOMENTS,
  { ...MATRIX_MOMENTS[3]!, name: 'a minute before midnight in Berlin', at: '2026-11-30T22:59:00Z' },
];

test('the moments differ in what waits and what ends', () => {
  const texts = ACCOUNT_MOMENTS.map(({ at }) => JSON.stringify(accountByOracle(at)));
  expect(new Set(texts).size).toBe(ACCOUNT_MOMENTS.length);
});

const [panels, launchers] = await Promise.all(
  ['loyalty-panel', 'loyalty-launcher'].map((handle) => serveAll(handle, { customer: { id: 1 } })),
);

/** Panel and launcher are one element: they take turns from place to place and moment to moment. */
test.each(ACCOUNT_MOMENTS)('$name', async (moment) => {
  const turn = ACCOUNT_MOMENTS.indexOf(moment);
  const blocks = panels!.map((panel, at) => ((at + turn) % 2 === 0 ? panel : launchers![at]!));
  const account = accountByOracle(moment.at);
  const byCore = summarizeAccount(LOTS, dateInZone(SHOP_ZONE, Date.parse(moment.at)));
  expect(byCore).toEqual(account);

  const page = await openAll(blocks, { clock: moment.clock, turn, scriptFor: 'loyalty-panel' });
  const { document } = page;
  const window = document.defaultView as unknown as Record<string, unknown>;
  const body = JSON.stringify({ ok: true, value: byCore });
  window['fetch'] = () => Promise.resolve(new Response(body));
  window['AbortSignal'] = AbortSignal;
  // jsdom has dialogs but does not show them.
  const { prototype } = window['HTMLDialogElement'] as { prototype: HTMLDialogElement };
  prototype.showModal = function () {
    this.open = true;
  };
  const statuses = [...document.querySelectorAll('[data-status]')];
  expect(statuses.map(readText).join('')).toBe('');
  const asks = '.portolan-loyalty--panel [data-action=show], [data-action=open]';
  for (const button of document.querySelectorAll<HTMLElement>(asks)) button.click();
  await expect
    .poll(() => statuses.every((status) => status.children.length > 0), { timeout: 10_000 })
    .toBe(true);
  const expected = new Map(
    WIDGET_LANGUAGES.map((language) => [language, accountLines(account, language)]),
  );
  expect(statuses.map((status) => [...status.children].map(readText))).toEqual(
    everywhere.map(({ language }) => expected.get(language)),
  );
  expect(page.errors).toEqual([]);
  page.close();
});
