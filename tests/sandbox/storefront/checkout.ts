import type { SandboxOrder, SandboxShop } from '../model.ts';
import type { PaymentDraft, SandboxStore } from '../store.ts';
import type { Shopper } from './shopper.ts';

export type PaymentOutcome = 'pay' | 'decline' | 'abandon';

/** Orders looked back at to learn which gateway handles a method. */
const LOOK_BACK_ORDERS = 2_000;

/**
 * Places the cart's order. A declined payment leaves the order waiting for another attempt;
 * a shopper who leaves places none (null).
 */
export function checkOut(
  store: SandboxStore,
  domain: string,
  shopper: Shopper,
  method: string,
  outcome: PaymentOutcome,
  discountCode = '',
): SandboxOrder | null {
  if (outcome === 'abandon' || shopper.cart.length === 0) return null;
  return store.placeOrder(domain, {
    lines: shopper.cart,
    country: shopper.country,
    marketId: shopper.market?.id,
    customerId: shopper.customer?.id,
    customerLocale: shopper.locale,
    discountCode,
    payment: {
      ...paymentDraft(store.shop(domain).shop, method),
      outcome: outcome === 'pay' ? 'success' : 'failure',
    },
  });
}

/** Another attempt to pay an order whose payment was declined. */
export function payAgain(
  store: SandboxStore,
  domain: string,
  orderId: string,
  method: string,
  outcome: PaymentOutcome,
): void {
  const payment = paymentDraft(store.shop(domain).shop, method);
  if (outcome === 'pay') store.pay(domain, orderId, payment);
  if (outcome === 'decline') {
    store.fail(domain, orderId, { ...payment, errorCode: 'CARD_DECLINED' });
  }
}

/** Icon names that differ from what gateways call the method. */
const METHOD_OF_ICON: Record<string, string> = { master: 'mastercard' };

/** The gateway that this shop's latest orders used for a method, else Shopify's test gateway. */
export function paymentDraft(shop: SandboxShop, icon: string): PaymentDraft {
  const method = METHOD_OF_ICON[icon] ?? icon;
  const oldest = Math.max(0, shop.orders.length - LOOK_BACK_ORDERS);
  for (let index = shop.orders.length - 1; index >= oldest; index--) {
    const used = shop.orders[index]?.transactions.find(
      ({ kind, gateway, paymentMethodName }) =>
        (kind === 'SALE' || kind === 'AUTHORIZATION') &&
        (paymentMethodName === method || gateway === method),
    );
    if (used) {
      const { gateway, formattedGateway } = used;
      return { gateway, formattedGateway, methodName: method };
    }
  }
  return { gateway: 'bogus', formattedGateway: 'Bogus gateway', methodName: method };
}
