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
export { paymentRollup } from './payment-rollup.server.ts';
