import { useLoaderData } from '@remix-run/react';
import { z } from 'zod';

import { choosePeriod } from '../insights/index.ts';
import { PeriodRow } from '../insights/ui/period-select.tsx';
import { dateInZone } from '../kernel/calendar.ts';
import { PAYMENT_METRICS } from '../payments/index.ts';
import { readPaymentMatrix } from '../payments/index.server.ts';
import { PaymentsMatrixPage } from '../payments/ui/payments-matrix-page.tsx';
import { readDataPeriod } from '../sync/index.server.ts';
import { adminLoader } from './admin-route.server.ts';

export { PageError as ErrorBoundary } from './page-error.tsx';

/** What makes no sense in the address is as if it were not there. */
const Search = z.object({
  days: z.string().default('90').catch('90'),
  metric: z.enum(PAYMENT_METRICS).catch('success'),
  view: z.enum(['level', 'change']).catch('level'),
});

export const loader = adminLoader({ search: Search }, async ({ shop, locale, search }) => {
  const data = await readDataPeriod(shop.shopId);
  const chosen = choosePeriod(
    search.days,
    data && { fromOn: data.firstOn, toOn: data.lastOn },
    dateInZone(shop.zone, Date.now()),
  );
  const matrix = await readPaymentMatrix(shop.shopId, chosen, search.metric, locale);
  const compared = chosen.previous !== null;
  return { matrix, chosen, compared, view: compared ? search.view : ('level' as const) };
});

export default function PaymentsRoute() {
  const { chosen, ...page } = useLoaderData<typeof loader>();
  return <PaymentsMatrixPage {...page} period={<PeriodRow chosen={chosen} />} />;
}
