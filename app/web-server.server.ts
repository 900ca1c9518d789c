import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRequestHandler } from '@remix-run/express';
import type { ServerBuild } from '@remix-run/node';
import compression from 'compression';
import express, { type NextFunction, type Request, type Response } from 'express';
import { env } from './env.server.ts';
import { logger, redactUrl } from './log.server.ts';
import type { startProcess } from './worker.server.ts';

/** Bytes a request may send; webhooks have their own, smaller limit. */
const BODY_LIMIT_BYTES = 32 * 1024 * 1024;
const URL_LIMIT_CHARACTERS = 16 * 1024;

/** What `npm run build` makes: Remix's build, and the start of the worker beside it. */
export interface AppBuild extends ServerBuild {
  entry: ServerBuild['entry'] & { module: { startProcess: typeof startProcess } };
}

export interface RunningWeb {
  port: number;
  url: string;
  /** Stops listening and lets open requests end for up to `timeoutMs`. */
  stop: (timeoutMs: number) => Promise<void>;
}

/** Serves the built app. Rejects with a sentence for the operator when the port is taken. */
export async function listen(options: {
  build: ServerBuild;
  host: string;
  port: number;
  clientFolder: string;
}): Promise<RunningWeb> {
  const server = createServer(createApp(options.build, options.clientFolder));
  server.requestTimeout = 60_000;
  server.headersTimeout = 15_000;
  server.keepAliveTimeout = 65_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE';
      reject(taken ? new Error(`Port ${options.port} is taken. Set PORT to a free one.`) : error);
    });
    server.listen(options.port, options.host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: `http://${options.host}:${port}`,
    stop: (timeoutMs) =>
      new Promise((resolve) => {
        const cut = setTimeout(() => server.closeAllConnections(), timeoutMs);
        server.close(() => {
          clearTimeout(cut);
          resolve();
        });
        server.closeIdleConnections();
      }),
  };
}

function createApp(build: ServerBuild, clientFolder: string): express.Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('trust proxy', ['loopback', 'linklocal', 'uniquelocal']);
  app.use(nameRequest, logAccess, setSecurityHeaders, limitSize);
  // Remix also answers at `….data`, in its own format and without a route's headers: for pages only.
  app.all(/^\/(proxy|webhooks|healthz)\b.*\.data$/, (_request, response) => {
    response.status(404).type('text').send('Not found.');
  });
  app.use(compression());
  app.use('/assets', express.static(`${clientFolder}/assets`, { immutable: true, maxAge: '1y' }));
  app.use(express.static(clientFolder, { maxAge: '1h', index: false }));
  app.all(
    '*',
    createRequestHandler({
      build,
      mode: env().NODE_ENV,
      getLoadContext: (_request, response) => ({ requestId: requestId(response) }),
    }),
  );
  app.use(answerFailure);
  return app;
}

function nameRequest(_request: Request, response: Response, next: NextFunction): void {
  const id = randomUUID();
  response.locals['requestId'] = id;
  response.setHeader('X-Request-Id', id);
  next();
}

function requestId(response: Response): string {
  return String(response.locals['requestId']);
}

function logAccess(request: Request, response: Response, next: NextFunction): void {
  const startedAt = performance.now();
  response.on('close', () => {
    const line = {
      requestId: requestId(response),
      method: request.method,
      url: redactUrl(request.originalUrl).slice(0, 1000),
      status: response.statusCode,
      ms: Math.round(performance.now() - startedAt),
      ...(response.writableFinished ? {} : { cut: true }),
    };
    const quiet = request.path === '/healthz' || request.path.startsWith('/assets/');
    logger()[quiet ? 'debug' : 'info'](line, 'request');
  });
  next();
}

/** Sound defaults; a document that names its own content security policy keeps it. */
function setSecurityHeaders(_request: Request, response: Response, next: NextFunction): void {
  response.setHeader('X-Content-Type-Options', 'nosniff');
  // Only the origin: addresses of embedded pages carry the session token.
  response.setHeader('Referrer-Policy', 'strict-origin');
  if (env().SHOPIFY_APP_URL.startsWith('https:')) {
    response.setHeader('Strict-Transport-Security', 'max-age=31536000');
  }
  const writeHead = response.writeHead.bind(response) as (...rest: unknown[]) => Response;
  response.writeHead = (...rest: unknown[]) => {
    if (!response.hasHeader('Content-Security-Policy')) {
      response.setHeader('Content-Security-Policy', "frame-ancestors 'none'; object-src 'none'");
    }
    return writeHead(...rest);
  };
  next();
}

/** Refuses what is too long, also where the length is not told beforehand. */
function limitSize(request: Request, response: Response, next: NextFunction): void {
  if (request.originalUrl.length > URL_LIMIT_CHARACTERS) {
    response.status(414).type('text').send('The address is too long.');
    return;
  }
  const refuse = () => {
    if (!response.headersSent) {
      response
        .status(413)
        .set('Connection', 'close')
        .type('text')
        .send('The request is too large.');
    }
  };
  if (Number(request.headers['content-length'] ?? 0) > BODY_LIMIT_BYTES) {
    refuse();
    return;
  }
  if (request.headers['transfer-encoding'] !== undefined) {
    let received = 0;
    // Paused first: a listener for data would otherwise set the stream flowing before its reader.
    request.pause();
    request.on('data', (chunk: Buffer) => {
      received += chunk.length;
      if (received <= BODY_LIMIT_BYTES) return;
      refuse();
      request.destroy();
    });
  }
  next();
}

function answerFailure(
  error: unknown,
  request: Request,
  response: Response,
  next: NextFunction,
): void {
  const id = requestId(response);
  logger().error({ err: error, requestId: id, path: request.path }, 'request failed');
  if (response.headersSent) {
    next(error);
    return;
  }
  response.status(500).type('text').send(`Something went wrong on our side. Reference: ${id}`);
}
