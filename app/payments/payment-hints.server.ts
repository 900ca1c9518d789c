import { forShop, type ShopTransaction } from '../db/index.server.ts';
import type { CountryCode } from '../kernel/country.ts';
import { definePublishedSettings, requestPublication } from '../publishing/index.server.ts';
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
  compose: ({ shopId, settings, now, tx }) => composeHints(tx, shopId, settings, now),
});

async function composeHints(
  tx: ShopTransaction,
  shopId: number,
  settings: PaymentHintsSettings,
  now: Date,
) {
  const document = composePaymentHints(settings, await readPaymentEvidence(tx, shopId, now));
  return { document, ready: Object.keys(document.countries).length > 0 };
}

/**
 * Stores changed settings and asks for their publication as a part of an action's transaction, whose
 * own entry in the log tells of it. False where somebody has saved since `version`.
 */
export async function storeHints(
  tx: ShopTransaction,
  shopId: number,
  input: { settings: PaymentHintsSettings; version: number },
  now: Date,
): Promise<boolean> {
  const settings = PaymentHintsSettings.parse(input.settings);
  const stored = await tx.settingsDocument.updateMany({
    where: { domain: 'payments', version: input.version },
    data: { version: input.version + 1, value: settings },
  });
  if (stored.count !== 1) return false;
  const composed = await composeHints(tx, shopId, settings, now);
  await requestPublication(tx, shopId, PAYMENT_HINTS_METAFIELD.key, composed, now);
  return true;
}

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
