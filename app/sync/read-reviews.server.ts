import { forShop } from '../db/index.server.ts';
import { enqueue } from '../jobs/index.server.ts';
import { adminClient, type AdminClient } from '../shopify/index.server.ts';
import {
  READ_REVIEWS,
  REVIEWS_PAGE,
  type ReadReviewsData,
  type ReviewNode,
} from '../shopify/operations/reviews.ts';
import { endOnRefusal } from './import-shop.server.ts';
import { readReviewsJob } from './job-kinds.server.ts';
import { mergeReviewPage } from './merge-reviews.server.ts';
import { inMergeTransaction } from './merge-transaction.server.ts';
import { refuseDenied, whereAllowed } from './missing-data.server.ts';
import type { ReviewRow } from './model.ts';
import { readReviewNode } from './read-review-node.ts';
import { forgetSuperseded } from './superseded.server.ts';

const PART = 'reviews';

interface Pace {
  /** After so long the job queues itself again behind other shops' jobs. */
  sliceMs: number;
  pageSize: number;
}

const PACE: Pace = { sliceMs: 20_000, pageSize: REVIEWS_PAGE };

interface Run {
  shopId: number;
  importRunId: string;
}

/**
 * Reads all product reviews of a shop, a page at a time, in the background of an import; the part's
 * cursor remembers how far. Where they are denied the part ends, and that is noted.
 */
export async function readReviews(run: Run, signal: AbortSignal, pace = PACE): Promise<void> {
  const db = forShop(run.shopId);
  const deadlineMs = Date.now() + pace.sliceMs;
  await endOnRefusal(run, async () => {
    const { importRunId } = run;
    const part = await db.importPart.findFirst({ where: { importRunId, part: PART } });
    if (part === null || (part.state !== 'waiting' && part.state !== 'loading')) return;
    const admin = await adminClient(run.shopId);
    // From now on what is stored, or removed, meanwhile is noted as newer than the pages.
    await db.importPart.updateMany({
      where: { importRunId, part: PART, state: part.state },
      data: { state: 'loading', startedAt: part.startedAt ?? new Date(), touchedAt: new Date() },
    });
    let after = part.cursor;
    do {
      signal.throwIfAborted();
      after = await readPage(admin, run, { after, first: pace.pageSize });
    } while (after !== null && Date.now() < deadlineMs);
    if (after === null) await complete(run);
    else await enqueue(db, readReviewsJob, run, { groupId: String(run.shopId) });
  });
}

/** Stores a page of reviews; answers where the next one begins, null after the last. */
async function readPage(
  admin: AdminClient,
  run: Run,
  page: { after: string | null; first: number },
): Promise<string | null> {
  const { shopId } = run;
  const syncedAt = new Date().toISOString();
  const found = await whereAllowed(shopId, PART, async () => {
    const { data, denied } = await admin.query<ReadReviewsData>(READ_REVIEWS, { ...page });
    refuseDenied(data.metaobjects, denied);
    return data.metaobjects;
  });
  if (found === null) return null;
  const { rows, rejected, reason } = readNodes(found.nodes, syncedAt);
  const next = found.pageInfo.hasNextPage ? found.pageInfo.endCursor : null;
  await inMergeTransaction(shopId, async (client) => {
    await mergeReviewPage(client, shopId, rows);
    await client.query(
      `UPDATE import_part
       SET records_loaded = records_loaded + $4, records_rejected = records_rejected + $5,
           error = coalesce(error, $6), cursor = coalesce($7, cursor), touched_at = now()
       WHERE shop_id = $1 AND import_run_id = $2 AND part = $3`,
      [shopId, run.importRunId, PART, rows.length, rejected, reason, next],
    );
  });
  return next;
}

/** A review that can't be read is left out; the others come in. */
function readNodes(nodes: readonly ReviewNode[], syncedAt: string) {
  const rows: ReviewRow[] = [];
  let rejected = 0;
  let reason: string | null = null;
  for (const node of nodes) {
    try {
      rows.push(readReviewNode(node, syncedAt));
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      rejected++;
      reason ??= `${node.id}: ${error.message}`.slice(0, 1000);
    }
  }
  return { rows, rejected, reason };
}

async function complete(run: Run): Promise<void> {
  await inMergeTransaction(run.shopId, async (client) => {
    await client.query(
      `UPDATE import_part SET state = 'completed', finished_at = now(), touched_at = now(),
         records_total = records_loaded, cursor = NULL
       WHERE shop_id = $1 AND import_run_id = $2 AND part = $3 AND state = 'loading'`,
      [run.shopId, run.importRunId, PART],
    );
    await forgetSuperseded(client, run.shopId, PART);
  });
}
