import type { LinksFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';

import { ok, type Result } from '../kernel/result.ts';
import { PAYMENT_HINTS_METAFIELD, PaymentHintsSettings } from '../payments/index.ts';
import { paymentEvidenceOf, paymentHints, paymentMarketsOf } from '../payments/index.server.ts';
import blockStyles from '../payments/storefront/payment-hints.css?url';
import { PaymentsPage } from '../payments/ui/payments-page.tsx';
import { retryPublication } from '../publishing/index.server.ts';
import { adminAction, adminLoader } from './admin-route.server.ts';
import { useSettingsSubmission } from './use-settings-submission.ts';

export { PageError as ErrorBoundary } from './page-error.tsx';

const Input = z.discriminatedUnion('intent', [
  z.strictObject({
    intent: z.literal('save'),
    settings: PaymentHintsSettings,
    version: z.int().min(0),
  }),
  z.strictObject({ intent: z.literal('retry') }),
]);

/** The version after the save; null where nothing was saved. */
interface Saved {
  version: number | null;
}

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: blockStyles }];

export const loader = adminLoader({}, async ({ shop, locale }) => {
  const now = new Date();
  const [stored, markets, evidence] = await Promise.all([
    paymentHints.read(shop.shopId, now),
    paymentMarketsOf(shop.shopId),
    paymentEvidenceOf(shop.shopId, now),
  ]);
  return { stored, markets, evidence, locale, currency: shop.currency };
});

export const action = adminAction(
  { input: Input },
  async ({ shop, input }): Promise<Result<Saved, 'stale-version'>> => {
    if (input.intent === 'save') return paymentHints.save(shop.shopId, input, new Date());
    await retryPublication(shop.shopId, PAYMENT_HINTS_METAFIELD.key);
    return ok({ version: null });
  },
);

export default function PaymentHintsRoute() {
  const { stored, markets, evidence, locale, currency } = useLoaderData<typeof loader>();
  const { t } = useTranslation('payments');
  const submission = useSettingsSubmission(stored.publication, t('published.saved'));

  return (
    <PaymentsPage
      stored={stored}
      countries={markets.map(({ country }) => country)}
      currencyOf={(code) => markets.find(({ country }) => country === code)?.currency ?? currency}
      evidence={evidence}
      firstLanguage={locale}
      {...submission}
    />
  );
}
