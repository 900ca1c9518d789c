import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';

/* Serves one file with ranges, as Shopify's storage does. Runs as a process of its own. */

const path = process.argv[2] ?? '';
const { size } = await stat(path);
const server = createServer((request, response) => {
  const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
  response.writeHead(from > 0 ? 206 : 200, {
    'content-type': 'application/jsonl',
    'content-length': size - from,
    ...(from > 0 ? { 'content-range': `bytes ${from}-${size - 1}/${size}` } : {}),
  });
  createReadStream(path, { start: from, highWaterMark: 1 << 20 }).pipe(response);
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.send?.({ port: typeof address === 'object' ? address?.port : 0 });
});
