import { afterEach, describe, expect, it } from 'vitest';
import { startTestAdmin } from './admin-server.fixture.ts';
import type { TestAdmin, TestAdminOptions } from './admin-server.fixture.ts';

let admin: TestAdmin | undefined;
afterEach(async () => {
  await admin?.close();
});

async function ask(options: TestAdminOptions, query: string): ReturnType<TestAdmin['graphql']> {
  admin = await startTestAdmin(options);
  return admin.graphql(query);
}

describe('scopes', () => {
  it.each([
    ['orders', '{ orders(first: 1) { nodes { id } } }', 'read_orders'],
    ['products', '{ products(first: 1) { nodes { id } } }', 'read_products'],
    ['markets', '{ markets(first: 1) { nodes { id } } }', 'read_markets'],
    ['shopLocales', '{ shopLocales { locale } }', 'read_locales'],
    ['customers', '{ customers(first: 1) { nodes { id } } }', 'read_customers'],
    ['shopifyPaymentsAccount', '{ shopifyPaymentsAccount { id } }', 'read_shopify_payments'],
  ])('guard %s', async (field, query, scope) => {
    const denied = await ask({ scopes: [] }, query);
    expect(denied.status).toBe(200);
    expect(denied.body.errors?.[0]).toMatchObject({
      path: [field],
      extensions: { code: 'ACCESS_DENIED' },
    });
    expect(denied.body.errors?.[0]?.message).toContain(scope);
    await admin?.close();
    expect((await ask({ scopes: [scope] }, query)).body.errors).toBeUndefined();
  });

  it('let a write scope read', async () => {
    const { body } = await ask({ scopes: ['write_products'] }, '{ productsCount { count } }');
    expect(body.errors).toBeUndefined();
  });

  it('of one field leave the rest of the answer', async () => {
    const { body } = await ask(
      { scopes: ['read_orders', 'read_all_orders'] },
      '{ order(id: "gid://shopify/Order/100001") { name customer { id } } }',
    );
    expect(body.data).toEqual({ order: { name: '#1001', customer: null } });
    expect(body.errors?.[0]).toMatchObject({
      path: ['order', 'customer'],
      extensions: { code: 'ACCESS_DENIED' },
    });
  });

  it('show only the last 60 days of orders without read_all_orders', async () => {
    const shop = { orderCount: 4, newestOrderAt: '2026-09-23T10:30:00.000Z' };
    const query =
      '{ ordersCount { count } orders(first: 10) { nodes { name } } order(id: "gid://shopify/Order/100001") { id } }';
    // The limit lies 60 days before 2026-11-22T09:00Z: of the orders at 07:30 to 10:30 two remain.
    const recent = await ask({ shop, scopes: ['read_orders'] }, query);
    expect(recent.body.data).toEqual({
      ordersCount: { count: 2 },
      orders: { nodes: [{ name: '#1003' }, { name: '#1004' }] },
      order: null,
    });
    await admin?.close();
    const all = await ask({ shop, scopes: ['read_orders', 'read_all_orders'] }, query);
    expect(all.body.data).toMatchObject({ ordersCount: { count: 4 } });
  });
});

describe('protected customer data', () => {
  const query =
    '{ order(id: "gid://shopify/Order/100001") { email shippingAddress { countryCodeV2 zip address1 } } }';

  it('of level 2 comes back null with an error for an app of level 1', async () => {
    const { body } = await ask({}, query);
    expect(body.data).toEqual({
      order: { email: null, shippingAddress: { countryCodeV2: 'FR', zip: null, address1: null } },
    });
    expect(body.errors?.map(({ path }) => path)).toEqual([
      ['order', 'email'],
      ['order', 'shippingAddress', 'zip'],
      ['order', 'shippingAddress', 'address1'],
    ]);
  });

  it('is readable for an app of level 2', async () => {
    const { body } = await ask({ app: { protectedCustomerData: 'level-2' } }, query);
    expect(body.errors).toBeUndefined();
    expect(body.data).toMatchObject({ order: { email: 'customer-1@example.com' } });
  });
});
