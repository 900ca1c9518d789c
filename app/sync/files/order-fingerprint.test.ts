import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  importFile,
  syntheticOrders,
  writeOrderFile,
  type FileStyle,
} from '../../../tests/factories/order-files/index.ts';
import { ORDER_FILE_KINDS, orderFingerprint, recognizeOrder, type ImportedOrder } from './index.ts';

const STYLE: FileStyle = {
  delimiter: ',',
  decimal: '.',
  thousands: '',
  sign: '',
  date: 'iso-offset',
  zone: 'UTC',
};

async function read(kind: (typeof ORDER_FILE_KINDS)[number], style: FileStyle, reversed = false) {
  const orders = syntheticOrders({
    seed: 5,
    count: 10,
    titles: ['Lamp'],
    currencies: [['EUR', 2]],
  });
  const { text } = writeOrderFile(kind, reversed ? orders.toReversed() : orders, style);
  const answers = { zone: style.zone, decimalMark: style.decimal } as const;
  const result = await importFile(new TextEncoder().encode(text), { answers });
  return result.orders.map(orderFingerprint).sort((a, b) => (a.key < b.key ? -1 : 1));
}

describe('the fingerprint of an order', () => {
  it.each(ORDER_FILE_KINDS)('is the same from another file of %s', async (kind) => {
    const first = await read(kind, STYLE);
    const zone = 'Asia/Shanghai';
    const second = await read(kind, { ...STYLE, delimiter: ';', date: 'chinese', zone }, true);
    expect(first).toHaveLength(10);
    expect(second).toEqual(first);
  });

  it('is another after any change of what is imported', async () => {
    const order: ImportedOrder = {
      channel: 'amazon',
      orderId: '1',
      name: '1',
      createdAt: '2026-01-02T10:00:00.000Z',
      processedAt: '2026-01-02T10:00:00.000Z',
      updatedAt: null,
      cancelledAt: null,
      financialStatus: 'PAID',
      fulfillmentStatus: 'FULFILLED',
      currency: 'EUR',
      country: 'DE',
      customerKey: null,
      totalMinor: 1000,
      subtotalMinor: 1000,
      shippingMinor: 0,
      taxMinor: 0,
      discountMinor: 0,
      refundedMinor: 0,
      taxIncluded: null,
      lines: [],
      sourceLines: [2],
    };
    const { key, contentHash } = orderFingerprint(order);
    const changed = Object.keys(order) as (keyof ImportedOrder)[];
    // Channel and id are the key.
    const free = ['channel', 'orderId', 'updatedAt', 'customerKey', 'sourceLines'];
    for (const field of changed) {
      const value = field === 'lines' ? [{ lineId: 'A' }] : field === 'sourceLines' ? [9] : 'other';
      const other = orderFingerprint({ ...order, [field]: value });
      expect([field, other.contentHash === contentHash]).toEqual([field, free.includes(field)]);
      expect([field, other.key === key]).toEqual([field, !['channel', 'orderId'].includes(field)]);
    }
  });

  it('does not depend on the order of the lines', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string(), { minLength: 1, maxLength: 8 }), (ids) => {
        const order = (lines: string[]) =>
          ({ channel: 'a', orderId: '1', lines: lines.map((lineId) => ({ lineId })) }) as never;
        expect(orderFingerprint(order(ids.toReversed()))).toEqual(orderFingerprint(order(ids)));
      }),
    );
  });

  it.each([
    [null, 'new'],
    ['abc', 'same'],
    ['xyz', 'changed'],
  ])('beside the stored %s is %s', (stored, recognized) => {
    expect(recognizeOrder({ key: 'a:1', contentHash: 'abc' }, stored)).toBe(recognized);
  });
});
