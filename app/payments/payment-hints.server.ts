import { forShop } from '../db/index.server.ts';
import type { CountryCode } from '../kernel/country.ts';
import { definePublishedSettings } from '../publishing/index.server.ts';
import { defaultPaymentHints } from './default-settings.ts';
import { paymentFacts } from './facts/payment-facts.ts';
import { PaymentHintsSettings } from './model.ts';
import { readPaymentEvidence } from './payment-evidence.server.ts';
import { composePaymentHints, PAYMENT_HINTS_METAFIELD, type PaymentEvidence } from './publish.ts';

const EVERY_TYPE = paymentFacts.methods.flatMap(({ types }) => types);

/** Where hints are shown and what the merchant says of methods, and the document of the block. */
export const paymentHints = definePublishedSettings({
  domain: 'payments',
  schema: PaymentHintsSettings,
  documentKey: PAYMENT_HINTS_METAFIELD.key,
  settingsPath: '/app/settings/payments',
  // A preview cannot ask Shopify what is enabled: it shows every candidate.
  pageObjects: () => Promise.resolve({ shop: { enabled_payment_types: EVERY_TYPE } }),
  propose: async (shopId) =>
    defaultPaymentHints((await paymentMarketsOf(shopId)).map(({ country }) => country)),
  compose: async ({ shopId, settings, now, tx }) => {
    const document = composePaymentHints(settings, await readPaymentEvidence(tx, shopId, now));
    return { document, ready: Object.keys(document.countries).length > 0 };
  },
});

/** A country that the shop sells to, and what its shoppers are charged in as far as we know. */
export interface PaymentMarket {
  country: CountryCode;
  currency: string | null;
}

/** Countries of the shop's active markets, in alphabetical order; without any, its own. */
export async function paymentMarketsOf(shopId: number): Promise<PaymentMarket[]> {
  const db = forShop(shopId);
  const [shop, markets] = await Promise.all([
    db.shop.findFirstOrThrow(),
    db.market.findMany({ where: { status: 'ACTIVE' }, orderBy: { marketId: 'asc' } }),
  ]);
  const currencies = new Map<CountryCode, string | null>();
  for (const { countries, currency } of markets) {
    for (const country of countries) {
      if (!currencies.has(country)) currencies.set(country, currency);
    }
  }
  if (currencies.size === 0) currencies.set(shop.country ?? 'US', shop.currency);
  return [...currencies]
    .map(([country, currency]) => ({ country, currency }))
    .sort((a, b) => (a.country < b.country ? -1 : 1));
}

/** What the shop's orders tell of its ways to pay, as of `now`. */
export function paymentEvidenceOf(shopId: number, now: Date): Promise<PaymentEvidence> {
  return readPaymentEvidence(forShop(shopId), shopId, now);
}
