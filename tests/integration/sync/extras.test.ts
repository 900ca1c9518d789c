import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { forShop } from '../../../app/db/index.server.ts';
import { adminClient } from '../../../app/shopify/index.server.ts';
import { readBalance } from '../../../app/sync/read-balance.server.ts';
import { generateShop } from '../../sandbox/shops/index.ts';
import { connectShop, type ConnectedShop } from './sandbox-shop.fixture.ts';

const signal = new AbortController().signal;
const DAY_MS = 86_400_000;

let connected: ConnectedShop;
let importRunId: string;
const db = () => forShop(connected.shopId);

beforeAll(async () => {
  connected = await connectShop(
    generateShop('nordlicht-living', { now: new Date(), orders: 1_500 }),
  );
});
afterAll(() => connected?.close());
afterEach(async () => {
  await db().balanceTransaction.deleteMany();
  await db().payout.deleteMany();
  await db().importPart.deleteMany();
});

async function beginPart(): Promise<void> {
  importRunId = randomUUID();
  const { shopId } = connected;
  await db().importPart.create({ data: { shopId, importRunId, part: 'extras' } });
}

async function read(now = new Date()): Promise<void> {
  await readBalance(await adminClient(connected.shopId), importRunId, signal, now);
}

/** As if the process had been killed after so many answers about movements of the balance. */
async function cutAfter(answers: number, work: () => Promise<void>): Promise<void> {
  const real = globalThis.fetch;
  let left = answers;
  globalThis.fetch = (input, init) => {
    const asks = typeof init?.body === 'string' && init.body.includes('ReadBalance');
    if (asks && left-- <= 0) throw new TypeError('invented by the test', { cause: 'killed' });
    return real(input, init);
  };
  const stopped = new AbortController();
  try {
    const admin = await adminClient(connected.shopId, { patienceMs: 1 });
    await expect(readBalance(admin, importRunId, stopped.signal)).rejects.toThrow();
  } finally {
    globalThis.fetch = real;
  }
  await work();
}

const stored = async () => {
  const rows = await db().balanceTransaction.findMany({
    orderBy: { balanceTransactionId: 'asc' },
    select: { balanceTransactionId: true, transactedAt: true },
  });
  return rows.map((row) => row.balanceTransactionId);
};
const oldest = async () =>
  (await db().balanceTransaction.findFirst({ orderBy: { transactedAt: 'asc' } }))?.transactedAt;

test('a first read that was killed is taken up as far back as it had meant to go', async () => {
  await beginPart();
  await read();
  const whole = await stored();
  const first = await oldest();
  // More than a page, and older than what a later read would look at.
  expect(whole.length).toBeGreaterThan(200);
  expect(first?.getTime()).toBeLessThan(Date.now() - 31 * DAY_MS);
  await db().balanceTransaction.deleteMany();
  await db().payout.deleteMany();

  await cutAfter(1, async () => {
    const some = await stored();
    expect(some.length).toBeGreaterThan(0);
    expect(some.length).toBeLessThan(whole.length);
    // By another run, days later even.
    await beginPart();
    await read();
    expect(await stored()).toEqual(whole);
  });
});

test('a read that came to its end is followed by one of thirty days', async () => {
  await beginPart();
  await read();
  expect(await db().importPart.count({ where: { cursor: { not: null } } })).toBe(0);
  await db().balanceTransaction.deleteMany({
    where: { transactedAt: { lt: new Date(Date.now() - 31 * DAY_MS) } },
  });
  const young = await stored();
  await read();
  expect(await stored()).toEqual(young);
});
