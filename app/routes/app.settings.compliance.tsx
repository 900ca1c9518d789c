import { useLoaderData } from '@remix-run/react';

import { ComplianceSettings } from '../compliance/index.ts';
import {
  complianceSettings,
  lowestPrices,
  readComplianceContext,
} from '../compliance/index.server.ts';
import { CompliancePage } from '../compliance/ui/compliance-page.tsx';
import { localeOfRequest } from '../i18n/locale.ts';
import { adminLoader } from './admin-route.server.ts';
import { settingsAction } from './settings-route.server.ts';
import { useSettingsSubmission } from './use-settings-submission.ts';

export { PageError as ErrorBoundary } from './page-error.tsx';
export { revalidateSettings as shouldRevalidate } from './settings-refusal.ts';

export const loader = adminLoader({}, async ({ shop, locale, request }) => {
  const now = new Date();
  const [stored, context] = await Promise.all([
    complianceSettings.read(shop.shopId, now),
    readComplianceContext(shop.shopId, { now, locale: localeOfRequest(request) }),
  ]);
  return { stored, ...context, locale };
});

export const action = settingsAction({
  settings: complianceSettings,
  schema: ComplianceSettings,
  preview: { handles: ['compliance-notice'] },
  afterSave: (shopId, now) => lowestPrices.refresh(shopId, now),
});

export default function ComplianceSettingsRoute() {
  const data = useLoaderData<typeof loader>();
  const { stored } = data;
  return (
    <CompliancePage
      stored={stored}
      countries={data.countries}
      asOn={data.asOn}
      reductions={{ ...data.reductions, currency: data.currency }}
      regimes={data.regimes}
      firstLanguage={data.locale}
      {...useSettingsSubmission(stored.publication)}
    />
  );
}
