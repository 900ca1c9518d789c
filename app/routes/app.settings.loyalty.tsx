import { useLoaderData } from '@remix-run/react';

import { LoyaltySettings, typedPriceMinor } from '../retention/index.ts';
import {
  listLoyaltyMarkets,
  listProductTypes,
  listShopLanguages,
  loyaltySettings,
} from '../retention/index.server.ts';
import { LoyaltyPage } from '../retention/ui/loyalty-page.tsx';
import { adminLoader } from './admin-route.server.ts';
import { settingsAction } from './settings-route.server.ts';
import { useSettingsSubmission } from './use-settings-submission.ts';

export { PageError as ErrorBoundary } from './page-error.tsx';
export { revalidateSettings as shouldRevalidate } from './settings-refusal.ts';

export const loader = adminLoader({}, async ({ shop: { shopId }, locale }) => {
  const [stored, markets, productTypes, languages] = await Promise.all([
    loyaltySettings.read(shopId, new Date()),
    listLoyaltyMarkets(shopId),
    listProductTypes(shopId),
    listShopLanguages(shopId),
  ]);
  return { stored, markets, productTypes, languages, locale };
});

export const action = settingsAction({
  settings: loyaltySettings,
  schema: LoyaltySettings,
  preview: {
    handles: ['loyalty-points', 'loyalty-panel'],
    scene: async ({ shop, country, choices }) => {
      const markets = await listLoyaltyMarkets(shop.shopId);
      const market = markets.find(({ countries }) => countries.includes(country));
      const currency = market?.currency ?? shop.currency;
      return {
        currency,
        priceMinor: typedPriceMinor(choices['price'] ?? '', currency) ?? undefined,
      };
    },
  },
});

export default function LoyaltySettingsRoute() {
  const { stored, markets, productTypes, languages, locale } = useLoaderData<typeof loader>();
  return (
    <LoyaltyPage
      stored={stored}
      markets={markets}
      productTypes={productTypes}
      languages={languages}
      firstLanguage={locale}
      {...useSettingsSubmission(stored.publication)}
    />
  );
}
