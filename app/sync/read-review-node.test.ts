import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ReviewNode } from '../shopify/operations/reviews.ts';
import { readReviewNode, REVIEW_TEXT_MAX } from './read-review-node.ts';

const ASKED_AT = '2026-11-22T10:00:00.000Z';

const rating = (value: unknown, min: unknown = '1.0', max: unknown = '5.0') =>
  JSON.stringify({ scale_min: min, scale_max: max, value });

function node(change: Partial<Record<keyof ReviewNode, string | null>> = {}): ReviewNode {
  const values: Record<string, string | null> = {
    rating: rating('4.5'),
    title: ' Warm light ',
    body: 'Just right.',
    submittedAt: '2026-11-20T08:00:00Z',
    language: 'pt_BR',
    verification: 'verified_buyer',
    product: 'gid://shopify/Product/7',
    variant: 'gid://shopify/ProductVariant/8',
    order: 'gid://shopify/Order/9',
    author: 'gid://shopify/Customer/10',
    ...change,
  };
  const fields = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, { value }]),
  );
  return {
    ...(fields as Omit<ReviewNode, 'id' | 'type' | 'updatedAt' | 'capabilities'>),
    id: 'gid://shopify/Metaobject/11',
    type: 'product_review',
    updatedAt: '2026-11-21T08:00:00Z',
    capabilities: { publishable: { status: 'ACTIVE' } },
  };
}

test('a review is what its fields say, with people as ids alone', () => {
  expect(readReviewNode(node(), ASKED_AT)).toEqual({
    reviewId: '11',
    productId: '7',
    variantId: '8',
    orderId: '9',
    customerId: '10',
    rating: 4.5,
    scaleMin: 1,
    scaleMax: 5,
    locale: 'pt-BR',
    verification: 'verified_buyer',
    status: 'ACTIVE',
    title: 'Warm light',
    body: 'Just right.',
    submittedAt: '2026-11-20T08:00:00Z',
    updatedAt: '2026-11-21T08:00:00Z',
    syncedAt: ASKED_AT,
    redacted: false,
  });
});

test('stars alone are a review', () => {
  const empty = Object.fromEntries(
    ['title', 'body', 'language', 'verification', 'product', 'variant', 'order', 'author'].map(
      (name) => [name, null],
    ),
  );
  const read = readReviewNode(
    { ...node(), ...empty, capabilities: { publishable: null } },
    ASKED_AT,
  );
  expect(read).toMatchObject({ rating: 4.5, productId: null, customerId: null, title: null });
  expect(read).toMatchObject({ body: null, locale: null, verification: null, status: null });
  expect(readReviewNode(node({ title: '  ', body: '' }), ASKED_AT)).toMatchObject({
    title: null,
    body: null,
  });
});

describe('a review can not be read', () => {
  test.each([
    ['without a rating', { rating: null }],
    ['with a rating that is no JSON', { rating: '4.5' }],
    ['with a rating above its scale', { rating: rating('6.0') }],
    ['with a rating below its scale', { rating: rating('0.5') }],
    ['with a scale of nothing', { rating: rating('3.0', '3.0', '3.0') }],
    ['with a number that is none', { rating: rating('four') }],
    ['without the day it was written', { submittedAt: null }],
    ['with a day for an instant', { submittedAt: '2026-11-20' }],
    ['of what is no record of Shopify', { product: 'https://example.com/7' }],
  ])('%s', (_case, change) => {
    expect(() => readReviewNode(node(change), ASKED_AT)).toThrow(RangeError);
  });
});

test.each([
  ['en', 'en'],
  ['zh-Hant-TW', 'zh-Hant-TW'],
  ['English (UK)', null],
  ['<script>', null],
  [' de ', 'de'],
])('the language "%s" is kept as %s', (language, locale) => {
  expect(readReviewNode(node({ language }), ASKED_AT).locale).toBe(locale);
});

test('whatever is written, it is kept up to its limit, and no character is cut in half', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), fc.nat(300), (text, times) => {
      const long = text.repeat(times);
      const read = readReviewNode(node({ title: long, body: long }), ASKED_AT);
      const trimmed = long.trim();
      expect((read.title ?? '').length).toBeLessThanOrEqual(REVIEW_TEXT_MAX.title);
      expect((read.body ?? '').length).toBeLessThanOrEqual(REVIEW_TEXT_MAX.body);
      expect(trimmed.startsWith(read.title ?? '')).toBe(true);
      if (trimmed.isWellFormed()) expect((read.title ?? '').isWellFormed()).toBe(true);
    }),
    { numRuns: 50 },
  );
});
