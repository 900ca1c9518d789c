import { z } from 'zod';

import { type CountryCode, isCountryCode } from '../kernel/country.ts';
import {
  type BlockPreview,
  type ComposedDocument,
  previewBlocks,
  storefrontBlocks,
} from '../publishing/index.server.ts';
import { projections } from '../projections.server.ts';

/** What a settings page asks a preview for; it adds the settings. */
export const PreviewInput = z.strictObject({
  intent: z.literal('preview'),
  country: z.string().refine(isCountryCode),
  language: z.string().regex(/^[a-z]{2,3}(-[A-Z]{2})?$/),
});

/** What a settings page's action answers: a picture of the draft where one was asked for. */
export interface DraftAnswer {
  rendering: BlockPreview | null;
}

/**
 * A block as a shopper would see it with a form's draft: the real file, rendered with documents
 * that are not published. null where the app runs without the theme app extension.
 */
export async function previewDraft(
  shopId: number,
  draft: {
    handle: string;
    documents: Readonly<Record<string, ComposedDocument>>;
    shopper: { country: CountryCode; language: string; currency: string };
  },
): Promise<BlockPreview | null> {
  const block = storefrontBlocks(projections, 'en').find(({ handle }) => handle === draft.handle);
  if (block === undefined) return null;
  const documents = new Map(
    Object.entries(draft.documents).map(([key, { document, ready }]) => [
      key,
      { document: document as never, ready, of: 'draft' as const },
    ]),
  );
  const previews = await previewBlocks(shopId, {
    blocks: [block],
    documents,
    projections: [],
    shopper: { ...draft.shopper, signedIn: false },
  });
  return previews.get(draft.handle) ?? null;
}
