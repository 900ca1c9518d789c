import { type ShouldRevalidateFunctionArgs, useLoaderData } from '@remix-run/react';

import { dayOfAddress, viewThresholdOverview } from '../compliance/index.server.ts';
import { ThresholdsPage } from '../compliance/ui/thresholds-page.tsx';
import { adminLoader } from './admin-route.server.ts';

export { PageError as ErrorBoundary } from './page-error.tsx';

export const loader = adminLoader({}, ({ shop, url }) =>
  viewThresholdOverview(shop.shopId, {
    now: new Date(),
    asOn: dayOfAddress(url.searchParams.get('asAt')),
  }),
);

/** Searching, filtering and sorting happen on the page: only another day needs other numbers. */
export function shouldRevalidate(args: ShouldRevalidateFunctionArgs): boolean {
  const { currentUrl, nextUrl, defaultShouldRevalidate } = args;
  if (currentUrl.pathname !== nextUrl.pathname || currentUrl.search === nextUrl.search) {
    return defaultShouldRevalidate;
  }
  return currentUrl.searchParams.get('asAt') !== nextUrl.searchParams.get('asAt');
}

export default function ComplianceRoute() {
  return <ThresholdsPage {...useLoaderData<typeof loader>()} />;
}
