import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';

import { connectionPool, forShop } from '../../../app/db/index.server.ts';
import { requestPublication, type WantedDocument } from '../../../app/publishing/index.server.ts';
import { listen, type RunningServer } from '../../sandbox/serve.ts';
import { generateShop } from '../../sandbox/shops/index.ts';
import { type ConnectedShop, connectShop } from '../sync/sandbox-shop.fixture.ts';

/*
 * The worker is really killed (SIGKILL) around its call of metafieldsSet: before Shopify has it,
 * when Shopify has done it and nobody has heard, and at some moment after the answer.
 */

type Moment = 'before' | 'unheard' | 'answered';

const DOCUMENTS = 30;
const LIVES: Moment[] = [
  'before',
  'unheard',
  'answered',
  'unheard',
  'answered',
  'before',
  'unheard',
  'answered',
];

let connected: ConnectedShop;
let gate: RunningServer;
let worker: ChildProcess | null = null;
/** When to kill the worker that calls next; null lets it live. */
let fate: { moment: Moment; afterMs: number } | null = null;
const killedAt: Moment[] = [];

beforeAll(async () => {
  connected = await connectShop(generateShop('nordlicht-living', { now: new Date(), orders: 1 }));
  gate = await listen(
    createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => void pass(request.url ?? '', request.headers, chunks, response));
    }),
    0,
  );
});

afterAll(async () => {
  await kill();
  await gate?.close();
  await connected?.close();
});

async function pass(
  url: string,
  headers: NodeJS.Dict<string | string[]>,
  chunks: Buffer[],
  response: ServerResponse,
): Promise<void> {
  const body = Buffer.concat(chunks);
  const doom = body.includes('metafieldsSet') ? fate : null;
  if (doom !== null) fate = null;
  if (doom?.moment === 'before') return die('before');
  const answer = await fetch(connected.sandboxUrl + url, {
    method: 'POST',
    headers: Object.entries(headers).flatMap(([name, value]) =>
      ['host', 'connection', 'content-length', 'transfer-encoding'].includes(name) ||
      typeof value !== 'string'
        ? []
        : [[name, value] as [string, string]],
    ),
    body,
  });
  const text = await answer.text();
  if (doom?.moment === 'unheard') return die('unheard');
  response.writeHead(answer.status, { 'content-type': 'application/json' }).end(text);
  if (doom?.moment === 'answered') {
    await sleep(doom.afterMs);
    await die('answered');
  }
}

async function die(moment: Moment): Promise<void> {
  await kill();
  killedAt.push(moment);
}

async function kill(): Promise<void> {
  if (worker === null || worker.exitCode !== null || worker.signalCode !== null) return;
  worker.kill('SIGKILL');
  await once(worker, 'exit');
}

async function start(): Promise<void> {
  worker = fork(path.join(import.meta.dirname, 'publish-worker.process.ts'), {
    execArgv: ['--import', path.join(import.meta.dirname, '../../sandbox/redirect-shopify.ts')],
    env: { ...process.env, SANDBOX_URL: gate.url },
  });
}

const keyOf = (index: number) =>
  `doc_${String.fromCharCode(97 + (index % 26))}${index < 26 ? '' : 'x'}`;

async function requestAll(version: number): Promise<void> {
  for (let index = 0; index < DOCUMENTS; index++) {
    await forShop(connected.shopId).$transaction((tx) =>
      requestPublication(
        tx,
        connected.shopId,
        keyOf(index),
        { document: { version, index }, ready: version % 2 === 1 },
        new Date(),
      ),
    );
  }
}

/** Documents that count as published, each with what the storefront really has. */
async function publishedRows() {
  const rows = await forShop(connected.shopId).publication.findMany({
    where: { state: 'published' },
  });
  const owner = `gid://shopify/AppInstallation/${connected.state.installation?.id ?? ''}`;
  const value = (key: string) => connected.state.metafields.get(owner, 'portolan', key)?.value;
  return rows.map(({ documentKey, wanted }) => ({
    documentKey,
    wanted: wanted as unknown as WantedDocument,
    document: JSON.parse(value(documentKey) ?? 'null') as unknown,
    ready: value(`${documentKey}_ready`) === 'true',
  }));
}

async function expectPublishedIsThere(): Promise<number> {
  const rows = await publishedRows();
  for (const { wanted, document, ready } of rows) {
    expect({ document, ready }).toEqual(wanted);
  }
  return rows.length;
}

test('killed around every call, a worker counts nothing as published that is not, and ends', async () => {
  const counts = new Set<number>();
  for (const [life, moment] of LIVES.entries()) {
    fate = { moment, afterMs: (life * 7) % 23 };
    // Every other worker takes up what the last one left; the others find something new as well.
    if (life % 2 === 0) await requestAll(life);
    const deaths = killedAt.length;
    await start();
    await vi.waitUntil(() => killedAt.length > deaths, { timeout: 20_000, interval: 5 });
    counts.add(await expectPublishedIsThere());
  }
  expect(killedAt).toEqual(LIVES);
  // It was killed with nothing done, with some done, and with more done.
  expect(counts.size).toBeGreaterThan(1);
  await requestAll(LIVES.length + 1);
  await start();
  await vi.waitUntil(async () => (await publishedRows()).length === DOCUMENTS, {
    timeout: 20_000,
    interval: 50,
  });
  expect(await expectPublishedIsThere()).toBe(DOCUMENTS);
  const open = await connectionPool().query(
    "SELECT 1 FROM publication WHERE state <> 'published' OR published_hash <> wanted_hash",
  );
  expect(open.rowCount).toBe(0);
}, 180_000);
