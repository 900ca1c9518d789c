import {
  COMPLIANCE_METAFIELD,
  composeComplianceDocument,
  defaultComplianceSettings,
  LOWEST_PRICES_METAFIELD,
  LowestPricesDocument,
} from '../../../app/compliance/index.ts';
import {
  composeSupportDocument,
  defaultHours,
  defaultSupportSettings,
  SUPPORT_METAFIELD,
} from '../../../app/localization/index.ts';
import {
  composeDeliveryDocument,
  defaultDeliverySettings,
  DELIVERY_METAFIELD,
} from '../../../app/logistics/index.ts';
import {
  composePaymentHints,
  defaultPaymentHints,
  explainHint,
  PAYMENT_HINTS_METAFIELD,
} from '../../../app/payments/index.ts';
import {
  composeLoyaltyDocument,
  LOYALTY_METAFIELD,
  proposeLoyalty,
  RECOMMENDATIONS_DOCUMENT_VERSION,
  RECOMMENDATIONS_METAFIELD,
  type RecommendationsDocument,
} from '../../../app/retention/index.ts';
import type { SandboxShop } from '../../sandbox/model.ts';
import { sellableCountries } from '../../sandbox/storefront/shopper.ts';

/** What a shop that has filled in every form would publish, by metafield key. */
export function sampleDocuments(shop: SandboxShop, asAt: Date): Record<string, unknown> {
  const asOn = asAt.toISOString().slice(0, 10);
  const countries = sellableCountries(shop);
  return {
    [DELIVERY_METAFIELD.key]: composeDeliveryDocument(
      defaultDeliverySettings({
        ...{ country: shop.country, zone: shop.zone, marketCountries: countries, asOn },
      }),
      { asAt },
    ),
    [PAYMENT_HINTS_METAFIELD.key]: composePaymentHints(hintsEverywhere(countries), {}),
    [SUPPORT_METAFIELD.key]: composeSupportDocument(
      {
        ...defaultSupportSettings(),
        accounts: [
          { id: 'mail', kind: 'email', handle: 'hello@example.com' },
          { id: 'phone', kind: 'phone', handle: '+49 30 901820' },
          { id: 'whatsapp', kind: 'whatsapp', handle: '+49 30 901820' },
          { id: 'line', kind: 'line', handle: '@example' },
        ],
        hours: defaultHours(shop.zone),
      },
      { asAt },
    ),
    [COMPLIANCE_METAFIELD.key]: composeComplianceDocument(sampleCompliance(), { asOn }),
    [LOWEST_PRICES_METAFIELD.key]: reducedPrices(shop),
    [LOYALTY_METAFIELD.key]: composeLoyaltyDocument(
      proposeLoyalty(shop.markets.map(({ id, currency }) => ({ marketId: id, currency }))),
      shop.markets.map(({ id, countries: its }) => ({ marketId: id, countries: its })),
      shop.currency,
    ),
    [RECOMMENDATIONS_METAFIELD.key]: {
      version: RECOMMENDATIONS_DOCUMENT_VERSION,
      products: {},
      popular: shop.products.slice(3, 9).map(({ handle }) => handle),
      buyAgain: true,
    } satisfies RecommendationsDocument,
  };
}

/** Every method that a market looks for, by the merchant's word. */
function hintsEverywhere(countries: readonly string[]) {
  const settings = defaultPaymentHints(countries);
  return {
    ...settings,
    markets: settings.markets.map((market) => ({
      ...market,
      methods: explainHint(market.country, { market: null, evidence: {} })
        .filter(({ expected }) => expected)
        .map(({ method }) => ({ method: method.id, choice: 'confirmed' as const })),
    })),
  };
}

function sampleCompliance() {
  const contact = (name: string) => ({
    name,
    address: 'Musterstraße 1\n10115 Berlin\nGermany',
    email: 'product-safety@example.com',
  });
  return {
    ...defaultComplianceSettings(),
    responsiblePerson: contact('Example Responsible GmbH'),
    producer: contact('Example Goods Ltd'),
    registrations: [{ scheme: 'de-lucid' as const, number: 'DE1234567890123', shown: true }],
    links: { withdrawal: '/pages/withdrawal', imprint: '/pages/imprint', salesLaw: '' },
  };
}

/** Variants on sale for the first time: before, they had the price that is crossed out. */
function reducedPrices(shop: SandboxShop): LowestPricesDocument {
  const reduced = shop.products
    .flatMap(({ variants }) => variants)
    .flatMap(({ id, price, compareAtPrice }) =>
      compareAtPrice === null ? [] : [{ id, price, compareAtPrice }],
    );
  const hundredths = (price: string) => Math.round(Number(price) * 100);
  return LowestPricesDocument.parse({
    version: 1,
    currency: shop.currency,
    prices: Object.fromEntries(
      reduced.map(({ id, price, compareAtPrice }) => [
        id,
        [hundredths(price), hundredths(compareAtPrice)],
      ]),
    ),
  });
}
