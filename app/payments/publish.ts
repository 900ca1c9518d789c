import type { CountryCode } from '../kernel/country.ts';
import { type CountryEvidence, explainHint } from './explain-hint.ts';
import { paymentFacts, type PaymentFacts, type PaymentMethod } from './facts/payment-facts.ts';
import {
  PAYMENT_HINTS_DOCUMENT_VERSION,
  PAYMENT_HINTS_LIMITS,
  PaymentHintsDocument,
  type PaymentHintsSettings,
  type PublishedMethod,
} from './model.ts';

/** App-data metafield that holds the document (type json). */
export const PAYMENT_HINTS_METAFIELD = { namespace: 'portolan', key: 'payment_hints' } as const;

/** App-data metafield (type boolean) that tells the theme editor whether the block is of use. */
export const PAYMENT_HINTS_READY_METAFIELD = {
  namespace: 'portolan',
  key: 'payment_hints_ready',
} as const;

/** What the shop's orders tell, by country. */
export type PaymentEvidence = Readonly<Record<CountryCode, CountryEvidence>>;

/**
 * Projects settings and the shop's own orders into the document that the storefront reads.
 *
 * No number of any order is in it, and no date: the same evidence gives the same document. A
 * country without any certain method is left out, so that nothing is shown there.
 * @example composePaymentHints(settings, evidence).countries.NL // { methods: [0, 1, 2] }
 */
export function composePaymentHints(
  settings: PaymentHintsSettings,
  evidence: PaymentEvidence,
  facts: PaymentFacts = paymentFacts,
): PaymentHintsDocument {
  const methods: PublishedMethod[] = [];
  const positions = new Map<string, number>();
  const positionOf = (method: PaymentMethod): number => {
    const known = positions.get(method.id);
    if (known !== undefined) return known;
    positions.set(method.id, methods.length);
    return methods.push(publishedMethod(method)) - 1;
  };
  const countries: PaymentHintsDocument['countries'] = {};
  const markets = [...settings.markets].sort((a, b) => (a.country < b.country ? -1 : 1));
  for (const market of markets) {
    const { country } = market;
    const shown = explainHint(country, { market, evidence: evidence[country] ?? {}, facts })
      .filter((one) => one.shown)
      .slice(0, PAYMENT_HINTS_LIMITS.methodsPerCountry)
      .map(({ method }) => method);
    if (shown.length === 0) continue;
    const credit = mayMentionInstalments(settings, country, facts)
      ? shown.filter(({ instalments }) => instalments === true).map(positionOf)
      : [];
    countries[country] = {
      methods: shown.map(positionOf),
      ...(credit.length > 0 ? { credit } : {}),
    };
  }
  return PaymentHintsDocument.parse({
    version: PAYMENT_HINTS_DOCUMENT_VERSION,
    methods,
    countries,
  });
}

/** Where the merchant wants it, shoppers are used to it, and no law keeps credit in the back. */
function mayMentionInstalments(
  settings: PaymentHintsSettings,
  country: CountryCode,
  facts: PaymentFacts,
): boolean {
  const preference = facts.preferenceOf(country);
  return (
    settings.mentionsInstalments &&
    preference?.instalments.usual === true &&
    preference.creditLast?.value !== true
  );
}

function publishedMethod(method: PaymentMethod): PublishedMethod {
  return {
    types: method.types,
    ...(method.name === null ? {} : { name: method.name }),
    ...(method.names === undefined ? {} : { names: method.names }),
    ...(method.word === undefined ? {} : { word: method.word }),
    ...(method.cardBrand === true ? { card: true as const } : {}),
    ...(method.manual === true ? { manual: true as const } : {}),
  };
}
