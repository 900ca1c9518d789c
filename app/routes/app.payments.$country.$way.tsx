import { useLoaderData } from '@remix-run/react';

import { choosePeriod } from '../insights/index.ts';
import { PeriodRow } from '../insights/ui/period-select.tsx';
import { dateInZone } from '../kernel/calendar.ts';
import { isCountryCode } from '../kernel/country.ts';
import { declineFacts } from '../payments/index.ts';
import { readPaymentCell } from '../payments/index.server.ts';
import { PaymentCellPage } from '../payments/ui/payment-cell-page.tsx';
import { readDataPeriod } from '../sync/index.server.ts';
import { adminLoader, notFound } from './admin-route.server.ts';

export { PageError as ErrorBoundary } from './page-error.tsx';

export const loader = adminLoader({}, async ({ shop, url, locale, params }) => {
  const { country = '', way = '' } = params;
  if (!isCountryCode(country) && country !== 'ZZ') throw notFound();
  const data = await readDataPeriod(shop.shopId);
  const chosen = choosePeriod(
    url.searchParams.get('days') ?? '90',
    data && { fromOn: data.firstOn, toOn: data.lastOn },
    dateInZone(shop.zone, Date.now()),
  );
  const detail = await readPaymentCell(shop.shopId, { country, way }, chosen, locale);
  if (detail === null) throw notFound();
  const { apiVersion, asOn } = declineFacts;
  return { detail, chosen, facts: { apiVersion, asOn } };
});

export default function PaymentCellRoute() {
  const { chosen, ...page } = useLoaderData<typeof loader>();
  return <PaymentCellPage {...page} period={<PeriodRow chosen={chosen} />} />;
}
