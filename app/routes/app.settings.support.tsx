import { useFetcher, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';

import { ok, type Result } from '../kernel/result.ts';
import {
  composeSupportDocument,
  hasChannels,
  SUPPORT_METAFIELD,
  SupportSettings,
} from '../localization/index.ts';
import { readSupportMarkets, supportSettings } from '../localization/index.server.ts';
import { SupportPage } from '../localization/ui/support-page.tsx';
import { retryPublication } from '../publishing/index.server.ts';
import { adminAction, adminLoader } from './admin-route.server.ts';
import { type DraftAnswer, previewDraft, PreviewInput } from './preview-draft.server.ts';
import { useSettingsSubmission } from './use-settings-submission.ts';

export { PageError as ErrorBoundary } from './page-error.tsx';
/** A preview changes nothing: the page does not have to be read again for it. */
export { keepOnPreview as shouldRevalidate } from './settings-refusal.ts';

const Input = z.discriminatedUnion('intent', [
  z.strictObject({
    intent: z.literal('save'),
    settings: SupportSettings,
    version: z.int().min(0),
  }),
  z.strictObject({ intent: z.literal('retry') }),
  PreviewInput.extend({ settings: SupportSettings }),
]);

export const loader = adminLoader({}, async ({ shop, locale }) => ({
  stored: await supportSettings.read(shop.shopId, new Date()),
  ...(await readSupportMarkets(shop.shopId)),
  locale,
}));

export const action = adminAction(
  { input: Input },
  async ({ shop, input }): Promise<Result<DraftAnswer, 'stale-version'>> => {
    const now = new Date();
    switch (input.intent) {
      case 'save': {
        const saved = await supportSettings.save(shop.shopId, input, now);
        return saved.ok ? ok({ rendering: null }) : saved;
      }
      case 'retry':
        await retryPublication(shop.shopId, SUPPORT_METAFIELD.key);
        return ok({ rendering: null });
      case 'preview': {
        const document = composeSupportDocument(input.settings, { asAt: now });
        const rendering = await previewDraft(shop.shopId, {
          handle: 'support-channels',
          documents: { [SUPPORT_METAFIELD.key]: { document, ready: hasChannels(document) } },
          shopper: { ...input, currency: shop.currency },
        });
        return ok({ rendering });
      }
    }
  },
);

export default function SupportSettingsRoute() {
  const { stored, countries, zone, locale } = useLoaderData<typeof loader>();
  const preview = useFetcher<typeof action>();
  const { t } = useTranslation();
  const submission = useSettingsSubmission(stored.publication, t('settings.saved'));

  const send = { method: 'post', encType: 'application/json' } as const;
  return (
    <SupportPage
      stored={stored}
      countries={countries}
      shopZone={zone}
      firstLanguage={locale}
      {...submission}
      onAskPreview={(asked) =>
        preview.submit(JSON.stringify({ intent: 'preview', ...asked }), send)
      }
      rendering={preview.data?.ok === true ? preview.data.value.rendering : undefined}
    />
  );
}
