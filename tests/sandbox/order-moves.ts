import type { SandboxOrder } from './model.ts';
import type { SandboxStore } from './store.ts';

/** What staff and carriers do with an order; each sends its webhooks. */
export type OrderMove = 'fulfill' | 'deliver' | 'refund' | 'cancel';

const CARRIER = { carrier: 'DHL', service: 'Parcel International' };

/** Moves an order one step on. A step that the order is past changes nothing. */
export function moveOrder(
  store: SandboxStore,
  domain: string,
  orderId: string,
  move: OrderMove,
): SandboxOrder {
  const order = store.shop(domain).order(orderId);
  if (!order) throw new Error(`${domain} has no order ${orderId}.`);
  switch (move) {
    case 'fulfill':
      if (order.fulfillmentStatus === 'FULFILLED' || order.cancelledAt) return order;
      return store.fulfill(domain, orderId, {
        ...CARRIER,
        trackingNumber: `SANDBOX${order.id}`,
      });
    case 'deliver':
      return deliver(store, domain, order);
    case 'refund':
      if (!['PAID', 'PARTIALLY_REFUNDED'].includes(order.financialStatus)) return order;
      return store.refund(domain, orderId);
    case 'cancel':
      if (order.cancelledAt || order.fulfillments.length > 0) return order;
      return store.cancel(domain, orderId);
  }
}

function deliver(store: SandboxStore, domain: string, order: SandboxOrder): SandboxOrder {
  for (const fulfillment of order.fulfillments) {
    if (fulfillment.deliveredAt || fulfillment.status !== 'SUCCESS') continue;
    const statuses = fulfillment.inTransitAt
      ? (['DELIVERED'] as const)
      : (['IN_TRANSIT', 'DELIVERED'] as const);
    for (const status of statuses) {
      store.advanceTracking(domain, order.id, fulfillment.id, { status, country: order.country });
    }
  }
  return order;
}
