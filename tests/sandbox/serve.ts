import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';

/** Answers a request, or null when the path is not its own. */
export type Handler = (request: Request) => Promise<Response | null> | Response | null;

export interface RunningServer {
  port: number;
  /** `http://127.0.0.1:port`, without a slash at the end. */
  url: string;
  server: Server;
  close: () => Promise<void>;
}

/** Starts a server on the loopback address; port 0 takes a free one. Rejects with EADDRINUSE. */
export function listen(server: Server, port: number): Promise<RunningServer> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      const bound = (server.address() as AddressInfo).port;
      const close = (): Promise<void> =>
        new Promise((done) => {
          server.close(() => done());
          server.closeAllConnections();
        });
      resolve({ port: bound, url: `http://127.0.0.1:${bound}`, server, close });
    });
  });
}

/**
 * A node (or express) request listener that tries the handlers in turn; a request that none of
 * them takes goes on to `next`, or is answered 404.
 */
export function toListener(
  handlers: readonly Handler[],
): (incoming: IncomingMessage, outgoing: ServerResponse, next?: () => void) => void {
  return (incoming, outgoing, next = () => notFound(outgoing)) => {
    answer(handlers, incoming, outgoing, next).catch((error: unknown) => {
      console.error(error);
      if (!outgoing.headersSent) outgoing.writeHead(500, { 'content-type': 'text/plain' });
      outgoing.end('The local Shopify failed on this request; see its log.');
    });
  };
}

/** Serves web-standard handlers on the loopback address. */
export function serve(handlers: readonly Handler[], port = 0): Promise<RunningServer> {
  return listen(createServer(toListener(handlers)), port);
}

async function answer(
  handlers: readonly Handler[],
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  next: () => void,
): Promise<void> {
  const request = toWebRequest(incoming);
  for (const handler of handlers) {
    const response = await handler(request);
    if (response) return writeResponse(response, outgoing);
  }
  next();
}

function notFound(outgoing: ServerResponse): void {
  outgoing.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' });
  outgoing.end('Not found.');
}

function toWebRequest(incoming: IncomingMessage): Request {
  const url = new URL(incoming.url ?? '/', `http://${incoming.headers.host ?? '127.0.0.1'}`);
  const headers = new Headers();
  for (let index = 0; index < incoming.rawHeaders.length; index += 2) {
    headers.append(incoming.rawHeaders[index] ?? '', incoming.rawHeaders[index + 1] ?? '');
  }
  const method = incoming.method ?? 'GET';
  const hasBody = method !== 'GET' && method !== 'HEAD';
  return new Request(url, {
    method,
    headers,
    ...(hasBody ? { body: Readable.toWeb(incoming) as BodyInit, duplex: 'half' } : {}),
  });
}

async function writeResponse(response: Response, outgoing: ServerResponse): Promise<void> {
  const headers: Record<string, string | string[]> = {};
  response.headers.forEach((value, name) => {
    if (name !== 'set-cookie') headers[name] = value;
  });
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) headers['set-cookie'] = cookies;
  outgoing.writeHead(response.status, headers);
  if (!response.body) {
    outgoing.end();
    return;
  }
  // A reader who hangs up in the middle is not our failure.
  await pipeline(Readable.fromWeb(response.body as ReadableStream), outgoing).catch(
    () => undefined,
  );
}
