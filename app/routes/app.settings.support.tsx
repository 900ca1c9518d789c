import { useLoaderData } from '@remix-run/react';

import { SupportSettings } from '../localization/index.ts';
import { readSupportMarkets, supportSettings } from '../localization/index.server.ts';
import { SupportPage } from '../localization/ui/support-page.tsx';
import { adminLoader } from './admin-route.server.ts';
import { settingsAction } from './settings-route.server.ts';
import { useSettingsSubmission } from './use-settings-submission.ts';

export { PageError as ErrorBoundary } from './page-error.tsx';
export { revalidateSettings as shouldRevalidate } from './settings-refusal.ts';

export const loader = adminLoader({}, async ({ shop, locale }) => ({
  stored: await supportSettings.read(shop.shopId, new Date()),
  ...(await readSupportMarkets(shop.shopId)),
  locale,
}));

export const action = settingsAction({
  settings: supportSettings,
  schema: SupportSettings,
  preview: { handles: ['support-channels'] },
});

export default function SupportSettingsRoute() {
  const { stored, countries, zone, locale } = useLoaderData<typeof loader>();
  return (
    <SupportPage
      stored={stored}
      countries={countries}
      shopZone={zone}
      firstLanguage={locale}
      {...useSettingsSubmission(stored.publication)}
    />
  );
}
