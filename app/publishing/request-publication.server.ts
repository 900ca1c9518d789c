import { createHash } from 'node:crypto';
import type { ShopTransaction } from '../db/index.server.ts';
import { enqueue } from '../jobs/index.server.ts';
import { stableJson } from './hash-document.ts';
import { type ComposedDocument, DocumentKey, toWanted } from './model.ts';
import { publishStorefront } from './publish-storefront.server.ts';

/**
 * Asks for a document to be in the storefront, in the transaction of the change that made it.
 *
 * Asking for what is published and still wanted does nothing and returns false.
 * @throws ZodError for a value that is no document.
 */
export async function requestPublication(
  tx: ShopTransaction,
  shopId: number,
  documentKey: DocumentKey,
  wanted: ComposedDocument,
  requestedAt: Date,
): Promise<boolean> {
  const key = DocumentKey.parse(documentKey);
  const checked = toWanted(wanted);
  const text = stableJson(checked);
  const wantedHash = createHash('sha256').update(text).digest('hex');
  const present = await tx.publication.findFirst({ where: { documentKey: key } });
  if (present?.state === 'published' && present.publishedHash === wantedHash) return false;

  const next = {
    wanted: JSON.parse(text) as object,
    wantedHash,
    // Also for what was published before: another version may be on its way just now.
    state: 'waiting',
    sizeBytes: Buffer.byteLength(stableJson(checked.document)),
    requestedAt,
    error: null,
    errorMessage: null,
  };
  await tx.publication.upsert({
    where: { shopId_documentKey: { shopId, documentKey: key } },
    create: { shopId, documentKey: key, ...next },
    update: next,
  });
  await enqueue(tx, publishStorefront, { shopId });
  return true;
}
