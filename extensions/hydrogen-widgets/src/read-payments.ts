import { type HintLines, PaymentHintsDocument, wordHints } from '../../../app/payments/index.ts';
import { type Answer, readDocument } from './read-answer.ts';
import type { WidgetTexts } from './texts.ts';

/** What the Storefront API calls cards and wallets, and what the documents call them. */
const TYPES: Readonly<Record<string, string>> = {
  AMERICAN_EXPRESS: 'american_express',
  DINERS_CLUB: 'diners_club',
  DISCOVER: 'discover',
  JCB: 'jcb',
  MASTERCARD: 'master',
  VISA: 'visa',
  APPLE_PAY: 'apple_pay',
  GOOGLE_PAY: 'google_pay',
  SHOPIFY_PAY: 'shopify_pay',
};

/**
 * The ways to pay in words, the same as the block's.
 *
 * The block asks Shopify what is enabled for the shopper's region and currency; the Storefront API
 * only tells cards and wallets. Any other way is said where the storefront's developer names it in
 * `enabled`, by its name in Liquid's `shop.enabled_payment_types`: nothing where nothing is certain.
 */
export function readPayments(
  answer: Answer,
  texts: WidgetTexts,
  language: string,
  enabled: readonly string[],
): HintLines | null {
  const document = readDocument(answer, 'payment_hints', PaymentHintsDocument);
  if (document === null) return null;
  const { acceptedCardBrands, supportedDigitalWallets } = answer.shop.paymentSettings;
  const told = [...acceptedCardBrands, ...supportedDigitalWallets];
  return wordHints(document, {
    country: answer.localization.country.isoCode,
    language,
    enabledTypes: [...told.flatMap((name) => TYPES[name] ?? []), ...enabled],
    currency: answer.localization.country.currency.isoCode,
    words: texts,
  });
}
