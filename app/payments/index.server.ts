export {
  paymentEvidenceOf,
  paymentHints,
  type PaymentMarket,
  paymentMarketsOf,
} from './payment-hints.server.ts';
