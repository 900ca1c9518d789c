import type { Browser, FrameLocator, Locator, Page } from 'playwright-core';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';

import { until } from '../bench/until.ts';
import { launchBrowser, openAdminContext, openApp } from './admin-frame.ts';
import { hydrated } from './hydrated.ts';
import { startWorld, type World } from './world.ts';

/*
 * The settings pages as a merchant uses them, under the app's real content policy: fill in, see the
 * block change, be told beside the field what is wrong, save, and find it in the storefront of the
 * local Shopify. Versions of somebody else, and thinking better of it.
 */

const SHOP = 'nordlicht-living';
const DOMAIN = `${SHOP}.myshopify.com`;

let world: World;
let browser: Browser;

beforeAll(async () => {
  world = await startWorld({
    postgresUrl: inject('postgresUrl'),
    shops: [SHOP],
    orders: 300,
  });
  browser = await launchBrowser();
  await install();
});

afterAll(async () => {
  await browser?.close();
  await world?.stop();
});

/** Installs the app and waits until orders and markets are in. */
async function install(): Promise<void> {
  const context = await openAdminContext(browser, { sandboxUrl: world.sandboxUrl });
  const { page, frame } = await openApp(context, SHOP);
  await page.locator('form[action$="/install"] button').click();
  await frame.getByText('Your data is in').waitFor({ timeout: 90_000 });
  const database = new pg.Client(world.databaseUrl);
  await database.connect();
  await until(60_000, 'the markets to be read', async () => {
    const { rowCount } = await database.query(`SELECT 1 FROM market WHERE status = 'ACTIVE'`);
    return (rowCount ?? 0) > 1;
  });
  await database.end();
  await context.close();
}

interface Opened {
  page: Page;
  frame: FrameLocator;
  /** The page in the preview of a block. */
  preview: (block: string) => FrameLocator;
  save: Locator;
  problems: string[];
  close: () => Promise<void>;
}

async function open(path: string): Promise<Opened> {
  const context = await openAdminContext(browser, {
    sandboxUrl: world.sandboxUrl,
    viewport: { width: 1280, height: 900 },
  });
  context.setDefaultTimeout(30_000);
  const problems: string[] = [];
  context.on('weberror', (error) => problems.push(error.error().message));
  context.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) problems.push(message.text());
  });
  const { page, frame } = await openApp(context, SHOP, path);
  await frame.getByRole('heading', { level: 1 }).waitFor();
  await hydrated(frame);
  return {
    page,
    frame,
    preview: (block) => frame.frameLocator(`iframe[title="Preview: ${block}"]`),
    save: page.locator('[data-save-bar="save"]'),
    problems,
    close: () => context.close(),
  };
}

async function savedAndPublished({ page, frame, save }: Opened): Promise<void> {
  await save.click();
  await page.getByText('Saved. Publishing to your storefront.').waitFor();
  await save.waitFor({ state: 'hidden' });
  await frame.getByText('Published', { exact: true }).waitFor({ timeout: 60_000 });
}

/** What a block says on a product page to a shopper of a country. */
async function storefrontText(block: string, country: string): Promise<string> {
  const { products } = world.store.shop(DOMAIN).shop;
  const product = products.find(({ status }) => status === 'ACTIVE')!;
  const shopper = await browser.newContext({ viewport: { width: 375, height: 780 } });
  const visit = await shopper.newPage();
  const address = `${world.sandboxUrl}/storefront/${SHOP}/products/${product.handle}`;
  await visit.goto(`${address}?country=${country}&locale=en`);
  const text = (await visit.locator(block).allInnerTexts()).join('\n');
  await shopper.close();
  return text;
}

/** The text that a field's problem is read aloud with. */
function problemOf(field: Locator): Promise<string> {
  return field.evaluate((input) =>
    (input.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent ?? '')
      .join(' '),
  );
}

const isFocused = (field: Locator) => field.evaluate((input) => input === document.activeElement);

interface Subject {
  path: string;
  /** A field of the form, and two things that can be typed into it. */
  field: (frame: FrameLocator) => Locator;
  values: [string, string, string];
}

/** Somebody else saves meanwhile; changes are thrown away: the same on each page. */
function keepsWhatIsTyped({ path, field, values: [stored, theirs, mine] }: Subject): void {
  test('what somebody else saved meanwhile is not overwritten unasked, and what was typed is kept', async () => {
    const [one, other] = [await open(path), await open(path)];
    expect(await field(one.frame).inputValue()).toBe(stored);
    await field(other.frame).fill(theirs);
    await savedAndPublished(other);
    await other.close();

    await field(one.frame).fill(mine);
    await one.save.click();
    await one.frame.getByText('Somebody else saved these settings').waitFor();
    expect(await field(one.frame).inputValue()).toBe(mine);
    await one.frame.getByRole('button', { name: 'Load their version' }).click();
    await expect.poll(() => field(one.frame).inputValue()).toBe(theirs);
    await one.save.waitFor({ state: 'hidden' });
    await one.close();
  });

  test('what somebody else saved can be overwritten once it was said', async () => {
    const [one, other] = [await open(path), await open(path)];
    await field(other.frame).fill(stored);
    await savedAndPublished(other);
    await other.close();

    await field(one.frame).fill(mine);
    await one.save.click();
    await one.frame.getByRole('button', { name: 'Save my version' }).click();
    await one.save.waitFor({ state: 'hidden' });
    await one.page.reload();
    await expect.poll(() => field(one.frame).inputValue()).toBe(mine);
    await one.close();
  });

  test('changes are thrown away after a question', async () => {
    const opened = await open(path);
    const { page, frame, save } = opened;
    await field(frame).fill(theirs);
    await page.locator('[data-save-bar="discard"]').click();
    await page.getByRole('dialog').getByRole('button').last().click();
    await expect.poll(() => field(frame).inputValue()).toBe(mine);
    await save.waitFor({ state: 'hidden' });
    expect(opened.problems).toEqual([]);
    await opened.close();
  });
}

describe('support channels', () => {
  const PATH = '/app/settings/support';
  const BLOCK = 'portolan-support-channels';
  const address = (frame: FrameLocator) => frame.getByLabel('Address', { exact: true });

  test('are filled in by keyboard, shown as typed, corrected, saved, and seen by shoppers', async () => {
    const opened = await open(PATH);
    const { page, frame, save, preview } = opened;
    await frame.getByText(/^Shoppers in .* see nothing\.$/).waitFor();
    expect(await storefrontText(BLOCK, 'DE')).toBe('');

    await frame.getByRole('button', { name: 'Add an account' }).press('Enter');
    await frame.getByLabel('Channel', { exact: true }).selectOption('email');
    await address(frame).focus();
    await page.keyboard.type('nobody');
    expect(await address(frame).getAttribute('aria-invalid')).not.toBe('true');
    await page.keyboard.press('Tab');
    await expect.poll(() => problemOf(address(frame))).toMatch(/does not look like an account/);
    await save.click();
    await frame.getByText('Not saved: some fields need a change').waitFor();
    expect(await address(frame).inputValue()).toBe('nobody');
    await expect.poll(() => isFocused(address(frame))).toBe(true);
    // Nothing was wrong with what there was before: no account at all.
    await frame.getByText(/^Shoppers in .* see nothing\.$/).waitFor();

    await page.keyboard.type('@shop.example');
    await preview('Support channels')
      .getByRole('link', { name: /nobody@shop\.example/ })
      .waitFor();
    expect(await storefrontText(BLOCK, 'DE'), 'nothing before it is saved').toBe('');
    await savedAndPublished(opened);
    await frame.getByText(/Shoppers have seen these settings since/).waitFor();
    await expect.poll(() => storefrontText(BLOCK, 'DE')).toMatch(/nobody@shop\.example/);
    expect(opened.problems).toEqual([]);
    await opened.close();
  });

  test('follow country and language in the preview', async () => {
    const opened = await open(PATH);
    const { frame, preview } = opened;
    const block = preview('Support channels');
    await block.locator(BLOCK).waitFor();
    await frame.getByLabel('Shopper’s language').selectOption('ar');
    await expect.poll(() => block.locator('html').getAttribute('dir')).toBe('rtl');
    // A frame is as high as its page, and no higher.
    const room = frame.locator('.portolan-draft-preview iframe');
    const page = () => block.locator('body').evaluate((body) => (body as HTMLElement).offsetHeight);
    await expect.poll(async () => (await room.boundingBox())?.height).toBe(await page());
    await opened.close();
  });

  keepsWhatIsTyped({
    path: PATH,
    field: address,
    values: ['nobody@shop.example', 'theirs@shop.example', 'mine@shop.example'],
  });
});

describe('the compliance notice', () => {
  const PATH = '/app/settings/compliance';
  const BLOCK = '.portolan-compliance';
  const manufacturer = (frame: FrameLocator) =>
    frame
      .locator('.Polaris-ShadowBevel')
      .filter({ has: frame.getByRole('heading', { name: 'Manufacturer' }) });
  const name = (frame: FrameLocator) => manufacturer(frame).getByLabel('Name');

  test('is filled in for a market, shown as typed, corrected, saved, and seen by shoppers there', async () => {
    const opened = await open(PATH);
    const { page, frame, save, preview } = opened;
    await frame.getByLabel('Show what applies in').selectOption('DE');
    await expect.poll(() => frame.getByLabel('Shopper’s country').inputValue()).toBe('DE');
    const missing = () => frame.getByText(/things? (is|are) missing in Germany/).textContent();
    const before = await missing();

    const card = manufacturer(frame);
    await name(frame).fill('Example Works');
    await card.getByLabel('Postal address').fill('1 Sample Road\n10115 Berlin');
    await card.getByLabel('Email').fill('works');
    await save.click();
    await frame.getByText('Not saved: some fields need a change').waitFor();
    const email = card.getByLabel('Email');
    await expect.poll(() => problemOf(email)).toMatch(/Enter an email address/);
    await expect.poll(() => isFocused(email)).toBe(true);
    expect(await name(frame).inputValue()).toBe('Example Works');

    await email.fill('works@shop.example');
    const notice = preview('Compliance notice').locator(BLOCK);
    await expect.poll(() => notice.innerText()).toMatch(/Example Works/);
    await expect.poll(missing).not.toBe(before);
    expect(await storefrontText(BLOCK, 'DE'), 'nothing before it is saved').toBe('');
    await savedAndPublished(opened);
    await expect.poll(() => storefrontText(BLOCK, 'DE')).toMatch(/Example Works[^]*10115 Berlin/);
    expect(await storefrontText(BLOCK, 'US'), 'no such rule there').not.toMatch(/Example Works/);
    await page.reload();
    await expect.poll(() => name(frame).inputValue()).toBe('Example Works');
    expect(opened.problems).toEqual([]);
    await opened.close();
  });

  keepsWhatIsTyped({
    path: PATH,
    field: name,
    values: ['Example Works', 'Their Works', 'My Works'],
  });
});

describe('the preview of a draft', () => {
  test('is taken at the moment at which a shopper orders', async () => {
    const opened = await open('/app/settings/delivery');
    const { frame, preview } = opened;
    const block = preview('Delivery estimate').locator('portolan-delivery-estimate');
    const cutOff = block.locator('[data-cut-off]');
    const when = block.locator('[data-when]');
    const ordered = frame.getByLabel('Ordered', { exact: true });
    await ordered.selectOption('before-cut-off');
    await expect.poll(() => cutOff.innerText()).toMatch(/^Order within (1 hr|59 min)$/);
    const inTime = await when.innerText();
    await ordered.selectOption('after-cut-off');
    await expect.poll(() => cutOff.innerText()).not.toMatch(/^Order within (1 hr|59 min)$/);
    expect(await when.innerText()).not.toBe(inTime);
    for (const moment of ['weekend', 'day-off']) {
      await ordered.selectOption(moment);
      // A clock that the page was not rendered by would leave business days.
      await expect.poll(() => when.innerText()).toMatch(/\d/);
      await expect.poll(() => when.innerText()).not.toMatch(/business day/);
    }
    expect(opened.problems).toEqual([]);
    await opened.close();
  });

  test('of payment hints goes along with the switch of a market', async () => {
    const opened = await open('/app/settings/payments');
    const { page, frame, preview } = opened;
    await frame.getByLabel('Shopper’s country').selectOption('DE');
    const hints = preview('Payment hints').locator('.portolan-payments');
    await expect.poll(() => hints.innerText()).toMatch(/You pay in EUR/);
    await frame.getByRole('checkbox', { name: /Germany/ }).focus();
    await page.keyboard.press('Space');
    await frame.getByText('Shoppers in Germany see nothing.').waitFor();
    await page.keyboard.press('Space');
    await expect.poll(() => hints.innerText()).toMatch(/You pay in EUR/);
    // Switched off and on again, nothing is unsaved.
    await opened.save.waitFor({ state: 'hidden' });
    expect(opened.problems).toEqual([]);
    await opened.close();
  });

  test('of the loyalty program tells the points of a price', async () => {
    const opened = await open('/app/settings/loyalty');
    const { frame, preview } = opened;
    await frame.getByLabel('Shopper’s country').selectOption('DE');
    const line = preview('Points for this product').locator('[data-line]');
    const price = frame.getByLabel('Price of a product');
    await price.fill('20');
    await expect.poll(() => line.innerText()).toMatch(/\b20 points/);
    const points = frame
      .getByRole('group', { name: 'Germany', exact: true })
      .getByLabel('Points', { exact: true });
    await points.fill('3');
    await expect.poll(() => line.innerText()).toMatch(/\b60 points/);
    const panel = preview('Loyalty panel').getByRole('listitem').first();
    await expect.poll(() => panel.innerText()).toMatch(/^3 points for every/);

    await points.fill('many');
    await price.focus();
    await expect.poll(() => problemOf(points)).toMatch(/whole number/);
    await price.fill('20,5');
    await expect.poll(() => problemOf(price)).toMatch(/Enter an amount/);
    // What is shown is of the last sound settings.
    await expect.poll(() => panel.innerText()).toMatch(/^3 points/);
    expect(opened.problems).toEqual([]);
    await opened.close();
  });
});

describe('the list of all settings', () => {
  test('says how each stands, and leads there and back', async () => {
    const opened = await open('/app/settings');
    const { page, frame } = opened;
    const card = (pillar: string) =>
      frame
        .locator('.Polaris-ShadowBevel')
        .filter({ has: frame.getByRole('heading', { level: 2, name: pillar, exact: true }) });
    await card('Localization').getByText('Published', { exact: true }).waitFor();
    await card('Localization')
      .getByText(/Shoppers have seen these settings since/)
      .waitFor();
    await card('Payments').getByText('Not published', { exact: true }).waitFor();
    await card('Payments').getByRole('link', { name: 'Payment hints' }).press('Enter');
    await frame.getByRole('heading', { level: 1, name: 'Payment hints' }).waitFor();
    expect(new URL(page.url()).pathname).toMatch(/\/app\/settings\/payments$/);
    await frame.getByRole('link', { name: 'Back to Settings' }).press('Enter');
    await frame.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
    expect(opened.problems).toEqual([]);
    await opened.close();
  });
});

test('a save while a preview is still on its way is shown all the same', async () => {
  const opened = await open('/app/settings/payments');
  const { page, frame } = opened;
  let landPreview = (): void => undefined;
  const previewLands = new Promise<void>((resolve) => (landPreview = resolve));
  let isHeld = false;
  await page.route('**/app/settings/payments.data*', async (route) => {
    const request = route.request();
    if (request.postData()?.includes('"intent":"preview"') === true) {
      isHeld = true;
      await previewLands;
    }
    // What is read after the save comes later than the preview, where both are on their way.
    else if (request.method() === 'GET') await previewLands;
    await route.continue();
  });
  await frame.getByLabel('Shopper’s country').selectOption('FR');
  await expect.poll(() => isHeld).toBe(true);
  const confirm = frame.getByRole('button', { name: 'Confirm and publish' });
  await confirm.click();
  await expect.poll(() => confirm.getAttribute('aria-busy')).toBe('true');
  landPreview();
  await confirm.waitFor({ state: 'hidden' });
  await frame.getByText('Published', { exact: true }).waitFor({ timeout: 60_000 });
  await opened.close();
});
