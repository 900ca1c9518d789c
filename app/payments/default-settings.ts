import { type CountryCode, isCountryCode } from '../kernel/country.ts';
import { PAYMENT_HINTS_LIMITS, type PaymentHintsSettings } from './model.ts';

/**
 * Settings to start the form with: hints in every country that the shop's markets sell to, all
 * methods left to the shop's own orders, no word about instalments.
 * @example defaultPaymentHints(['NL']).markets // [{ country: 'NL', shown: true, methods: [] }]
 */
export function defaultPaymentHints(countries: readonly CountryCode[]): PaymentHintsSettings {
  const known = [...new Set(countries)].filter(isCountryCode).sort();
  return {
    markets: known
      .slice(0, PAYMENT_HINTS_LIMITS.markets)
      .map((country) => ({ country, shown: true, methods: [] })),
    mentionsInstalments: false,
  };
}
