import type { LinksFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';

import { ok, type Result } from '../kernel/result.ts';
import { retryPublication } from '../publishing/index.server.ts';
import { LOYALTY_METAFIELD, LoyaltySettings } from '../retention/index.ts';
import {
  listLoyaltyMarkets,
  listProductTypes,
  listShopLanguages,
  loyaltySettings,
} from '../retention/index.server.ts';
import blockStyles from '../retention/storefront/loyalty.css?url';
import { LoyaltyPage } from '../retention/ui/loyalty-page.tsx';
import { adminAction, adminLoader } from './admin-route.server.ts';
import { useSettingsSubmission } from './use-settings-submission.ts';

export { PageError as ErrorBoundary } from './page-error.tsx';

const Input = z.discriminatedUnion('intent', [
  z.strictObject({
    intent: z.literal('save'),
    settings: LoyaltySettings,
    version: z.int().min(0),
  }),
  z.strictObject({ intent: z.literal('retry') }),
]);

/** The version after the save; null where nothing was saved. */
interface Saved {
  version: number | null;
}

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: blockStyles }];

export const loader = adminLoader({}, async ({ shop: { shopId }, locale }) => {
  const [stored, markets, productTypes, languages] = await Promise.all([
    loyaltySettings.read(shopId, new Date()),
    listLoyaltyMarkets(shopId),
    listProductTypes(shopId),
    listShopLanguages(shopId),
  ]);
  return { stored, markets, productTypes, languages, locale };
});

export const action = adminAction(
  { input: Input },
  async ({ shop, input }): Promise<Result<Saved, 'stale-version'>> => {
    if (input.intent === 'save') return loyaltySettings.save(shop.shopId, input, new Date());
    await retryPublication(shop.shopId, LOYALTY_METAFIELD.key);
    return ok({ version: null });
  },
);

export default function LoyaltySettingsRoute() {
  const { stored, markets, productTypes, languages, locale } = useLoaderData<typeof loader>();
  const { t } = useTranslation('retention');
  const submission = useSettingsSubmission(stored.publication, t('published.saved'));

  return (
    <LoyaltyPage
      stored={stored}
      markets={markets}
      productTypes={productTypes}
      languages={languages}
      firstLanguage={locale}
      {...submission}
    />
  );
}
