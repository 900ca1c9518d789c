/** Product reviews: what shoppers say, as a review app keeps it in Shopify. */
import { gid } from './gid.ts';
import type { SandboxReview } from './model.ts';
import type { SandboxStore } from './store.ts';

/** The type of the standard metaobject definition. */
export const REVIEW_TYPE = 'product_review';

const decimal = (value: number): string => value.toFixed(1);

/** The fields of a review's metaobject by their keys; null where it has no value. */
export function reviewFields(review: SandboxReview): Record<string, string | null> {
  const reference = (type: string, id: string | null) => (id === null ? null : gid(type, id));
  return {
    rating: JSON.stringify({
      scale_min: decimal(1),
      scale_max: decimal(5),
      value: decimal(review.rating),
    }),
    title: review.title,
    body: review.body,
    submitted_at: review.submittedAt,
    edited_at: review.updatedAt === review.submittedAt ? null : review.updatedAt,
    published_at: review.status === 'ACTIVE' ? review.submittedAt : null,
    source: 'direct',
    author: reference('Customer', review.customerId),
    author_display_name: review.authorName,
    order: reference('Order', review.orderId),
    product: reference('Product', review.productId),
    product_variant: reference('ProductVariant', review.variantId),
    merchant_reply: null,
    merchant_replied_at: null,
    media_urls: null,
    language: review.locale,
    app_verification_status: review.verification,
  };
}

export type ReviewDraft = Pick<SandboxReview, 'rating'> & Partial<SandboxReview>;

/** Writes a review, and metaobjects/create is sent. */
export function writeReview(
  store: SandboxStore,
  domain: string,
  draft: ReviewDraft,
): SandboxReview {
  const state = store.shop(domain);
  const now = store.clock().toISOString();
  const review: SandboxReview = {
    id: state.nextId(),
    title: null,
    body: null,
    locale: null,
    verification: 'unverified',
    status: 'ACTIVE',
    productId: null,
    variantId: null,
    orderId: null,
    customerId: null,
    authorName: 'Somebody',
    submittedAt: now,
    updatedAt: now,
    ...draft,
  };
  state.reviews().push(review);
  tell(store, domain, 'metaobjects/create', review);
  return review;
}

/** Changes a review, and metaobjects/update is sent. */
export function editReview(
  store: SandboxStore,
  domain: string,
  reviewId: string,
  change: Partial<Pick<SandboxReview, 'rating' | 'title' | 'body' | 'status'>>,
): SandboxReview {
  const review = store.shop(domain).review(reviewId);
  if (!review) throw new Error(`${domain} has no review ${reviewId}.`);
  Object.assign(review, change, { updatedAt: store.clock().toISOString() });
  tell(store, domain, 'metaobjects/update', review);
  return review;
}

/** Takes a review away, and metaobjects/delete is sent. */
export function deleteReview(store: SandboxStore, domain: string, reviewId: string): void {
  const state = store.shop(domain);
  const review = state.review(reviewId);
  if (!review) throw new Error(`${domain} has no review ${reviewId}.`);
  state.shop.reviews = state.reviews().filter(({ id }) => id !== reviewId);
  tell(store, domain, 'metaobjects/delete', review);
}

function tell(
  store: SandboxStore,
  domain: string,
  topic: 'metaobjects/create' | 'metaobjects/update' | 'metaobjects/delete',
  review: SandboxReview,
): void {
  const gone = topic === 'metaobjects/delete';
  store.emit(domain, [{ topic, resource: { kind: 'review', review, gone } }]);
}
