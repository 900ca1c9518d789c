import { z } from 'zod';

/** Metafield of the document that the block for recommendations reads. Nothing publishes it yet. */
export const RECOMMENDATIONS_METAFIELD = {
  namespace: 'portolan',
  key: 'recommendations',
} as const;

/** The version of the document. */
export const RECOMMENDATIONS_DOCUMENT_VERSION = 1;

/** Products that the block shows at most. */
export const RECOMMENDATIONS_SHOWN = 4;

const Handles = z.array(z.string().min(1).max(255)).max(12);

/**
 * What goes with what, as product handles: Liquid looks up title, price, picture and stock, so they
 * are those of the moment, in the shopper's language and currency.
 */
export const RecommendationsDocument = z.object({
  version: z.literal(RECOMMENDATIONS_DOCUMENT_VERSION),
  /** By product id, best first. */
  products: z.record(z.string().regex(/^\d{1,20}$/), Handles),
  /** For pages without a product, and for products without their own. */
  popular: Handles,
  /** Whether a shopper who is logged in sees first what they have bought before. */
  buyAgain: z.boolean(),
});
export type RecommendationsDocument = z.infer<typeof RecommendationsDocument>;
