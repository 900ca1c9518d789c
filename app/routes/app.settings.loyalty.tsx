import type { LinksFunction } from '@remix-run/node';
import { useFetcher, useLoaderData } from '@remix-run/react';
import { useAppBridge } from '@shopify/app-bridge-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';

import { ok, type Result } from '../kernel/result.ts';
import { retryPublication } from '../publishing/index.server.ts';
import { LOYALTY_METAFIELD, LoyaltySettings } from '../retention/index.ts';
import {
  listLoyaltyMarkets,
  listProductTypes,
  listShopLanguages,
  loyaltySettings,
} from '../retention/index.server.ts';
import blockStyles from '../retention/storefront/loyalty.css?url';
import { LoyaltyPage } from '../retention/ui/loyalty-page.tsx';
import { usePolling } from '../ui/use-polling.ts';
import { adminAction, adminLoader } from './admin-route.server.ts';

export { PageError as ErrorBoundary } from './page-error.tsx';

const Input = z.discriminatedUnion('intent', [
  z.strictObject({
    intent: z.literal('save'),
    settings: LoyaltySettings,
    version: z.int().min(0),
  }),
  z.strictObject({ intent: z.literal('retry') }),
]);

/** The version after the save; null where nothing was saved. */
interface Saved {
  version: number | null;
}

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: blockStyles }];

export const loader = adminLoader({}, async ({ shop: { shopId }, locale }) => {
  const [stored, markets, productTypes, languages] = await Promise.all([
    loyaltySettings.read(shopId, new Date()),
    listLoyaltyMarkets(shopId),
    listProductTypes(shopId),
    listShopLanguages(shopId),
  ]);
  return { stored, markets, productTypes, languages, locale };
});

export const action = adminAction(
  { input: Input },
  async ({ shop, input }): Promise<Result<Saved, 'stale-version'>> => {
    if (input.intent === 'save') return loyaltySettings.save(shop.shopId, input, new Date());
    await retryPublication(shop.shopId, LOYALTY_METAFIELD.key);
    return ok({ version: null });
  },
);

const PUBLISHING_POLL_MS = 1500;

export default function LoyaltySettingsRoute() {
  const { stored, markets, productTypes, languages, locale } = useLoaderData<typeof loader>();
  const save = useFetcher<typeof action>();
  const retry = useFetcher<typeof action>();
  const { t } = useTranslation('retention');
  const shopify = useAppBridge();
  usePolling(stored.publication.state === 'waiting' ? PUBLISHING_POLL_MS : null);

  const saved = save.data?.ok === true ? save.data : null;
  useEffect(() => {
    if (saved !== null) shopify.toast.show(t('published.saved'));
  }, [saved, shopify, t]);

  const send = { method: 'post', encType: 'application/json' } as const;
  return (
    <LoyaltyPage
      stored={stored}
      markets={markets}
      productTypes={productTypes}
      languages={languages}
      firstLanguage={locale}
      onSave={(settings, version) =>
        save.submit(JSON.stringify({ intent: 'save', settings, version }), send)
      }
      saving={save.state !== 'idle'}
      refusal={refusalOf(save.data)}
      onRetryPublication={() => retry.submit(JSON.stringify({ intent: 'retry' }), send)}
      retrying={retry.state !== 'idle'}
    />
  );
}

function refusalOf(answer: { ok: boolean; reason?: string } | undefined) {
  if (answer === undefined || answer.ok) return null;
  return answer.reason === 'stale-version' ? 'stale-version' : 'invalid';
}
