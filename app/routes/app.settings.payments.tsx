import { useLoaderData } from '@remix-run/react';

import { PaymentHintsSettings } from '../payments/index.ts';
import { paymentEvidenceOf, paymentHints, paymentMarketsOf } from '../payments/index.server.ts';
import { PaymentsPage } from '../payments/ui/payments-page.tsx';
import { adminLoader } from './admin-route.server.ts';
import { settingsAction } from './settings-route.server.ts';
import { useSettingsSubmission } from './use-settings-submission.ts';

export { PageError as ErrorBoundary } from './page-error.tsx';
export { revalidateSettings as shouldRevalidate } from './settings-refusal.ts';

export const loader = adminLoader({}, async ({ shop, locale }) => {
  const now = new Date();
  const [stored, markets, evidence] = await Promise.all([
    paymentHints.read(shop.shopId, now),
    paymentMarketsOf(shop.shopId),
    paymentEvidenceOf(shop.shopId, now),
  ]);
  return { stored, countries: markets.map(({ country }) => country), evidence, locale };
});

export const action = settingsAction({
  settings: paymentHints,
  schema: PaymentHintsSettings,
  preview: {
    handles: ['payment-hints'],
    scene: async ({ shop, country }) => {
      const markets = await paymentMarketsOf(shop.shopId);
      return {
        currency: markets.find((market) => market.country === country)?.currency ?? undefined,
      };
    },
  },
});

export default function PaymentHintsRoute() {
  const { stored, countries, evidence, locale } = useLoaderData<typeof loader>();
  return (
    <PaymentsPage
      stored={stored}
      countries={countries}
      evidence={evidence}
      firstLanguage={locale}
      {...useSettingsSubmission(stored.publication)}
    />
  );
}
