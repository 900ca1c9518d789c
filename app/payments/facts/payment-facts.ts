import type { CountryCode } from '../../kernel/country.ts';
import type { MethodId, MethodWord } from '../model.ts';
import sideErrors from './method-side-errors.json' with { type: 'json' };
import methodFile from './payment-methods.json' with { type: 'json' };
import preferenceFile from './payment-preferences.json' with { type: 'json' };

/** Where a fact comes from. `likely` is firm general knowledge or one weak source. */
export interface Sourced {
  source: string;
  asOn: string;
  confidence: 'seen' | 'likely';
}

export type MethodKind =
  'card' | 'wallet' | 'real-time-bank' | 'bank-transfer' | 'voucher' | 'bnpl' | 'cash-on-delivery';

/** A way to pay. */
export interface PaymentMethod extends Sourced {
  id: MethodId;
  /** Brand; null where a word says it all. */
  name: string | null;
  names?: Record<string, string> | undefined;
  word?: MethodWord | undefined;
  kind: MethodKind;
  cardBrand?: true | undefined;
  /** Known to offer instalments somewhere; not to every shopper and basket. */
  instalments?: true | undefined;
  /** Paid outside of any payment service: Liquid's list does not know it. */
  manual?: true | undefined;
  types: string[];
  /** Other names of it in orders. */
  aliases?: string[] | undefined;
}

/** What shoppers of a country look for. */
export interface PaymentPreference extends Sourced {
  /** The best-liked first. */
  methods: MethodId[];
  instalments: { usual: boolean; habit: string; source: string; confidence: string };
  creditLast?:
    { value: boolean; reason: string; source: string; effectiveFrom: string } | undefined;
}

export interface PaymentFacts {
  methods: readonly PaymentMethod[];
  methodOf: (id: MethodId) => PaymentMethod | undefined;
  /** undefined where no preference is known. */
  preferenceOf: (country: CountryCode) => PaymentPreference | undefined;
  /** Errors by which a method itself does not work here, whatever the shopper does. */
  methodSideErrors: readonly string[];
}

const methods = methodFile.methods as PaymentMethod[];
const byId = new Map(methods.map((method) => [method.id, method]));
const preferences = new Map(
  Object.entries(preferenceFile.countries as Record<CountryCode, PaymentPreference>),
);

/**
 * The facts in `payment-methods.json`, `payment-preferences.json` and `method-side-errors.json`.
 * Only facts of confidence `seen` or `likely` are in there; a test keeps it so.
 */
export const paymentFacts: PaymentFacts = {
  methods,
  methodOf: (id) => byId.get(id),
  preferenceOf: (country) => preferences.get(country),
  methodSideErrors: Object.keys(sideErrors.codes),
};
