import { expect } from 'vitest';
import {
  beginUpload,
  finishUpload,
  mapFile,
  readFileImport,
  startFileImport,
  startUndo,
  storePiece,
  workOnFileImport,
  type FileImportDetail,
} from '../../../../app/sync/file-imports/index.server.ts';
import type { ExchangeRate, FileWishes } from '../../../../app/sync/file-imports/model.ts';

interface Shop {
  shopId: number;
  currency: string;
}

const NEVER = new AbortController().signal;

/** Uploads a file piece by piece and lets it be read; returns its id. */
export async function upload(shop: Shop, bytes: Uint8Array, name = 'orders.txt'): Promise<string> {
  const begun = await beginUpload(shop.shopId, { fileName: name, sizeBytes: bytes.length });
  if (!begun.ok) throw new Error(begun.reason);
  const { fileImportId, pieceBytes } = begun.value;
  const key = { shopId: shop.shopId, fileImportId };
  for (let at = 0; at * pieceBytes < bytes.length; at++) {
    const piece = new Uint8Array(bytes.slice(at * pieceBytes, (at + 1) * pieceBytes));
    expect(await storePiece(key, at, piece)).toEqual({ ok: true, value: null });
  }
  expect(await finishUpload(key)).toEqual({ ok: true, value: null });
  await workOnFileImport(key, NEVER);
  return fileImportId;
}

/** Says something about the file and lets the work that follows be done. */
export async function say(shop: Shop, fileImportId: string, wishes: FileWishes): Promise<void> {
  const key = { shopId: shop.shopId, fileImportId };
  expect(await mapFile(key, wishes)).toEqual({ ok: true, value: null });
  await workOnFileImport(key, NEVER);
}

let clock = Date.parse('2026-11-20T10:00:00Z');

/** Approves a checked file and imports it to its end. */
export async function approve(
  shop: Shop,
  fileImportId: string,
  rates: ExchangeRate[] = [],
): Promise<void> {
  await start(shop, fileImportId, rates);
  await workOnFileImport({ shopId: shop.shopId, fileImportId }, NEVER);
}

/** Approves a checked file; the work is left to somebody else. */
export async function start(shop: Shop, fileImportId: string, rates: ExchangeRate[] = []) {
  clock += 60_000;
  const key = { shopId: shop.shopId, fileImportId };
  expect(await startFileImport(key, rates, new Date(clock))).toEqual({ ok: true, value: null });
}

/** From the bytes to the orders. */
export async function importBytes(shop: Shop, bytes: Uint8Array, rates: ExchangeRate[] = []) {
  const fileImportId = await upload(shop, bytes);
  await say(shop, fileImportId, {});
  await approve(shop, fileImportId, rates);
  return fileImportId;
}

export async function undo(shop: Shop, fileImportId: string): Promise<void> {
  const key = { shopId: shop.shopId, fileImportId };
  expect(await startUndo(key, new Date())).toEqual({ ok: true, value: null });
  await workOnFileImport(key, NEVER);
}

export async function detail(shop: Shop, fileImportId: string): Promise<FileImportDetail> {
  const found = await readFileImport(shop, fileImportId);
  if (found === null) throw new Error('there is no such import');
  return found;
}
