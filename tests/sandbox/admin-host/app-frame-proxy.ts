import { createServer, request as httpRequest } from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage, OutgoingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { listen } from '../serve.ts';
import type { RunningServer } from '../serve.ts';
import { appBridgeScript } from './browser-script.ts';
import { replaceInStream } from './replace-in-stream.ts';

export const APP_BRIDGE_URL = 'https://cdn.shopify.com/shopifycloud/app-bridge.js';
const LOCAL_BRIDGE_PATH = '/__sandbox/app-bridge.js';
const ADMIN_ORIGIN = 'https://admin.shopify.com';

export interface FrameProxyOptions {
  /** Port of the app process. */
  appPort: number;
  port: number;
  /** Origin of the admin host pages, known once they listen. */
  hostOrigin: () => string;
}

/**
 * A reverse proxy that lets people's browsers frame the app on this machine. It drops
 * `frame-ancestors` and the preload of App Bridge, points App Bridge to the stand-in and admin
 * redirects to the local admin; everything else passes through as it streams.
 */
export async function startAppFrameProxy(options: FrameProxyOptions): Promise<RunningServer> {
  const server = createServer((incoming, outgoing) => {
    if (incoming.url === LOCAL_BRIDGE_PATH) {
      void appBridgeScript(options.hostOrigin()).then((script) => {
        outgoing.writeHead(200, { 'content-type': 'text/javascript; charset=utf-8' });
        outgoing.end(script);
      });
      return;
    }
    const upstream = httpRequest(upstreamOptions(options, incoming), (answer) => {
      const rewrites = isRewritten(answer.headers);
      outgoing.writeHead(
        answer.statusCode ?? 502,
        answer.statusMessage,
        answerHeaders(answer.headers, rewrites, options.hostOrigin()),
      );
      if (rewrites) answer.pipe(replaceInStream(APP_BRIDGE_URL, LOCAL_BRIDGE_PATH)).pipe(outgoing);
      else answer.pipe(outgoing);
      answer.on('error', () => outgoing.destroy());
    });
    upstream.on('error', () => {
      if (outgoing.headersSent) return void outgoing.destroy();
      outgoing.writeHead(502, { 'content-type': 'text/plain; charset=utf-8' });
      outgoing.end('The app does not answer. It may still be starting: reload in a moment.');
    });
    outgoing.on('close', () => upstream.destroy());
    incoming.pipe(upstream);
  });
  server.on('upgrade', (incoming: IncomingMessage, socket, head: Buffer) => {
    const target = connect(options.appPort, '127.0.0.1', () => {
      target.write(rawHead(incoming));
      target.write(head);
      target.pipe(socket).pipe(target);
    });
    target.on('error', () => socket.destroy());
    socket.on('error', () => target.destroy());
  });
  return listen(server, options.port);
}

function upstreamOptions(options: FrameProxyOptions, incoming: IncomingMessage) {
  return {
    host: '127.0.0.1',
    port: options.appPort,
    method: incoming.method,
    path: incoming.url,
    // Compressed text could not be searched for the App Bridge address.
    headers: { ...incoming.headers, 'accept-encoding': 'identity' },
  };
}

function isRewritten(headers: IncomingHttpHeaders): boolean {
  return /^(text\/html|text\/javascript|application\/javascript)/.test(
    headers['content-type'] ?? '',
  );
}

function answerHeaders(
  headers: IncomingHttpHeaders,
  rewrites: boolean,
  hostOrigin: string,
): OutgoingHttpHeaders {
  const kept: OutgoingHttpHeaders = { ...headers };
  if (rewrites) delete kept['content-length'];
  const policy = withoutFrameAncestors(headers['content-security-policy']);
  if (policy) kept['content-security-policy'] = policy;
  else delete kept['content-security-policy'];
  delete kept['x-frame-options'];
  const link = withoutBridgePreload(headers.link);
  if (link) kept.link = link;
  else delete kept.link;
  if (headers.location?.startsWith(`${ADMIN_ORIGIN}/`)) {
    kept.location = hostOrigin + headers.location.slice(ADMIN_ORIGIN.length);
  }
  return kept;
}

/** The policy without `frame-ancestors`, and with our own origin wherever Shopify's CDN is named. */
export function withoutFrameAncestors(policy: string | string[] | undefined): string {
  return [policy ?? '']
    .flat()
    .join(';')
    .split(';')
    .map((directive) => directive.trim())
    .filter((directive) => directive !== '' && !directive.startsWith('frame-ancestors'))
    .map((directive) => directive.replaceAll('https://cdn.shopify.com', "'self'"))
    .join('; ');
}

function withoutBridgePreload(link: string | string[] | undefined): string {
  return [link ?? '']
    .flat()
    .flatMap((value) => value.split(/,(?=\s*<)/))
    .filter((value) => value.trim() !== '' && !value.includes('https://cdn.shopify.com'))
    .join(', ');
}

function rawHead(incoming: IncomingMessage): string {
  const lines = [`${incoming.method} ${incoming.url} HTTP/1.1`];
  for (let index = 0; index < incoming.rawHeaders.length; index += 2) {
    lines.push(`${incoming.rawHeaders[index]}: ${incoming.rawHeaders[index + 1]}`);
  }
  return `${lines.join('\r\n')}\r\n\r\n`;
}
