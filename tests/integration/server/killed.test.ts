import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectionPool, registerShop, type Shop } from '../../../app/db/index.server.ts';
import { buildApp } from '../../setup/prepare.ts';
import { signedWebhook } from '../shopify/signed-webhook.ts';
import { startApp, type RunningApp } from './running-app.ts';

const DOMAIN = 'nordlicht-living.myshopify.com';
const KILLS = 5;
const SENDERS = 8;

let shop: Shop;
let app: RunningApp;

beforeAll(async () => {
  await buildApp();
  shop = await registerShop(DOMAIN, new Date('2026-01-01'));
  app = await startApp({ args: ['--only', 'web'] });
}, 180_000);

afterAll(async () => {
  await app.stop('SIGKILL');
});

/** Sends one webhook until it is answered 200, as Shopify does, whatever happens to the process. */
async function deliver(id: number): Promise<void> {
  for (let attempt = 0; attempt < 400; attempt++) {
    const { headers, body } = signedWebhook('/webhooks', {
      topic: 'orders/updated',
      shop: DOMAIN,
      payload: { id, updated_at: '2026-11-01T00:00:00Z' },
      webhookId: `delivery-${id}`,
    });
    const init = { method: 'POST', headers, body: await new Response(body).text() };
    const response = await fetch(`${app.url}/webhooks`, init).catch(() => null);
    if (response?.status === 200) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`webhook ${id} was never taken`);
}

test('killed again and again while webhooks come in: none is lost, none is stored twice', async () => {
  let sent = 0;
  let stopped = false;
  const sender = async () => {
    while (!stopped) await deliver((sent += 1));
  };
  const senders = Array.from({ length: SENDERS }, sender);
  for (let kill = 0; kill < KILLS; kill++) {
    const before = sent;
    // Well into the stream of webhooks of this process.
    while (sent < before + 40) await new Promise((resolve) => setImmediate(resolve));
    await app.stop('SIGKILL');
    app = await startApp({ args: ['--only', 'web'] });
  }
  stopped = true;
  await Promise.all(senders);

  const rows = async (sql: string) =>
    Number((await connectionPool().query<{ n: string }>(sql)).rows[0]?.n);
  expect(sent).toBeGreaterThan(KILLS * 40);
  const inbox = `SELECT count(*) AS n FROM webhook_inbox WHERE shop_id = ${shop.shopId}`;
  expect(await rows(inbox)).toBe(sent);
  // One waiting job for all of them: it came with the first row.
  expect(await rows(`SELECT count(*) AS n FROM pgboss.job WHERE name = 'apply-webhooks'`)).toBe(1);
}, 120_000);
