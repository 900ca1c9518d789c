import { useFetcher, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';

import {
  COMPLIANCE_METAFIELD,
  ComplianceSettings,
  composeComplianceDocument,
  hasNotices,
} from '../compliance/index.ts';
import {
  complianceSettings,
  lowestPrices,
  readComplianceContext,
} from '../compliance/index.server.ts';
import { CompliancePage } from '../compliance/ui/compliance-page.tsx';
import { dateInZone } from '../kernel/calendar.ts';
import { ok, type Result } from '../kernel/result.ts';
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
    settings: ComplianceSettings,
    version: z.int().min(0),
  }),
  z.strictObject({ intent: z.literal('retry') }),
  PreviewInput.extend({ settings: ComplianceSettings }),
]);

export const loader = adminLoader({}, async ({ shop, locale }) => {
  const now = new Date();
  const [stored, context] = await Promise.all([
    complianceSettings.read(shop.shopId, now),
    readComplianceContext(shop.shopId, now),
  ]);
  return { stored, ...context, locale };
});

export const action = adminAction(
  { input: Input },
  async ({ shop, input }): Promise<Result<DraftAnswer, 'stale-version'>> => {
    const now = new Date();
    switch (input.intent) {
      case 'save': {
        const saved = await complianceSettings.save(shop.shopId, input, now);
        if (!saved.ok) return saved;
        await lowestPrices.refresh(shop.shopId, now);
        return ok({ rendering: null });
      }
      case 'retry':
        await retryPublication(shop.shopId, COMPLIANCE_METAFIELD.key);
        return ok({ rendering: null });
      case 'preview': {
        const asOn = dateInZone(shop.zone, now.getTime());
        const document = composeComplianceDocument(input.settings, { asOn });
        const rendering = await previewDraft(shop.shopId, {
          handle: 'compliance-notice',
          documents: { [COMPLIANCE_METAFIELD.key]: { document, ready: hasNotices(document) } },
          shopper: { ...input, currency: shop.currency },
        });
        return ok({ rendering });
      }
    }
  },
);

export default function ComplianceSettingsRoute() {
  const data = useLoaderData<typeof loader>();
  const preview = useFetcher<typeof action>();
  const { t } = useTranslation();
  const { stored } = data;
  const submission = useSettingsSubmission(stored.publication, t('settings.saved'));

  const send = { method: 'post', encType: 'application/json' } as const;
  return (
    <CompliancePage
      stored={stored}
      countries={data.countries}
      asOn={data.asOn}
      reductions={{ ...data.reductions, currency: data.currency }}
      firstLanguage={data.locale}
      {...submission}
      onAskPreview={(asked) =>
        preview.submit(JSON.stringify({ intent: 'preview', ...asked }), send)
      }
      rendering={preview.data?.ok === true ? preview.data.value.rendering : undefined}
    />
  );
}
