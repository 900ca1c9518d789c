import { countryName } from '../../kernel/country.ts';
import { type DeliveryDocument, estimateDelivery } from '../index.ts';
import { dates, duration, weekTime } from '../word-delivery.ts';

type Plural = Partial<Record<Intl.LDMLPluralRule, string>>;

/** The storefront block's texts in one language, as they stand in its locale file. */
export interface BlockWords {
  delivery_estimate: {
    to: string;
    days: Plural;
    range: Plural;
    order_within: string;
    order_by: string;
    duties_included: string;
    duties_on_delivery: string;
    empty: string;
  };
}

/** The lines of the block; a line that is not shown is null. */
export interface EstimateLines {
  to: string;
  when: string;
  cutOff: string | null;
  duties: string | null;
}

/**
 * What the storefront block says to a shopper in a country who looks at `now`; null where it
 * shows nothing.
 *
 * The formats are the block's own functions, the words its locale file; a test compares both.
 */
export function wordEstimate(
  document: DeliveryDocument,
  asked: { country: string; now: Date; language: string; words: BlockWords },
): EstimateLines | null {
  const { country, now, language } = asked;
  const words = asked.words.delivery_estimate;
  const lane = document.countries[country] ?? document.rest;
  const rule = lane && document.rules[lane.rule];
  if (!lane || !rule) return null;
  const estimate = estimateDelivery(document, { country, now });
  return {
    to: fill(words.to, { country: countryName(country, language) }),
    when:
      estimate === null
        ? businessDays(lane.days, words, language)
        : dates(language, estimate, 'short', 'short'),
    cutOff:
      estimate === null
        ? null
        : fill(estimate.orderWithinMinutes ? words.order_within : words.order_by, {
            time: estimate.orderWithinMinutes
              ? duration(language, estimate.orderWithinMinutes)
              : weekTime(language, estimate.cutOffAt),
          }),
    duties:
      rule.duties === 'included'
        ? words.duties_included
        : rule.duties === 'on-delivery'
          ? words.duties_on_delivery
          : null,
  };
}

function businessDays(
  [least, most]: readonly [number, number],
  words: BlockWords['delivery_estimate'],
  language: string,
): string {
  const forms = least === most ? words.days : words.range;
  const form = forms[new Intl.PluralRules(language).select(most)] ?? forms.other ?? '';
  return fill(form, { count: String(most), least: String(least) });
}

function fill(text: string, values: Record<string, string>): string {
  return text.replace(/\{\{\s*(\w+)\s*\}\}/g, (whole, name: string) => values[name] ?? whole);
}
