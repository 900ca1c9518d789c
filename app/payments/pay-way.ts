import type { MethodId } from './model.ts';
import { type NamedPayment, recognizeMethod } from './recognize-method.ts';

/**
 * A way to pay as it can be told from an order: a method where its name is certain, else the gateway,
 * else nothing.
 */
export interface PayWay {
  /** Stable, for addresses: 'ideal', 'gateway.oceanpayment', 'unknown'. */
  id: string;
  method: MethodId | null;
  /** As Shopify names it to people; null where it names none. */
  gatewayName: string | null;
}

export const UNKNOWN_WAY = 'unknown';
const GATEWAY = 'gateway.';

/**
 * The way of a payment. Names may be empty, as rollups keep them.
 * @example wayOf({ gateway: 'oceanpayment', gatewayName: 'Oceanpayment', paymentMethod: '' }).id
 *   // 'gateway.oceanpayment'
 */
export function wayOf(names: NamedPayment): PayWay {
  const [gateway, gatewayName, paymentMethod] = [
    names.gateway,
    names.gatewayName,
    names.paymentMethod,
  ].map((name) => (name === '' ? null : name)) as [string | null, string | null, string | null];
  const method = recognizeMethod({ gateway, gatewayName, paymentMethod });
  const name = gatewayName ?? gateway;
  if (method !== null) return { id: method, method, gatewayName: name };
  const key = (gateway ?? gatewayName)?.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-') ?? '';
  const known = key.replaceAll('-', '') !== '';
  return { id: known ? `${GATEWAY}${key}` : UNKNOWN_WAY, method: null, gatewayName: name };
}
