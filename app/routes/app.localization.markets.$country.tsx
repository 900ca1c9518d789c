import { useLoaderData } from '@remix-run/react';

import { isCountryCode } from '../kernel/country.ts';
import {
  contactHabitsOf,
  marketFormats,
  marketProfileOf,
  profileSources,
} from '../localization/index.ts';
import { readLanguagesInMarket, sellsTo } from '../localization/index.server.ts';
import { MarketProfilePage } from '../localization/ui/market-profile-page.tsx';
import { adminLoader, notFound } from './admin-route.server.ts';

export { PageError as ErrorBoundary } from './page-error.tsx';

export const loader = adminLoader({}, async ({ shop, params }) => {
  const { country = '' } = params;
  if (!isCountryCode(country) || !(await sellsTo(shop.shopId, country))) throw notFound();
  const now = new Date();
  const languages = await readLanguagesInMarket(shop.shopId, country, now);
  const profile = marketProfileOf(country);
  return {
    ...{ country, profile, languages },
    formats:
      profile &&
      marketFormats(profile.locale, { currency: shop.currency, at: now, zone: shop.zone }),
    sources: profileSources,
    habits: contactHabitsOf(country),
  };
});

export default function MarketProfileRoute() {
  return <MarketProfilePage {...useLoaderData<typeof loader>()} />;
}
