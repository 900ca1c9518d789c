import type { FrameLocator } from 'playwright-core';

import { appWords } from '../sandbox/demo/app-words.ts';

export interface OrderFile {
  name: string;
  bytes: Uint8Array;
  /** How many orders it brings. */
  orders: number;
  /** What the file does not say itself. */
  answers?: { currency: string; zone: string; dateOrder: 'dmy' | 'mdy' } | undefined;
  /** How much of the shop's currency one unit of another one is. */
  rate?: { from: string; to: string; value: string; on: string } | undefined;
}

/**
 * Imports a file by the wizard in the admin's language, from choosing it to its result; `frame` is
 * the app at the page of imports.
 */
export async function importOrderFile(
  frame: FrameLocator,
  locale: string,
  { name, bytes, orders, answers, rate }: OrderFile,
): Promise<void> {
  const words = appWords(locale);
  const text = (key: string, values?: Record<string, string>) =>
    words('sync', `files.${key}`, values);
  await frame
    .locator('input[type=file]')
    .setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(bytes) });
  const check = frame.getByRole('button', { name: text('mapping.check') });
  await check.waitFor();
  if (answers !== undefined) {
    await frame.getByLabel(text('ask.currency')).selectOption(answers.currency);
    await frame.getByLabel(text('ask.zone')).selectOption(answers.zone);
    // Asked only where every date can be read in two ways.
    const order = frame.getByLabel(text('ask.dateOrder'));
    if (await order.isVisible()) await order.selectOption(answers.dateOrder);
  }
  await check.click();
  const formatted = String(orders);
  const approve = frame.getByRole('button', { name: text('import.action_other', { formatted }) });
  await approve.waitFor();
  if (rate !== undefined) {
    const { from, to, value, on } = rate;
    await frame.getByLabel(text('rate.label', { from, to })).fill(value);
    await frame.getByLabel(text('rate.on')).fill(on);
  }
  await approve.click();
  await frame.getByRole('button', { name: text('result.undo') }).waitFor();
}
