import { beforeEach, describe, expect, test } from 'vitest';
import {
  connectionPool,
  eraseShop,
  findShopByDomain,
  forShop,
  MODELS_WITH_CUSTOMER,
  Prisma,
  registerShop,
  type Shop,
} from '../../../app/db/index.server.ts';
import { action } from '../../../app/routes/webhooks.compliance.ts';
import {
  answerPrivacyRequest,
  readPrivacyRequests,
  takeExport,
} from '../../../app/shopify/index.server.ts';
import { fillEveryTable } from './fill-tables.ts';
import { tablesThatHold } from './search-tables.ts';
import { send, signedWebhook } from './signed-webhook.ts';

const DOMAIN = 'nordlicht-living.myshopify.com';
const OTHER = 'yunfan-outdoor.myshopify.com';
const CUSTOMER = '770077007700';
const ORDER = '880088008800';

let shop: Shop;
let other: Shop;

beforeEach(async () => {
  for (const model of Object.values(Prisma.ModelName)) {
    const table = model.replace(/(?<!^)[A-Z]/g, (letter) => `_${letter}`).toLowerCase();
    await connectionPool().query(`DELETE FROM "${table}"`);
  }
  await connectionPool().query('DELETE FROM pgboss.job');
  shop = await registerShop(DOMAIN, new Date('2026-01-01'));
  other = await registerShop(OTHER, new Date('2026-01-01'));
});

const requestId = (topic: string) => `request-${topic.replace('/', '-')}`;

const compliance = (topic: string, payload: object, more: object = {}) =>
  send(
    action,
    signedWebhook('/webhooks/compliance', {
      topic,
      shop: DOMAIN,
      payload: { shop_domain: DOMAIN, ...payload },
      webhookId: requestId(topic),
      ...more,
    }),
  );

const carryOut = (topic: string) =>
  answerPrivacyRequest.handle(
    { shopId: shop.shopId, requestId: requestId(topic) },
    { jobId: 'test', signal: new AbortController().signal },
  );

const request = (topic: string) =>
  forShop(shop.shopId).privacyRequest.findFirst({ where: { requestId: requestId(topic) } });

test('a request is stored with a due date of 30 days and enqueued, also when delivered twice', async () => {
  const payload = { customer: { id: Number(CUSTOMER) }, orders_requested: [Number(ORDER)] };
  expect((await compliance('customers/data_request', payload)).status).toBe(200);
  expect((await compliance('customers/data_request', payload)).status).toBe(200);
  const stored = await request('customers/data_request');
  expect(stored).toMatchObject({ customerId: CUSTOMER, orderIds: [ORDER], doneAt: null });
  expect(stored!.dueAt.getTime() - stored!.receivedAt.getTime()).toBe(30 * 24 * 60 * 60 * 1000);
  const { rows } = await connectionPool().query(
    `SELECT data FROM pgboss.job WHERE name = 'answer-privacy-request'`,
  );
  expect(rows).toHaveLength(1);
});

describe('customers/data_request', () => {
  const ask = async () => {
    await compliance('customers/data_request', {
      customer: { id: Number(CUSTOMER) },
      orders_requested: [Number(ORDER)],
    });
    await carryOut('customers/data_request');
  };
  const id = requestId('customers/data_request');

  test('writes down what every table has of the customer, and nothing of anybody else', async () => {
    await fillEveryTable(shop.shopId, { customerId: CUSTOMER, orderId: ORDER });
    await fillEveryTable(other.shopId, { customerId: CUSTOMER, orderId: ORDER });
    const stranger = { orderId: '1', customerId: '2' };
    await connectionPool().query(
      `INSERT INTO order_line (shop_id, order_id, line_id, title, quantity, unit_price_minor, discount_minor)
       VALUES ($1, $2, '9', 'of a stranger', 1, 1, 0)`,
      [shop.shopId, stranger.orderId],
    );
    await ask();
    expect(await request('customers/data_request')).toMatchObject({ doneAt: null });
    const taken = await takeExport(shop.shopId, id, '42');
    const document = JSON.parse(taken!.text) as { tables: Record<string, unknown[]> };
    expect(document).toMatchObject({ shop: DOMAIN, customerId: CUSTOMER, cutTables: [] });
    expect(document.tables['order']).toMatchObject([{ orderId: ORDER, customerId: CUSTOMER }]);
    const knowing = Object.values(Prisma.ModelName).filter((model) => {
      const columns = (Prisma as never)[`${model}ScalarFieldEnum`] as object;
      return 'customerId' in columns || 'orderId' in columns;
    });
    const tables = knowing
      .filter((model) => !/^(PrivacyExport|Superseded)/.test(model))
      .map((model) => model.charAt(0).toLowerCase() + model.slice(1));
    expect(Object.keys(document.tables).sort()).toEqual(tables.sort());
    expect(taken!.text).not.toContain('of a stranger');
    expect(taken!.text).not.toContain(OTHER);
  });

  test('is done once it is downloaded, and who took it is noted', async () => {
    await fillEveryTable(shop.shopId, { customerId: CUSTOMER, orderId: ORDER });
    await connectionPool().query('DELETE FROM access_log');
    await ask();
    expect(await readPrivacyRequests(shop.shopId)).toContainEqual(
      expect.objectContaining({ requestId: id, doneAt: null, ready: true }),
    );
    await takeExport(shop.shopId, id, '42', new Date('2026-11-22T10:00:00Z'));
    const done = (await request('customers/data_request'))!.doneAt;
    expect(done).toEqual(new Date('2026-11-22T10:00:00Z'));
    const log = await forShop(shop.shopId).accessLog.findMany();
    expect(log).toMatchObject([
      { actor: '42', subject: `privacy-request:${id}`, reason: 'customers/data_request' },
    ]);
    expect(log[0]!.fields).toContain('order');
    // Taken again it stays done since the first time, and is noted again.
    await takeExport(shop.shopId, id, '43');
    expect((await request('customers/data_request'))!.doneAt).toEqual(done);
    expect(await forShop(shop.shopId).accessLog.count()).toBe(2);
  });

  test('of a customer of whom nothing is held says so', async () => {
    await ask();
    const taken = await takeExport(shop.shopId, id, '42');
    const document = JSON.parse(taken!.text) as { tables: Record<string, unknown[]> };
    expect(Object.keys(document.tables)).toEqual(['privacyRequest']);
  });

  test('is not given to another shop', async () => {
    await ask();
    expect(await takeExport(other.shopId, id, '42')).toBeNull();
    expect(await readPrivacyRequests(other.shopId)).toEqual([]);
    expect(await forShop(other.shopId).accessLog.count()).toBe(0);
  });
});

describe('customers/redact', () => {
  test('afterwards no table holds the customer, and the orders still count', async () => {
    await fillEveryTable(shop.shopId, { customerId: CUSTOMER, orderId: ORDER });
    await fillEveryTable(other.shopId, { customerId: CUSTOMER, orderId: ORDER });
    await compliance('customers/data_request', { customer: { id: Number(CUSTOMER) } });
    await carryOut('customers/data_request');
    await connectionPool().query(
      `INSERT INTO webhook_inbox (shop_id, webhook_id, topic, subject, api_version)
       VALUES ($1, 'about-her', 'customers/update', $2, '2026-10'),
              ($1, 'merged', 'customers/merge', $3, '2026-10')`,
      [shop.shopId, `customer:${CUSTOMER}`, `customer-merge:5:${CUSTOMER}`],
    );
    await compliance('customers/redact', {
      customer: { id: Number(CUSTOMER), email: 'ada@example.com', phone: '555-625-1199' },
      orders_to_redact: [Number(ORDER)],
    });
    expect(await tablesThatHold(/770077007700/)).not.toEqual([]);
    await carryOut('customers/redact');

    expect(await forShop(other.shopId).order.count({ where: { customerId: CUSTOMER } })).toBe(1);
    // What the other shop has of a customer of the same id is not this shop's to forget.
    await eraseShop(other.shopId);
    expect(await tablesThatHold(/770077007700|ada@example\.com|555-625-1199/)).toEqual([]);
    expect(await forShop(shop.shopId).order.count()).toBe(1);
    expect((await request('customers/redact'))!.doneAt).not.toBeNull();
  });

  test('every model that knows a customer is covered', () => {
    const knowing = Object.values(Prisma.ModelName).filter(
      (model) => 'customerId' in (Prisma as never)[`${model}ScalarFieldEnum`],
    );
    expect(knowing.length).toBeGreaterThan(0);
    expect([...MODELS_WITH_CUSTOMER].sort()).toEqual(knowing.sort());
  });
});

describe('shop/redact', () => {
  test('afterwards no table has a row of the shop, and the other shop is whole', async () => {
    const filled = await fillEveryTable(shop.shopId, { customerId: CUSTOMER, orderId: ORDER });
    await fillEveryTable(other.shopId, { customerId: CUSTOMER, orderId: ORDER });
    await forShop(shop.shopId).shop.updateMany({ data: { state: 'uninstalled' } });
    // Errors of its jobs tell the shop's name.
    await connectionPool().query(
      `INSERT INTO pgboss.job (name, data, state, output)
       SELECT name, jsonb_build_object('shopId', $1::int), 'failed',
              jsonb_build_object('message', 'nordlicht-living.myshopify.com answered 503.')
       FROM pgboss.queue LIMIT 1`,
      [shop.shopId],
    );
    await compliance('shop/redact', { shop_id: 1 });
    await carryOut('shop/redact');

    expect(await findShopByDomain(DOMAIN)).toBeNull();
    for (const table of filled) {
      const count = async (shopId: number) => {
        const sql = `SELECT 1 FROM "${table}" WHERE shop_id = $1`;
        return (await connectionPool().query(sql, [shopId])).rowCount;
      };
      expect(await count(shop.shopId), table).toBe(0);
      expect(await count(other.shopId), table).toBeGreaterThan(0);
    }
    expect(await tablesThatHold(/nordlicht-living/)).toEqual([]);
  });

  test('run again after it was killed halfway, it ends in the same state', async () => {
    await fillEveryTable(shop.shopId, { customerId: CUSTOMER, orderId: ORDER });
    await forShop(shop.shopId).shop.updateMany({ data: { state: 'uninstalled' } });
    await compliance('shop/redact', {});
    await connectionPool().query('DELETE FROM "order" WHERE shop_id = $1', [shop.shopId]);
    await carryOut('shop/redact');
    await carryOut('shop/redact');
    expect(await findShopByDomain(DOMAIN)).toBeNull();
  });

  test('a shop that is installed again is kept, and the request says so', async () => {
    const real = globalThis.fetch;
    globalThis.fetch = () =>
      Promise.resolve(
        Response.json({
          data: { currentAppInstallation: { id: 'gid://shopify/AppInstallation/1' } },
        }),
      );
    try {
      const { sessionStorage } = await import('../../../app/shopify/index.server.ts');
      const { Session } = await import('@shopify/shopify-api');
      await sessionStorage.storeSession(
        new Session({
          id: `offline_${DOMAIN}`,
          shop: DOMAIN,
          state: '',
          isOnline: false,
          accessToken: 'good',
          expires: new Date(Date.now() + 3_600_000),
        }),
      );
      await compliance('shop/redact', {});
      await carryOut('shop/redact');
      expect(await request('shop/redact')).toMatchObject({ outcome: { kept: 'installed-again' } });
      expect(await findShopByDomain(DOMAIN)).not.toBeNull();
    } finally {
      globalThis.fetch = real;
    }
  });
});

test.each(['customers/data_request', 'customers/redact', 'shop/redact'])(
  '%s with a forged signature is answered 401 and stores nothing',
  async (topic) => {
    expect((await compliance(topic, {}, { secret: 'not-ours-not-ours' })).status).toBe(401);
    expect(await request(topic)).toBeNull();
  },
);

test('a payload that Shopify would not send is answered 400', async () => {
  expect((await compliance('customers/redact', { customer: 'Ada' })).status).toBe(400);
});
