import { z } from 'zod';

import type { Shop } from '../db/index.server.ts';
import { ok, type Result } from '../kernel/result.ts';
import { type PublishedSettings, retryPublication } from '../publishing/index.server.ts';
import { adminAction } from './admin-route.server.ts';
import {
  type DraftRendering,
  previewDraft,
  PreviewInput,
  type Scene,
} from './preview-draft.server.ts';

/** What a settings page's action answers: pictures of the draft where they were asked for. */
export interface SettingsAnswer {
  renderings: DraftRendering[] | null;
}

/** What the preview of a settings page is about. */
export interface AskedScene<Settings> {
  settings: Settings;
  country: string;
  choices: Readonly<Record<string, string>>;
  shop: Shop;
  now: Date;
}

/**
 * The action of a settings page: `save` with the version that the form was loaded with, `retry`
 * of a publication that failed, and `preview` of a draft.
 * @example
 *   export const action = settingsAction({
 *     settings: supportSettings, schema: SupportSettings, preview: { handles: ['support-channels'] },
 *   });
 */
export function settingsAction<Settings extends object>(page: {
  settings: PublishedSettings<Settings>;
  schema: z.ZodType<Settings>;
  preview: {
    /** Blocks of the theme app extension, in the order of the page. */
    handles: readonly string[];
    scene?: ((asked: AskedScene<Settings>) => Promise<Scene> | Scene) | undefined;
  };
  /** What else follows from a save, once it is stored. */
  afterSave?: ((shopId: number, now: Date) => Promise<void>) | undefined;
}) {
  const { settings: published, schema, preview } = page;
  const Input = z.discriminatedUnion('intent', [
    z.strictObject({ intent: z.literal('save'), settings: schema, version: z.int().min(0) }),
    z.strictObject({ intent: z.literal('retry') }),
    PreviewInput.extend({ settings: schema }),
  ]);
  return adminAction(
    { input: Input },
    async ({ shop, request, input, userId }): Promise<Result<SettingsAnswer, 'stale-version'>> => {
      const now = new Date();
      switch (input.intent) {
        case 'save': {
          const saved = await published.save(shop.shopId, input, now, {
            kind: 'merchant',
            id: userId,
          });
          if (!saved.ok) return saved;
          await page.afterSave?.(shop.shopId, now);
          return ok({ renderings: null });
        }
        case 'retry':
          await retryPublication(shop.shopId, published.documentKey);
          return ok({ renderings: null });
        case 'preview': {
          const { country, language, settings, choices } = input;
          const scene = await preview.scene?.({ settings, country, choices, shop, now });
          const renderings = await previewDraft(
            { shop, request },
            {
              projection: published,
              handles: preview.handles,
              settings,
              shopper: { country, language },
              scene: scene ?? {},
            },
          );
          return ok({ renderings });
        }
      }
    },
  );
}
