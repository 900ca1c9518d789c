import { Session } from '@shopify/shopify-api';
import { expect, test } from 'vitest';
import { connectionPool, findShopByDomain } from '../../../app/db/index.server.ts';
import { sessionStorage } from '../../../app/shopify/index.server.ts';

const SHOP = 'nordlicht-living.myshopify.com';

function offlineSession(shop: string, token: string): Session {
  return new Session({
    id: `offline_${shop}`,
    shop,
    state: '',
    isOnline: false,
    scope: 'read_orders',
    expires: new Date('2030-01-01T00:00:00Z'),
    accessToken: token,
    refreshToken: `refresh-${token}`,
    refreshTokenExpires: new Date('2030-03-01T00:00:00Z'),
  });
}

test('a stored session comes back equal, and its shop is registered', async () => {
  const session = offlineSession(SHOP, 'token-one');
  expect(await sessionStorage.storeSession(session)).toBe(true);
  const loaded = await sessionStorage.loadSession(session.id);
  expect(loaded?.toObject()).toEqual(session.toObject());
  expect(await findShopByDomain(SHOP)).toMatchObject({ state: 'active' });
});

test('no table holds a token in clear', async () => {
  await sessionStorage.storeSession(offlineSession(SHOP, 'token-in-clear'));
  const tables = await connectionPool().query<{ name: string }>(
    `SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables
     WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')`,
  );
  expect(tables.rows.length).toBeGreaterThan(20);
  for (const { name } of tables.rows) {
    const found = await connectionPool().query(
      `SELECT 1 FROM ${name} AS t WHERE t::text LIKE '%token-in-clear%'`,
    );
    expect(found.rows, name).toEqual([]);
  }
});

test('a token moved to another shop does not open there', async () => {
  const other = 'yunfan-outdoor.myshopify.com';
  await sessionStorage.storeSession(offlineSession(SHOP, 'mine'));
  await sessionStorage.storeSession(offlineSession(other, 'theirs'));
  await connectionPool().query(
    `UPDATE session SET access_token_sealed =
       (SELECT access_token_sealed FROM session WHERE session_id = $1) WHERE session_id = $2`,
    [`offline_${SHOP}`, `offline_${other}`],
  );
  expect(await sessionStorage.loadSession(`offline_${other}`)).toBeUndefined();
});

test('an online session is not kept', async () => {
  const session = new Session({ id: `${SHOP}_42`, shop: SHOP, state: '', isOnline: true });
  expect(await sessionStorage.storeSession(session)).toBe(false);
  expect(await sessionStorage.loadSession(session.id)).toBeUndefined();
});
