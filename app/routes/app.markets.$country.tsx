import { useLoaderData } from '@remix-run/react';

import { choosePeriod } from '../insights/index.ts';
import { readMarketDetail } from '../insights/index.server.ts';
import { MarketPage } from '../insights/ui/market-page.tsx';
import { dateInZone } from '../kernel/calendar.ts';
import { isCountryCode } from '../kernel/country.ts';
import { deliverySettings } from '../logistics/index.server.ts';
import { MarketDeliveryCard } from '../logistics/ui/market-delivery-card.tsx';
import { readDataPeriod } from '../sync/index.server.ts';
import { adminLoader, notFound } from './admin-route.server.ts';

export { PageError as ErrorBoundary } from './page-error.tsx';

export const loader = adminLoader({}, async ({ shop, url, params }) => {
  const country = params['country'] ?? '';
  if (!isCountryCode(country) && country !== 'ZZ') throw notFound();
  const [dataPeriod, delivery] = await Promise.all([
    readDataPeriod(shop.shopId),
    deliverySettings.read(shop.shopId, new Date()),
  ]);
  const chosen = choosePeriod(
    url.searchParams.get('days'),
    dataPeriod && { fromOn: dataPeriod.firstOn, toOn: dataPeriod.lastOn },
    dateInZone(shop.zone, Date.now()),
  );
  const numbers = await readMarketDetail(shop.shopId, { ...chosen, country });
  return {
    market: { ...numbers, country, chosen },
    settings: delivery.settings,
    confirmed: !delivery.isDefault,
  };
});

export default function MarketRoute() {
  const { market, settings, confirmed } = useLoaderData<typeof loader>();
  return (
    <MarketPage
      market={market}
      delivery={
        <MarketDeliveryCard country={market.country} settings={settings} confirmed={confirmed} />
      }
    />
  );
}
