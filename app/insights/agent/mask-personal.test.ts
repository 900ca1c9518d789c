import { expect, test } from 'vitest';
import { maskPersonal } from './mask-personal.ts';

test.each([
  ['Where is the parcel of jane.doe+x@example.co.uk?', 'Where is the parcel of […]?'],
  ['Call +49 170 1234567 now', 'Call […] now'],
  ['卡号 4111 1111 1111 1111 的订单', '卡号 […] 的订单'],
  ['电话 13812345678', '电话 […]'],
  ['See https://example.com/a?b=c', 'See […]'],
])('%s is kept as %s', (text, masked) => {
  expect(maskPersonal(text)).toBe(masked);
});

test.each([
  'Sales from 2026-10-01 to 2026-10-31',
  'Orders in 2025 and 2026?',
  'How many of the 1,200 orders?',
  '2026年10月1日至10月31日的销售额',
])('%s stays', (text) => {
  expect(maskPersonal(text)).toBe(text);
});
