import type { CountryCode } from '../../kernel/country.ts';
import { hasNumberForm, hasVatForm, tidyNumber } from '../check-number.ts';
import type { ThresholdRule } from './rule-model.ts';

/** Forms of registration numbers that are neither VAT numbers nor in check-number.ts. */
const GST_FORMS: Readonly<Record<string, RegExp>> = {
  // Australian Business Number, or the Reference Number of the simplified registration (12 digits).
  AU: /^\d{11,12}$/,
  // Business Number with the account of the GST: 123456789RT0001.
  CA: /^\d{9}(RT\d{4})?$/,
  // IRD number.
  NZ: /^\d{8,9}$/,
  // Unique Entity Number or GST registration number.
  SG: /^[A-Z0-9]{9,10}$/,
  // CHE number, with or without the ending that names the tax.
  CH: /^CHE-?\d{3}\.?\d{3}\.?\d{3}(MWST|TVA|IVA)?$/,
  // Organization number, with MVA; VOEC numbers have seven digits.
  NO: /^(\d{9}(MVA)?|\d{7}|VOEC\d{7})$/,
  // Corporate number with T.
  JP: /^T?\d{13}$/,
};

/** Where the form of a number is looked up: the United Kingdom's VAT, an IOSS number … */
export type NumberKind = Pick<ThresholdRule, 'country' | 'duty'>;

/**
 * Whether a number has the form that the authority of a rule gives out; it says nothing of its
 * being real. Where no form is known, 4 to 20 letters, digits and dashes will do.
 * @example hasRegistrationForm({ country: 'AU', duty: 'gst' }, '51 824 753 556') // true
 */
export function hasRegistrationForm({ country, duty }: NumberKind, typed: string): boolean {
  const number = tidyNumber(typed);
  if (duty === 'ioss') return hasNumberForm('eu-ioss', number);
  // An OSS registration carries the VAT number of the member state of identification.
  if (country === 'EU') return EU_VAT.test(number) && hasVatForm(memberOf(number), number);
  if (country === 'GB') return hasVatForm('GB', number) || /^\d{9}(\d{3})?$/.test(number);
  return (GST_FORMS[country] ?? /^[A-Z0-9-]{4,20}$/).test(number);
}

const EU_VAT = /^[A-Z]{2}[A-Z0-9+*]{2,18}$/;

function memberOf(number: string): CountryCode {
  const prefix = number.slice(0, 2);
  return prefix === 'EL' ? 'GR' : prefix;
}
