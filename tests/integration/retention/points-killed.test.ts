import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectionPool, forShop } from '../../../app/db/index.server.ts';
import { closeQueue } from '../../../app/jobs/index.server.ts';
import { askToClose } from '../../../app/retention/index.server.ts';
import type { SandboxOrder } from '../../sandbox/model.ts';
import { openPointsShop, type PointsShop } from './points-shop.fixture.ts';

const LIVES = 14;

let world: PointsShop;
let worker: ChildProcess | null = null;
beforeAll(async () => {
  world = await openPointsShop();
  // From here on work is done in processes that are killed.
  await closeQueue(5000);
});
afterAll(async () => {
  await kill();
  await world?.close();
});

async function start(): Promise<void> {
  worker = fork(path.join(import.meta.dirname, 'points-worker.process.ts'), {
    execArgv: ['--import', path.join(import.meta.dirname, '../../sandbox/redirect-shopify.ts')],
    env: {
      ...process.env,
      SANDBOX_URL: world.connected.sandboxUrl,
      SHOP_ID: String(world.connected.shopId),
    },
  });
  await once(worker, 'message');
}

async function kill(): Promise<void> {
  if (worker === null || worker.exitCode !== null || worker.signalCode !== null) return;
  worker.kill('SIGKILL');
  await once(worker, 'exit');
}

test('a worker killed at any step of points and codes loses nothing and does nothing twice', async () => {
  const { shopId, store, domain, state } = world.connected;
  const customers = world.customers.slice(0, 3);
  const orders: SandboxOrder[] = [];
  for (let life = 0; life < LIVES; life++) {
    await start();
    const customer = customers[life % customers.length]!;
    const lines = [{ ...world.line, quantity: 6 }];
    orders.push(world.buy(customer, { lines }));
    const refunded = orders[life - 3];
    if (life % 4 === 3 && refunded) {
      store.refund(domain, refunded.id, {
        lines: [{ lineId: refunded.lines[0]!.id, quantity: 1 }],
      });
    }
    if ((await world.account(customer)).points >= 100) await world.redeem(customer);
    const [open] = (await world.account(customer)).codes;
    if (life % 3 === 2 && open?.code) {
      const { redemptionId } = open;
      await forShop(shopId).$transaction((tx) => askToClose(tx, { shopId, redemptionId }));
    }
    // Somewhere in the middle of what is under way, another place each time.
    await sleep((life * 61) % 400);
    await kill();
  }
  await start();
  await world.caughtUp();

  const redemptions = await forShop(shopId).loyaltyRedemption.findMany();
  expect(redemptions.length).toBeGreaterThan(3);
  expect(redemptions.filter(({ state: at }) => at === 'making' || at === 'closing')).toEqual([]);
  const ready = redemptions.filter(({ state: at }) => at === 'ready').map(({ code }) => code);
  for (const code of ready) expect(state.discountCodes.get(code)?.endsAt).toBeTruthy();
  // No code was made twice, and none for nothing.
  expect(state.discountCodes.size).toBe(redemptions.length);
  const spent = redemptions
    .filter(({ released }) => !released)
    .reduce((sum, { points }) => sum + points, 0);
  const price = Number(world.connected.truth.products[0]?.variants[0]?.price);
  const earned = orders.reduce((sum, order) => {
    const back = order.refunds.flatMap(({ lines }) => lines).reduce((n, it) => n + it.quantity, 0);
    return sum + Math.floor(Number((price * (6 - back)).toFixed(2)));
  }, 0);
  const { rows } = await connectionPool().query<{ entries: number; days: number; lots: number }>(
    `SELECT (SELECT sum(points)::int FROM loyalty_entry WHERE shop_id = $1) AS entries,
       (SELECT sum(points)::int FROM loyalty_day WHERE shop_id = $1) AS days,
       (SELECT coalesce(sum(points), 0)::int FROM loyalty_lot WHERE shop_id = $1) AS lots`,
    [shopId],
  );
  const left = earned - spent;
  expect(rows[0]).toEqual({ entries: left, days: left, lots: left });
}, 180_000);
