import { useLoaderData } from '@remix-run/react';

import { ActionModal } from '../activity/ui/action-modal.tsx';
import { localeOfRequest } from '../i18n/locale.ts';
import { wordingOf } from '../i18n/wording.server.ts';
import { agreeWithInsights, choosePeriod, groupByTopic } from '../insights/index.ts';
import {
  listInsights,
  readMarketDetail,
  readMarketPanels,
  viewInsight,
} from '../insights/index.server.ts';
import { InsightsCard } from '../insights/ui/insights-card.tsx';
import { MarketPage } from '../insights/ui/market-page.tsx';
import { MarketPanels } from '../insights/ui/market-panels.tsx';
import { dateInZone } from '../kernel/calendar.ts';
import { isCountryCode } from '../kernel/country.ts';
import { deliverySettings } from '../logistics/index.server.ts';
import { MarketDeliveryCard } from '../logistics/ui/market-delivery-card.tsx';
import { marketPanels } from '../market-panels.server.ts';
import { readDataPeriod } from '../sync/index.server.ts';
import { adminLoader, notFound } from './admin-route.server.ts';
import { useActionApproval } from './use-action-approval.ts';

export { PageError as ErrorBoundary } from './page-error.tsx';

export const loader = adminLoader({}, async ({ shop, url, params, request }) => {
  const country = params['country'] ?? '';
  if (!isCountryCode(country) && country !== 'ZZ') throw notFound();
  const now = new Date();
  const wording = wordingOf(localeOfRequest(request), shop.zone);
  const [dataPeriod, delivery, open, panels] = await Promise.all([
    readDataPeriod(shop.shopId),
    deliverySettings.read(shop.shopId, now),
    listInsights(shop.shopId, { state: 'open', country, now }),
    readMarketPanels(marketPanels, shop.shopId, country, wording, now),
  ]);
  const chosen = choosePeriod(
    url.searchParams.get('days'),
    dataPeriod && { fromOn: dataPeriod.firstOn, toOn: dataPeriod.lastOn },
    dateInZone(shop.zone, now.getTime()),
  );
  const numbers = await readMarketDetail(shop.shopId, { ...chosen, country });
  const insights = open.map((insight) => viewInsight(insight, wording));
  return {
    market: { ...numbers, country, chosen },
    insights: groupByTopic(insights),
    panels: agreeWithInsights(panels, insights),
    settings: delivery.settings,
    confirmed: !delivery.isDefault,
  };
});

export default function MarketRoute() {
  const { market, settings, confirmed, insights, panels } = useLoaderData<typeof loader>();
  const approval = useActionApproval();
  return (
    <>
      <MarketPage
        market={market}
        insights={<InsightsCard cards={insights} actions={approval.insightActions} />}
        panels={
          <MarketPanels
            panels={panels}
            onAct={(next) => approval.propose({ ...next, insightId: null })}
          />
        }
        delivery={
          <MarketDeliveryCard country={market.country} settings={settings} confirmed={confirmed} />
        }
      />
      <ActionModal {...approval.modal} />
    </>
  );
}
