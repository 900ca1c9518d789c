import { forShop } from '../db/index.server.ts';
import { enqueue } from '../jobs/index.server.ts';
import { type DocumentKey, PublicationProblem, type PublicationStatus } from './model.ts';
import { publishStorefront } from './publish-storefront.server.ts';

/** The state of a document that nobody has asked for. */
export const NOT_PUBLISHED: PublicationStatus = {
  state: 'none',
  publishedAt: null,
  requestedAt: null,
  problem: null,
  problemMessage: null,
  sizeBytes: 0,
};

/** How a document of a shop stands; `none` where nobody asked for it yet. */
export async function readPublication(
  shopId: number,
  documentKey: DocumentKey,
): Promise<PublicationStatus> {
  const row = await forShop(shopId).publication.findFirst({
    where: { documentKey },
    select: STATUS_FIELDS,
  });
  return row === null ? NOT_PUBLISHED : statusOf(row);
}

/** How every document of a shop stands, by key. */
export async function readPublications(
  shopId: number,
): Promise<ReadonlyMap<DocumentKey, PublicationStatus>> {
  const rows = await forShop(shopId).publication.findMany({ select: STATUS_FIELDS });
  return new Map(rows.map((row) => [row.documentKey, statusOf(row)]));
}

const STATUS_FIELDS = {
  documentKey: true,
  state: true,
  publishedAt: true,
  requestedAt: true,
  error: true,
  errorMessage: true,
  sizeBytes: true,
} as const;

interface StatusRow {
  state: string;
  publishedAt: Date | null;
  requestedAt: Date;
  error: string | null;
  errorMessage: string | null;
  sizeBytes: number;
}

function statusOf(row: StatusRow): PublicationStatus {
  return {
    state: row.state as PublicationStatus['state'],
    publishedAt: row.publishedAt,
    requestedAt: row.requestedAt,
    problem: row.error === null ? null : PublicationProblem.parse(row.error),
    problemMessage: row.errorMessage,
    sizeBytes: row.sizeBytes,
  };
}

/**
 * Tries a document again that failed, or that waits because Shopify was away; does nothing for
 * one that is published or on its way.
 */
export async function retryPublication(shopId: number, documentKey: DocumentKey): Promise<void> {
  await forShop(shopId).$transaction(async (tx) => {
    const changed = await tx.publication.updateMany({
      where: { documentKey, error: { not: null } },
      data: { state: 'waiting', error: null, errorMessage: null, requestedAt: new Date() },
    });
    if (changed.count > 0) await enqueue(tx, publishStorefront, { shopId });
  });
}
