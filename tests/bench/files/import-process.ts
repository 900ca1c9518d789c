import { open } from 'node:fs/promises';
import { performance } from 'node:perf_hooks';
import { closeDatabase } from '../../../app/db/index.server.ts';
import { closeQueue } from '../../../app/jobs/index.server.ts';
import {
  beginUpload,
  finishUpload,
  mapFile,
  readFileImport,
  startFileImport,
  storePiece,
  workOnFileImport,
  type FileImportDetail,
} from '../../../app/sync/file-imports/index.server.ts';

/* Takes one file from its first byte to its last order, alone in its process, and tells each step. */

const { path, bytes, shopId } = JSON.parse(process.argv[2] ?? '{}') as {
  path: string;
  bytes: number;
  shopId: number;
};
const shop = { shopId, currency: 'EUR' };
/** maxRSS is in kibibytes. */
const peak = () => process.resourceUsage().maxRSS / 1024;
const seconds: Record<string, number> = {};
const cpuSeconds: Record<string, number> = {};
const peaks: Record<string, number> = {};

async function timed<T>(name: string, work: () => Promise<T>): Promise<T> {
  const started = performance.now();
  const cpu = process.cpuUsage();
  const result = await work();
  const used = process.cpuUsage(cpu);
  cpuSeconds[name] = (used.user + used.system) / 1e6;
  seconds[name] = (performance.now() - started) / 1000;
  peaks[name] = peak();
  return result;
}

await readFileImport(shop, crypto.randomUUID());
const baseMegabytes = peak();
/** The longest that anything else in this process had to wait. */
let stallMs = 0;
let before = performance.now();
const beat = setInterval(() => {
  const now = performance.now();
  stallMs = Math.max(stallMs, now - before - 20);
  before = now;
}, 20);

const begun = await beginUpload(shopId, { fileName: 'bench.txt', sizeBytes: bytes });
if (!begun.ok) throw new Error(begun.reason);
const { fileImportId, pieceBytes } = begun.value;
const key = { shopId, fileImportId };
const never = new AbortController().signal;
await timed('upload', async () => {
  const file = await open(path);
  for (let at = 0; at * pieceBytes < bytes; at++) {
    const piece = new Uint8Array(Math.min(pieceBytes, bytes - at * pieceBytes));
    await file.read(piece, 0, piece.length, at * pieceBytes);
    expectOk(await storePiece(key, at, piece));
  }
  await file.close();
  expectOk(await finishUpload(key));
});
await timed('read', () => workOnFileImport(key, never));
expectOk(await mapFile(key, {}));
await timed('check', () => workOnFileImport(key, never));
expectOk(await startFileImport(key, [], new Date()));
await timed('import', () => workOnFileImport(key, never));
const done = (await readFileImport(shop, fileImportId)) as FileImportDetail;
clearInterval(beat);
if (done.state !== 'completed') throw new Error(`The import is ${done.state}: ${done.error}.`);
await closeQueue(1000);
await closeDatabase();
process.send?.({
  seconds,
  cpuSeconds,
  peaks,
  baseMegabytes,
  stallMs,
  orders: done.counts.new,
  rejected: done.report?.rejected,
});
process.disconnect?.();

function expectOk(result: { ok: boolean; reason?: string }): void {
  if (!result.ok) throw new Error(result.reason);
}
