import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fileOrderId } from './file-order-id.ts';

test('orders of this shop keep their id, all others have their channel in front', () => {
  expect(fileOrderId('shopify', '5001')).toBe('5001');
  expect(fileOrderId('shopify', '#5001')).toBe('shopify:%235001');
  expect(fileOrderId('amazon', '028-1234567-1234567')).toBe('amazon:028-1234567-1234567');
});

test('different orders have different ids without a character that needs care', () => {
  const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(text, text, text, text, (channel, id, otherChannel, otherId) => {
      const key = fileOrderId(channel, id);
      expect(key).toMatch(/^[\w.!~*'():%-]+$/);
      const same = channel === otherChannel && id === otherId;
      expect(fileOrderId(otherChannel, otherId) === key).toBe(same);
    }),
  );
});
