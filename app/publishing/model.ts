import { z } from 'zod';

/** Namespace of everything that the app publishes. */
export const PUBLISHED_NAMESPACE = 'portolan';

/** Largest JSON metafield that Shopify takes from apps created since 2026-04-01, in bytes. */
export const DOCUMENT_MAX_BYTES = 128 * 1024;

/** Metafields that one `metafieldsSet` takes. */
export const METAFIELDS_PER_CALL = 25;

/** Documents that one call takes, each with its flag: the two never change apart. */
export const DOCUMENTS_PER_CALL = Math.floor(METAFIELDS_PER_CALL / 2);

/** Documents that the app publishes: the metafield key, and `<key>_ready` for `available_if`. */
export const DocumentKey = z.string().regex(/^[a-z][a-z_]{0,40}$/);
export type DocumentKey = z.infer<typeof DocumentKey>;

/** Key of the boolean metafield that a block's `available_if` names. */
export function readyKeyOf(documentKey: DocumentKey): string {
  return `${documentKey}_ready`;
}

/** What the storefront should have. */
export const WantedDocument = z.object({
  document: z.json(),
  /** False takes the block out of the storefront and leaves the document in place. */
  ready: z.boolean(),
});
export type WantedDocument = z.infer<typeof WantedDocument>;

/** A document as a projection composes it: undefined properties are left out when it is stored. */
export interface ComposedDocument {
  document: object;
  ready: boolean;
}

/** A composed document as it is stored. @throws ZodError for what is no JSON. */
export function toWanted({ document, ready }: ComposedDocument): WantedDocument {
  const plain: unknown = JSON.parse(JSON.stringify(document));
  return WantedDocument.parse({ document: plain, ready });
}

/**
 * Why a document is not published. `too-large` and `refused` need a change of the settings or of
 * the app; `needs-merchant` needs the shop to be opened in the admin once; with `unavailable` it
 * still waits and is tried again by itself.
 */
export const PublicationProblem = z.enum(['too-large', 'refused', 'needs-merchant', 'unavailable']);
export type PublicationProblem = z.infer<typeof PublicationProblem>;

/** Longest message of Shopify's that is kept, in characters. */
export const PROBLEM_MESSAGE_MAX = 500;

/** Publication as a merchant sees it. */
export interface PublicationStatus {
  state: 'none' | 'waiting' | 'published' | 'failed';
  /** When the storefront last got a version; it keeps that one while a newer one waits. */
  publishedAt: Date | null;
  requestedAt: Date | null;
  problem: PublicationProblem | null;
  /** Shopify's own words for the problem, in English; null where it said none. */
  problemMessage: string | null;
  sizeBytes: number;
}
