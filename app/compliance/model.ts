/** What a merchant states about a shop's duties, and what is published of it to the storefront. */
import { z } from 'zod';

import { isCountryCode } from '../kernel/country.ts';
import { hasNumberForm, hasVatForm, NUMBER_SCHEMES } from './check-number.ts';
import { NOTICE_FIELDS } from './facts/notice-rules.ts';

/** Upper limits of everything a merchant can enter. */
export const COMPLIANCE_LIMITS = {
  nameCharacters: 120,
  addressCharacters: 300,
  addressLines: 6,
  contactCharacters: 254,
  linkCharacters: 300,
  sortingCharacters: 300,
  vatNumbers: 40,
} as const;

const Country = z.string().refine(isCountryCode, { error: 'country' });

/** Somebody who answers for a product: name, postal address, and an address on the net. */
export const ResponsibleContact = z.strictObject({
  name: z.string().trim().min(1, { error: 'missing' }).max(COMPLIANCE_LIMITS.nameCharacters),
  /** Lines as they are written on a letter. */
  address: z
    .string()
    .trim()
    .min(1, { error: 'missing' })
    .max(COMPLIANCE_LIMITS.addressCharacters)
    .refine((text) => text.split('\n').length <= COMPLIANCE_LIMITS.addressLines, {
      error: 'too_many_lines',
    }),
  email: z
    .string()
    .trim()
    .max(COMPLIANCE_LIMITS.contactCharacters)
    .regex(/^[\w.+-]{1,64}@[a-z0-9](?:[a-z0-9-]{0,62}\.)+[a-z]{2,24}$/i, { error: 'email' }),
});
export type ResponsibleContact = z.infer<typeof ResponsibleContact>;

/** A page of the shop ('/pages/imprint') or of another site (https); empty where there is none. */
export const NoticeLink = z
  .string()
  .trim()
  .max(COMPLIANCE_LIMITS.linkCharacters)
  .refine((text) => text === '' || isSafeLink(text), { error: 'link' });

/**
 * True for a path within the shop and for an https address, and for nothing else.
 * @example isSafeLink('//evil.example') // false: that is another site
 */
export function isSafeLink(text: string): boolean {
  if (/[\s<>"'\\{}]/.test(text)) return false;
  if (text.startsWith('/')) return !text.startsWith('//');
  return /^https:\/\/[a-z0-9.-]+\.[a-z]{2,}(?:[/?#]|$)/i.test(text);
}

/** What shoppers are told about duties and import taxes. */
export const DutiesStatement = z.enum(['included', 'on-delivery']);
export type DutiesStatement = z.infer<typeof DutiesStatement>;

const Registration = z
  .strictObject({
    scheme: z.enum(NUMBER_SCHEMES),
    number: z.string().trim().max(40),
    /** Whether shoppers see it, where the market leaves that open. */
    shown: z.boolean(),
  })
  .refine(({ scheme, number }) => hasNumberForm(scheme, number), {
    error: 'number',
    path: ['number'],
  });
export type Registration = z.infer<typeof Registration>;

const VatNumber = z
  .strictObject({ country: Country, number: z.string().trim().max(40) })
  .refine(({ country, number }) => hasVatForm(country, number), {
    error: 'number',
    path: ['number'],
  });

/** A merchant's compliance settings. Issue messages are short codes for the forms to translate. */
export const ComplianceSettings = z
  .strictObject({
    responsiblePerson: ResponsibleContact.nullable(),
    producer: ResponsibleContact.nullable(),
    registrations: z.array(Registration).max(NUMBER_SCHEMES.length),
    vatNumbers: z.array(VatNumber).max(COMPLIANCE_LIMITS.vatNumbers),
    /** How packaging is sorted in France; empty where nothing is said. */
    sorting: z.string().trim().max(COMPLIANCE_LIMITS.sortingCharacters),
    links: z.strictObject({ withdrawal: NoticeLink, imprint: NoticeLink, salesLaw: NoticeLink }),
    duties: z.array(z.strictObject({ country: Country, statement: DutiesStatement })).max(250),
    /** Fields that the merchant does without, for instance because the goods are no products. */
    without: z.array(z.enum(NOTICE_FIELDS)).max(NOTICE_FIELDS.length),
  })
  .superRefine((settings, context) => {
    const once = (list: 'registrations' | 'vatNumbers' | 'duties', keys: string[]) => {
      for (const [index, key] of keys.entries()) {
        if (keys.indexOf(key) === index) continue;
        context.addIssue({ code: 'custom', message: 'twice', path: [list, index] });
      }
    };
    once(
      'registrations',
      settings.registrations.map(({ scheme }) => scheme),
    );
    once(
      'vatNumbers',
      settings.vatNumbers.map(({ country }) => country),
    );
    once(
      'duties',
      settings.duties.map(({ country }) => country),
    );
  });
export type ComplianceSettings = z.infer<typeof ComplianceSettings>;

/** The version of the document that this code writes. */
export const COMPLIANCE_DOCUMENT_VERSION = 1;

const DocumentContact = z.object({
  name: z.string(),
  lines: z.array(z.string()),
  email: z.string(),
});

/** What a country's shoppers are told; a field that is left out is not said. */
export const CountryNotice = z.object({
  lowest_price: z.literal(true).optional(),
  duties: DutiesStatement.optional(),
  responsible: z.literal(true).optional(),
  producer: z.literal(true).optional(),
  /** Name of the register and number. */
  numbers: z.array(z.tuple([z.string(), z.string()])).optional(),
  vat: z.string().optional(),
  sorting: z.literal(true).optional(),
  withdrawal: z.literal(true).optional(),
  imprint: z.literal(true).optional(),
  sales_law: z.literal(true).optional(),
});
export type CountryNotice = z.infer<typeof CountryNotice>;

/**
 * What the storefront knows. Readers hide when they do not know the version; within a version
 * fields are only added.
 */
export const ComplianceDocument = z.object({
  version: z.literal(COMPLIANCE_DOCUMENT_VERSION),
  responsible: DocumentContact.nullable(),
  producer: DocumentContact.nullable(),
  sorting: z.string(),
  links: z.object({ withdrawal: z.string(), imprint: z.string(), sales_law: z.string() }),
  countries: z.record(z.string(), CountryNotice),
});
export type ComplianceDocument = z.infer<typeof ComplianceDocument>;
