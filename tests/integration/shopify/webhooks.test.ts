import { beforeAll, describe, expect, test } from 'vitest';
import { connectionPool, forShop, registerShop, type Shop } from '../../../app/db/index.server.ts';
import { action, loader } from '../../../app/routes/webhooks.ts';
import { send, signedWebhook } from './signed-webhook.ts';

const DOMAIN = 'nordlicht-living.myshopify.com';
const ORDER = {
  id: 5001,
  admin_graphql_api_id: 'gid://shopify/Order/5001',
  updated_at: '2026-11-01',
};

let shop: Shop;
beforeAll(async () => {
  shop = await registerShop(DOMAIN, new Date('2026-01-01'));
});

const ordersUpdated = (more: object = {}) =>
  signedWebhook('/webhooks', { topic: 'orders/updated', shop: DOMAIN, payload: ORDER, ...more });

/** Jobs that wait to apply what webhooks say: one for all of a shop. */
async function queuedJobs(): Promise<number> {
  const { rows } = await connectionPool().query(
    `SELECT 1 FROM pgboss.job WHERE name = 'apply-webhooks' AND data = $1`,
    [{ shopId: shop.shopId }],
  );
  return rows.length;
}

const inboxCount = () => forShop(shop.shopId).webhookInbox.count();

describe('a genuine webhook', () => {
  test.each(['X-Shopify-', 'shopify-'])(
    'with %s headers is stored and enqueued',
    async (family) => {
      const webhookId = `genuine-${family}`;
      const payload = { ...ORDER, id: 6000 + family.length };
      expect((await send(action, ordersUpdated({ webhookId, family, payload }))).status).toBe(200);
      const row = await forShop(shop.shopId).webhookInbox.findFirst({ where: { webhookId } });
      expect(row).toMatchObject({ topic: 'orders/updated', state: 'waiting', payload });
      expect(await queuedJobs()).toBe(1);
    },
  );

  test('delivered many times at once is stored and enqueued once', async () => {
    const webhookId = 'duplicate';
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => send(action, ordersUpdated({ webhookId }))),
    );
    expect(answers.map((answer) => answer.status)).toEqual(Array(8).fill(200));
    expect(await forShop(shop.shopId).webhookInbox.count({ where: { webhookId } })).toBe(1);
    expect(await queuedJobs()).toBe(1);
  });

  test('with characters that jsonb refuses is stored without them', async () => {
    const payload = '{"id":1,"note":"a\\u0000b\\ud800c"}';
    const webhookId = 'odd-characters';
    expect((await send(action, ordersUpdated({ webhookId, payload }))).status).toBe(200);
    const row = await forShop(shop.shopId).webhookInbox.findFirst({ where: { webhookId } });
    expect(row?.payload).toEqual({ id: 1, note: 'ab\ufffdc' });
  });

  test('signed with the secret before the rotation is accepted', async () => {
    const { env } = await import('../../../app/env.server.ts');
    const previous = 'the-secret-before-the-rotation';
    expect((await send(action, ordersUpdated({ secret: previous }))).status).toBe(401);
    Object.assign(env(), { SHOPIFY_API_SECRET_PREVIOUS: previous });
    expect((await send(action, ordersUpdated({ secret: previous }))).status).toBe(200);
  });

  test('of a shop that is not here is answered 200 and leaves no trace', async () => {
    const before = await inboxCount();
    const request = ordersUpdated({ shop: 'never-seen.myshopify.com' });
    expect((await send(action, request)).status).toBe(200);
    expect(await inboxCount()).toBe(before);
  });
});

describe('what is refused leaves nothing behind', () => {
  const tampered = (change: (headers: Headers) => void) => {
    const request = ordersUpdated();
    change(request.headers);
    return request;
  };
  const cases: [string, number, () => Request][] = [
    ['a forged signature', 401, () => ordersUpdated({ secret: 'somebody-elses-secret' })],
    ['no signature', 401, () => tampered((headers) => headers.delete('X-Shopify-Hmac-Sha256'))],
    ['a cut signature', 401, () => tampered((h) => h.set('X-Shopify-Hmac-Sha256', 'AAAA'))],
    ['no topic', 400, () => tampered((headers) => headers.delete('X-Shopify-Topic'))],
    ['no delivery id', 400, () => tampered((headers) => headers.delete('X-Shopify-Webhook-Id'))],
    ['a shop that is no shop', 400, () => ordersUpdated({ shop: 'evil.example' })],
    ['a body that is not JSON', 400, () => ordersUpdated({ payload: '<xml/>' })],
    ['a body that is a list', 400, () => ordersUpdated({ payload: [ORDER] })],
    ['an empty body', 400, () => ordersUpdated({ payload: '' })],
    ['an oversized body', 413, () => ordersUpdated({ payload: { pad: 'x'.repeat(3_000_000) } })],
    [
      'another method',
      405,
      () => new Request('https://app.example.com/webhooks', { method: 'PUT', body: '{}' }),
    ],
  ];
  test.each(cases)('%s: %i', async (_what, status, request) => {
    const before = await inboxCount();
    expect((await send(action, request())).status).toBe(status);
    expect(await inboxCount()).toBe(before);
  });

  test('a browser that opens the address gets 405', async () => {
    const answer = await send(loader, new Request('https://app.example.com/webhooks'));
    expect(answer.status).toBe(405);
    expect(answer.headers.get('Allow')).toBe('POST');
  });

  test('an oversized body without a stated length is cut at the limit', async () => {
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 65_536;
        controller.enqueue(new Uint8Array(65_536));
      },
    });
    const init = { method: 'POST', body: endless, duplex: 'half' };
    const request = new Request('https://app.example.com/webhooks', init as RequestInit);
    expect((await send(action, request)).status).toBe(413);
    expect(sent).toBeLessThan(4_000_000);
  });
});

test('when the queue fails the row is not stored, so that the retry is not taken for a duplicate', async () => {
  const webhookId = 'queue-broken';
  const request = () => ordersUpdated({ webhookId, payload: { ...ORDER, id: 7001 } });
  const lock = await connectionPool().connect();
  await lock.query(`ALTER TABLE pgboss.job_common RENAME TO job_away`);
  try {
    await expect(send(action, request())).rejects.toThrow();
  } finally {
    await lock.query(`ALTER TABLE pgboss.job_away RENAME TO job_common`);
    lock.release();
  }
  expect(await forShop(shop.shopId).webhookInbox.count({ where: { webhookId } })).toBe(0);
  expect((await send(action, request())).status).toBe(200);
  expect(await queuedJobs()).toBe(1);
});
