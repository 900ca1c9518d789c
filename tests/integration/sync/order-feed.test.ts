import { expect, test } from 'vitest';
import { connectionPool, registerShop } from '../../../app/db/index.server.ts';
import { inMergeTransaction } from '../../../app/sync/merge-transaction.server.ts';
import {
  followOrders,
  noteOrderChanges,
  type OrderFollower,
} from '../../../app/sync/order-feed.server.ts';

let shops = 0;
async function newShop(): Promise<number> {
  shops += 1;
  const shop = await registerShop(`feed-${shops}.myshopify.com`, new Date());
  return shop.shopId;
}

const change = (shopId: number, ...orderIds: string[]) =>
  inMergeTransaction(shopId, (client) => noteOrderChanges(client, shopId, orderIds));

/** A follower that remembers what it was told in transactions that committed. */
function remembering(name: string, failures = 0) {
  const told: string[] = [];
  let left = failures;
  const follower: OrderFollower = {
    name,
    follow: (_client, _shopId, orderIds) => {
      if (left > 0) {
        left -= 1;
        return Promise.reject(new Error(`${name} can't go on`));
      }
      told.push(...orderIds);
      return Promise.resolve();
    },
  };
  return { follower, told };
}

async function waiting(shopId: number): Promise<number> {
  const { rows } = await connectionPool().query<{ n: number }>(
    'SELECT count(*)::int AS n FROM order_change WHERE shop_id = $1',
    [shopId],
  );
  return rows[0]?.n ?? 0;
}

test('every follower is told each change once, and what all have read is forgotten', async () => {
  const shopId = await newShop();
  const other = await newShop();
  const [first, second] = [remembering('first'), remembering('second')];
  const followers = [first.follower, second.follower];
  await change(shopId, '1', '2');
  await change(shopId, '2', '3');
  await change(other, '9');
  await followOrders(shopId, followers);
  await followOrders(shopId, followers);
  expect(first.told).toEqual(['1', '2', '3']);
  expect(second.told).toEqual(['1', '2', '3']);
  expect(await waiting(shopId)).toBe(0);
  expect(await waiting(other)).toBe(1);
});

test('a follower that fails is told the same again, and the others go on without it', async () => {
  const shopId = await newShop();
  const [failing, sound] = [remembering('failing', 1), remembering('sound')];
  const followers = [failing.follower, sound.follower];
  await change(shopId, '1');
  await expect(followOrders(shopId, followers)).rejects.toThrow("failing can't go on");
  expect(sound.told).toEqual(['1']);
  expect(await waiting(shopId)).toBe(1);
  await change(shopId, '2');
  await followOrders(shopId, followers);
  expect(failing.told).toEqual(['1', '2']);
  expect(sound.told).toEqual(['1', '2']);
  expect(await waiting(shopId)).toBe(0);
});

test('nothing is kept for a shop that nobody follows', async () => {
  const shopId = await newShop();
  await change(shopId, '1');
  await followOrders(shopId, []);
  expect(await waiting(shopId)).toBe(0);
});

test('merges and readers at once lose nothing and tell nothing twice', async () => {
  const shopId = await newShop();
  const { follower, told } = remembering('busy');
  const ids = Array.from({ length: 1200 }, (_unused, index) => String(index));
  const merges = Array.from({ length: 12 }, (_unused, part) =>
    change(shopId, ...ids.slice(part * 100, part * 100 + 100)),
  );
  await Promise.all([
    ...merges,
    followOrders(shopId, [follower]),
    followOrders(shopId, [follower]),
    followOrders(shopId, [follower]),
  ]);
  await followOrders(shopId, [follower]);
  expect([...told].sort()).toEqual([...ids].sort());
  expect(await waiting(shopId)).toBe(0);
});
