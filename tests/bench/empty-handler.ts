import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/* Reads each request and answers 200 with nothing: what any handler costs on this machine. */

const server = createServer((request, response) => {
  request.resume();
  request.on('end', () => response.end());
});
server.listen(0, '127.0.0.1', () => {
  process.send?.({ port: (server.address() as AddressInfo).port });
});
process.on('disconnect', () => process.exit(0));
