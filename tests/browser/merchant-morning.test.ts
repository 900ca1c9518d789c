import { afterAll, beforeAll, expect, inject, test } from 'vitest';

import { until } from '../bench/until.ts';
import { hydrated } from './hydrated.ts';
import { FIRST_LOOK_MS, headings, type Morning, startMorning } from './morning.ts';

/*
 * A merchant's morning in a shop of its full size: what is new on the home page, why, what it rests
 * on, what to do about it, and the way back; then a threshold, a lane, and the ways to pay. What was
 * planted in the shop's history must be found. SHOTS=folder keeps a picture of every step.
 */

let morning: Morning;

beforeAll(async () => {
  morning = await startMorning({
    postgresUrl: inject('postgresUrl'),
    shop: 'nordlicht-living',
    pictures: 'morning',
  });
}, 2 * FIRST_LOOK_MS);

afterAll(() => morning?.stop());

const countryName = (code: unknown) =>
  new Intl.DisplayNames('en', { type: 'region' }).of(String(code)) ?? '';

/** The delivery settings as they are stored. */
async function storedDelivery(): Promise<unknown> {
  const { rows } = await morning.database.query<{ value: unknown }>(
    `SELECT value FROM settings_document WHERE domain = 'logistics'`,
  );
  return rows[0]?.value;
}

test('what was planted is on the list, with its evidence', async () => {
  const { page, frame, problems, close } = await morning.open('/app/insights');
  const planted = [
    { kind: 'method-failing', words: /Klarna/ },
    { kind: 'lane-slowdown', words: /DHL/ },
    { kind: 'handover-slow', words: /Venlo/ },
    { kind: 'carrier-silent', words: /InPost/ },
    { kind: 'fx-erosion', words: /JPY/ },
    { kind: 'threshold-near', words: /Australia/ },
  ];
  for (const { kind, words } of planted) {
    const { country } = morning.truth(kind).subject as { country?: string };
    await expect
      .poll(async () => (await headings(frame)).filter((text) => words.test(text)), {
        timeout: FIRST_LOOK_MS,
        message: `${kind} ${country ?? ''}`,
      })
      .not.toEqual([]);
  }
  await morning.keepPicture(page, 'insights');
  expect(problems).toEqual([]);
  await close();
});

test('from the home page to an insight, its evidence, the action and back', async () => {
  // The merchant states delivery times once; before that there is nothing to correct.
  const settings = await morning.open('/app/settings/delivery');
  await hydrated(settings.frame);
  const processing = settings.frame.getByLabel('Processing time: most days');
  await processing.fill('3');
  await settings.page.getByRole('button', { name: 'Save' }).click();
  await expect.poll(storedDelivery).toMatchObject({ processingDays: { max: 3 } });
  await settings.close();
  const before = await storedDelivery();

  const { page, frame, problems, close } = await morning.open('');
  await hydrated(frame);
  await frame.getByRole('heading', { level: 2, name: 'Today' }).waitFor();
  await morning.keepPicture(page, 'home');
  await frame.getByRole('link', { name: /insights/ }).click();

  const { country } = morning.truth('lane-slowdown').subject as { country: string };
  const line = frame
    .getByRole('listitem')
    .filter({ has: frame.getByRole('heading', { level: 3, name: /DHL/ }) })
    .filter({ hasText: countryName(country) })
    .first();
  await line.getByRole('link', { name: 'Why' }).click();
  await frame.getByRole('heading', { level: 2, name: 'What it rests on' }).waitFor();
  await morning.keepPicture(page, 'insight');
  await frame
    .getByRole('listitem')
    .getByRole('link', { name: /days|parcels/ })
    .first()
    .click();

  await frame.getByRole('button', { name: 'Use learned transit time' }).click();
  const dialog = frame.getByRole('dialog');
  await dialog.getByRole('rowheader', { name: countryName(country) }).waitFor();
  await morning.keepPicture(page, 'preview');
  await dialog.getByRole('button', { name: 'Approve' }).click();
  await expect.poll(storedDelivery).not.toEqual(before);

  const log = await morning.open('/app/activity');
  await hydrated(log.frame);
  await morning.keepPicture(log.page, 'activity');
  await log.frame.getByRole('button', { name: 'Undo' }).first().click();
  await expect.poll(storedDelivery).toEqual(before);
  await log.frame.getByText('Undone').first().waitFor();
  expect([...problems, ...log.problems]).toEqual([]);
  await log.close();
  await close();
});

test(
  'an insight that proposes an action does it from its own page, and takes it back',
  async () => {
    // The settings are there now: the next look proposes what to change in them.
    await morning.database.query('DELETE FROM detector_run');
    const proposing = async () => {
      const { rows } = await morning.database.query<{ insight_id: string }>(
        `SELECT insight_id FROM insight WHERE detector = 'logistics.slow-lane'
       AND state = 'open' AND finding->'next'->>'kind' = 'act'`,
      );
      return rows[0]?.insight_id;
    };
    await until(FIRST_LOOK_MS, 'the next look', async () => (await proposing()) !== undefined);
    const before = await storedDelivery();
    const { page, frame, problems, close } = await morning.open(
      `/app/insights/${await proposing()}`,
    );
    await hydrated(frame);
    await frame.locator('.Polaris-Page-Header__PrimaryActionWrapper').getByRole('button').click();
    const dialog = frame.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Approve' }).click();
    await expect.poll(storedDelivery).not.toEqual(before);
    await frame.getByRole('heading', { level: 2, name: 'What was done' }).waitFor();
    await morning.keepPicture(page, 'insight-done');
    await frame.getByRole('link', { name: 'All activity' }).click();
    await frame.getByRole('button', { name: 'Undo' }).first().click();
    await expect.poll(storedDelivery).toEqual(before);
    expect(problems).toEqual([]);
    await close();
  },
  2 * FIRST_LOOK_MS,
);

test('a threshold tells how near it is and on which orders that rests', async () => {
  const { page, frame, problems, close } = await morning.open('/app/compliance');
  await frame.getByRole('link', { name: countryName('AU') }).click();
  await frame.getByRole('heading', { level: 1 }).filter({ hasText: 'Australia' }).waitFor();
  await morning.keepPicture(page, 'threshold');
  const { thresholdAmount } = morning.truth('threshold-near').subject as {
    thresholdAmount: number;
  };
  await frame
    .getByText(new RegExp(thresholdAmount.toLocaleString('en')))
    .first()
    .waitFor();
  await frame
    .getByRole('link', { name: /orders/i })
    .first()
    .click();
  await frame.getByRole('rowheader').first().waitFor();
  expect(problems).toEqual([]);
  await close();
});

test('the matrix of ways to pay leads to what fails, by the keyboard', async () => {
  const { page, frame, problems, close } = await morning.open('/app/payments');
  await hydrated(frame);
  await morning.keepPicture(page, 'payments');
  const { country } = morning.truth('method-failing').subject as { country: string };
  const row = frame.getByRole('row', { name: new RegExp(`^${countryName(country)}`) });
  await row.getByRole('link').first().focus();
  await page.keyboard.press('Enter');
  await frame
    .getByRole('heading', { level: 1 })
    .filter({ hasText: countryName(country) })
    .waitFor();
  await morning.keepPicture(page, 'method');
  expect(problems).toEqual([]);
  await close();
});
