import { lookup } from 'node:dns';
import { BlockList, isIP } from 'node:net';
import { Agent, fetch as undiciFetch } from 'undici';
import { env } from '../../env.server.ts';

/** The address that a merchant named leads where the app must not go. */
export class PrivateAddress extends Error {
  override name = 'PrivateAddress';
}

const RESPONSE_BYTES_MOST = 4 * 1024 * 1024;
const CONNECT_MS = 8000;

const blocked = new BlockList();
// IANA special-purpose registries (RFC 6890, RFC 8190): what is not public, and what reaches it.
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const) {
  blocked.addSubnet(network, bits, 'ipv4');
}
for (const [network, bits] of [
  ['::', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const) {
  blocked.addSubnet(network, bits, 'ipv6');
}

/** True for an IP address that is not on the public internet. @example isPrivateAddress('10.0.0.8') // true */
export function isPrivateAddress(address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  const plain = mapped ?? address;
  const family = isIP(plain);
  // ::ffff:7f00:1 is 127.0.0.1 too; nothing public is written that way.
  if (family === 6 && /^(?:0*:)*:?ffff:/i.test(plain)) return true;
  return family === 0 || blocked.check(plain, family === 6 ? 'ipv6' : 'ipv4');
}

/**
 * `fetch` for addresses that merchants name: https alone, never into a private network (checked for
 * the very address that is connected to, so that a name can't change in between), no redirects, and
 * no endless answers. AGENT_PRIVATE_ADDRESSES=allowed lifts it for a model that runs beside the app.
 * @throws PrivateAddress; TypeError where nothing answers, as fetch does.
 */
export function guardedFetch(): typeof globalThis.fetch {
  const open = env().AGENT_PRIVATE_ADDRESSES === 'allowed';
  const dispatcher = new Agent({
    connect: {
      timeout: CONNECT_MS,
      lookup: (hostname, options, callback) => {
        lookup(hostname, { ...options, all: true }, (error, addresses) => {
          if (error !== null) return callback(error, '', 0);
          const [first] = addresses;
          if (
            first === undefined ||
            (!open && addresses.some(({ address }) => isPrivateAddress(address)))
          ) {
            return callback(new PrivateAddress(hostname), '', 0);
          }
          if (options.all === true) return callback(null, addresses);
          callback(null, first.address, first.family);
        });
      },
    },
    maxResponseSize: RESPONSE_BYTES_MOST,
    bodyTimeout: 60_000,
    headersTimeout: 60_000,
  });
  const send = async (input: string | URL | Request, init?: RequestInit) => {
    const url = new URL(input instanceof Request ? input.url : input);
    if (!open && url.protocol !== 'https:') throw new PrivateAddress(url.protocol);
    const host = url.hostname.replace(/^\[|\]$/g, '');
    // No name is looked up where the address is a number.
    if (!open && isIP(host) !== 0 && isPrivateAddress(host)) throw new PrivateAddress(host);
    try {
      return (await undiciFetch(url, {
        ...(init as object),
        dispatcher,
        redirect: 'error',
      })) as unknown as Response;
    } catch (error) {
      if (error instanceof TypeError && error.cause instanceof PrivateAddress) throw error.cause;
      throw error;
    }
  };
  return send;
}
