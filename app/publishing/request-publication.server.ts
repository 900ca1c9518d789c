import { createHash } from 'node:crypto';
import type { ShopTransaction } from '../db/index.server.ts';
import { enqueue } from '../jobs/index.server.ts';
import { stableJson } from './hash-document.ts';
import { DocumentKey, WantedDocument } from './model.ts';
import { publishStorefront } from './publish-storefront.server.ts';

/**
 * Asks for a document to be in the storefront, in the transaction of the change that made it.
 *
 * Asking for what is already published does nothing and returns false.
 * @throws ZodError for a value that is no document.
 */
export async function requestPublication(
  tx: ShopTransaction,
  shopId: number,
  documentKey: DocumentKey,
  wanted: WantedDocument,
  requestedAt: Date,
): Promise<boolean> {
  const key = DocumentKey.parse(documentKey);
  const checked = WantedDocument.parse(wanted);
  const text = stableJson(checked);
  const wantedHash = createHash('sha256').update(text).digest('hex');
  const present = await tx.publication.findFirst({ where: { documentKey: key } });
  if (present?.publishedHash === wantedHash && present.wantedHash === wantedHash) return false;

  const next = {
    wanted: JSON.parse(text) as object,
    wantedHash,
    state: present?.publishedHash === wantedHash ? 'published' : 'waiting',
    sizeBytes: Buffer.byteLength(stableJson(checked.document)),
    requestedAt,
    error: null,
  };
  await tx.publication.upsert({
    where: { shopId_documentKey: { shopId, documentKey: key } },
    create: { shopId, documentKey: key, ...next },
    update: next,
  });
  await enqueue(tx, publishStorefront, { shopId });
  return true;
}
