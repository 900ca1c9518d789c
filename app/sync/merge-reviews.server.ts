import type { PoolClient } from 'pg';
import { addCopyLine, emptyCopyLines } from './copy-text.ts';
import { compareVersions, copyTables, deleteRows } from './merge-transaction.server.ts';
import type { ReviewRow } from './model.ts';
import { supersede, supersededIds } from './superseded.server.ts';
import { reviewLayout } from './table-layouts.ts';

/** Stores reviews unless newer ones are here. Must run inside `inMergeTransaction`. */
export async function mergeReviews(
  client: PoolClient,
  shopId: number,
  rows: readonly ReviewRow[],
): Promise<void> {
  await replaceReviews(client, shopId, rows);
  const ids = rows.map(({ reviewId }) => reviewId);
  await supersede(client, shopId, 'review', ids);
}

/** The same for a page of an import, which may have reviews that are gone by now. */
export async function mergeReviewPage(
  client: PoolClient,
  shopId: number,
  rows: readonly ReviewRow[],
): Promise<void> {
  const known = await supersededIds(client, shopId, 'review');
  const others = rows.filter(({ reviewId }) => !known.has(reviewId));
  await replaceReviews(client, shopId, others);
}

async function replaceReviews(
  client: PoolClient,
  shopId: number,
  rows: readonly ReviewRow[],
): Promise<void> {
  const versions = rows.map(({ reviewId, ...version }) => ({ ...version, id: reviewId }));
  const found = await compareVersions(client, shopId, 'review', 'review_id', versions);
  const redacted = await redactedAmong(client, shopId, found.replaced);
  await deleteRows(client, shopId, 'review', 'review_id', found.replaced);
  const lines = emptyCopyLines(reviewLayout);
  for (const row of rows) {
    const kept = redacted.has(row.reviewId) ? withoutAuthor(row) : row;
    addCopyLine(lines, reviewLayout, shopId, row.reviewId, kept);
  }
  await copyTables(client, [lines], found.stale);
}

/** Whose author was to be forgotten: Shopify may still show what they wrote. */
async function redactedAmong(
  client: PoolClient,
  shopId: number,
  ids: readonly string[],
): Promise<Set<string>> {
  const found = await client.query<{ review_id: string }>(
    'SELECT review_id FROM review WHERE shop_id = $1 AND redacted AND review_id = ANY($2)',
    [shopId, ids],
  );
  return new Set(found.rows.map((row) => row.review_id));
}

function withoutAuthor(row: ReviewRow): ReviewRow {
  return { ...row, customerId: null, title: null, body: null, redacted: true };
}

/** Removes reviews. Must run inside `inMergeTransaction`. */
export async function deleteReviews(
  client: PoolClient,
  shopId: number,
  ids: readonly string[],
): Promise<void> {
  await deleteRows(client, shopId, 'review', 'review_id', ids);
  await supersede(client, shopId, 'review', ids);
}
