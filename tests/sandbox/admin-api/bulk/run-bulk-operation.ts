/** Runs a created bulk operation: streams JSONL to a temporary file beside the running process. */
import { createWriteStream, rmSync } from 'node:fs';
import type { WriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setImmediate as yieldToOthers, setTimeout as wait } from 'node:timers/promises';
import { parse } from 'graphql';
import type { BulkOperationRecord } from '../../shop-state.ts';
import { loadAdminSchema } from '../../schema/admin-schema.ts';
import type { ResolveContext } from '../resolve.ts';
import { BulkAccessDenied, compileBulkQuery } from './compile-selection.ts';
import type { ChildConnection } from './compile-selection.ts';

const URL_LIFETIME_MS = 7 * 24 * 3600 * 1000;
const SLICE_MS = 12;
const CHUNK_CHARACTERS = 256 * 1024;

/** Where results lie until the process ends; one folder per process. */
export const bulkFolder = path.join(tmpdir(), `sandbox-bulk-${process.pid}`);

process.once('exit', () => {
  rmSync(bulkFolder, { recursive: true, force: true });
});

interface Sink {
  add(line: string): void;
  flush(): Promise<void>;
  end(): Promise<number>;
}

function openSink(file: string): Sink {
  const stream: WriteStream = createWriteStream(file);
  let buffered: string[] = [];
  let failure: unknown;
  stream.on('error', (error) => {
    failure = error;
  });
  return {
    add(line) {
      buffered.push(line);
    },
    async flush() {
      if (failure !== undefined) throw failure;
      if (buffered.length === 0) return;
      const chunk = buffered.join('\n') + '\n';
      buffered = [];
      if (!stream.write(chunk)) await once(stream, 'drain');
    },
    async end() {
      await this.flush();
      if (!stream.destroyed) {
        stream.end();
        await once(stream, 'close');
      }
      return stream.bytesWritten;
    },
  };
}

class Canceled extends Error {}

function* batches<T>(items: readonly T[], size: number): Generator<readonly T[]> {
  for (let at = 0; at < items.length; at += size) yield items.slice(at, at + size);
}

interface Found {
  source: unknown;
  id: unknown;
}

class Export {
  readonly #operation: BulkOperationRecord;
  readonly #sink: Sink;
  #sliceStart = performance.now();
  #pending = 0;

  constructor(operation: BulkOperationRecord, sink: Sink) {
    this.#operation = operation;
    this.#sink = sink;
  }

  /** One object with everything below it, each child right after its parent. */
  async grouped(connection: ChildConnection, source: unknown, parentId?: unknown): Promise<void> {
    const id = this.#write(connection, source, parentId);
    for (const child of connection.node.children) {
      for (const item of child.items(source)) {
        await this.grouped(child, item, id);
        if (this.#due()) await this.#pause();
      }
    }
  }

  /** Some objects, then all objects below them, level by level: parents come first, not adjacent. */
  async scattered(
    connection: ChildConnection,
    sources: readonly unknown[],
    parentIds?: readonly unknown[],
  ): Promise<void> {
    const found: Found[] = [];
    for (const [index, source] of sources.entries()) {
      found.push({ source, id: this.#write(connection, source, parentIds?.[index]) });
      if (this.#due()) await this.#pause();
    }
    for (const child of connection.node.children) {
      const below: unknown[] = [];
      const owners: unknown[] = [];
      for (const { source, id } of found) {
        for (const item of child.items(source)) {
          below.push(item);
          owners.push(id);
        }
      }
      if (below.length > 0) await this.scattered(child, below, owners);
    }
  }

  #write(connection: ChildConnection, source: unknown, parentId: unknown): unknown {
    const line = connection.node.line(source);
    const { id } = line;
    if (parentId === undefined) this.#operation.rootObjectCount += 1;
    else line['__parentId'] = parentId;
    this.#operation.objectCount += 1;
    const text = JSON.stringify(line);
    this.#pending += text.length;
    this.#sink.add(text);
    return id;
  }

  #due(): boolean {
    return this.#pending > CHUNK_CHARACTERS || performance.now() - this.#sliceStart > SLICE_MS;
  }

  async #pause(): Promise<void> {
    this.#pending = 0;
    await this.#sink.flush();
    await yieldToOthers();
    if (this.#operation.status === 'CANCELING') throw new Canceled();
    this.#sliceStart = performance.now();
  }
}

async function write(
  operation: BulkOperationRecord,
  context: ResolveContext,
  sink: Sink,
): Promise<void> {
  const { schema } = loadAdminSchema();
  const connection = compileBulkQuery(schema, parse(operation.query), context);
  const work = new Export(operation, sink);
  const size = operation.groupObjects ? 1 : Math.max(1, context.state.settings.bulkBatchRoots);
  for (const batch of batches(connection.items(undefined), size)) {
    if (size === 1) await work.grouped(connection, batch[0]);
    else await work.scattered(connection, batch);
  }
}

/**
 * Runs one operation from CREATED to COMPLETED, FAILED or CANCELED and sends bulk_operations/finish.
 *
 * Never throws: a bug of the sandbox ends in FAILED and is told on the console.
 */
export async function runBulkOperation(
  operation: BulkOperationRecord,
  context: ResolveContext,
): Promise<void> {
  const { state, store } = context;
  const wasCanceled = (): boolean => operation.status === 'CANCELING';
  await wait(state.settings.bulkStartDelayMs);
  await mkdir(bulkFolder, { recursive: true });
  const file = path.join(bulkFolder, `${state.shop.domain}-${operation.id}.jsonl`);
  const sink = openSink(file);
  try {
    if (wasCanceled()) throw new Canceled();
    operation.status = 'RUNNING';
    await write(operation, context, sink);
    operation.fileSize = await sink.end();
    operation.status = 'COMPLETED';
  } catch (error) {
    operation.fileSize = await sink.end();
    if (error instanceof Canceled) operation.status = 'CANCELED';
    else {
      operation.status = 'FAILED';
      const denied = error instanceof BulkAccessDenied;
      operation.errorCode = denied ? 'ACCESS_DENIED' : 'INTERNAL_SERVER_ERROR';
      if (!denied) console.error('Bulk operation failed in the sandbox:', error);
    }
  }
  const now = store.clock();
  operation.completedAt = now.toISOString();
  if (operation.fileSize > 0) {
    operation.file = file;
    operation.urlExpiresAtMs = now.getTime() + URL_LIFETIME_MS;
  } else await rm(file, { force: true });
  store.emit(state.shop.domain, [
    { topic: 'bulk_operations/finish', resource: { kind: 'bulk-operation', operation } },
  ]);
}
