import { z } from 'zod';
import { forShop } from '../db/index.server.ts';
import { defineJob, enqueue } from '../jobs/index.server.ts';
import { AdminApiError, adminClient } from '../shopify/index.server.ts';
import { followHeadless } from './headless.server.ts';
import {
  DOCUMENT_MAX_BYTES,
  DOCUMENTS_PER_CALL,
  PROBLEM_MESSAGE_MAX,
  type PublicationProblem,
  WantedDocument,
} from './model.ts';
import { sendDocuments, type SentDocument } from './send-documents.server.ts';

/**
 * Brings every waiting document of a shop to the storefront, a dozen in one call.
 *
 * Killed anywhere, it starts over: a document counts as published only when Shopify has confirmed
 * it and it is still the wanted one. A document and its `_ready` flag change in one call, and only
 * if nobody else changed them since they were read (`compareDigest`).
 */
export const publishStorefront = defineJob({
  name: 'publish-storefront',
  payload: z.object({ shopId: z.int().positive() }),
  singletonKey: ({ shopId }) => String(shopId),
  handle: ({ shopId }) => publishWaiting(shopId),
});

interface WaitingDocument {
  documentKey: string;
  wanted: unknown;
  wantedHash: string;
  sizeBytes: number;
}

async function publishWaiting(shopId: number): Promise<void> {
  const waiting = await forShop(shopId).publication.findMany({
    where: { state: 'waiting' },
    orderBy: [{ requestedAt: 'asc' }, { documentKey: 'asc' }],
  });
  const fits = ({ sizeBytes }: WaitingDocument) => sizeBytes <= DOCUMENT_MAX_BYTES;
  for (const document of waiting.filter((each) => !fits(each))) {
    await markFailed(shopId, document, 'too-large', null);
  }
  const sendable = waiting.filter(fits);
  for (let from = 0; from < sendable.length; from += DOCUMENTS_PER_CALL) {
    await publishBatch(shopId, sendable.slice(from, from + DOCUMENTS_PER_CALL));
  }
  await followHeadless(shopId);
}

async function publishBatch(shopId: number, batch: readonly WaitingDocument[]): Promise<void> {
  let outcomes: Map<string, SentDocument>;
  try {
    const client = await adminClient(shopId);
    outcomes = await sendDocuments(
      client,
      batch.map(({ documentKey, wanted }) => ({
        documentKey,
        wanted: WantedDocument.parse(wanted),
      })),
    );
  } catch (error) {
    const problem = problemOf(error);
    if (problem === null) throw error;
    for (const document of batch) {
      if (problem === 'unavailable') await markDelayed(shopId, document);
      else await markFailed(shopId, document, problem, null);
    }
    if (problem === 'unavailable') throw error;
    return;
  }
  for (const document of batch) {
    const outcome = outcomes.get(document.documentKey);
    if (outcome?.ok === true) await markPublished(shopId, document, outcome.compareDigest);
    else await markFailed(shopId, document, 'refused', outcome?.message ?? null);
  }
}

function problemOf(error: unknown): PublicationProblem | null {
  if (!(error instanceof AdminApiError)) return null;
  switch (error.reason) {
    case 'reauthorization-needed':
    case 'access-denied':
    case 'shop-gone':
      return 'needs-merchant';
    case 'throttled':
    case 'unavailable':
      return 'unavailable';
    default:
      return null;
  }
}

// Each mark holds only for the document that was sent: one that was asked for meanwhile waits on.

async function markPublished(
  shopId: number,
  { documentKey, wantedHash }: WaitingDocument,
  compareDigest: string,
): Promise<void> {
  const db = forShop(shopId);
  const { count } = await db.publication.updateMany({
    where: { documentKey, wantedHash },
    data: {
      state: 'published',
      publishedHash: wantedHash,
      publishedAt: new Date(),
      compareDigest,
      error: null,
      errorMessage: null,
    },
  });
  if (count > 0) return;
  // Another document was wanted while this one went out, and may have been found in the
  // storefront just before this one took its place: it is looked at once more.
  await db.publication.updateMany({
    where: { documentKey, state: 'published' },
    data: { state: 'waiting', publishedHash: null },
  });
  await enqueue(db, publishStorefront, { shopId });
}

async function markFailed(
  shopId: number,
  { documentKey, wantedHash }: WaitingDocument,
  problem: PublicationProblem,
  message: string | null,
): Promise<void> {
  await forShop(shopId).publication.updateMany({
    where: { documentKey, wantedHash },
    data: {
      state: 'failed',
      error: problem,
      errorMessage: message?.slice(0, PROBLEM_MESSAGE_MAX) ?? null,
    },
  });
}

async function markDelayed(
  shopId: number,
  { documentKey, wantedHash }: WaitingDocument,
): Promise<void> {
  await forShop(shopId).publication.updateMany({
    where: { documentKey, wantedHash },
    data: { error: 'unavailable' satisfies PublicationProblem, errorMessage: null },
  });
}
