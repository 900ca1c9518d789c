import { z } from 'zod';
import type { ReviewNode } from '../shopify/operations/reviews.ts';
import { instant } from './instant.ts';
import type { ReviewRow } from './model.ts';
import { numericId } from './shopify-id.ts';

/** Characters that are kept of a review's title and text: a field may hold 65,536. */
export const REVIEW_TEXT_MAX = { title: 300, body: 5_000 };

const decimal = z
  .union([z.string().regex(/^-?\d+(\.\d+)?$/), z.number()])
  .transform(Number)
  .pipe(z.number());
const Rating = z.object({ value: decimal, scale_min: decimal, scale_max: decimal });

const LANGUAGE = /^[a-z]{2,3}(-[a-z0-9]{2,8}){0,3}$/i;

/**
 * A review as stored. What is no language is left out; longer texts are cut.
 * @throws RangeError naming the value that is not what the standard definition promises.
 */
export function readReviewNode(node: ReviewNode, syncedAt: string): ReviewRow {
  const language = node.language?.value?.trim().replaceAll('_', '-');
  return {
    reviewId: numericId(node.id),
    productId: idIn(node.product),
    variantId: idIn(node.variant),
    orderId: idIn(node.order),
    customerId: idIn(node.author),
    ...readRating(node),
    locale: language !== undefined && LANGUAGE.test(language) ? language : null,
    verification: node.verification?.value || null,
    status: node.capabilities.publishable?.status ?? null,
    title: textIn(node.title, REVIEW_TEXT_MAX.title),
    body: textIn(node.body, REVIEW_TEXT_MAX.body),
    submittedAt: instant(node.submittedAt?.value ?? ''),
    updatedAt: instant(node.updatedAt),
    syncedAt,
    redacted: false,
  };
}

function readRating({
  id,
  rating,
}: ReviewNode): Pick<ReviewRow, 'rating' | 'scaleMin' | 'scaleMax'> {
  const read = Rating.safeParse(parsed(rating?.value ?? ''));
  if (!read.success) throw new RangeError(`${id}: "${rating?.value}" is no rating`);
  const { value, scale_min: scaleMin, scale_max: scaleMax } = read.data;
  if (scaleMin >= scaleMax || value < scaleMin || value > scaleMax) {
    throw new RangeError(`${id}: ${value} is not between ${scaleMin} and ${scaleMax}`);
  }
  return { rating: value, scaleMin, scaleMax };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

function idIn(field: ReviewNode['product']): string | null {
  return field?.value ? numericId(field.value) : null;
}

function textIn(field: ReviewNode['title'], most: number): string | null {
  const text = field?.value?.trim() ?? '';
  // A character of two units is not cut in half.
  return text === '' ? null : text.slice(0, most).replace(/[\uD800-\uDBFF]$/, '');
}
