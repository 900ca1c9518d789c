import type { HintWords } from '../../../app/payments/index.ts';
import type { PanelTexts } from '../../../app/retention/index.ts';

/** A text in the plural forms of its language. */
export type Plural = Partial<Record<Intl.LDMLPluralRule, string>>;

/** The widgets' texts in one language: what the domains' locale files for the storefront say. */
export interface WidgetTexts {
  delivery_estimate: {
    label: string;
    to: string;
    days: Plural;
    range: Plural;
    order_within: string;
    order_by: string;
    duties_included: string;
    duties_on_delivery: string;
  };
  payment_hints: HintWords['payment_hints'];
  support_channels: {
    label: string;
    email: string;
    phone: string;
    hours: string;
    closed: string;
    closed_on: string;
    open_until: string;
    opens: string;
    new_tab: string;
  };
  compliance_notice: {
    label: string;
    lowest: string;
    lowest_of: string;
    duties_included: string;
    duties_on_delivery: string;
    responsible: string;
    producer: string;
    number: string;
    vat: string;
    sorting: string;
    withdraw: string;
    imprint: string;
    sales_law: string;
  };
  loyalty: PanelTexts;
  recommendations: { recommended: string };
}

/** Fills `{{ name }}`; a name without a value stays. @example fill('To {{ country }}', { country: 'FR' }) */
export function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{\{\s*(\w+)\s*\}\}/g, (whole, name: string) => values[name] ?? whole);
}

/** The form of a text for a number. */
export function pluralForm(forms: Plural, count: number, language: string): string {
  return forms[new Intl.PluralRules(language).select(count)] ?? forms.other ?? '';
}

/** Reading direction of a language. @example directionOf('ar') // 'rtl' */
export function directionOf(language: string): 'ltr' | 'rtl' {
  return /^(ar|fa|he|ur)\b/.test(language) ? 'rtl' : 'ltr';
}
