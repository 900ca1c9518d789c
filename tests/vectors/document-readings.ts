/**
 * The documents of version 1 as they were published on 2026-11-23, and what shoppers read of them.
 * The documents are never edited, and the readings only with the blocks' words: whatever reads
 * documents later has to read these. A new version gets files of its own beside them.
 */
import { readFileSync } from 'node:fs';

import type { z } from 'zod';

import { ComplianceDocument, LowestPricesDocument } from '../../app/compliance/index.ts';
import { SupportDocument } from '../../app/localization/index.ts';
import { PaymentHintsDocument } from '../../app/payments/index.ts';
import { LoyaltyDocument, RecommendationsDocument } from '../../app/retention/index.ts';

/** The instant at which the readings are taken: a Monday, an hour before the cut-off of noon UTC. */
export const READ_AT = '2026-11-23T12:00:00Z';

const frozen = (name: string) =>
  JSON.parse(readFileSync(new URL(`${name}-document-v1.json`, import.meta.url), 'utf8')) as Record<
    string,
    unknown
  >;

/** By metafield key. */
export const PUBLISHED: Record<string, { document: Record<string, unknown>; schema: z.ZodType }> = {
  payment_hints: { document: frozen('payment-hints'), schema: PaymentHintsDocument },
  support: { document: frozen('support'), schema: SupportDocument },
  compliance: { document: frozen('compliance'), schema: ComplianceDocument },
  lowest_prices: { document: frozen('lowest-prices'), schema: LowestPricesDocument },
  loyalty: { document: frozen('loyalty'), schema: LoyaltyDocument },
  recommendations: { document: frozen('recommendations'), schema: RecommendationsDocument },
};

const shelf = Object.fromEntries(
  ['mug', 'lamp', 'rug', 'vase'].map((handle, at) => [
    handle,
    {
      ...{ id: 10 + at, handle, title: handle, url: `/products/${handle}`, available: true },
      ...{ price_min: 1200, price_max: 1200, price_varies: false, featured_image: null },
    },
  ]),
);
const variant = (id: number, title: string, price: number, compareAt: number) => ({
  ...{ id, title, price, compare_at_price: compareAt },
});
const earning = {
  ...{ available: true, type: 'Lamp', 'gift_card?': false },
  variants: [{ id: 101, price: 1025 }],
  selected_or_first_available_variant: { id: 101 },
};

export interface Reading {
  handle: string;
  /** Documents that the block reads, the one in question first. */
  keys: string[];
  language: string;
  country: string;
  currency: string;
  /** More of the page's objects. */
  scope?: Record<string, unknown>;
  /** Lines of the block without a script. */
  lines: string[];
  /** The line that the script adds. */
  added?: string;
}

const PAYMENT_TYPES = ['visa', 'jcb', 'master', 'paypal', 'klarna-pay-later', 'lawson', 'tabby'];

export const READINGS: readonly Reading[] = [
  {
    ...{ handle: 'payment-hints', keys: ['payment_hints'] },
    ...{ language: 'de', country: 'DE', currency: 'EUR' },
    scope: { shop: { enabled_payment_types: PAYMENT_TYPES } },
    lines: [
      'Hier akzeptiert',
      'PayPal',
      'Klarna – Rechnung',
      'Karte: Visa · Mastercard',
      'Sie zahlen in EUR',
    ],
  },
  {
    ...{ handle: 'payment-hints', keys: ['payment_hints'] },
    ...{ language: 'ja', country: 'JP', currency: 'JPY' },
    scope: { shop: { enabled_payment_types: PAYMENT_TYPES } },
    lines: [
      '対応しているお支払い方法',
      'カード：Visa · JCB',
      'コンビニ払い',
      '代金引換',
      'お支払い通貨：JPY',
    ],
  },
  {
    ...{ handle: 'payment-hints', keys: ['payment_hints'] },
    ...{ language: 'ar', country: 'AE', currency: 'AED' },
    scope: { shop: { enabled_payment_types: PAYMENT_TYPES } },
    lines: [
      'وسائل الدفع المقبولة هنا',
      'البطاقة: Visa',
      'تابي',
      'الدفع عند الاستلام',
      'تابي: قد يكون الدفع بالتقسيط متاحًا. تظهر الشروط عند الدفع.',
      'تدفع بعملة AED',
    ],
  },
  {
    ...{ handle: 'support-channels', keys: ['support'] },
    ...{ language: 'fr', country: 'FR', currency: 'EUR' },
    lines: [
      'WeChat nordlicht_living',
      'E-mail hallo@nordlicht.example',
      'Horaires (heure d’Europe centrale)',
      'lun. – jeu.',
      '9:00 – 18:00',
      'ven.',
      '9:00 – 12:00, 13:00 – 16:30',
      'sam. – dim.',
      'Fermé',
      'Fermé : 24–25 déc. et 31 déc.',
    ],
    added: 'Ouvert actuellement, jusqu’à 17:00 (votre heure)',
  },
  {
    ...{ handle: 'support-channels', keys: ['support'] },
    ...{ language: 'en', country: 'US', currency: 'USD' },
    lines: [
      'Email hallo@nordlicht.example',
      'Phone +49 30 901820',
      'Opening hours (Central European Time)',
      'Mon – Thu',
      '9:00 AM – 6:00 PM',
      'Fri',
      '9:00 AM – 12:00 PM, 1:00 PM – 4:30 PM',
      'Sat – Sun',
      'Closed',
      'Closed on Dec 24 – 25 and Dec 31',
    ],
    added: 'Open now, until 5:00 PM your time',
  },
  {
    ...{ handle: 'compliance-notice', keys: ['compliance', 'lowest_prices'] },
    ...{ language: 'de', country: 'DE', currency: 'EUR' },
    scope: { product: { variants: [variant(11, 'Klein', 1500, 2500)] } },
    lines: [
      'Niedrigster Preis der 30 Tage vor der Ermäßigung: 20,00 €',
      'Zölle und Einfuhrabgaben sind im Preis enthalten',
      'Verantwortliche Person in der EU',
      'Prüfstelle Beispiel GmbH, Musterstraße 1, 10115 Berlin, Deutschland',
      'gpsr@example.com',
      'Hersteller',
      'Shenzhen Example Lighting Co., 1 Example Road, Shenzhen',
      'maker@example.com',
      'Registrierungsnummer (LUCID)',
      'DE1234567890123',
      'Registrierungsnummer (WEEE)',
      'DE12345678',
      'USt-IdNr.',
      'DE123456789',
      'Vertrag widerrufen',
      'Impressum',
    ],
  },
  {
    ...{ handle: 'compliance-notice', keys: ['lowest_prices', 'compliance'] },
    ...{ language: 'pl', country: 'PL', currency: 'EUR' },
    scope: {
      product: {
        variants: [
          variant(11, 'Mały', 1500, 2500),
          variant(12, 'Duży', 1800, 3100),
          variant(13, 'Inny', 1800, 3100),
        ],
      },
    },
    lines: [
      'Najniższe ceny z 30 dni przed obniżką',
      'Mały: 20,00 €',
      'Duży: 26,00 €',
      'Osoba odpowiedzialna w UE',
      'Prüfstelle Beispiel GmbH, Musterstraße 1, 10115 Berlin, Deutschland',
      'gpsr@example.com',
      'Producent',
      'Shenzhen Example Lighting Co., 1 Example Road, Shenzhen',
      'maker@example.com',
      'Odstąp od umowy tutaj',
    ],
  },
  {
    ...{ handle: 'loyalty-points', keys: ['loyalty'] },
    ...{ language: 'fr', country: 'FR', currency: 'EUR' },
    scope: { product: earning },
    lines: ['Vous gagnez 21 points avec ce produit'],
  },
  {
    ...{ handle: 'loyalty-panel', keys: ['loyalty'] },
    ...{ language: 'ja', country: 'JP', currency: 'JPY' },
    lines: [
      'ノルドリヒト クラブ',
      '￥100のお買い上げごとに1ポイント',
      'ポイントはご注文の14日後からご利用いただけます',
      'ポイントの有効期限はご注文から24か月です',
      'ログインしてポイントを確認',
    ],
  },
  {
    ...{ handle: 'loyalty-launcher', keys: ['loyalty'] },
    ...{ language: 'de', country: 'DE', currency: 'EUR' },
    lines: [
      'Nordlicht Club',
      '2 Punkte pro 1,00 € Einkaufswert',
      'Ab einem Bestellwert von 5,00 €',
      'Punkte werden 14 Tage nach der Bestellung einlösbar',
      'Punkte verfallen 24 Monate nach der Bestellung',
      'Zum Punktestand anmelden',
    ],
  },
  {
    ...{ handle: 'recommendations', keys: ['recommendations'] },
    ...{ language: 'sv', country: 'SE', currency: 'SEK' },
    scope: { all_products: shelf, product: shelf['mug'] },
    lines: ['Du kanske också gillar', 'lamp 12,00 kr', 'rug 12,00 kr'],
  },
  {
    ...{ handle: 'recommendations', keys: ['recommendations'] },
    ...{ language: 'en', country: 'US', currency: 'USD' },
    scope: {
      all_products: shelf,
      product: shelf['mug'],
      customer: { orders: [{ line_items: [{ product: shelf['vase'] }] }] },
    },
    lines: ['Buy it again', 'vase $12.00'],
  },
];

type Json = unknown;

/** Maps of a document, whose keys are data. */
const MAPS = new Set(['countries', 'earn', 'prices', 'words', 'names', 'products']);

/** A document of the same version by a later app: every object has a field that nobody knows. */
export function grown(value: Json, key = ''): Json {
  if (Array.isArray(value)) return value.map((inner) => grown(inner));
  if (typeof value !== 'object' || value === null) return value;
  const inner = Object.entries(value).map(([name, one]) => [name, grown(one, name)] as const);
  const more = MAPS.has(key) ? {} : { since2027: { shown: true, list: [1, 'two'] } };
  return { ...Object.fromEntries(inner), ...more };
}

export type DocumentPath = (string | number)[];

/** Every place of a document. */
export function pathsOf(value: Json, above: DocumentPath = []): DocumentPath[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [
    [...above, key],
    ...pathsOf(inner, [...above, key]),
  ]);
}

/** A copy with another value at a place. */
export function damaged(document: Json, [key, ...rest]: DocumentPath, value: Json): Json {
  if (key === undefined) return value;
  const copy = structuredClone(document) as Record<string | number, Json>;
  copy[key] = damaged(copy[key], rest, value);
  return copy;
}

/** What may stand where something else belongs. */
export const DAMAGES: readonly Json[] = [
  ...[undefined, null, '', 'oops', '<script>alert(1)</script>', '{{ shop.name }}', -1, 1e9, 0.5],
  ...[true, [], {}],
];

/** What no block may ever say. */
export const BROKEN =
  /<script|Liquid error|Translation missing|NaN|Invalid|undefined|Infinity|\[object/;
