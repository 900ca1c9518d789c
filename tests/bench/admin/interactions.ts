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

/** What merchants do most, one for each kind of response: numbers, table, page, form. */
export const interactions: Interaction[] = [
  {
    name: 'switch period',
    path: '/app',
    act: async (frame, page) => {
      const period = frame.getByLabel(words('insights', 'period.label'));
      const before = await period.inputValue();
      await period.focus();
      await page.keyboard.press('ArrowDown');
      await until(5000, 'the next period', async () => (await period.inputValue()) !== before);
    },
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
];
