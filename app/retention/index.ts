export {
  EarnRate,
  type EarnRule,
  LOYALTY_DOCUMENT_VERSION,
  LOYALTY_LIMITS,
  LOYALTY_METAFIELD,
  LoyaltyDocument,
  LoyaltySettings,
  PendingFrom,
  PointRounding,
  RewardRate,
  type RewardRule,
} from './model.ts';
export { fromHundredths, toHundredths } from './to-hundredths.ts';
export { estimatePoints, estimatePricePoints } from './estimate-points.ts';
export { APP_PROXY_PATH, composeLoyaltyDocument, type EarnMarket, earnRuleOf } from './publish.ts';
export {
  type Award,
  type AwardLine,
  type AwardOrder,
  awardOrder,
  type AwardTerms,
} from './award-order.ts';
export { readAwardOrder, type SourceLine, type SourceOrder } from './read-award-order.ts';
export { applyEvent, emptyLedger, type Ledger } from './ledger/apply-event.ts';
export type { LedgerEvent, Transfer, TransferKind } from './ledger/model.ts';
export { typedPriceMinor } from './typed-price.ts';
export { proposeLoyalty } from './propose-loyalty.ts';
export type { AccountLine, OpenCode, ShopperAccount } from './shopper-account.ts';
export { type LoyaltyAccount, type PointLot, summarizeAccount } from './summarize-account.ts';
export { type LoyaltyWords, wordEarned } from './word-earned.ts';
export { askAccount, awaitsCode, LOOKS_MAX, sendIntent } from './panel/ask-account.ts';
export {
  describeAccount,
  type PanelNode,
  type PanelWords,
  type ToldAccount,
} from './panel/describe-account.ts';
export { type PanelTexts, type WordedProgram, wordProgram } from './panel/word-program.ts';
export {
  RECOMMENDATIONS_DOCUMENT_VERSION,
  RECOMMENDATIONS_METAFIELD,
  RECOMMENDATIONS_SHOWN,
  RecommendationsDocument,
} from './recommendations-model.ts';
export { ADJUST_REASONS, type AdjustReason } from './adjust-reasons.ts';
export { type Liability, liabilityOf } from './sum-liability.ts';
