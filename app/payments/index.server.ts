export { countriesOfMarkets, paymentEvidenceOf, paymentHints } from './payment-hints.server.ts';
