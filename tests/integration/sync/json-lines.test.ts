import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readJsonLines } from '../../../app/sync/json-lines.server.ts';
import { listen, type RunningServer } from '../../sandbox/serve.ts';

let server: RunningServer;
let answer: (request: IncomingMessage, response: ServerResponse) => void;
beforeAll(async () => {
  server = await listen(
    createServer((request, response) => answer(request, response)),
    0,
  );
});
afterAll(() => server.close());

interface Read {
  lines: string[];
  bytes: number;
}

async function read(fromByte: number, endByte: number | null): Promise<Read> {
  const found: Read = { lines: [], bytes: 0 };
  const { signal } = new AbortController();
  for await (const stretch of readJsonLines(server.url, { fromByte, endByte, signal })) {
    found.lines.push(...stretch.lines);
    found.bytes += stretch.bytes;
  }
  return found;
}

/** Serves a file in pieces of the given sizes, with ranges or without. */
function serve(file: Buffer, options: { ranges: boolean; pieces?: number[] | undefined }): void {
  answer = (request, response) => {
    const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
    const start = options.ranges ? from : 0;
    response.writeHead(start > 0 ? 206 : 200);
    let at = start;
    for (const size of options.pieces ?? []) {
      response.write(file.subarray(at, at + size));
      at += size;
    }
    response.end(file.subarray(at));
  };
}

describe('a file of lines', () => {
  test('is read whole from any line on, however the network cuts it, with or without ranges', async () => {
    const line = fc.string({ unit: 'grapheme', maxLength: 20 }).map((it) => JSON.stringify(it));
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { minLength: 1, maxLength: 30 }),
        fc.nat(),
        fc.boolean(),
        fc.boolean(),
        fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 20 }),
        async (lines, skip, ranges, ended, pieces) => {
          const file = Buffer.from(lines.join('\n') + (ended ? '\n' : ''));
          const first = skip % lines.length;
          const fromByte = Buffer.byteLength(
            lines
              .slice(0, first)
              .map((it) => `${it}\n`)
              .join(''),
          );
          serve(file, { ranges, pieces });
          const found = await read(fromByte, file.length);
          expect(found.lines).toEqual(lines.slice(first));
          expect(found.bytes).toBe(file.length - fromByte);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('that is merged to its end is not asked for again', async () => {
    answer = () => {
      throw new Error('the server was asked');
    };
    expect(await read(100, 100)).toEqual({ lines: [], bytes: 0 });
  });

  test('that ends early is an error, and its half line is not given out', async () => {
    serve(Buffer.from('{"a":1}\n{"b":'), { ranges: true });
    const given: string[] = [];
    const { signal } = new AbortController();
    const reading = async () => {
      for await (const part of readJsonLines(server.url, { fromByte: 0, endByte: 100, signal })) {
        given.push(...part.lines);
      }
    };
    await expect(reading()).rejects.toThrow('13 of 100 bytes');
    expect(given).toEqual(['{"a":1}']);
  });

  test.each([403, 404, 500])('that is answered %i is an error', async (status) => {
    answer = (_request, response) => response.writeHead(status).end('gone');
    await expect(read(0, 10)).rejects.toThrow(String(status));
  });

  test('that is cut by the network is an error', async () => {
    answer = (_request, response) => {
      response.writeHead(200, { 'content-length': 100 });
      response.write('{"a":1}\n');
      setImmediate(() => response.destroy());
    };
    await expect(read(0, 100)).rejects.toThrow();
  });
});
