import { forShop } from '../db/index.server.ts';
import { enqueue } from '../jobs/index.server.ts';
import { followHeadless } from './headless.server.ts';
import type { PublicationProblem } from './model.ts';
import { publishStorefront } from './publish-storefront.server.ts';

/**
 * Asks again for what is not in the storefront although it should be: documents that a killed
 * process left waiting, that failed for want of a permission, or that an earlier installation
 * published: Shopify removes an app's metafields together with the app.
 *
 * For a worker that starts and for a shop that has renewed its permission or has come back; safe
 * to run at any time, because what Shopify has already is not sent again.
 */
export async function resumePublications(shopId: number): Promise<void> {
  await forShop(shopId).$transaction(async (tx) => {
    const { installedAt } = await tx.shop.findFirstOrThrow();
    const again = { state: 'waiting', error: null, errorMessage: null };
    await tx.publication.updateMany({
      where: { publishedAt: { lt: installedAt } },
      data: { ...again, publishedHash: null, publishedAt: null, compareDigest: null },
    });
    await tx.publication.updateMany({
      where: { state: 'failed', error: 'needs-merchant' satisfies PublicationProblem },
      data: again,
    });
    const waiting = await tx.publication.count({ where: { state: 'waiting' } });
    if (waiting > 0) await enqueue(tx, publishStorefront, { shopId });
  });
  await followHeadless(shopId);
}
