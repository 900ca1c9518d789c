import {
  LoyaltyDocument,
  RecommendationsDocument,
  wordProgram,
} from '../../../app/retention/index.ts';
import type { LoyaltyData, RecommendationsData } from './data.ts';
import { type Answer, readDocument } from './read-answer.ts';
import type { WidgetTexts } from './texts.ts';

/** What shoppers of the country earn in its currency; null where they earn nothing. */
export function readLoyalty(
  answer: Answer,
  texts: WidgetTexts,
  language: string,
): LoyaltyData | null {
  const document = readDocument(answer, 'loyalty', LoyaltyDocument);
  const { isoCode, currency } = answer.localization.country;
  const key = `${isoCode}:${currency.isoCode}`;
  if (document === null || !Object.hasOwn(document.earn, key)) return null;
  const rule = document.rules[document.earn[key]!];
  if (rule === undefined) return null;
  const { excludedTypes } = document;
  const at = Object.hasOwn(document.redeem, key) ? document.redeem[key]! : -1;
  const place = { rule, reward: document.rewards[at], country: isoCode };
  return {
    ...{ rule, excludedTypes },
    words: { earn_product: texts.loyalty.earn_product },
    program: wordProgram(document, place, texts.loyalty, language),
  };
}

/** What goes with a product, else what is liked most; null where nothing is published. */
export function readRecommendations(
  answer: Answer,
  texts: WidgetTexts,
  productId: string | null,
): RecommendationsData | null {
  const document = readDocument(answer, 'recommendations', RecommendationsDocument);
  if (document === null) return null;
  const key = productId?.split('/').at(-1) ?? '';
  const own = Object.hasOwn(document.products, key) ? document.products[key] : undefined;
  const handles = own && own.length > 0 ? own : document.popular;
  return handles.length === 0 ? null : { title: texts.recommendations.recommended, handles };
}
