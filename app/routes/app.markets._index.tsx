import { type ShouldRevalidateFunctionArgs, useLoaderData } from '@remix-run/react';

import { choosePeriod } from '../insights/index.ts';
import { readMarkets } from '../insights/index.server.ts';
import { MarketsPage } from '../insights/ui/markets-page.tsx';
import { dateInZone } from '../kernel/calendar.ts';
import { readDataPeriod } from '../sync/index.server.ts';
import { adminLoader } from './admin-route.server.ts';

export { PageError as ErrorBoundary } from './page-error.tsx';

export const loader = adminLoader({}, async ({ shop, url }) => {
  const dataPeriod = await readDataPeriod(shop.shopId);
  const chosen = choosePeriod(
    url.searchParams.get('days'),
    dataPeriod && { fromOn: dataPeriod.firstOn, toOn: dataPeriod.lastOn },
    dateInZone(shop.zone, Date.now()),
  );
  return { chosen, markets: await readMarkets(shop.shopId, chosen.period) };
});

/** Searching and sorting happen on the page: only another period needs other numbers. */
export function shouldRevalidate(args: ShouldRevalidateFunctionArgs): boolean {
  const { currentUrl, nextUrl, defaultShouldRevalidate } = args;
  if (currentUrl.pathname !== nextUrl.pathname || currentUrl.search === nextUrl.search) {
    return defaultShouldRevalidate;
  }
  return currentUrl.searchParams.get('days') !== nextUrl.searchParams.get('days');
}

export default function MarketsRoute() {
  return <MarketsPage {...useLoaderData<typeof loader>()} />;
}
