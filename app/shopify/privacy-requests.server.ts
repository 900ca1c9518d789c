import { z } from 'zod';
import {
  eraseShop,
  forShop,
  identityHashes,
  redactCustomer,
  type Shop,
} from '../db/index.server.ts';
import { defineJob, enqueue, forgetJobs } from '../jobs/index.server.ts';
import { logger } from '../log.server.ts';
import { adminClient } from './admin-client.server.ts';
import { AdminApiError } from './admin-api-error.ts';
import { fetchInstallationId } from './operations/installation.ts';
import { prepareExport } from './privacy-exports.server.ts';
import type { VerifiedWebhook } from './verify-webhook.ts';

/** Days that Shopify gives to complete a request. Source: Shopify, "Privacy law compliance". */
const DUE_DAYS = 30;
const ORDERS_MAX = 10_000;

const Id = z.union([z.number().int(), z.string().max(30)]).transform(String);

/** The three mandatory topics share one shape; each sends a part of it. */
const PrivacyPayload = z.object({
  customer: z
    .object({
      id: Id.nullish(),
      email: z.string().nullish().catch(null),
      phone: z.string().nullish().catch(null),
    })
    .nullish(),
  orders_to_redact: z.array(Id).max(ORDERS_MAX).nullish(),
  orders_requested: z.array(Id).max(ORDERS_MAX).nullish(),
});

export const PRIVACY_TOPICS = [
  'customers/data_request',
  'customers/redact',
  'shop/redact',
] as const;

/**
 * Stores a request under privacy law with its due date and has a job answer it, both or neither.
 * A repeated delivery changes nothing. @throws ZodError for a payload that Shopify would not send.
 */
export async function recordPrivacyRequest(
  shop: Shop,
  webhook: VerifiedWebhook,
  payload: unknown,
): Promise<void> {
  const { customer, orders_to_redact, orders_requested } = PrivacyPayload.parse(payload);
  const receivedAt = new Date();
  // Orders of files know people by hashes of what they are called; the names are not kept.
  const hashOf = await identityHashes(shop.shopId);
  const named = [customer?.id, customer?.email, customer?.phone];
  const identities = named.flatMap((name) => (name ? [hashOf(name)] : []));
  await forShop(shop.shopId).$transaction(async (tx) => {
    const { count } = await tx.privacyRequest.createMany({
      skipDuplicates: true,
      data: {
        shopId: shop.shopId,
        requestId: webhook.webhookId,
        topic: webhook.topic,
        customerId: customer?.id ?? null,
        orderIds: orders_to_redact ?? orders_requested ?? [],
        receivedAt,
        dueAt: new Date(receivedAt.getTime() + DUE_DAYS * 24 * 60 * 60 * 1000),
      },
    });
    if (count === 0) return;
    await enqueue(tx, answerPrivacyRequest, {
      shopId: shop.shopId,
      requestId: webhook.webhookId,
      identities,
    });
  });
}

/** Does what a stored request asks for; run again, it finds nothing left to do. */
export const answerPrivacyRequest = defineJob({
  name: 'answer-privacy-request',
  payload: z.object({
    shopId: z.int().positive(),
    requestId: z.string(),
    identities: z.array(z.string()).optional(),
  }),
  expireInSeconds: 3600,
  retryLimit: 12,
  handle: ({ shopId, requestId, identities }) => carryOut(shopId, requestId, identities),
});

async function carryOut(shopId: number, requestId: string, identities?: string[]): Promise<void> {
  const db = forShop(shopId);
  const where = { shopId_requestId: { shopId, requestId } };
  const request = await db.privacyRequest.findUnique({ where });
  if (request === null || request.doneAt !== null) return;
  const audit = { shopId, requestId, topic: request.topic, dueAt: request.dueAt };

  if (request.topic === 'shop/redact') {
    if (await isInstalled(shopId)) {
      const outcome = { kept: 'installed-again' };
      await db.privacyRequest.update({ where, data: { doneAt: new Date(), outcome } });
      return;
    }
    // The request goes with everything else; the log keeps that it was done.
    await forgetJobs(shopId);
    logger().info({ ...audit, erased: await eraseShop(shopId) }, 'shop erased on request');
    return;
  }
  const { customerId, orderIds } = request;
  if (request.topic === 'customers/redact') {
    const outcome = await redactCustomer(shopId, customerId, orderIds, identities);
    await db.privacyRequest.update({ where, data: { doneAt: new Date(), outcome } });
    logger().info({ ...audit, outcome }, 'customer redacted on request');
    return;
  }
  // What is held goes to the merchant, who answers the customer: the request stays open till then.
  const outcome = { recordsHeld: await prepareExport(shopId, requestId, identities) };
  await db.privacyRequest.update({ where, data: { outcome } });
  logger().warn({ ...audit, outcome }, 'a customer asks for the data held');
}

/**
 * Whether the app is in the shop right now. The word of our own table is not enough to erase
 * a shop: the notice of its return, or of its leaving, may have been lost.
 */
async function isInstalled(shopId: number): Promise<boolean> {
  const shop = await forShop(shopId).shop.findFirst();
  if (shop?.state !== 'active') return false;
  try {
    await fetchInstallationId(await adminClient(shopId));
    return true;
  } catch (error) {
    const gone = ['reauthorization-needed', 'shop-gone', 'access-denied'];
    if (error instanceof AdminApiError && gone.includes(error.reason)) return false;
    throw error;
  }
}
