import type { SandboxOrder, SandboxReview } from '../model.ts';
import { isoSecond } from './calendar.ts';
import { createRandom, mixSeed, seedOf, type Random } from './random.ts';
import { REVIEW_PHRASES, type ReviewPhrases } from './review-phrases.ts';
import type { Ids } from './shop-context.ts';

/** Share of the orders that arrived whose shopper writes a review. */
const REVIEW_SHARE = 0.03;
const DAY_MS = 86_400_000;
const STARS = [1, 2, 3, 4, 5];
/** How likely each number of stars is, where the parcel came in time and where it was late. */
const IN_TIME = [3, 4, 10, 33, 50];
const LATE = [24, 26, 25, 17, 8];

/**
 * Reviews of a shop's orders by who bought, in their own language, some days after the parcel came.
 * Who waited longer than promised is less content. Nothing is later than `endMs`.
 */
export function writeReviews(
  shop: string,
  orders: readonly SandboxOrder[],
  ids: Ids,
  endMs: number,
): SandboxReview[] {
  const seed = seedOf(`${shop} reviews`);
  return orders.flatMap((order) => {
    const random = createRandom(mixSeed(seed, Number(order.name.slice(1))));
    const deliveredAt = order.fulfillments[0]?.deliveredAt ?? null;
    const chosen = random.chance(REVIEW_SHARE);
    if (!chosen || deliveredAt === null || order.test || order.customerId === null) return [];
    const submittedMs = Date.parse(deliveredAt) + random.exponential(6) * DAY_MS;
    if (submittedMs >= endMs) return [];
    return [reviewOf(order, random, ids.next('review'), isoSecond(submittedMs))];
  });
}

function reviewOf(
  order: SandboxOrder,
  random: Random,
  id: string,
  submittedAt: string,
): SandboxReview {
  const parcel = order.fulfillments[0];
  const promised = parcel?.estimatedDeliveryAt ?? null;
  const late = promised !== null && (parcel?.deliveredAt ?? '') > promised;
  const line = order.lines[random.integer(0, order.lines.length - 1)];
  const rating = STARS[random.weighted(late ? LATE : IN_TIME)] ?? 5;
  const locale = order.customerLocale ?? 'en';
  const phrases = REVIEW_PHRASES[locale.split('-')[0] ?? ''];
  // One in eight leaves stars alone.
  const silent = phrases === undefined || random.chance(0.125);
  return {
    id,
    rating,
    title: silent ? null : titleOf(phrases, rating),
    body: silent ? null : bodyOf(phrases, { rating, late }, random),
    locale: random.chance(0.9) ? locale : null,
    verification: random.chance(0.85) ? 'verified_buyer' : 'verified_reviewer',
    status: random.chance(0.96) ? 'ACTIVE' : 'DRAFT',
    productId: line?.productId ?? null,
    variantId: line?.variantId ?? null,
    orderId: order.id,
    customerId: order.customerId,
    authorName: `Shopper ${order.name.slice(1)}`,
    submittedAt,
    updatedAt: submittedAt,
  };
}

function titleOf({ titles }: ReviewPhrases, rating: number): string {
  return rating >= 4 ? titles[0] : rating === 3 ? titles[1] : titles[2];
}

function bodyOf(
  phrases: ReviewPhrases,
  { rating, late }: { rating: number; late: boolean },
  random: Random,
): string {
  const content = rating >= 4;
  const subject = (['quality', 'packaging', 'size'] as const)[random.integer(0, 2)] ?? 'quality';
  // A late parcel is what the bad ones are about; else it is the thing itself.
  const said = [phrases[subject][content || late ? 0 : 1]];
  if (late || random.chance(0.4)) said.push(phrases.delivery[late ? 1 : 0]);
  return said.join(' ');
}
