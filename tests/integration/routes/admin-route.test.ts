import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { findShopByDomain, forShop } from '../../../app/db/index.server.ts';
import { refuse, ok, type Result } from '../../../app/kernel/result.ts';
import type { AdminRequest } from '../../../app/routes/admin-route.server.ts';
import { AdminApiError, ReauthorizationNeeded } from '../../../app/shopify/index.server.ts';
import { outcome, visit, welcomingShopify } from '../shopify/admin-visit.ts';

const DOMAIN = 'nordlicht-living.myshopify.com';
const real = globalThis.fetch;
let shopify = welcomingShopify();
// Shopify's library keeps the fetch that it finds when it is imported.
globalThis.fetch = (input, init) => shopify.fetch(input, init);
const { adminAction, adminLoader, notFound } =
  await import('../../../app/routes/admin-route.server.ts');

afterAll(() => {
  globalThis.fetch = real;
});

beforeEach(() => {
  shopify = welcomingShopify();
});

const ask = (path: string, init: RequestInit = {}) => visit(DOMAIN, path, init);

describe('a loader', () => {
  test('knows the shop, the language and the person', async () => {
    const loader = adminLoader({}, (admin) => admin);
    const admin = (await loader(ask('/app?locale=zh-CN'))) as AdminRequest;
    expect(admin.shop).toMatchObject({ domain: DOMAIN, currency: 'EUR', zone: 'Europe/Berlin' });
    expect(admin).toMatchObject({ locale: 'zh-CN', userId: '42', requestId: 'request-1' });
    expect(admin.scopes).toEqual(['read_orders']);
  });

  test('gets its query parameters checked, or answers 400 naming the field', async () => {
    const search = z.object({ days: z.coerce.number().int().max(365).default(30) });
    const loader = adminLoader({ search }, (admin) => admin.search.days);
    expect(await loader(ask('/app'))).toBe(30);
    expect(await loader(ask('/app?days=90'))).toBe(90);
    expect(await outcome(loader(ask('/app?days=1000')))).toMatchObject({
      status: 400,
      data: { reason: 'invalid-input', fieldErrors: { days: [{ code: 'too_big' }] } },
    });
  });

  test('answers not there and not yours alike', async () => {
    const loader = adminLoader({}, async ({ shop }) => {
      const found = await forShop(shop.shopId).importRun.findFirst({
        where: { importRunId: '00000000-0000-4000-8000-000000000000' },
      });
      if (found === null) throw notFound();
      return found;
    });
    expect(await outcome(loader(ask('/app')))).toEqual({ status: 404, data: 'Not found' });
  });

  test('hides our own bugs behind the id under which they are logged', async () => {
    const loader = adminLoader({}, () => {
      throw new TypeError('secret detail');
    });
    const answer = await outcome(loader(ask('/app')));
    expect(answer).toEqual({
      status: 500,
      data: { reason: 'unexpected', requestId: 'request-1' },
    });
  });

  test('says when Shopify does not answer', async () => {
    const loader = adminLoader({}, () => {
      throw new AdminApiError('unavailable', 'no answer');
    });
    expect(await outcome(loader(ask('/app')))).toMatchObject({ status: 503 });
  });

  test('gets a new token where the old one is dead, because the merchant is here', async () => {
    let tries = 0;
    const loader = adminLoader({}, async ({ shop }) => {
      tries += 1;
      if (tries > 1) return shop.state;
      await forShop(shop.shopId).session.deleteMany({});
      await forShop(shop.shopId).shop.updateMany({ data: { state: 'needs-merchant' } });
      throw new ReauthorizationNeeded(shop.domain);
    });
    expect(await loader(ask('/app'))).toBe('active');
    expect(shopify.tokenCalls()).toHaveLength(1);
    expect(await findShopByDomain(DOMAIN)).toMatchObject({ state: 'active' });
  });

  test('without a token of the admin sees nothing', async () => {
    const loader = adminLoader({}, () => 'secret');
    const args = ask('/app') as { request: Request };
    args.request.headers.set('Authorization', 'Bearer forged');
    expect(await outcome(loader(args as never))).toMatchObject({ status: 401 });
  });

  test('beside another of the same request authenticates once', async () => {
    await forShop((await findShopByDomain(DOMAIN))!.shopId).session.deleteMany({});
    const loader = adminLoader({}, ({ shop }) => shop.domain);
    const args = ask('/app');
    expect(await Promise.all([loader(args), loader(args)])).toEqual([DOMAIN, DOMAIN]);
    expect(shopify.tokenCalls()).toHaveLength(1);
  });
});

describe('an action', () => {
  const input = z.object({ processingDays: z.coerce.number().int().min(0).max(30) });
  const save = (result: Result<string, 'stale-version'>) =>
    adminAction({ input }, () => Promise.resolve(result));
  const form = (fields: Record<string, string>) =>
    ask('/app', { method: 'POST', body: new URLSearchParams(fields) });

  test('answers with the value of its use-case', async () => {
    const answer = await outcome(save(ok('saved'))(form({ processingDays: '2' })));
    expect(answer).toEqual({ status: 200, data: { ok: true, value: 'saved' } });
  });

  test('takes JSON as well', async () => {
    const headers = { 'Content-Type': 'application/json' };
    const json = ask('/app', { method: 'POST', body: '{"processingDays":2}', headers });
    expect(await outcome(save(ok('saved'))(json))).toMatchObject({ status: 200 });
  });

  test('names the fields that are wrong, and changes nothing', async () => {
    let called = false;
    const action = adminAction({ input }, () => {
      called = true;
      return Promise.resolve(ok(null));
    });
    expect(await outcome(action(form({ processingDays: '99' })))).toMatchObject({
      status: 400,
      data: {
        ok: false,
        reason: 'invalid-input',
        fieldErrors: { processingDays: [{ code: 'too_big', params: { maximum: 30 } }] },
      },
    });
    expect(called).toBe(false);
  });

  test('hands the reason of a refusal on', async () => {
    const action = save(refuse('stale-version', { version: 7 }));
    expect(await outcome(action(form({ processingDays: '2' })))).toEqual({
      status: 422,
      data: { ok: false, reason: 'stale-version', details: { version: 7 } },
    });
  });

  test('refuses more than it can take', async () => {
    const action = adminAction({ input, bodyLimitBytes: 100 }, () => Promise.resolve(ok(null)));
    const answer = await outcome(action(form({ processingDays: '2', note: 'x'.repeat(200) })));
    expect(answer.status).toBe(413);
  });

  test('that needs a token which is dead says so without an error page', async () => {
    const action = adminAction({ input }, () => {
      throw new ReauthorizationNeeded(DOMAIN);
    });
    expect(await outcome(action(form({ processingDays: '2' })))).toMatchObject({
      status: 422,
      data: { ok: false, reason: 'shopify-access-denied' },
    });
  });
});
