import type { CountryCode } from '../kernel/country.ts';
import { paymentFacts, type PaymentFacts, type PaymentMethod } from './facts/payment-facts.ts';
import { judgeMethod, type MethodEvidence, NO_EVIDENCE, type Verdict } from './judge-method.ts';
import type { MarketHints, MethodChoice, MethodId } from './model.ts';

/** Why a method is a candidate in a country or is none. */
export type HintReason =
  /** Orders were paid with it: see the evidence. */
  | 'works'
  | 'confirmed'
  /** Shown by the merchant's word, although the orders speak against it. */
  | 'confirmed-against-orders'
  | 'hidden'
  /** Shopify has no name for it by which the storefront could check that it is offered. */
  | 'not-checkable'
  /** Only orders can prove it, and the merchant's word is no order. */
  | 'needs-orders'
  | 'market-off'
  | Exclude<Verdict, 'works'>;

export interface ExplainedMethod {
  method: PaymentMethod;
  /** Published for the country; whether it is seen is up to Shopify's list of enabled types. */
  shown: boolean;
  reason: HintReason;
  choice: MethodChoice | null;
  evidence: MethodEvidence;
  /** Known to be looked for in the country. */
  expected: boolean;
}

/** What orders tell of a country's methods. */
export type CountryEvidence = Readonly<Record<MethodId, MethodEvidence>>;

/**
 * Every method that matters in a country, in local order, with the reason why it is shown or not.
 *
 * These are the methods that shoppers there look for, and those that orders were paid with or
 * the merchant has chosen; the latter come after the former, the most used first. Where credit must
 * not come first by law, pay-later methods come last.
 * @example
 *   explainHint('NL', { market, evidence }).map(({ method, reason }) => [method.id, reason])
 *   // [['ideal', 'works'], ['paypal', 'uncertain'], …]
 */
export function explainHint(
  country: CountryCode,
  input: {
    /** null for a country that the settings do not list. */
    market: MarketHints | null;
    evidence: CountryEvidence;
    facts?: PaymentFacts | undefined;
  },
): ExplainedMethod[] {
  const { market, evidence, facts = paymentFacts } = input;
  const choices = new Map(market?.methods.map(({ method, choice }) => [method, choice]));
  return methodsOf(country, [...choices.keys()], evidence, facts).map(({ method, expected }) => {
    const choice = choices.get(method.id) ?? null;
    const found = evidence[method.id] ?? NO_EVIDENCE;
    const reason = reasonFor(method, choice, judgeMethod(found));
    const shown = SHOWN.has(reason);
    return market?.shown === true || !shown
      ? { method, shown, reason, choice, evidence: found, expected }
      : { method, shown: false, reason: 'market-off', choice, evidence: found, expected };
  });
}

const SHOWN: ReadonlySet<HintReason> = new Set([
  'works',
  'confirmed',
  'confirmed-against-orders',
] as const);

function reasonFor(
  method: PaymentMethod,
  choice: MethodChoice | null,
  verdict: Verdict,
): HintReason {
  if (choice === 'hidden') return 'hidden';
  if (method.manual !== true && method.types.length === 0) return 'not-checkable';
  if (verdict === 'works') return 'works';
  if (method.manual === true) return verdict === 'not-seen' ? 'needs-orders' : verdict;
  if (choice === null) return verdict;
  return verdict === 'not-seen' || verdict === 'uncertain'
    ? 'confirmed'
    : 'confirmed-against-orders';
}

function methodsOf(
  country: CountryCode,
  chosen: readonly MethodId[],
  evidence: CountryEvidence,
  facts: PaymentFacts,
): { method: PaymentMethod; expected: boolean }[] {
  const preference = facts.preferenceOf(country);
  const expected = preference?.methods ?? [];
  const place = new Map(facts.methods.map(({ id }, index) => [id, index]));
  const others = [...new Set([...Object.keys(evidence), ...chosen])]
    .filter((id) => !expected.includes(id))
    .sort(
      (a, b) =>
        (evidence[b]?.successes ?? 0) - (evidence[a]?.successes ?? 0) ||
        (place.get(a) ?? 0) - (place.get(b) ?? 0),
    );
  const listed = [...expected, ...others].flatMap((id) => {
    const method = facts.methodOf(id);
    return method === undefined ? [] : [{ method, expected: expected.includes(id) }];
  });
  if (preference?.creditLast?.value !== true) return listed;
  const isCredit = ({ method }: { method: PaymentMethod }) => method.kind === 'bnpl';
  return [...listed.filter((one) => !isCredit(one)), ...listed.filter(isCredit)];
}
