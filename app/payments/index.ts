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
