import {
  DeliveryDocument,
  documentForRule,
  PRODUCT_RULES_VERSION,
} from '../../../app/logistics/index.ts';
import type { DeliveryData, DeliverySaid } from './data.ts';
import { type Answer, readDocument } from './read-answer.ts';

/** What is published of delivery to the shopper's country; null where nothing is said there. */
export function readDelivery(answer: Answer): DeliveryData | null {
  const document = readDocument(answer, 'delivery', DeliveryDocument);
  const country = answer.localization.country.isoCode;
  const lane = document && laneOf(document, country);
  const duties = lane && document?.rules[lane.rule]?.duties;
  const usual = document && said(documentForRule(document, null), country);
  if (!document || !lane || !duties || !usual) return null;

  const { productRules = [] } = document;
  const { products = [] } = lane;
  // Of a document whose days do not belong to its rules nothing is true.
  if (products.length !== productRules.length) return null;
  if (document.version === PRODUCT_RULES_VERSION && productRules.length === 0) return null;
  const rules = productRules.flatMap((names, index) =>
    products[index] === null
      ? []
      : { names, said: said(documentForRule(document, index), country) },
  );
  return { duties, usual, rules };
}

function laneOf(document: DeliveryDocument, country: string) {
  const { countries } = document;
  return Object.hasOwn(countries, country) ? countries[country] : document.rest;
}

/** Of a document without rules for products. */
function said(document: DeliveryDocument, country: string): DeliverySaid | null {
  const lane = laneOf(document, country);
  const rule = lane && document.rules[lane.rule];
  if (!lane || !rule) return null;
  const own = Object.hasOwn(document.countries, country) ? document.countries[country] : undefined;
  if (own?.closed == null) return { days: lane.days, promise: null };
  const countries = { [country]: { ...own, rule: 0 } };
  return { days: own.days, promise: { ...document, rules: [rule], countries, rest: null } };
}
