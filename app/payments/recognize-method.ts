import { paymentFacts } from './facts/payment-facts.ts';
import type { MethodId } from './model.ts';

/** How an order's transaction names the way it was paid. */
export interface NamedPayment {
  gateway: string | null;
  /** The gateway as Shopify names it to people. */
  gatewayName: string | null;
  /** Wallet, card brand or local method, as Shopify tells it. */
  paymentMethod: string | null;
}

/**
 * The method behind a transaction, or null where its names are not certain.
 *
 * The method that Shopify names comes first: `shopify_payments` alone may be anything. Without
 * one, a gateway that bears the name of a single method is that method.
 * @example recognizeMethod({ gateway: 'shopify_payments', gatewayName: null, paymentMethod: 'APPLE_PAY' }) // 'apple_pay'
 * @example recognizeMethod({ gateway: 'Cash on Delivery (COD)', gatewayName: null, paymentMethod: null }) // 'cod'
 * @example recognizeMethod({ gateway: 'shopify_payments', gatewayName: null, paymentMethod: 'card' }) // null
 */
export function recognizeMethod(payment: NamedPayment): MethodId | null {
  if (payment.paymentMethod !== null) return IDS.get(fold(payment.paymentMethod)) ?? null;
  for (const name of [payment.gateway, payment.gatewayName]) {
    const id = name === null ? undefined : IDS.get(fold(name));
    if (id !== undefined) return id;
  }
  return null;
}

const IDS = new Map<string, MethodId>();
// A name that two methods share stays with the first: "klarna" is Klarna, not one of its parts.
for (const part of ['id', 'names', 'types'] as const) {
  for (const { id, name, word, aliases, types } of paymentFacts.methods) {
    // "Klarna" with a word is a part of Klarna, whose name alone does not tell it.
    const names = name === null || word !== undefined ? [] : [name];
    const spoken = { id: [id], names: [...names, ...(aliases ?? [])], types }[part];
    for (const text of spoken) if (!IDS.has(fold(text))) IDS.set(fold(text), id);
  }
}

/** Letters and digits only, in lower case: "American Express" and "american_express" are one. */
function fold(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
