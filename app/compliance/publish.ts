import type { CalendarDate } from '../kernel/calendar.ts';
import type { CountryCode } from '../kernel/country.ts';
import { NUMBER_FORMS, SECRET_SCHEMES, tidyNumber } from './check-number.ts';
import { countriesWithRules, type NoticeRule, rulesAsAt } from './facts/notice-rules.ts';
import {
  COMPLIANCE_DOCUMENT_VERSION,
  ComplianceDocument,
  type ComplianceSettings,
  type CountryNotice,
  type ResponsibleContact,
} from './model.ts';
import { reviewNotice } from './review-notice.ts';

/** App-data metafield that holds the document (type json). */
export const COMPLIANCE_METAFIELD = { namespace: 'portolan', key: 'compliance' } as const;

/**
 * Projects a merchant's settings into the document that the storefront reads: for each country
 * what its rules ask for as at a date, as far as the merchant has stated it.
 */
export function composeComplianceDocument(
  settings: ComplianceSettings,
  { asOn }: { asOn: CalendarDate },
): ComplianceDocument {
  const rules = rulesAsAt(asOn);
  const countries: Record<string, CountryNotice> = {};
  for (const country of countriesWithRules()) {
    const notice = noticeOf(settings, country, rules);
    if (Object.keys(notice).length > 0) countries[country] = notice;
  }
  const { links } = settings;
  return ComplianceDocument.parse({
    version: COMPLIANCE_DOCUMENT_VERSION,
    responsible: documentContact(settings.responsiblePerson),
    producer: documentContact(settings.producer),
    sorting: settings.sorting,
    links: { withdrawal: links.withdrawal, imprint: links.imprint, sales_law: links.salesLaw },
    countries,
  });
}

function noticeOf(
  settings: ComplianceSettings,
  country: CountryCode,
  rules: readonly NoticeRule[],
): CountryNotice {
  const notice: CountryNotice = {};
  for (const { rule, state } of reviewNotice(settings, country, rules)) {
    if (state === 'said') say(notice, settings, country, rule);
  }
  return notice;
}

function say(
  notice: CountryNotice,
  settings: ComplianceSettings,
  country: CountryCode,
  { asks, scheme }: NoticeRule,
): void {
  switch (asks) {
    case 'lowest-price':
      notice.lowest_price = true;
      break;
    case 'duties':
      notice.duties = settings.duties.find((duty) => duty.country === country)?.statement;
      break;
    case 'responsible-person':
      notice.responsible = true;
      break;
    case 'registration': {
      const found = settings.registrations.find((each) => each.scheme === scheme);
      if (found === undefined || SECRET_SCHEMES.has(found.scheme)) break;
      const { name } = NUMBER_FORMS[found.scheme];
      (notice.numbers ??= []).push([name, tidyNumber(found.number)]);
      break;
    }
    case 'vat-number': {
      const number = settings.vatNumbers.find((vat) => vat.country === country)?.number;
      if (number !== undefined) notice.vat = tidyNumber(number);
      break;
    }
    case 'sales-law':
      notice.sales_law = true;
      break;
    default:
      notice[asks] = true;
  }
}

function documentContact(contact: ResponsibleContact | null): ComplianceDocument['producer'] {
  if (contact === null) return null;
  const lines = contact.address.split('\n').map((line) => line.trim());
  return { name: contact.name, lines: lines.filter((line) => line !== ''), email: contact.email };
}

/** Whether any shopper would see a notice. */
export function hasNotices(document: ComplianceDocument): boolean {
  return Object.keys(document.countries).length > 0;
}
