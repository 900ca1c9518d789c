import type { CountryCode } from '../kernel/country.ts';

/** Registers whose numbers a merchant can enter. */
export const NUMBER_SCHEMES = [
  'de-lucid',
  'de-weee',
  'de-batteries',
  'fr-packaging',
  'fr-textiles',
  'fr-electrical',
  'fr-furniture',
  'fr-toys',
  'es-packaging',
  'pl-bdo',
  'eu-ioss',
] as const;
export type NumberScheme = (typeof NUMBER_SCHEMES)[number];

interface NumberForm {
  country: CountryCode;
  /** What shoppers read before the number, where the register has a name. */
  name: string;
  form: RegExp;
  example: string;
}

const FRENCH = { country: 'FR', form: /^FR\d{6}_\d{2}[A-Z0-9]{4}$/, example: 'FR123456_01ABCD' };

/** Forms that the registers have made public; where they come from is in the README. */
export const NUMBER_FORMS: Readonly<Record<NumberScheme, NumberForm>> = {
  'de-lucid': { country: 'DE', name: 'LUCID', form: /^DE\d{13}$/, example: 'DE1234567890123' },
  'de-weee': { country: 'DE', name: 'WEEE', form: /^DE\d{8}$/, example: 'DE12345678' },
  'de-batteries': { country: 'DE', name: 'Batt', form: /^DE\d{8}$/, example: 'DE12345678' },
  'fr-packaging': { ...FRENCH, name: 'REP emballages' },
  'fr-textiles': { ...FRENCH, name: 'REP textiles', example: 'FR123456_11ABCD' },
  'fr-electrical': { ...FRENCH, name: 'REP EEE', example: 'FR123456_05ABCD' },
  'fr-furniture': { ...FRENCH, name: 'REP ameublement', example: 'FR123456_10ABCD' },
  'fr-toys': { ...FRENCH, name: 'REP jouets', example: 'FR123456_12ABCD' },
  'es-packaging': {
    country: 'ES',
    name: 'ENV',
    form: /^ENV\/\d{4}\/\d{9}$/,
    example: 'ENV/2023/000012345',
  },
  'pl-bdo': { country: 'PL', name: 'BDO', form: /^\d{9}$/, example: '000123456' },
  'eu-ioss': { country: 'EU', name: 'IOSS', form: /^IM\d{10}$/, example: 'IM1234567890' },
};

/** Numbers that nobody may see: with an IOSS number anybody could send parcels on the shop's account. */
export const SECRET_SCHEMES: ReadonlySet<NumberScheme> = new Set<NumberScheme>(['eu-ioss']);

/** Forms of VAT numbers as the VIES system of the European Commission describes them. */
const VAT_FORMS: Readonly<Record<CountryCode, RegExp>> = {
  AT: /^ATU\d{8}$/,
  BE: /^BE[01]\d{9}$/,
  BG: /^BG\d{9,10}$/,
  CY: /^CY\d{8}[A-Z]$/,
  CZ: /^CZ\d{8,10}$/,
  DE: /^DE\d{9}$/,
  DK: /^DK\d{8}$/,
  EE: /^EE\d{9}$/,
  ES: /^ES[A-Z0-9]\d{7}[A-Z0-9]$/,
  FI: /^FI\d{8}$/,
  FR: /^FR[A-HJ-NP-Z0-9]{2}\d{9}$/,
  GB: /^GB(\d{9}|\d{12})$/,
  GR: /^EL\d{9}$/,
  HR: /^HR\d{11}$/,
  HU: /^HU\d{8}$/,
  IE: /^IE(\d{7}[A-W][A-I]?|\d[A-Z+*]\d{5}[A-W])$/,
  IT: /^IT\d{11}$/,
  LT: /^LT(\d{9}|\d{12})$/,
  LU: /^LU\d{8}$/,
  LV: /^LV\d{11}$/,
  MT: /^MT\d{8}$/,
  NL: /^NL[A-Z0-9+*]{9}B\d{2}$/,
  PL: /^PL\d{10}$/,
  PT: /^PT\d{9}$/,
  RO: /^RO\d{2,10}$/,
  SE: /^SE\d{12}$/,
  SI: /^SI\d{8}$/,
  SK: /^SK\d{10}$/,
};

/** A number as registers write it: no spaces, capital letters. */
export function tidyNumber(typed: string): string {
  return typed.replace(/[\s\u00a0]/g, '').toUpperCase();
}

/** Whether a number has the form that its register gives out; it says nothing of its being real. */
export function hasNumberForm(scheme: NumberScheme, typed: string): boolean {
  return NUMBER_FORMS[scheme].form.test(tidyNumber(typed));
}

/**
 * Whether a VAT number has the form of its country; any of 4 to 20 letters and digits where no
 * public form is known.
 * @example hasVatForm('GR', 'el123456789') // true: Greece writes EL
 */
export function hasVatForm(country: CountryCode, typed: string): boolean {
  return (VAT_FORMS[country] ?? /^[A-Z0-9-]{4,20}$/).test(tidyNumber(typed));
}
