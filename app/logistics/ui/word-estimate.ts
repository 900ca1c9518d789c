import { countryName } from '../../kernel/country.ts';
import { type DeliveryDocument, estimateDelivery } from '../index.ts';

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
 * The words and formats are the block's own: a test reads both out and compares them.
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
        : dateRange(estimate.earliestOn, estimate.latestOn, language),
    cutOff:
      estimate === null
        ? null
        : fill(estimate.orderWithinMinutes ? words.order_within : words.order_by, {
            time: orderTime(estimate.orderWithinMinutes, estimate.cutOffAt, language),
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

function dateRange(earliestOn: string, latestOn: string, language: string): string {
  return new Intl.DateTimeFormat(language, {
    calendar: 'gregory',
    timeZone: 'UTC',
    weekday: 'short',
    month: 'short',
    day: 'numeric',
  }).formatRange(new Date(earliestOn), new Date(latestOn));
}

function orderTime(minutes: number | null, cutOffAt: Date, language: string): string {
  if (!minutes) {
    return new Intl.DateTimeFormat(language, {
      weekday: 'short',
      hour: 'numeric',
      minute: '2-digit',
    }).format(cutOffAt);
  }
  const units = [
    [Math.floor(minutes / 60), 'hour'],
    [minutes % 60, 'minute'],
  ] as const;
  return new Intl.ListFormat(language, { type: 'unit', style: 'narrow' }).format(
    units
      .filter(([value]) => value > 0)
      .map(([value, unit]) =>
        new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'short' }).format(
          value,
        ),
      ),
  );
}

function fill(text: string, values: Record<string, string>): string {
  return text.replace(/\{\{\s*(\w+)\s*\}\}/g, (whole, name: string) => values[name] ?? whole);
}
