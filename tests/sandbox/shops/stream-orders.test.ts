import { expect, it } from 'vitest';
import { streamOrders } from './index.ts';

it('the stream yields exactly the count, oldest first, with customers who come back', () => {
  const orders = [...streamOrders({ count: 3_000, seed: 7 })];
  expect(orders).toHaveLength(3_000);
  expect(orders.map((order) => order.createdAt)).toEqual(
    orders.map((order) => order.createdAt).toSorted(),
  );
  const customers = new Set(orders.map((order) => order.customerId));
  expect(customers.size).toBeLessThan(2_500);
  expect(customers.size).toBeGreaterThan(1_000);
  expect(new Set(orders.map((order) => order.id)).size).toBe(3_000);
});

it('the same seed gives the same orders, another one others', () => {
  const text = (seed: number) => JSON.stringify([...streamOrders({ count: 100, seed })]);
  expect(text(1)).toBe(text(1));
  expect(text(1)).not.toBe(text(2));
});
