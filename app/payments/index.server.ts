import type { AnyAction } from '../kernel/action.ts';
import type { Detector } from '../kernel/detector.ts';
import { failingMethodDetector } from './failing-method-detector.server.ts';
import { fxErosionDetector } from './fx-erosion-detector.server.ts';
import { hideMethodHint } from './hide-method-hint.server.ts';

export {
  paymentEvidenceOf,
  paymentHints,
  type PaymentMarket,
  paymentMarketsOf,
} from './payment-hints.server.ts';
export {
  readDaySums,
  readPaymentSums,
  type DaySums,
  type PaymentPeriod,
} from './payment-numbers.server.ts';
export {
  ProfitLine,
  readCurrencies,
  saveProfitLine,
  type Currencies,
  type CurrencyStanding,
} from './currencies.server.ts';
export {
  fetchEcbRates,
  loadExchangeRates,
  newestRateDay,
  refreshExchangeRates,
  storeRates,
} from './exchange-rates.server.ts';
export { readPaymentsMarketPanel } from './market-panel.server.ts';
export {
  readPaymentCell,
  readPaymentMatrix,
  type NamedMatrix,
  type PaymentCellDetail,
} from './payments-page.server.ts';
export { paymentRollup } from './payment-rollup.server.ts';

/** What is watched here, day and night. */
export const paymentDetectors: readonly Detector[] = [failingMethodDetector, fxErosionDetector];

/** What can be done here for the merchant. */
export const paymentActions: readonly AnyAction[] = [hideMethodHint as unknown as AnyAction];

export { paymentAgentTools } from './agent-tools.server.ts';
export { saidWay } from './failing-method-detector.server.ts';
