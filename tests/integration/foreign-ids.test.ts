import type { RouteConfigEntry } from '@remix-run/route-config';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  connectionPool,
  findShopByDomain,
  forShop,
  registerShop,
} from '../../app/db/index.server.ts';
import type { Finding } from '../../app/kernel/insight.ts';
import routes from '../../app/routes.ts';
import { outcome, visit, welcomingShopify } from './shopify/admin-visit.ts';
import { fillEveryTable } from './shopify/fill-tables.ts';

const MINE = 'nordlicht-living.myshopify.com';
const THEIRS = 'yunfan-outdoor.myshopify.com';
const THIRD = 'third-shop.myshopify.com';
/** Who visits, by the token. */
const STAFF = '42';

const real = globalThis.fetch;
// Shopify's library keeps the fetch that it finds when it is imported.
const shopify = welcomingShopify();
globalThis.fetch = (input, init) => shopify.fetch(input, init);
afterAll(() => {
  globalThis.fetch = real;
});

type Loader = (args: never) => Promise<unknown>;

interface Trial {
  load: () => Promise<{ loader: Loader }>;
  param: string;
  /** A value that only the other shop has, and one that nobody has. */
  theirs: string;
  nobodys: string;
  /** Parameters that stand before it, the same for everybody. */
  others?: Record<string, string>;
}

/** Every route that takes an id or the like in its path. */
const TRIALS: Readonly<Record<string, Trial>> = {
  '/app/markets/:country': {
    load: () => import('../../app/routes/app.markets.$country.tsx') as never,
    param: 'country',
    // Countries of which no rule and no habit is known: pages of others differ by facts.
    theirs: 'VA',
    nobodys: 'SM',
  },
  '/app/orders/:channel/:orderId': {
    load: () => import('../../app/routes/app.orders.$channel.$orderId.tsx') as never,
    param: 'orderId',
    theirs: '2',
    nobodys: '3',
    others: { channel: 'amazon' },
  },
  '/app/insights/:insightId': {
    load: () => import('../../app/routes/app.insights.$insightId.tsx') as never,
    param: 'insightId',
    theirs: '00000000-0000-4000-8000-000000000003',
    nobodys: '00000000-0000-4000-8000-000000000004',
  },
  '/app/payments/:country/:way': {
    load: () => import('../../app/routes/app.payments.$country.$way.tsx') as never,
    param: 'way',
    theirs: 'visa',
    nobodys: 'mastercard',
    others: { country: 'JP' },
  },
  '/app/loyalty/:customerId': {
    load: () => import('../../app/routes/app.loyalty.$customerId.tsx') as never,
    param: 'customerId',
    theirs: '1',
    nobodys: '3',
  },
  '/app/localization/markets/:country': {
    load: () => import('../../app/routes/app.localization.markets.$country.tsx') as never,
    param: 'country',
    theirs: 'JP',
    nobodys: 'KR',
  },
  '/app/data/imports/:importId': {
    load: () => import('../../app/routes/app.data.imports.$importId.tsx') as never,
    param: 'importId',
    theirs: '00000000-0000-4000-8000-000000000001',
    nobodys: '00000000-0000-4000-8000-000000000002',
  },
};

const WORDS = { key: 'insights:inbox.title', values: {} };
const FINDING: Finding = {
  ...{ subject: 'a', country: 'JP', topic: 'a', sentence: WORDS, evidence: [{ saying: WORDS }] },
  ...{ money: null, confidence: 1, sinceOn: null, dueOn: null, urgency: 'should' },
  next: { kind: 'open', label: WORDS, address: '/app' },
};

/** Routes whose ids name facts that every shop sees, with what the shop has beside them. */
const FACT_PAGES: Readonly<Record<string, Pick<Trial, 'load' | 'param'> & { id: string }>> = {
  '/app/compliance/thresholds/:ruleId': {
    load: () => import('../../app/routes/app.compliance.thresholds.$ruleId.tsx') as never,
    param: 'ruleId',
    id: 'au-gst',
  },
  '/app/compliance/markets/:country': {
    load: () => import('../../app/routes/app.compliance.markets.$country.tsx') as never,
    param: 'country',
    id: 'JP',
  },
};

beforeAll(async () => {
  const { shopId } = await registerShop(THEIRS, new Date('2026-01-01'));
  await fillEveryTable(shopId, { customerId: '1', orderId: '2' });
  await connectionPool().query(
    `UPDATE daily_rollup SET country = 'VA', day = current_date - 1, orders = 7`,
  );
  await connectionPool().query(
    `INSERT INTO daily_rollup
     SELECT (jsonb_populate_record(r, '{"country": "JP"}')).* FROM daily_rollup AS r`,
  );
  await connectionPool().query(
    `UPDATE "order" SET country = 'JP', channel = 'amazon', currency = 'EUR'`,
  );
  await connectionPool().query(
    `UPDATE file_import SET state = 'completed', kind = 'amazon-orders', findings = NULL,
       plan = NULL, report = NULL, rates = '[]'`,
  );
  await connectionPool().query(`UPDATE insight SET insight_id = $1, state = 'open', finding = $2`, [
    '00000000-0000-4000-8000-000000000003',
    FINDING,
  ]);
  await connectionPool().query(
    `UPDATE payment_rollup SET country = 'JP', gateway = 'shopify_payments', gateway_name = '',
       payment_method = 'visa', day = current_date - 1`,
  );
  expect(await forShop(shopId).dailyRollup.count()).toBe(2);
});

function pathsOf(entries: readonly RouteConfigEntry[], above = ''): string[] {
  return entries.flatMap((entry) => {
    const path = `${above}/${entry.path ?? ''}`.replaceAll('//', '/');
    return [path, ...pathsOf(entry.children ?? [], path)];
  });
}

test('every route that takes an id has a trial', async () => {
  const paths = pathsOf(await routes);
  expect(paths).toContain('/app');
  const withIds = paths.filter((path) => path.includes(':'));
  const tried = [...Object.keys(TRIALS), ...Object.keys(FACT_PAGES)];
  expect(withIds.sort()).toEqual(tried.sort());
});

describe("another shop's id and one that nobody has get the same answer", () => {
  test.each(Object.entries(TRIALS))(
    '%s',
    async (path, { load, param, theirs, nobodys, others }) => {
      const { loader } = await load();
      const ask = async (domain: string, value: string) => {
        const params = { ...others, [param]: value };
        const address = Object.entries(params).reduce(
          (filled, [name, text]) => filled.replace(`:${name}`, text),
          path,
        );
        const args = visit(domain, address, {}, params);
        const answer = await outcome(loader(args));
        // Both may also stand in what is the same for everybody.
        return JSON.stringify(answer).replaceAll(theirs, '·').replaceAll(nobodys, '·');
      };
      expect(await ask(MINE, theirs)).toBe(await ask(MINE, nobodys));
      // The trial is worth something only if the owner does see it.
      expect(await ask(THEIRS, theirs)).not.toBe(await ask(THEIRS, nobodys));
    },
  );
});

describe('a page of facts says nothing of what another shop has', () => {
  test.each(Object.entries(FACT_PAGES))('%s', async (path, { load, param, id }) => {
    const { loader } = await load();
    const ask = async (domain: string) => {
      const args = visit(domain, path.replace(`:${param}`, id), {}, { [param]: id });
      return outcome(loader(args));
    };
    const mine = await ask(MINE);
    expect(mine).toMatchObject({ status: 200 });
    // A third shop has as little as this one; the other has a row in every table.
    expect(mine).toEqual(await ask(THIRD));
  });
});

/** Pages that take an id behind the question mark. */
describe("another shop's id in an address gets the same answer as one that nobody has", () => {
  const THEIR_CHAT = '00000000-0000-4000-8000-000000000005';
  const NO_CHAT = '00000000-0000-4000-8000-000000000006';
  beforeAll(async () => {
    const shop = await findShopByDomain(THEIRS);
    // What fills every table names no provider that there is.
    await connectionPool().query('DELETE FROM agent_model');
    await connectionPool().query(
      `INSERT INTO agent_conversation (shop_id, conversation_id, user_id, title, created_at, touched_at)
       VALUES ($1, $2, $3, 'Theirs', now(), now())`,
      [shop?.shopId, THEIR_CHAT, STAFF],
    );
    await connectionPool().query(
      `INSERT INTO agent_turn (shop_id, conversation_id, turn_id, question, asked_at)
       VALUES ($1, $2, $3, 'What did we sell?', now())`,
      [shop?.shopId, THEIR_CHAT, NO_CHAT],
    );
  });

  test.each([
    ['chat', THEIR_CHAT, NO_CHAT],
    ['insight', '00000000-0000-4000-8000-000000000003', NO_CHAT],
  ])('/app/agent?%s=…', async (name, theirs, nobodys) => {
    const { loader } = await import('../../app/routes/app.agent._index.tsx');
    const ask = async (domain: string, id: string) => {
      const answer = await outcome(loader(visit(domain, `/app/agent?${name}=${id}`)));
      return JSON.stringify(answer).replaceAll(theirs, '·').replaceAll(nobodys, '·');
    };
    expect(await ask(MINE, theirs)).toBe(await ask(MINE, nobodys));
    expect(await ask(THEIRS, theirs)).not.toBe(await ask(THEIRS, nobodys));
  });
});
