import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { connectionPool, forShop, registerShop, type Shop } from '../../../app/db/index.server.ts';
import type { Asked } from './shopper.process.ts';

const DOMAIN = 'nordlicht-living.myshopify.com';
const PROCESSES = 3;
const KEY = 'k'.repeat(16);

let shop: Shop;
const started: ChildProcess[] = [];

beforeAll(async () => {
  shop = await registerShop(DOMAIN, new Date('2026-01-01'));
});
beforeEach(async () => {
  await connectionPool().query(
    'DELETE FROM loyalty_entry; DELETE FROM loyalty_adjustment; DELETE FROM proxy_answer',
  );
});
afterAll(() => {
  for (const child of started) child.kill('SIGKILL');
});

async function startProcess(): Promise<ChildProcess> {
  const child = fork(path.join(import.meta.dirname, 'shopper.process.ts'));
  started.push(child);
  await once(child, 'message');
  return child;
}

const asked = (endpoint: string, times: number): Asked => ({
  visit: { shop: DOMAIN, customerId: '7001', path: endpoint },
  body: { idempotencyKey: KEY, input: { points: 5 } },
  times,
});

async function answersOf(child: ChildProcess, message: Asked): Promise<string[]> {
  child.send(message);
  const [answers] = (await once(child, 'message')) as [string[]];
  return answers;
}

const entries = () => forShop(shop.shopId).loyaltyEntry.count();
const answers = () => forShop(shop.shopId).proxyAnswer.count();

test('a write that reaches three processes at once is done once, and all give its answer', async () => {
  const children = await Promise.all(Array.from({ length: PROCESSES }, startProcess));
  const given = await Promise.all(children.map((child) => answersOf(child, asked('give', 6))));
  expect(given.flat()).toHaveLength(PROCESSES * 6);
  expect(new Set(given.flat()).size).toBe(1);
  expect(given[0]![0]).toContain('"given":5');
  expect(await entries()).toBe(1);
  for (const child of children) child.send('stop');
}, 60_000);

test('a process that is killed halfway leaves nothing behind, and the request can be repeated', async () => {
  const victim = await startProcess();
  victim.send(asked('hang', 1));
  expect(await once(victim, 'message')).toContain('booked');
  victim.kill('SIGKILL');
  await once(victim, 'exit');
  // The database undoes it when it has seen that the connection is gone.
  const second = await startProcess();
  const [answer] = await answersOf(second, asked('give', 1));
  expect(answer).toContain('"given":5');
  await vi.waitUntil(async () => (await entries()) > 0, { timeout: 20_000 });
  expect([await entries(), await answers()]).toEqual([1, 1]);
  second.send('stop');
}, 60_000);
