import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import type { Browser, FrameLocator, Page } from 'playwright-core';

import { until } from '../bench/until.ts';
import { type BuiltInShop, truthsOf } from '../sandbox/shops/index.ts';
import { launchBrowser, openAdminContext, openApp } from './admin-frame.ts';
import { startWorld, type World } from './world.ts';

const SIZE = { width: 1280, height: 900 };

/** A shop is imported, counted, learned and looked at meanwhile. */
export const FIRST_LOOK_MS = 300_000;

/** A built-in shop of its full size with the app in it, whose lanes have been learned. */
export interface Morning {
  world: World;
  browser: Browser;
  database: pg.Client;
  open: (address: string) => Promise<OpenPage>;
  /** Keeps a picture where SHOTS names a folder. */
  keepPicture: (page: Page, name: string) => Promise<void>;
  truth: (kind: string) => ReturnType<typeof truthsOf>[number];
  stop: () => Promise<void>;
}

export interface OpenPage {
  page: Page;
  frame: FrameLocator;
  /** Errors of the page's scripts. */
  problems: string[];
  close: () => Promise<void>;
}

/** `pictures` begins the names of the pictures: `morning` makes morning-home.png. */
export async function startMorning(options: {
  postgresUrl: string;
  shop: BuiltInShop;
  pictures: string;
}): Promise<Morning> {
  const { shop } = options;
  const world = await startWorld({ postgresUrl: options.postgresUrl, shops: [shop] });
  const browser = await launchBrowser();
  const database = new pg.Client(world.databaseUrl);
  await database.connect();

  const open = async (address: string): Promise<OpenPage> => {
    const context = await openAdminContext(browser, {
      sandboxUrl: world.sandboxUrl,
      viewport: SIZE,
    });
    context.setDefaultTimeout(60_000);
    const problems: string[] = [];
    context.on('weberror', (error) => problems.push(error.error().message));
    const { page, frame } = await openApp(context, shop, address);
    return { page, frame, problems, close: () => context.close() };
  };

  const { page, close } = await open('');
  await page.locator('form[action$="/install"] button').click();
  await until(FIRST_LOOK_MS, 'the lanes to be learned', async () => {
    const { rowCount } = await database.query('SELECT 1 FROM lane LIMIT 1');
    return rowCount === 1;
  });
  await close();

  return {
    world,
    browser,
    database,
    open,
    keepPicture: async (pictured, name) => {
      const folder = process.env['SHOTS'];
      if (folder === undefined) return;
      await mkdir(folder, { recursive: true });
      await pictured.screenshot({ path: path.join(folder, `${options.pictures}-${name}.png`) });
    },
    truth: (kind) => {
      const found = truthsOf(shop, new Date()).find((each) => each.kind === kind);
      if (found === undefined) throw new Error(`Nothing of the kind ${kind} is planted`);
      return found;
    },
    stop: async () => {
      await database.end();
      await browser.close();
      await world.stop();
    },
  };
}

/** Sentences of a list of insights. */
export const headings = (frame: FrameLocator) =>
  frame.getByRole('heading', { level: 3 }).allInnerTexts();
