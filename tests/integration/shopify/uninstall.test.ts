import { beforeEach, describe, expect, test } from 'vitest';
import { Session } from '@shopify/shopify-api';
import {
  connectionPool,
  findShopByDomain,
  forShop,
  registerShop,
} from '../../../app/db/index.server.ts';
import { action } from '../../../app/routes/webhooks.app.ts';
import { action as shopAction } from '../../../app/routes/webhooks.ts';
import { sessionStorage } from '../../../app/shopify/index.server.ts';
import { send, signedWebhook } from './signed-webhook.ts';

const DOMAIN = 'yunfan-outdoor.myshopify.com';
const HOUR = 60 * 60 * 1000;
const ago = (hours: number) => new Date(Date.now() - hours * HOUR);

/** A shop installed ten hours ago, whose token was obtained five hours ago. */
beforeEach(async () => {
  await connectionPool().query('DELETE FROM shop; DELETE FROM session');
  const shop = await registerShop(DOMAIN, ago(10));
  // Already expired: nothing of what follows may need a valid token.
  await sessionStorage.storeSession(
    new Session({
      id: `offline_${DOMAIN}`,
      shop: DOMAIN,
      state: '',
      isOnline: false,
      accessToken: 'expired',
      expires: ago(4),
      refreshToken: 'rejected',
    }),
  );
  await connectionPool().query('UPDATE session SET updated_at = $1', [ago(5)]);
  await forShop(shop.shopId).dirtyDay.create({
    data: { shopId: shop.shopId, day: new Date('2026-11-01') },
  });
});

const uninstalled = (triggeredAt: Date, webhookId?: string) =>
  send(
    action,
    signedWebhook('/webhooks/app', {
      topic: 'app/uninstalled',
      shop: DOMAIN,
      payload: { id: 1, domain: DOMAIN },
      triggeredAt,
      webhookId,
    }),
  );

const state = async () => {
  const shop = await findShopByDomain(DOMAIN);
  const db = forShop(shop!.shopId);
  return {
    state: shop!.state,
    sessions: await db.session.count(),
    days: await db.dirtyDay.count(),
  };
};

describe('defect d: app/uninstalled with an expired token and a rejected refresh', () => {
  test('is answered 200; the token goes, the data stays', async () => {
    expect((await uninstalled(ago(1))).status).toBe(200);
    expect(await state()).toEqual({ state: 'uninstalled', sessions: 0, days: 1 });
  });

  test('a second delivery changes nothing', async () => {
    await uninstalled(ago(1), 'same');
    expect((await uninstalled(ago(1), 'same')).status).toBe(200);
    expect(await state()).toEqual({ state: 'uninstalled', sessions: 0, days: 1 });
  });

  test('one from before the installation wipes nothing', async () => {
    expect((await uninstalled(ago(11))).status).toBe(200);
    expect(await state()).toEqual({ state: 'active', sessions: 1, days: 1 });
  });

  test('one that comes late, after the merchant is back, wipes nothing', async () => {
    expect((await uninstalled(ago(6))).status).toBe(200);
    expect(await state()).toEqual({ state: 'active', sessions: 1, days: 1 });
  });

  test('a forged one is answered 401', async () => {
    const request = signedWebhook('/webhooks/app', {
      topic: 'app/uninstalled',
      shop: DOMAIN,
      payload: {},
      secret: 'not-ours-not-ours',
    });
    expect((await send(action, request)).status).toBe(401);
    expect((await state()).state).toBe('active');
  });
});

test('a shop that comes back is active again as of its new installation', async () => {
  await uninstalled(ago(1));
  const back = new Date();
  await registerShop(DOMAIN, back);
  expect(await findShopByDomain(DOMAIN)).toMatchObject({
    state: 'active',
    installedAt: back,
    uninstalledAt: null,
  });
});

test('webhooks that were still under way when the app was removed are not kept', async () => {
  await uninstalled(ago(1));
  const request = signedWebhook('/webhooks', {
    topic: 'orders/updated',
    shop: DOMAIN,
    payload: { id: 1 },
  });
  expect((await send(shopAction, request)).status).toBe(200);
  const shop = await findShopByDomain(DOMAIN);
  expect(await forShop(shop!.shopId).webhookInbox.count()).toBe(0);
});

test('scopes that the merchant grants or takes back are noted', async () => {
  const request = signedWebhook('/webhooks/app', {
    topic: 'app/scopes_update',
    shop: DOMAIN,
    payload: { id: 1, previous: ['read_orders'], current: ['read_orders', 'read_all_orders'] },
  });
  expect((await send(action, request)).status).toBe(200);
  expect((await sessionStorage.loadSession(`offline_${DOMAIN}`))?.scope).toBe(
    'read_orders,read_all_orders',
  );
});
