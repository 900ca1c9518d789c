import { chromium } from 'playwright-core';
import type { Browser, BrowserContext, FrameLocator, Page, Route } from 'playwright-core';
import { APP_BRIDGE_URL } from '../sandbox/admin-host/app-frame-proxy.ts';
import { appBridgeScript } from '../sandbox/admin-host/browser-script.ts';
import { DIRECT_FRAMING_HEADER } from '../sandbox/admin-host/handler.ts';
import { browserArguments, requireBrowser } from '../setup/find-browser.ts';

export const ADMIN_ORIGIN = 'https://admin.shopify.com';

export interface AdminFrameOptions {
  /** Where the local Shopify listens. */
  sandboxUrl: string;
  viewport?: { width: number; height: number } | undefined;
  locale?: string | undefined;
}

/** Starts the Chromium of this machine, headless. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: requireBrowser(), args: browserArguments() });
}

/**
 * A browser context in which `https://admin.shopify.com` is the local admin and App Bridge the
 * stand-in, so that the app is framed at its own address under its real content policy. Nothing
 * else of Shopify's network is reachable. The user agent is a full desktop one: the app answers
 * 410 to a headless one.
 */
export async function openAdminContext(
  browser: Browser,
  options: AdminFrameOptions,
): Promise<BrowserContext> {
  const context = await browser.newContext({
    permissions: ['local-network-access'],
    userAgent: desktopUserAgent(browser),
    viewport: options.viewport ?? { width: 1280, height: 900 },
    locale: options.locale ?? 'en-US',
  });
  // Later routes are asked first.
  await context.route(/^https:\/\/[^/]*\.?shopify\.com\//, (route) => route.abort());
  await context.route(APP_BRIDGE_URL, async (route) =>
    route.fulfill({
      contentType: 'text/javascript; charset=utf-8',
      body: await appBridgeScript(ADMIN_ORIGIN),
    }),
  );
  await context.route(`${ADMIN_ORIGIN}/**`, (route) => answerAsAdmin(route, options.sandboxUrl));
  return context;
}

/** Opens the app in a shop's admin and returns the admin's page and the app's frame in it. */
export async function openApp(
  context: BrowserContext,
  shopName: string,
  path = '',
): Promise<{ page: Page; frame: FrameLocator }> {
  const page = await context.newPage();
  await page.goto(`${ADMIN_ORIGIN}/store/${shopName}/apps/portolan${path}`);
  return { page, frame: page.frameLocator('iframe[name="app-iframe"]') };
}

/** The user agent of a desktop Chrome of the browser's own version. */
export function desktopUserAgent(browser: Browser): string {
  return `Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${browser.version()} Safari/537.36`;
}

async function answerAsAdmin(route: Route, sandboxUrl: string): Promise<void> {
  const request = route.request();
  const url = new URL(request.url());
  try {
    // Redirects are followed here: a redirected request would leave the interception.
    const response = await route.fetch({
      url: sandboxUrl + url.pathname + url.search,
      headers: { ...request.headers(), [DIRECT_FRAMING_HEADER]: 'direct' },
    });
    await route.fulfill({ response });
  } catch (error) {
    // A page that is closed takes its open requests along.
    if (!/closed|disposed/i.test(String(error))) throw error;
  }
}
