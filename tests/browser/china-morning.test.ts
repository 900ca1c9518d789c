import { afterAll, beforeAll, expect, inject, test } from 'vitest';

import { hydrated } from './hydrated.ts';
import { FIRST_LOOK_MS, headings, type Morning, startMorning } from './morning.ts';

/*
 * A morning of a merchant in China, without Shopify Payments, whose admin is in Chinese: what was
 * planted in the shop's history is told in Chinese, opens its evidence, and the agent answers in
 * Chinese with a link to where its numbers come from. SHOTS=folder keeps a picture of every step.
 */

/** A page in Chinese has no sentence of another language; names of products and firms may be. */
const ENGLISH_SENTENCE = /\b[a-z]+ (?:the|of|to|is|are|and|your) [a-z]+\b/;

let morning: Morning;

beforeAll(async () => {
  morning = await startMorning({
    postgresUrl: inject('postgresUrl'),
    shop: 'yunfan-outdoor',
    pictures: 'china',
  });
}, 2 * FIRST_LOOK_MS);

afterAll(() => morning?.stop());

const countryName = (code: unknown) =>
  new Intl.DisplayNames('zh-CN', { type: 'region' }).of(String(code)) ?? '';

test(
  'what was planted is told in Chinese, from the home page to the evidence',
  async () => {
    const { page, frame, problems, close } = await morning.open('/app/insights');
    const planted = [
      { kind: 'method-failing', words: /Visa/ },
      { kind: 'lane-slowdown', words: /YunExpress/ },
      { kind: 'carrier-silent', words: /Yanwen/ },
      { kind: 'fx-erosion', words: /BRL/ },
      { kind: 'threshold-near', words: /门槛/ },
    ];
    for (const { kind, words } of planted) {
      const { country, currency } = morning.truth(kind).subject as Record<string, string>;
      // Of a currency its code is named, and a carrier may be silent everywhere.
      const where =
        country === undefined || country === '*' || kind === 'fx-erosion'
          ? (currency ?? '')
          : countryName(country);
      await expect
        .poll(
          async () =>
            (await headings(frame)).filter((text) => words.test(text) && text.includes(where)),
          { timeout: FIRST_LOOK_MS, message: `${kind} ${where}` },
        )
        .not.toEqual([]);
    }
    await morning.keepPicture(page, 'insights');
    expect(await frame.locator('main').innerText()).not.toMatch(ENGLISH_SENTENCE);
    await close();

    const home = await morning.open('');
    await hydrated(home.frame);
    await home.frame.getByRole('heading', { level: 2, name: '今日待办' }).waitFor();
    expect(await home.frame.locator('main').innerText()).not.toMatch(ENGLISH_SENTENCE);
    await morning.keepPicture(home.page, 'home');
    await home.frame.getByRole('link', { name: '查看依据' }).first().click();
    await home.frame.getByRole('heading', { level: 2, name: '依据' }).waitFor();
    await morning.keepPicture(home.page, 'insight');
    expect([...problems, ...home.problems]).toEqual([]);
    await home.close();
  },
  2 * FIRST_LOOK_MS,
);

test('a threshold, a lane, the ways to pay and a market are read in Chinese', async () => {
  const { country } = morning.truth('threshold-near').subject as { country: string };
  const lane = morning.truth('lane-slowdown').subject as { country: string };
  const pages = [
    { name: 'thresholds', address: '/app/compliance', shows: countryName(country) },
    { name: 'lanes', address: '/app/logistics', shows: countryName(lane.country) },
    { name: 'payments', address: '/app/payments', shows: countryName('MX') },
    { name: 'market', address: '/app/markets/BR', shows: countryName('BR') },
  ];
  for (const { name, address, shows } of pages) {
    const { page, frame, problems, close } = await morning.open(address);
    await hydrated(frame);
    await frame.getByText(shows).first().waitFor();
    expect(await frame.locator('main').innerText()).not.toMatch(ENGLISH_SENTENCE);
    await morning.keepPicture(page, name);
    expect(problems).toEqual([]);
    await close();
  }
});

test('the agent answers a question in Chinese with the rows that its numbers come from', async () => {
  const { country } = morning.truth('threshold-near').subject as { country: string };
  const { page, frame, problems, close } = await morning.open('/app/agent');
  await hydrated(frame);
  const field = frame.getByRole('textbox');
  await field.fill('哪些市场快到注册门槛了？');
  await field.press('Enter');
  const answer = frame.locator('.portolan-chat-answer[aria-busy=false]').last();
  await answer.getByText(countryName(country)).first().waitFor();
  expect(await answer.innerText()).not.toMatch(ENGLISH_SENTENCE);
  await morning.keepPicture(page, 'agent');
  await answer.getByRole('link').first().click();
  await expect.poll(() => new URL(page.url()).pathname).toMatch(/\/app\/compliance/);
  expect(problems).toEqual([]);
  await close();
});
