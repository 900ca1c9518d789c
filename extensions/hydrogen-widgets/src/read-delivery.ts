import { DeliveryDocument } from '../../../app/logistics/index.ts';
import type { DeliveryData } from './data.ts';
import { type Answer, readDocument } from './read-answer.ts';
import { fill, pluralForm, type WidgetTexts } from './texts.ts';

/** What is published of delivery to the shopper's country; null where nothing is said there. */
export function readDelivery(
  answer: Answer,
  texts: WidgetTexts,
  language: string,
): DeliveryData | null {
  const document = readDocument(answer, 'delivery', DeliveryDocument);
  const country = answer.localization.country.isoCode;
  const own =
    document && Object.hasOwn(document.countries, country) ? document.countries[country] : null;
  const lane = own ?? document?.rest;
  const rule = lane && document?.rules[lane.rule];
  if (!document || !lane || !rule) return null;

  const [least, most] = lane.days;
  const words = texts.delivery_estimate;
  const forms = least === most ? words.days : words.range;
  return {
    when: fill(pluralForm(forms, most, language), { count: `${most}`, least: `${least}` }),
    duties: rule.duties,
    promise:
      own?.closed == null
        ? null
        : { ...document, rules: [rule], countries: { [country]: { ...own, rule: 0 } }, rest: null },
  };
}
