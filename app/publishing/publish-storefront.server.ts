import { z } from 'zod';
import { forShop } from '../db/index.server.ts';
import { defineJob } from '../jobs/index.server.ts';
import { AdminApiError, adminClient, type AdminClient } from '../shopify/index.server.ts';
import {
  APP_INSTALLATION_QUERY,
  AppInstallationAnswer,
  METAFIELDS_SET_MUTATION,
  type MetafieldInput,
  MetafieldsSetAnswer,
} from '../shopify/operations/metafields.ts';
import { stableJson } from './hash-document.ts';
import {
  DOCUMENT_MAX_BYTES,
  type PublicationProblem,
  PUBLISHED_NAMESPACE,
  WantedDocument,
} from './model.ts';

/**
 * Brings every waiting document of a shop to the storefront.
 *
 * Killed anywhere, it starts over: a document counts as published only when Shopify has confirmed
 * it and it is still the wanted one. A document and its `_ready` flag change in one call, and only
 * if nobody else changed the document since it was read (`compareDigest`).
 */
export const publishStorefront = defineJob({
  name: 'publish-storefront',
  payload: z.object({ shopId: z.int().positive() }),
  singletonKey: ({ shopId }) => String(shopId),
  handle: ({ shopId }) => publishWaiting(shopId),
});

async function publishWaiting(shopId: number): Promise<void> {
  const db = forShop(shopId);
  const waiting = await db.publication.findMany({ where: { state: 'waiting' } });
  for (const { documentKey, wanted, wantedHash, sizeBytes } of waiting) {
    const mark = (data: Parameters<typeof db.publication.updateMany>[0]['data']) =>
      db.publication.updateMany({ where: { documentKey, wantedHash }, data });
    if (sizeBytes > DOCUMENT_MAX_BYTES) {
      await mark({ state: 'failed', error: 'too-large' satisfies PublicationProblem });
      continue;
    }
    try {
      const client = await adminClient(shopId);
      const outcome = await sendDocument(client, documentKey, WantedDocument.parse(wanted));
      await (outcome.ok
        ? mark({
            state: 'published',
            publishedHash: wantedHash,
            publishedAt: new Date(),
            compareDigest: outcome.digest,
            error: null,
          })
        : mark({ state: 'failed', error: 'refused' satisfies PublicationProblem }));
    } catch (error) {
      const problem = problemOf(error);
      if (problem === null) throw error;
      await mark({ state: problem === 'unavailable' ? 'waiting' : 'failed', error: problem });
      if (problem === 'unavailable') throw error;
    }
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

type Sent = { ok: true; digest: string } | { ok: false };

/** Shopify's code for "somebody else has written since you read". */
const STALE_DIGEST = 'STALE_OBJECT';
const ATTEMPTS = 3;

async function sendDocument(
  client: AdminClient,
  documentKey: string,
  wanted: WantedDocument,
): Promise<Sent> {
  const readyKey = `${documentKey}_ready`;
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const { data } = await client.query(APP_INSTALLATION_QUERY, {
      keys: [documentKey, readyKey].map((key) => `${PUBLISHED_NAMESPACE}.${key}`),
    });
    const installation = AppInstallationAnswer.parse(data).currentAppInstallation;
    const digestOf = (key: string) =>
      installation.metafields.nodes.find((node) => node.key === key)?.compareDigest ?? null;
    const entry = (key: string, type: MetafieldInput['type'], value: string): MetafieldInput => ({
      ownerId: installation.id,
      namespace: PUBLISHED_NAMESPACE,
      key,
      type,
      value,
      compareDigest: digestOf(key),
    });
    const answer = await client.query(METAFIELDS_SET_MUTATION, {
      metafields: [
        entry(documentKey, 'json', stableJson(wanted.document)),
        entry(readyKey, 'boolean', String(wanted.ready)),
      ],
    });
    const { metafields, userErrors } = MetafieldsSetAnswer.parse(answer.data).metafieldsSet;
    if (userErrors.length === 0) {
      const digest = metafields?.find((field) => field.key === documentKey)?.compareDigest ?? '';
      return { ok: true, digest };
    }
    if (!userErrors.some((error) => error.code === STALE_DIGEST)) return { ok: false };
  }
  return { ok: false };
}
