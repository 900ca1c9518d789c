/** For loaders: everything that runs on the server only. */
export { answerLoyalty, type LoyaltyPassage } from './answer-loyalty.ts';
export { PORTOLAN_QUERY, portolanVariables } from './query.ts';
export { type PageFacts, readPortolan } from './read-portolan.ts';
export {
  RECOMMENDED_PRODUCTS_QUERY,
  recommendedProductsVariables,
} from './recommended-products.ts';
export { languageOf } from './load-texts.ts';
export type { PortolanData } from './data.ts';
