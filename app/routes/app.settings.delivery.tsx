import type { LinksFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';

import { DELIVERY_METAFIELD, DeliverySettings } from '../logistics/index.ts';
import { deliverySettings } from '../logistics/index.server.ts';
import blockStyles from '../logistics/storefront/delivery-estimate.css?url';
import { DeliveryPage } from '../logistics/ui/delivery-page.tsx';
import { ok, type Result } from '../kernel/result.ts';
import { retryPublication } from '../publishing/index.server.ts';
import { adminAction, adminLoader } from './admin-route.server.ts';
import { useSettingsSubmission } from './use-settings-submission.ts';

export { PageError as ErrorBoundary } from './page-error.tsx';

const Input = z.discriminatedUnion('intent', [
  z.strictObject({
    intent: z.literal('save'),
    settings: DeliverySettings,
    version: z.int().min(0),
  }),
  z.strictObject({ intent: z.literal('retry') }),
]);

/** The version after the save; null where nothing was saved. */
interface Saved {
  version: number | null;
}

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: blockStyles }];

export const loader = adminLoader({}, async ({ shop, locale }) => ({
  stored: await deliverySettings.read(shop.shopId, new Date()),
  locale,
}));

export const action = adminAction(
  { input: Input },
  async ({ shop, input }): Promise<Result<Saved, 'stale-version'>> => {
    if (input.intent === 'save') return deliverySettings.save(shop.shopId, input, new Date());
    await retryPublication(shop.shopId, DELIVERY_METAFIELD.key);
    return ok({ version: null });
  },
);

export default function DeliverySettingsRoute() {
  const { stored, locale } = useLoaderData<typeof loader>();
  const { t } = useTranslation('logistics');
  const submission = useSettingsSubmission(stored.publication, t('published.saved'));

  const { settings } = stored;
  return (
    <DeliveryPage
      stored={stored}
      firstCountry={settings.rules[0]?.countries[0] ?? settings.shipFromCountry}
      firstLanguage={locale}
      {...submission}
    />
  );
}
