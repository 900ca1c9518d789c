export {
  EarnRate,
  type EarnRule,
  LOYALTY_DOCUMENT_VERSION,
  LOYALTY_LIMITS,
  LOYALTY_METAFIELD,
  LoyaltyDocument,
  LoyaltySettings,
  PointRounding,
} from './model.ts';
export { toHundredths } from './to-hundredths.ts';
export { estimatePoints, estimatePricePoints } from './estimate-points.ts';
export { APP_PROXY_PATH, composeLoyaltyDocument, type EarnMarket, earnRuleOf } from './publish.ts';
export { typedPriceMinor } from './typed-price.ts';
export { proposeLoyalty } from './propose-loyalty.ts';
export { type LoyaltyAccount, type PointLot, summarizeAccount } from './summarize-account.ts';
export { type LoyaltyWords, wordEarned } from './word-earned.ts';
export {
  RECOMMENDATIONS_DOCUMENT_VERSION,
  RECOMMENDATIONS_METAFIELD,
  RECOMMENDATIONS_SHOWN,
  RecommendationsDocument,
} from './recommendations-model.ts';
