import type { TFunction } from 'i18next';

import { FINANCIAL_STATUSES } from '../orders/order-query.ts';

type T = TFunction<'sync'>;

const CHANNELS = ['shopify', 'amazon', 'tiktok', 'csv'] as const;

const EVENTS = [
  'LABEL_PURCHASED',
  'LABEL_PRINTED',
  'CONFIRMED',
  'READY_FOR_PICKUP',
  'CARRIER_PICKED_UP',
  'PICKED_UP',
  'IN_TRANSIT',
  'OUT_FOR_DELIVERY',
  'ATTEMPTED_DELIVERY',
  'DELAYED',
  'DELIVERED',
  'FAILURE',
] as const;

const PAYMENT_KINDS = [
  'SALE',
  'AUTHORIZATION',
  'CAPTURE',
  'REFUND',
  'VOID',
  'SUGGESTED_REFUND',
  'CHANGE',
  'EMV_AUTHORIZATION',
] as const;

const PAYMENT_STATUSES = [
  'SUCCESS',
  'FAILURE',
  'ERROR',
  'PENDING',
  'AWAITING_RESPONSE',
  'UNKNOWN',
] as const;

const ERROR_CODES = [
  'AUTHENTICATION_FAILED',
  'AUTHENTICATION_REQUIRED',
  'BUYER_CANCELED_PAYMENT',
  'CALL_ISSUER',
  'CANCELLED_PAYMENT',
  'CARD_DECLINED',
  'DO_NOT_HONOR',
  'EXPIRED_CARD',
  'FRAUD_SUSPECTED',
  'GENERIC_ERROR',
  'INCORRECT_ADDRESS',
  'INCORRECT_CVC',
  'INCORRECT_NUMBER',
  'INCORRECT_ZIP',
  'INSTRUMENT_DECLINED',
  'INSUFFICIENT_FUNDS',
  'PAYMENT_METHOD_UNAVAILABLE',
  'PICK_UP_CARD',
  'PROCESSING_ERROR',
] as const;

const RESTOCK_TYPES = ['RETURN', 'CANCEL', 'NO_RESTOCK', 'LEGACY_RESTOCK'] as const;

const RETURN_STATUSES = ['REQUESTED', 'OPEN', 'CLOSED', 'DECLINED', 'CANCELED'] as const;

const RETURN_REASONS = [
  'color',
  'defective',
  'not-as-described',
  'other',
  'size-too-large',
  'size-too-small',
  'style',
  'unknown',
  'unwanted',
  'wrong-item',
] as const;

const DISPUTE_TYPES = ['CHARGEBACK', 'INQUIRY'] as const;

const DISPUTE_STATUSES = [
  'NEEDS_RESPONSE',
  'UNDER_REVIEW',
  'WON',
  'LOST',
  'ACCEPTED',
  'PREVENTED',
  'CHARGE_REFUNDED',
] as const;

const DISPUTE_REASONS = [
  'BANK_CANNOT_PROCESS',
  'CREDIT_NOT_PROCESSED',
  'CUSTOMER_INITIATED',
  'DEBIT_NOT_AUTHORIZED',
  'DUPLICATE',
  'FRAUDULENT',
  'GENERAL',
  'INCORRECT_ACCOUNT_DETAILS',
  'INSUFFICIENT_FUNDS',
  'NONCOMPLIANT',
  'PRODUCT_NOT_RECEIVED',
  'PRODUCT_UNACCEPTABLE',
  'SUBSCRIPTION_CANCELLED',
  'UNRECOGNIZED',
] as const;

const RISK_LEVELS = ['NONE', 'LOW', 'MEDIUM', 'HIGH', 'PENDING'] as const;
const RISK_ADVICE = ['ACCEPT', 'INVESTIGATE', 'CANCEL'] as const;

/** What a channel is called; one that a merchant named himself is called so. */
export function channelName(channel: string, t: T): string {
  const known = CHANNELS.find((each) => each === channel);
  return known === undefined ? channel : t(`orders.channel.${known}`);
}

export function financialWord(status: string, t: T): string {
  const known = FINANCIAL_STATUSES.find((each) => each === status);
  return known === undefined ? t('orders.financial.UNKNOWN') : t(`orders.financial.${known}`);
}

/** What a carrier told; words that Shopify adds one day stand as they come. */
export function eventWord(status: string, t: T): string {
  const known = EVENTS.find((each) => each === status);
  return known === undefined ? plainCode(status) : t(`order.event.${known}`);
}

export function paymentKindWord(kind: string, t: T): string {
  const known = PAYMENT_KINDS.find((each) => each === kind);
  return known === undefined ? plainCode(kind) : t(`order.kind.${known}`);
}

export function paymentStatusWord(status: string, t: T): string {
  const known = PAYMENT_STATUSES.find((each) => each === status);
  return known === undefined ? plainCode(status) : t(`order.status.${known}`);
}

/** Why a payment failed, with the code that a gateway's support asks for. */
export function errorWord(code: string, t: T): string {
  const known = ERROR_CODES.find((each) => each === code);
  return known === undefined
    ? code
    : t('order.errorWithCode', { error: t(`order.error.${known}`), code });
}

export function restockWord(type: string, t: T): string {
  const known = RESTOCK_TYPES.find((each) => each === type);
  return known === undefined ? plainCode(type) : t(`order.restock.${known}`);
}

export function returnStatusWord(status: string, t: T): string {
  const known = RETURN_STATUSES.find((each) => each === status);
  return known === undefined ? plainCode(status) : t(`order.returns.status.${known}`);
}

/** Why something came back; reasons that a merchant made stand in the merchant's words. */
export function returnReasonWord(
  { reasonHandle, reasonName }: { reasonHandle: string | null; reasonName: string | null },
  t: T,
): string {
  const known = RETURN_REASONS.find((each) => each === reasonHandle);
  if (known !== undefined) return t(`order.returns.reason.${known}`);
  return reasonName ?? t('order.returns.reason.unknown');
}

export function disputeTypeWord(type: string, t: T): string {
  const known = DISPUTE_TYPES.find((each) => each === type);
  return known === undefined ? plainCode(type) : t(`order.disputes.type.${known}`);
}

export function disputeStatusWord(status: string, t: T): string {
  const known = DISPUTE_STATUSES.find((each) => each === status);
  return known === undefined ? plainCode(status) : t(`order.disputes.status.${known}`);
}

/** Why a bank asks, with the card network's own code where there is one. */
export function disputeReasonWord(
  { reason, networkReasonCode: code }: { reason: string; networkReasonCode: string | null },
  t: T,
): string {
  const known = DISPUTE_REASONS.find((each) => each === reason);
  const error = known === undefined ? plainCode(reason) : t(`order.disputes.reason.${known}`);
  return code === null ? error : t('order.errorWithCode', { error, code });
}

/** How risky an order is and what Shopify advises; null where neither is said. */
export function riskWord(
  {
    riskLevel,
    riskRecommendation,
  }: { riskLevel: string | null; riskRecommendation: string | null },
  t: T,
): string | null {
  const level = RISK_LEVELS.find((each) => each === riskLevel);
  const advice = RISK_ADVICE.find((each) => each === riskRecommendation);
  const parts = [
    ...(level === undefined || level === 'NONE' ? [] : [t(`order.risk.level.${level}`)]),
    ...(advice === undefined ? [] : [t(`order.risk.advice.${advice}`)]),
  ];
  return parts.length === 0 ? null : parts.join(t('order.risk.join'));
}

/** Names whose letters say more than a rule could. */
const OWN_SPELLING: Record<string, string> = { paypal: 'PayPal', ideal: 'iDEAL' };

/**
 * What a gateway or a method of payment is called: names as they are, identifiers without
 * underscores.
 * @example gatewayName('shopify_payments') // 'Shopify Payments'
 */
export function gatewayName(name: string): string {
  if (name !== name.toLowerCase()) return name;
  const own = OWN_SPELLING[name];
  if (own !== undefined) return own;
  return name.replaceAll('_', ' ').replaceAll(/\b\p{L}/gu, (letter) => letter.toUpperCase());
}

function plainCode(code: string): string {
  const text = code.toLowerCase().replaceAll('_', ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
