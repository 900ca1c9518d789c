import { randomBytes } from 'node:crypto';
import {
  createReadableStreamFromReadable,
  type ActionFunctionArgs,
  type EntryContext,
  type LoaderFunctionArgs,
} from '@remix-run/node';
import { RemixServer } from '@remix-run/react';
import { isbot } from 'isbot';
import { renderToPipeableStream } from 'react-dom/server';
import { CspNonce } from './csp-nonce.ts';
import { logger } from './log.server.ts';
import { secureDocument } from './shopify/index.server.ts';
import { shopify } from './shopify.server.ts';
import { withoutNullBytes } from './without-null-bytes.ts';

export { startProcess } from './worker.server.ts';

/** Streams that are not done by then are cut. */
export const streamTimeout = 10_000;

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
): Promise<Response> {
  const nonce = randomBytes(16).toString('base64');
  shopify.addDocumentResponseHeaders(request, headers);
  secureDocument(headers, nonce);
  headers.set('Content-Type', 'text/html; charset=utf-8');
  const ready = isbot(request.headers.get('user-agent') ?? '') ? 'onAllReady' : 'onShellReady';
  return new Promise((resolve, reject) => {
    let shellSent = false;
    const { pipe, abort } = renderToPipeableStream(
      <CspNonce.Provider value={nonce}>
        <RemixServer context={remixContext} url={request.url} nonce={nonce} />
      </CspNonce.Provider>,
      {
        nonce,
        [ready]: () => {
          shellSent = true;
          const body = withoutNullBytes();
          resolve(new Response(createReadableStreamFromReadable(body), { status, headers }));
          pipe(body);
        },
        onShellError: reject,
        onError: (error: unknown) => {
          status = 500;
          if (shellSent) logger().error({ err: error }, 'a page failed while it was streamed');
        },
      },
    );
    setTimeout(abort, streamTimeout + 1000).unref();
  });
}

/** Errors nobody expected, with the id under which the page told of them. */
export function handleError(
  error: unknown,
  { request, context }: LoaderFunctionArgs | ActionFunctionArgs,
): void {
  if (request.signal.aborted) return;
  const { requestId } = context as { requestId?: string };
  const path = new URL(request.url).pathname;
  logger().error({ err: error, requestId, path, method: request.method }, 'request failed');
}
