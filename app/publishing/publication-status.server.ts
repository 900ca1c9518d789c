import { forShop } from '../db/index.server.ts';
import { enqueue } from '../jobs/index.server.ts';
import { type DocumentKey, PublicationProblem, type PublicationStatus } from './model.ts';
import { publishStorefront } from './publish-storefront.server.ts';

/** How a document of a shop stands; `none` where nobody asked for it yet. */
export async function readPublication(
  shopId: number,
  documentKey: DocumentKey,
): Promise<PublicationStatus> {
  const row = await forShop(shopId).publication.findFirst({ where: { documentKey } });
  if (row === null) {
    return { state: 'none', publishedAt: null, requestedAt: null, problem: null, sizeBytes: 0 };
  }
  return {
    state: row.state as PublicationStatus['state'],
    publishedAt: row.publishedAt,
    requestedAt: row.requestedAt,
    problem: row.error === null ? null : PublicationProblem.parse(row.error),
    sizeBytes: row.sizeBytes,
  };
}

/** Tries a failed document again; does nothing for one that did not fail. */
export async function retryPublication(shopId: number, documentKey: DocumentKey): Promise<void> {
  await forShop(shopId).$transaction(async (tx) => {
    const changed = await tx.publication.updateMany({
      where: { documentKey, state: 'failed' },
      data: { state: 'waiting', error: null, requestedAt: new Date() },
    });
    if (changed.count > 0) await enqueue(tx, publishStorefront, { shopId });
  });
}
