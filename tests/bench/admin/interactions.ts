import type { FrameLocator, Page } from 'playwright-core';
import { appWords } from '../../sandbox/demo/app-words.ts';
import { until } from '../until.ts';

/** Something that a merchant does on a page, by real mouse and keyboard. */
export interface Interaction {
  name: string;
  /** Page it is done on. */
  path: string;
  act: (frame: FrameLocator, page: Page) => Promise<void>;
}

const words = appWords('en');

/** Takes the next choice of a select by the keyboard, and waits until the page shows it. */
function chooseNext(label: string): Interaction['act'] {
  return async (frame, page) => {
    const select = frame.getByLabel(label, { exact: true });
    const before = await select.inputValue();
    await select.focus();
    await page.keyboard.press('ArrowDown');
    await until(5000, `another ${label}`, async () => (await select.inputValue()) !== before);
  };
}

/** What merchants do most, one for each kind of response: numbers, table, page, form. */
export const interactions: Interaction[] = [
  {
    name: 'switch period',
    path: '/app',
    act: chooseNext(words('insights', 'period.label')),
  },
  {
    name: 'sort markets',
    path: '/app/markets',
    act: (frame) => frame.locator('.portolan-sort').first().click(),
  },
  {
    name: 'search markets',
    path: '/app/markets',
    act: (frame) =>
      frame.getByLabel(words('insights', 'markets.search')).pressSequentially('ger', { delay: 50 }),
  },
  {
    name: 'open market',
    path: '/app/markets',
    act: (frame) => frame.locator('.portolan-row-link').first().click(),
  },
  {
    name: 'type in settings',
    path: '/app/settings/delivery',
    act: async (frame, page) => {
      await frame
        .getByLabel(
          words('logistics', 'range.max', { field: words('logistics', 'processing.days') }),
        )
        .click();
      await page.keyboard.press('End');
      await page.keyboard.type('7', { delay: 50 });
    },
  },
  {
    name: 'toggle working day',
    path: '/app/settings/delivery',
    act: (frame) => frame.locator('input[type="checkbox"]').first().click({ force: true }),
  },
  {
    name: 'switch metric of payments',
    path: '/app/payments',
    act: chooseNext(words('payments', 'matrix.metric')),
  },
  {
    name: 'open way to pay',
    path: '/app/payments',
    act: (frame) => frame.locator('.portolan-matrix-cell a').first().click(),
  },
  {
    name: 'switch carrier of lanes',
    path: '/app/logistics',
    act: chooseNext(words('logistics', 'lanes.carrier')),
  },
  {
    name: 'filter texts by kind',
    path: '/app/localization',
    act: chooseNext(words('localization', 'queue.kind')),
  },
  {
    name: 'search members',
    path: '/app/loyalty',
    act: (frame) =>
      frame
        .getByLabel(words('retention', 'points.search'), { exact: true })
        .pressSequentially('90', { delay: 50 }),
  },
  {
    name: 'switch state of insights',
    path: '/app/insights',
    act: (frame) => frame.getByRole('tab').nth(1).click(),
  },
  {
    name: 'type a question',
    path: '/app/agent',
    act: (frame) => frame.getByRole('textbox').pressSequentially('Which market', { delay: 50 }),
  },
];
