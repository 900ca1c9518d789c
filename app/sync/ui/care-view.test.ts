import { expect, test } from 'vitest';
import { careView } from './care-view.ts';

const at = new Date('2026-11-22T01:49:00Z');
const run = {
  state: 'completed',
  startedAt: at,
  sinceAt: at,
  ordersLookedAt: 312,
  ordersMissed: 2,
  productsLookedAt: 4,
  productsMissed: 0,
  itemsLookedAt: 9,
  itemsMissed: 1,
  customersLookedAt: 7,
  customersMissed: 1,
  reviewsLookedAt: 5,
  reviewsMissed: 0,
  ordersGone: 3,
  productsGone: 0,
  itemsGone: 0,
  customersGone: 1,
  reviewsGone: 4,
  recordsRejected: 2,
  error: null,
};
const nothing = { check: null, failedJobs: [], privacyRequests: [] };

test('a check tells what was looked at and what had been missed', () => {
  const { check } = careView({ ...nothing, check: run });
  expect(check).toMatchObject({ state: 'completed', ended: null });
  expect(check?.counts).toEqual([
    { subject: 'orders', lookedAt: 312, missed: 5 },
    { subject: 'products', lookedAt: 4, missed: 0 },
    { subject: 'items', lookedAt: 9, missed: 1 },
    { subject: 'customers', lookedAt: 7, missed: 2 },
    { subject: 'reviews', lookedAt: 5, missed: 4 },
  ]);
  expect(check?.rejected).toBe(2);
});

test.each([
  ['too-long', 'too-long'],
  ['a word nobody knows', 'unexpected'],
])('one that ended early by "%s" says %s', (error, ended) => {
  const failed = { ...run, state: 'failed', error };
  expect(careView({ ...nothing, check: failed }).check?.ended).toBe(ended);
});

test('work and reasons without words of their own are told in general ones', () => {
  const job = { jobId: 'a', failedAt: at, attempts: 3 };
  const failedJobs = [
    { ...job, name: 'apply-webhook', reason: 'throttled' },
    { ...job, name: 'of-tomorrow', reason: null },
  ];
  expect(careView({ ...nothing, failedJobs }).failedJobs).toMatchObject([
    { name: 'apply-webhook', reason: 'throttled' },
    { name: 'other', reason: 'unexpected' },
  ]);
});
