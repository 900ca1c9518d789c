import { useLoaderData } from '@remix-run/react';

import { DeliverySettings, previewInstant, PreviewMoment } from '../logistics/index.ts';
import { deliverySettings, readFollowChoices } from '../logistics/index.server.ts';
import { DeliveryPage } from '../logistics/ui/delivery-page.tsx';
import { adminLoader } from './admin-route.server.ts';
import { settingsAction } from './settings-route.server.ts';
import { useSettingsSubmission } from './use-settings-submission.ts';

export { PageError as ErrorBoundary } from './page-error.tsx';
export { revalidateSettings as shouldRevalidate } from './settings-refusal.ts';

export const loader = adminLoader({}, async ({ shop, locale }) => ({
  stored: await deliverySettings.read(shop.shopId, new Date()),
  followChoices: await readFollowChoices(shop.shopId),
  locale,
}));

export const action = settingsAction({
  settings: deliverySettings,
  schema: DeliverySettings,
  preview: {
    handles: ['delivery-estimate'],
    scene: ({ settings, choices, now }) => {
      const moment = PreviewMoment.catch('now').parse(choices['moment']);
      return { at: previewInstant(moment, settings, now) };
    },
  },
});

export default function DeliverySettingsRoute() {
  const { stored, followChoices, locale } = useLoaderData<typeof loader>();
  const { settings } = stored;
  return (
    <DeliveryPage
      stored={stored}
      followChoices={followChoices}
      firstCountry={settings.rules[0]?.countries[0] ?? settings.shipFromCountry}
      firstLanguage={locale}
      {...useSettingsSubmission(stored.publication)}
    />
  );
}
