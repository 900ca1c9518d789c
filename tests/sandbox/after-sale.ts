/** What happens after an order was delivered: returns and disputes; and what becomes of customers. */
import type { SandboxCustomer, SandboxDispute, SandboxOrder, SandboxReturn } from './model.ts';
import type { SandboxStore } from './store.ts';

export interface ReturnDraft {
  /** One piece of the first line when left out. */
  lines?: { lineId: string; quantity: number }[] | undefined;
  reasonHandle?: string | undefined;
  reasonName?: string | undefined;
}

function orderOf(store: SandboxStore, domain: string, orderId: string): SandboxOrder {
  const order = store.shop(domain).order(orderId);
  if (!order) throw new Error(`${domain} has no order ${orderId}.`);
  return order;
}

/** Opens a return: returns/approve and orders/updated. */
export function openReturn(
  store: SandboxStore,
  domain: string,
  orderId: string,
  draft: ReturnDraft,
): SandboxReturn {
  const order = orderOf(store, domain, orderId);
  const state = store.shop(domain);
  const first = order.lines[0];
  const lines = draft.lines ?? (first ? [{ lineId: first.id, quantity: 1 }] : []);
  const now = store.clock().toISOString();
  const returned: SandboxReturn = {
    id: state.nextId(),
    status: 'OPEN',
    createdAt: now,
    lines: lines.map((line) => ({
      id: state.nextId(),
      ...line,
      reasonHandle: draft.reasonHandle ?? 'unwanted',
      reasonName: draft.reasonName ?? 'Changed my mind',
    })),
  };
  order.returns.push(returned);
  order.updatedAt = now;
  store.emit(domain, [
    { topic: 'returns/approve', resource: { kind: 'return', order, returned } },
    { topic: 'orders/updated', resource: { kind: 'order', order } },
  ]);
  return returned;
}

/** Closes a return: returns/close. The order's own version does not move. */
export function closeReturn(
  store: SandboxStore,
  domain: string,
  orderId: string,
  returnId: string,
): void {
  const order = orderOf(store, domain, orderId);
  const returned = order.returns.find(({ id }) => id === returnId);
  if (!returned) throw new Error(`Order ${order.name} has no return ${returnId}.`);
  returned.status = 'CLOSED';
  returned.closedAt = store.clock().toISOString();
  store.emit(domain, [{ topic: 'returns/close', resource: { kind: 'return', order, returned } }]);
}

/** Lets a shopper's bank dispute an order: disputes/create. */
export function openDispute(
  store: SandboxStore,
  domain: string,
  orderId: string,
  reason: string,
): SandboxDispute {
  const order = orderOf(store, domain, orderId);
  const dispute: SandboxDispute = {
    id: store.shop(domain).nextId(),
    initiatedAs: 'CHARGEBACK',
    status: 'NEEDS_RESPONSE',
    reason,
    initiatedAt: store.clock().toISOString(),
    amount: order.total,
  };
  order.disputes = [...(order.disputes ?? []), dispute];
  store.emit(domain, [{ topic: 'disputes/create', resource: { kind: 'dispute', order, dispute } }]);
  return dispute;
}

/** Moves a dispute on: disputes/update. */
export function settleDispute(
  store: SandboxStore,
  domain: string,
  orderId: string,
  disputeId: string,
  status: SandboxDispute['status'],
): void {
  const order = orderOf(store, domain, orderId);
  const dispute = order.disputes?.find(({ id }) => id === disputeId);
  if (!dispute) throw new Error(`Order ${order.name} has no dispute ${disputeId}.`);
  dispute.status = status;
  store.emit(domain, [{ topic: 'disputes/update', resource: { kind: 'dispute', order, dispute } }]);
}

/** Changes a customer: customers/update. */
export function updateCustomer(
  store: SandboxStore,
  domain: string,
  customerId: string,
  change: Partial<Pick<SandboxCustomer, 'locale' | 'country'>>,
): SandboxCustomer {
  const customer = store.shop(domain).customer(customerId);
  if (!customer) throw new Error(`${domain} has no customer ${customerId}.`);
  Object.assign(customer, change, { updatedAt: store.clock().toISOString() });
  store.emit(domain, [{ topic: 'customers/update', resource: { kind: 'customer', customer } }]);
  return customer;
}

/** Makes two customers one: orders and reviews of the deleted one become the other's; customers/merge. */
export function mergeCustomers(
  store: SandboxStore,
  domain: string,
  { keptId, deletedId }: { keptId: string; deletedId: string },
): void {
  const { shop } = store.shop(domain);
  for (const order of shop.orders) {
    if (order.customerId === deletedId) order.customerId = keptId;
  }
  for (const review of shop.reviews ?? []) {
    if (review.customerId === deletedId) review.customerId = keptId;
  }
  shop.customers = shop.customers.filter(({ id }) => id !== deletedId);
  store.emit(domain, [
    { topic: 'customers/merge', resource: { kind: 'customer-merge', keptId, deletedId } },
  ]);
}
