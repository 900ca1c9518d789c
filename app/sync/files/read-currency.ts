import type { ImportAnswers } from './model.ts';

const CODES = new Set(Intl.supportedValuesOf('currency'));

/** Signs that one currency has for itself. */
const SIGNS: Readonly<Record<string, string>> = {
  '€': 'EUR',
  '£': 'GBP',
  '₩': 'KRW',
  '₹': 'INR',
  '₺': 'TRY',
  '₽': 'RUB',
  '₪': 'ILS',
  '₫': 'VND',
  Đ: 'VND',
  '₱': 'PHP',
  '฿': 'THB',
  '₴': 'UAH',
  '₦': 'NGN',
  R$: 'BRL',
  US$: 'USD',
  USD$: 'USD',
  CA$: 'CAD',
  C$: 'CAD',
  A$: 'AUD',
  AU$: 'AUD',
  NZ$: 'NZD',
  HK$: 'HKD',
  NT$: 'TWD',
  SG$: 'SGD',
  S$: 'SGD',
  MX$: 'MXN',
  'CN¥': 'CNY',
  'JP¥': 'JPY',
  RMB: 'CNY',
  RM: 'MYR',
  RP: 'IDR',
  ZŁ: 'PLN',
  KČ: 'CZK',
  FT: 'HUF',
};

/** Signs that several currencies share, the usual ones first. */
const SHARED_SIGNS: Readonly<Record<string, readonly string[]>> = {
  $: ['USD', 'CAD', 'AUD', 'MXN', 'SGD', 'NZD', 'HKD', 'TWD', 'CLP', 'COP', 'ARS'],
  '¥': ['CNY', 'JPY'],
  元: ['CNY', 'TWD', 'HKD'],
  圆: ['CNY'],
  円: ['JPY'],
  KR: ['SEK', 'NOK', 'DKK', 'ISK'],
  R: ['ZAR'],
  RS: ['INR', 'PKR', 'LKR'],
};

/** True for a currency code that this machine knows. @example isCurrencyCode('EUR') // true */
export function isCurrencyCode(text: string): boolean {
  return CODES.has(text);
}

/**
 * Currencies that a code or sign can mean, the usual one first; empty where it means none.
 * @example currenciesOf('€') // ['EUR']
 * @example currenciesOf('¥') // ['CNY', 'JPY']
 */
export function currenciesOf(written: string): readonly string[] {
  const sign = written.normalize('NFKC').trim().toUpperCase();
  if (CODES.has(sign)) return [sign];
  const one = SIGNS[sign];
  return one !== undefined ? [one] : (SHARED_SIGNS[sign] ?? []);
}

/** The currency meant by a code or sign, with the help of the answers; null where it stays open. */
export function currencyMeant(written: string, answers: ImportAnswers): string | null {
  const possible = currenciesOf(written);
  if (possible.length === 1) return possible[0]!;
  return answers.symbolCurrencies?.[signKey(written)] ?? null;
}

/** How a sign is named in questions and answers. @example signKey('￥') // '¥' */
export function signKey(written: string): string {
  return written.normalize('NFKC').trim().toUpperCase();
}
