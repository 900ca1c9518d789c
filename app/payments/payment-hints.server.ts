import { forShop } from '../db/index.server.ts';
import { definePublishedSettings } from '../publishing/index.server.ts';
import { defaultPaymentHints } from './default-settings.ts';
import { PaymentHintsSettings } from './model.ts';
import { readPaymentEvidence } from './payment-evidence.server.ts';
import { composePaymentHints, PAYMENT_HINTS_METAFIELD, type PaymentEvidence } from './publish.ts';

/** Where hints are shown and what the merchant says of methods, and the document of the block. */
export const paymentHints = definePublishedSettings({
  domain: 'payments',
  schema: PaymentHintsSettings,
  documentKey: PAYMENT_HINTS_METAFIELD.key,
  propose: async (shopId) => defaultPaymentHints(await countriesOfMarkets(shopId)),
  compose: async ({ shopId, settings, now, tx }) => {
    const document = composePaymentHints(settings, await readPaymentEvidence(tx, shopId, now));
    return { document, ready: Object.keys(document.countries).length > 0 };
  },
});

/** Countries that the shop sells to by its active markets; without any, its own. */
export async function countriesOfMarkets(shopId: number): Promise<string[]> {
  const db = forShop(shopId);
  const [shop, markets] = await Promise.all([
    db.shop.findFirstOrThrow(),
    db.market.findMany({ where: { status: 'ACTIVE' }, orderBy: { marketId: 'asc' } }),
  ]);
  const countries = [...new Set(markets.flatMap((market) => market.countries))].sort();
  return countries.length > 0 ? countries : [shop.country ?? 'US'];
}

/** What the shop's orders tell of its ways to pay, as of `now`. */
export function paymentEvidenceOf(shopId: number, now: Date): Promise<PaymentEvidence> {
  return readPaymentEvidence(forShop(shopId), shopId, now);
}
