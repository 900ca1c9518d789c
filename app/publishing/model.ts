import { z } from 'zod';

/** Namespace of everything that the app publishes. */
export const PUBLISHED_NAMESPACE = 'portolan';

/** Largest JSON metafield that Shopify takes from apps created since 2026-04-01, in bytes. */
export const DOCUMENT_MAX_BYTES = 128 * 1024;

/** Documents that the app publishes: the metafield key, and `<key>_ready` for `available_if`. */
export const DocumentKey = z.string().regex(/^[a-z][a-z_]{0,40}$/);
export type DocumentKey = z.infer<typeof DocumentKey>;

/** What the storefront should have. */
export const WantedDocument = z.object({
  document: z.json(),
  /** False takes the block out of the storefront and leaves the document in place. */
  ready: z.boolean(),
});
export type WantedDocument = z.infer<typeof WantedDocument>;

/**
 * Why a document is not published. `too-large` and `refused` need a change of the settings or of
 * the app; `needs-merchant` needs the shop to be opened in the admin once.
 */
export const PublicationProblem = z.enum(['too-large', 'refused', 'needs-merchant', 'unavailable']);
export type PublicationProblem = z.infer<typeof PublicationProblem>;

/** Publication as a merchant sees it. */
export interface PublicationStatus {
  state: 'none' | 'waiting' | 'published' | 'failed';
  /** When the storefront last got a version; it keeps that one while a newer one waits. */
  publishedAt: Date | null;
  requestedAt: Date | null;
  problem: PublicationProblem | null;
  sizeBytes: number;
}
