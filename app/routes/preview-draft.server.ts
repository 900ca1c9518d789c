import { z } from 'zod';

import type { Shop } from '../db/index.server.ts';
import { localeOfRequest } from '../i18n/locale.ts';
import { isCountryCode } from '../kernel/country.ts';
import { projections } from '../projections.server.ts';
import {
  type BlockPreview,
  previewBlocks,
  readPreviewDocuments,
  type StorefrontProjection,
  storefrontBlocks,
  toWanted,
} from '../publishing/index.server.ts';

/** What a settings page asks a preview for; it adds the settings. */
export const PreviewInput = z.strictObject({
  intent: z.literal('preview'),
  country: z.string().refine(isCountryCode),
  language: z.string().regex(/^[a-z]{2,3}(-[A-Z]{2})?$/),
  /** What the page lets its merchant choose besides, such as the moment of the order. */
  choices: z.record(z.string().max(20), z.string().max(40)).default({}),
});

/** A picture of a block, with its name in the admin's language. */
export type DraftRendering = BlockPreview & { block: string };

/** What a preview assumes besides the settings; what is left out is as on the Storefront page. */
export interface Scene {
  /** When the page is opened; now unless given. */
  at?: Date | undefined;
  /** What the shopper pays in; the shop's own currency unless given. */
  currency?: string | undefined;
  /** Price of the product in minor units of that currency; one of the shop's unless given. */
  priceMinor?: number | undefined;
}

/**
 * Blocks as a shopper would see them with a form's draft: the real files, rendered with a document
 * that is not published. Empty where the app runs without the theme app extension.
 * @throws ZodError for a draft that the projection's schema refuses.
 */
export async function previewDraft(
  { shop, request }: { shop: Shop; request: Request },
  draft: {
    projection: StorefrontProjection;
    handles: readonly string[];
    settings: unknown;
    shopper: { country: string; language: string };
    scene: Scene;
  },
): Promise<DraftRendering[]> {
  const { projection, handles, scene } = draft;
  const { documentKey, compose } = projection;
  const blocks = storefrontBlocks(projections, localeOfRequest(request)).filter(({ handle }) =>
    handles.includes(handle),
  );
  if (compose === undefined || blocks.length === 0) return [];
  const now = new Date();
  const [stored, composed] = await Promise.all([
    readPreviewDocuments(shop.shopId, [], now),
    compose(shop.shopId, now, draft.settings),
  ]);
  const previews = await previewBlocks(shop.shopId, {
    blocks,
    documents: new Map([
      ...stored,
      [documentKey, { ...toWanted(composed), of: 'draft' as const }] as const,
    ]),
    projections: [projection],
    shopper: { ...draft.shopper, currency: scene.currency ?? shop.currency, signedIn: false },
    at: scene.at,
    priceMinor: scene.priceMinor,
  });
  return handles.flatMap((wanted) => {
    const preview = previews.get(wanted);
    const block = blocks.find(({ handle }) => handle === wanted);
    return preview === undefined || block === undefined ? [] : [{ ...preview, block: block.name }];
  });
}
