import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Refusal } from '../../setup/refusal.ts';
import { BUILT_IN_SHOPS } from '../shops/index.ts';

export const DEFAULT_PORT = 4000;

/** Ports from `port` on that the demo listens on: shops and storefronts, and the framed app. */
export const PORTS_USED = 2;

export interface DemoOptions {
  /** First of the ports that people open; 0 takes free ones. */
  port: number;
  shops: string[];
  orderFile: { path: string; skipBadLines: boolean } | null;
  smoke: boolean;
  /** Goes on with the data of the last start. */
  keep: boolean;
}

const USAGE = `npm run demo [-- options]
  --orders FILE      fill the shop from an order file (UCI Online Retail CSV, Shopify order export)
  --skip-bad-lines   import the good lines of that file, write the others to a rejects file
  --shop NAME        only this built-in shop: ${BUILT_IN_SHOPS.join(', ')}
  --port N           address of the local Shopify; the app takes N+1 (default ${DEFAULT_PORT})
  --keep             go on with the data of the last start
  --smoke            walk the main job in a headless browser, print one JSON line, exit 0 or 1`;

/**
 * The options of `npm run demo`.
 * @throws Refusal with one sentence for an option, file or value that makes no sense.
 */
export function readOptions(args: string[]): DemoOptions {
  const values = parse(args);
  if (values.help) throw new Refusal(USAGE);
  const orders = values.orders;
  if (orders !== undefined && values.shop !== undefined) {
    throw new Refusal('Choose either --orders or --shop: an order file becomes a shop of its own.');
  }
  if (values['skip-bad-lines'] && orders === undefined) {
    throw new Refusal('--skip-bad-lines belongs to --orders FILE.');
  }
  if (orders !== undefined && !existsSync(orders)) {
    throw new Refusal(`There is no order file ${orders}.`);
  }
  if (values.shop !== undefined && !(BUILT_IN_SHOPS as readonly string[]).includes(values.shop)) {
    throw new Refusal(`There is no shop ${values.shop}: choose ${BUILT_IN_SHOPS.join(' or ')}.`);
  }
  return {
    port: values.smoke ? 0 : portOf(values.port),
    shops: orders !== undefined ? [] : values.shop ? [values.shop] : [...BUILT_IN_SHOPS],
    orderFile:
      orders === undefined
        ? null
        : { path: path.resolve(orders), skipBadLines: values['skip-bad-lines'] ?? false },
    smoke: values.smoke ?? false,
    keep: values.keep ?? false,
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        orders: { type: 'string' },
        'skip-bad-lines': { type: 'boolean' },
        shop: { type: 'string' },
        port: { type: 'string' },
        keep: { type: 'boolean' },
        smoke: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    const sentence = (error as Error).message.split('. ')[0]?.replace(/\.$/, '');
    throw new Refusal(`${sentence}.\n\n${USAGE}`);
  }
}

function portOf(text: string | undefined): number {
  if (text === undefined) return DEFAULT_PORT;
  const port = Number(text);
  if (Number.isInteger(port) && port >= 1 && port + PORTS_USED - 1 <= 65_535) return port;
  throw new Refusal(`--port takes a number from 1 to ${65_536 - PORTS_USED}, not "${text}".`);
}
