import { useFetcher, useLoaderData } from '@remix-run/react';
import { z } from 'zod';

import {
  loadExchangeRates,
  ProfitLine,
  readCurrencies,
  saveProfitLine,
} from '../payments/index.server.ts';
import { CurrenciesPage } from '../payments/ui/currencies-page.tsx';
import { adminAction, adminLoader } from './admin-route.server.ts';

export { PageError as ErrorBoundary } from './page-error.tsx';

const Input = z.discriminatedUnion('intent', [
  z.strictObject({ intent: z.literal('load-rates') }),
  z.strictObject({ intent: z.literal('save-line'), line: ProfitLine }),
]);

export const loader = adminLoader({}, ({ shop }) => readCurrencies(shop.shopId, new Date()));

export const action = adminAction({ input: Input }, ({ shop, input }) =>
  input.intent === 'load-rates'
    ? loadExchangeRates(shop.shopId, new Date())
    : saveProfitLine(shop.shopId, input.line),
);

export default function CurrenciesRoute() {
  const data = useLoaderData<typeof loader>();
  const load = useFetcher<typeof action>();
  const save = useFetcher<typeof action>();
  const options = { method: 'post', encType: 'application/json' } as const;
  return (
    <CurrenciesPage
      data={data}
      onLoad={() => load.submit({ intent: 'load-rates' }, options)}
      loading={load.state !== 'idle'}
      loadFailed={load.data?.ok === false}
      onSaveLine={(profitLinePercent) =>
        save.submit({ intent: 'save-line', line: { profitLinePercent } }, options)
      }
      saving={save.state !== 'idle'}
    />
  );
}
