export {
  MethodChoice,
  PAYMENT_HINTS_DOCUMENT_MAX_BYTES,
  PAYMENT_HINTS_DOCUMENT_VERSION,
  PAYMENT_HINTS_LIMITS,
  MarketHints,
  PaymentHintsDocument,
  PaymentHintsSettings,
} from './model.ts';
export type { MethodId, MethodWord, PublishedMethod } from './model.ts';
export { defaultPaymentHints } from './default-settings.ts';
export { explainHint } from './explain-hint.ts';
export type { CountryEvidence, ExplainedMethod, HintReason } from './explain-hint.ts';
export { judgeMethod, KNOWN_WORKING, NO_EVIDENCE } from './judge-method.ts';
export type { MethodEvidence } from './judge-method.ts';
export { recognizeMethod } from './recognize-method.ts';
export {
  composePaymentHints,
  PAYMENT_HINTS_METAFIELD,
  PAYMENT_HINTS_READY_METAFIELD,
} from './publish.ts';
export type { PaymentEvidence } from './publish.ts';
export { paymentFacts } from './facts/payment-facts.ts';
export type { PaymentMethod } from './facts/payment-facts.ts';
export { wordHints } from './word-hints.ts';
export type { HintItem, HintLines, HintWords } from './word-hints.ts';
export { groupAttempts } from './group-attempts.ts';
export type { PaymentAttempt, Purchase, Trial } from './group-attempts.ts';
export { composeCells } from './payment-cell.ts';
export type { NamedSums, PaymentCell, PaymentSums } from './payment-cell.ts';
export { UNKNOWN_WAY, wayOf } from './pay-way.ts';
export type { PayWay } from './pay-way.ts';
export { fitRates } from './rates/fit-rates.ts';
export type { CountedCell, FittedRates, RateEstimate } from './rates/fit-rates.ts';
export { mantelHaenszel } from './rates/mantel-haenszel.ts';
export { splitChange, standardizeRates } from './rates/split-change.ts';
export { cellAddress } from './cell-address.ts';
export { declineFacts, diagnoseFailure } from './facts/decline-facts.ts';
export type { Diagnosis } from './facts/decline-facts.ts';
export { estimateLostSales } from './failing/estimate-lost-sales.ts';
export { watchFailures } from './failing/watch-failures.ts';
export { WATCH_FAILURES } from './failing/watched-cell.ts';
export type { Failing, Watch, WatchedCell, WatchedDay } from './failing/watched-cell.ts';
export { PAYMENT_METRICS } from './payment-metrics.ts';
export type { PaymentFigure, PaymentMetric } from './payment-metrics.ts';
export { filterReturns, fitsPromise, foreseeChange } from './fx/foresee-rate.ts';
export { judgeCurrency } from './fx/judge-currency.ts';
export { parseEcbCsv, parseEcbXml } from './fx/parse-ecb-rates.ts';
export type { RateDay } from './fx/parse-ecb-rates.ts';
