import type { RowCells } from './cells.ts';
import { channelKey } from './order-channel.ts';
import type { FileKind } from './model.ts';

/** Which order a line belongs to. */
export interface OrderKey {
  /** '' for a line without an order. */
  key: string;
  orderId: string;
  /** As the file has it, in the form of `channelKey`; '' where no column says. */
  channel: string;
}

/**
 * Tells what the lines of one order have in common: its id, for Shopify its name, because only the
 * first line has the id; in plain files with the channel in front.
 *
 * A line without a channel is of the channel of the line above it where that has the same id: the
 * values of an order may stand on its first line alone. Ask line by line, in the file's order.
 */
export class OrderKeys {
  readonly #kind: FileKind;
  #above: OrderKey = { key: '', orderId: '', channel: '' };

  constructor(kind: FileKind) {
    this.#kind = kind;
  }

  next(cells: RowCells): OrderKey {
    const orderId = cells.get(this.#kind === 'shopify-orders' ? 'orderName' : 'orderId');
    if (this.#kind !== 'plain-orders') return { key: orderId, orderId, channel: '' };
    const said = channelKey(cells.get('orderChannel'));
    const channel = said === '' && orderId === this.#above.orderId ? this.#above.channel : said;
    this.#above = { key: keyOf(channel, orderId), orderId, channel };
    return this.#above;
  }
}

/** @example keyOf('etsy', '1001') // 'etsy\n1001' */
function keyOf(channel: string, orderId: string): string {
  return orderId === '' || channel === '' ? orderId : `${channel}\n${orderId}`;
}

/**
 * The same key under the name that a channel is given at the import. Two names that become one make
 * one order of what they both have.
 */
export function renamedKey(key: string, nameOf: (channel: string) => string): string {
  const at = key.indexOf('\n');
  return at === -1 ? keyOf(nameOf(''), key) : keyOf(nameOf(key.slice(0, at)), key.slice(at + 1));
}
