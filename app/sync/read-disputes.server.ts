import { parseMinor } from '../kernel/money.ts';
import { forShop } from '../db/index.server.ts';
import type { AdminClient } from '../shopify/index.server.ts';
import {
  READ_DISPUTE,
  READ_DISPUTES,
  type DisputeNode,
  type ReadDisputeData,
  type ReadDisputesData,
} from '../shopify/operations/payments.ts';
import { BEFORE_FIRST_PAGE, followPages } from './follow-pages.ts';
import { refuseDenied, whereAllowed } from './missing-data.server.ts';
import { numericId, shopifyId } from './shopify-id.ts';

/** Reads all disputes of a shop and replaces the stored ones. @throws AdminApiError */
export async function readDisputes(admin: AdminClient): Promise<void> {
  const { shopId } = admin;
  const syncedAt = new Date();
  await whereAllowed(shopId, 'disputes', async () => {
    const nodes = await followPages<DisputeNode>({ ...BEFORE_FIRST_PAGE }, async (after) => {
      const { data, denied } = await admin.query<ReadDisputesData>(READ_DISPUTES, { after });
      refuseDenied(data.disputes, denied);
      return data.disputes;
    });
    await forShop(shopId).$transaction(async (tx) => {
      // Those that a webhook brought meanwhile are newer.
      await tx.dispute.deleteMany({ where: { syncedAt: { lte: syncedAt } } });
      const data = nodes.map((node) => disputeRow(shopId, node, syncedAt));
      await tx.dispute.createMany({ data, skipDuplicates: true });
    });
  });
}

/** Reads one dispute again and stores it, or removes it where it is gone. @throws AdminApiError */
export async function refreshDispute(admin: AdminClient, disputeId: string): Promise<void> {
  const { shopId } = admin;
  const syncedAt = new Date();
  const id = shopifyId('ShopifyPaymentsDispute', disputeId);
  await whereAllowed(shopId, 'disputes', async () => {
    const { data, denied } = await admin.query<ReadDisputeData>(READ_DISPUTE, { id });
    refuseDenied(data.dispute, denied);
    const node = data.dispute;
    await forShop(shopId).$transaction(async (tx) => {
      await tx.dispute.deleteMany({ where: { disputeId, syncedAt: { lte: syncedAt } } });
      if (node === null) return;
      await tx.dispute.createMany({
        data: [disputeRow(shopId, node, syncedAt)],
        skipDuplicates: true,
      });
    });
  });
}

function disputeRow(shopId: number, node: DisputeNode, syncedAt: Date) {
  const { amount, currencyCode } = node.amount;
  return {
    shopId,
    disputeId: numericId(node.id),
    orderId: node.order === null ? null : numericId(node.order.id),
    type: node.type,
    status: node.status,
    reason: node.reasonDetails.reason,
    networkReasonCode: node.reasonDetails.networkReasonCode,
    amountMinor: BigInt(parseMinor(amount, currencyCode)),
    currency: currencyCode,
    initiatedAt: new Date(node.initiatedAt),
    evidenceDueAt: dateOrNull(node.evidenceDueBy),
    evidenceSentAt: dateOrNull(node.evidenceSentOn),
    finalizedAt: dateOrNull(node.finalizedOn),
    syncedAt,
  };
}

function dateOrNull(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}
