import { forShop, type Shop } from '../db/index.server.ts';
import { noteLostAccess } from './note-lost-access.server.ts';
import type { VerifiedWebhook } from './verify-webhook.ts';

/**
 * Notes that the shop has removed the app, once: state and token go, the data stays until Shopify
 * asks for it (shop/redact, 48 hours later), so that a merchant who comes back finds it.
 *
 * An event from before the last installation changes nothing. Installed is also what has obtained
 * a token since: that is the proof when the event comes late, after the return.
 * @returns whether the shop is uninstalled now.
 */
export async function recordUninstall(shop: Shop, webhook: VerifiedWebhook): Promise<boolean> {
  const uninstalledAt = webhook.triggeredAt ?? new Date();
  return forShop(shop.shopId).$transaction(async (tx) => {
    const session = await tx.session.findFirst({ orderBy: { updatedAt: 'desc' } });
    const { installedAt } = await tx.shop.findFirstOrThrow();
    if (uninstalledAt < installedAt) return false;
    if (session !== null && uninstalledAt < session.updatedAt) return false;
    await tx.session.deleteMany({});
    const left = await tx.shop.updateMany({
      where: { state: { not: 'uninstalled' } },
      data: { state: 'uninstalled', uninstalledAt },
    });
    if (left.count > 0) await noteLostAccess(tx, shop.shopId);
    return true;
  });
}

/** Keeps the scopes that the merchant has granted now; the token is renewed with them later. */
export async function recordScopes(shop: Shop, scopes: readonly string[]): Promise<void> {
  await forShop(shop.shopId).session.updateMany({ data: { scope: scopes.join(',') } });
}
