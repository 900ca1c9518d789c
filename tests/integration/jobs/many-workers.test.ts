import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { connectionPool, forShop, registerShop, type Shop } from '../../../app/db/index.server.ts';
import { enqueueAll } from '../../../app/jobs/index.server.ts';
import { tallyJob } from './tally-job.ts';

const PROCESSES = 3;
const JOBS = 300;

let shop: Shop;
const workers: ChildProcess[] = [];

beforeAll(async () => {
  shop = await registerShop('nordlicht-living.myshopify.com', new Date('2026-01-01'));
  await connectionPool().query(
    'CREATE TABLE tally (step int NOT NULL, pid int NOT NULL, ended boolean NOT NULL)',
  );
});
afterAll(() => {
  for (const worker of workers) worker.kill('SIGKILL');
});

async function startWorkerProcess(): Promise<ChildProcess> {
  const worker = fork(path.join(import.meta.dirname, 'tally-worker.process.ts'));
  workers.push(worker);
  await once(worker, 'message');
  return worker;
}

async function enqueueSteps(from: number, count: number, holdMs = 0): Promise<void> {
  const { shopId } = shop;
  const entries = Array.from({ length: count }, (_, index) => ({
    payload: { shopId, step: from + index, holdMs },
    groupId: String(shopId),
  }));
  await forShop(shopId).$transaction((tx) => enqueueAll(tx as never, tallyJob, entries));
}

async function tallied(where = 'true') {
  const { rows } = await connectionPool().query<{ step: number; pid: number; ended: boolean }>(
    `SELECT * FROM tally WHERE ${where}`,
  );
  return rows;
}

test('three processes on one database do each job once, and share them', async () => {
  await Promise.all(Array.from({ length: PROCESSES }, startWorkerProcess));
  await enqueueSteps(0, JOBS);
  await vi.waitUntil(async () => (await tallied('ended')).length >= JOBS, {
    timeout: 25_000,
    interval: 50,
  });
  const rows = await tallied();
  expect(rows.map(({ step }) => step).sort((a, b) => a - b)).toEqual(
    Array.from({ length: JOBS }, (_, step) => step),
  );
  expect(new Set(rows.map(({ pid }) => pid)).size).toBe(PROCESSES);
}, 60_000);

test('asked to stop, a process ends what it has begun, and the others do the rest', async () => {
  await connectionPool().query('DELETE FROM tally');
  await enqueueSteps(0, 30, 300);
  const [leaving] = workers;
  if (leaving === undefined) throw new Error('there is no worker');
  const mine = `pid = ${leaving.pid ?? 0}`;
  await vi.waitUntil(async () => (await tallied(mine)).length > 0, {
    timeout: 10_000,
    interval: 20,
  });
  const exited = once(leaving, 'exit');
  leaving.send('stop');
  expect(await exited).toEqual([0, null]);
  expect(await tallied(mine)).not.toEqual([]);
  expect(await tallied(`${mine} AND NOT ended`)).toEqual([]);
  await vi.waitUntil(async () => (await tallied('ended')).length === 30, {
    timeout: 25_000,
    interval: 50,
  });
  expect(await tallied()).toHaveLength(30);
}, 60_000);

test('the job of a killed process is another’s within seconds, long before it expires', async () => {
  await connectionPool().query('DELETE FROM tally');
  await enqueueSteps(0, 1, 100_000);
  await vi.waitUntil(async () => (await tallied()).length === 1, { timeout: 10_000, interval: 20 });
  const [first] = await tallied();
  const killed = workers.find(({ pid }) => pid === first?.pid);
  if (killed === undefined) throw new Error('nobody works on it');
  killed.kill('SIGKILL');
  workers.splice(workers.indexOf(killed), 1);
  await vi.waitUntil(async () => (await tallied()).length === 2, {
    // Lost after 15 s, looked for every 10 s, tried again some seconds later.
    timeout: 45_000,
    interval: 100,
  });
  const pids = (await tallied()).map(({ pid }) => pid);
  expect(new Set(pids).size).toBe(2);
}, 60_000);
