/** Shops in fourteen countries: what their orders were paid with, and what Shopify has enabled. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import {
  composePaymentHints,
  type HintLines,
  type HintWords,
  type MethodEvidence,
  NO_EVIDENCE,
  type PaymentEvidence,
  type PaymentHintsDocument,
} from '../../app/payments/index.ts';

export const EXTENSION_FOLDER = fileURLToPath(
  new URL('../../extensions/storefront-widgets', import.meta.url),
);

/** Languages of the block. */
export const LANGUAGES = (
  'bg cs da de el en es et fi fr ga hr hu it lt lv mt nl pl pt-PT ro sk sl sv ' +
  'zh-CN zh-TW ja ko pt-BR tr ar'
).split(' ');

export interface HintCase {
  currency: string;
  /** Methods that many orders were paid with. */
  works: string[];
  /** Methods whose payments mostly fail. */
  fails?: string[];
  enabledTypes: string[];
}

export const CASES: Record<string, HintCase> = {
  DE: {
    currency: 'EUR',
    works: ['paypal', 'klarna_later', 'visa', 'mastercard', 'sepa_debit', 'sepa_transfer', 'amex'],
    fails: ['apple_pay'],
    enabledTypes: [
      ...['visa', 'master', 'american_express', 'paypal', 'klarna', 'klarna-pay-later'],
      ...['sepadirectdebit', 'apple_pay'],
    ],
  },
  NL: {
    currency: 'EUR',
    works: ['ideal', 'visa', 'paypal', 'bancontact'],
    fails: ['klarna'],
    enabledTypes: ['idealwero', 'visa', 'klarna', 'bancontact'],
  },
  FR: {
    currency: 'EUR',
    works: ['cartes_bancaires', 'visa', 'mastercard', 'alma', 'oney'],
    enabledTypes: ['cartes_bancaires', 'visa', 'master', 'alma'],
  },
  PL: {
    currency: 'PLN',
    works: ['blik', 'przelewy24', 'visa', 'cod'],
    enabledTypes: ['visa', 'blik', 'przelewy24'],
  },
  SE: {
    currency: 'SEK',
    works: ['klarna', 'klarna_slice', 'swish', 'visa'],
    enabledTypes: ['klarna', 'klarna-slice-it', 'swish', 'visa'],
  },
  PT: {
    currency: 'EUR',
    works: ['mbway', 'multibanco'],
    enabledTypes: ['mb', 'mbway', 'visa'],
  },
  RO: { currency: 'RON', works: ['cod', 'visa'], enabledTypes: ['visa', 'master'] },
  GR: { currency: 'EUR', works: ['iris', 'cod'], enabledTypes: [] },
  JP: {
    currency: 'JPY',
    works: ['visa', 'jcb', 'konbini', 'rakuten_pay', 'cod'],
    enabledTypes: ['jcb', 'visa', 'lawson', 'rakuten_pay', 'pay_pay'],
  },
  KR: { currency: 'KRW', works: ['kakao_pay', 'visa'], enabledTypes: ['kakao_pay', 'visa'] },
  BR: {
    currency: 'BRL',
    works: ['pix', 'visa', 'mastercard', 'boleto', 'card_parcelado'],
    enabledTypes: ['pix', 'visa', 'master', 'boleto', 'elo'],
  },
  CN: {
    currency: 'CNY',
    works: ['alipay', 'wechat_pay', 'unionpay'],
    enabledTypes: ['alipay', 'wechatpay', 'unionpay'],
  },
  US: {
    currency: 'USD',
    works: ['visa', 'amex', 'paypal', 'shop_pay', 'affirm', 'discover'],
    enabledTypes: ['visa', 'american_express', 'discover', 'paypal', 'shopify_pay', 'affirm'],
  },
  AE: {
    currency: 'AED',
    works: ['visa', 'tabby', 'tamara', 'cod'],
    enabledTypes: ['tabby', 'tamara', 'visa'],
  },
};

const WORKS: MethodEvidence = { ...NO_EVIDENCE, attempts: 40, successes: 39, latest: [true] };
const FAILS: MethodEvidence = { ...NO_EVIDENCE, attempts: 40, successes: 9, latest: [true] };

/** The document of a shop that sells to all these countries and mentions instalments. */
export function documentOfCases(): PaymentHintsDocument {
  const evidence: PaymentEvidence = Object.fromEntries(
    Object.entries(CASES).map(([country, { works, fails }]) => [
      country,
      {
        ...Object.fromEntries(works.map((method) => [method, WORKS])),
        ...Object.fromEntries((fails ?? []).map((method) => [method, FAILS])),
      },
    ]),
  );
  const markets = Object.keys(CASES).map((country) => ({ country, shown: true, methods: [] }));
  return composePaymentHints({ markets, mentionsInstalments: true }, evidence);
}

/** The block's texts in a language, from the built extension. */
export function wordsOf(language: string): HintWords {
  const name = language === 'en' ? 'en.default' : language;
  const file = path.join(EXTENSION_FOLDER, 'locales', `${name}.json`);
  return JSON.parse(readFileSync(file, 'utf8')) as HintWords;
}

/** Every line of the block in one. */
export function inOneLine(lines: HintLines | null): string {
  if (lines === null) return '';
  const items = lines.items.map(({ text, types }) => `[${types.join(' ')}] ${text}`);
  return [lines.heading, ...items, lines.credit, lines.payIn]
    .filter((line) => line !== null)
    .join(' | ');
}
