import type { AdminClient } from '../shopify/index.server.ts';
import { READ_REVIEW, REVIEW_TYPE, type ReadReviewData } from '../shopify/operations/reviews.ts';
import { deleteReviews, mergeReviews } from './merge-reviews.server.ts';
import { inRecordMerge } from './merge-transaction.server.ts';
import { refuseDenied, whereAllowed } from './missing-data.server.ts';
import { readReviewNode } from './read-review-node.ts';
import { shopifyId } from './shopify-id.ts';

/** Reads a review again and stores it, or removes it where it is gone. @throws AdminApiError */
export async function refreshReview(admin: AdminClient, reviewId: string): Promise<void> {
  const { shopId } = admin;
  const id = shopifyId('Metaobject', reviewId);
  const syncedAt = new Date().toISOString();
  await whereAllowed(shopId, 'reviews', async () => {
    const { data, denied } = await admin.query<ReadReviewData>(READ_REVIEW, { id });
    const node = data.metaobject;
    refuseDenied(node, denied);
    if (node !== null && node.type !== REVIEW_TYPE) return;
    const row = node === null ? null : readReviewNode(node, syncedAt);
    await inRecordMerge(shopId, (client) =>
      row === null
        ? deleteReviews(client, shopId, [reviewId])
        : mergeReviews(client, shopId, [row]),
    );
  });
}
