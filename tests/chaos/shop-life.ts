import {
  closeReturn,
  mergeCustomers,
  openDispute,
  openReturn,
  settleDispute,
  updateCustomer,
} from '../sandbox/after-sale.ts';
import type { SandboxOrder } from '../sandbox/model.ts';
import { moveOrder, type OrderMove } from '../sandbox/order-moves.ts';
import { deleteReview, editReview, writeReview } from '../sandbox/reviews.ts';
import { placeRandomOrders } from '../sandbox/random-orders.ts';
import type { Random } from '../sandbox/shops/random.ts';
import type { SandboxStore } from '../sandbox/store.ts';
import { pick } from './pick.ts';

export interface ShopWorld {
  store: SandboxStore;
  domain: string;
  random: Random;
}

type Step = (world: ShopWorld) => boolean;

/** What happens in a shop, and how often beside the others. A step that does not fit does nothing. */
const STEPS: Record<string, { weight: number; step: Step }> = {
  'order placed': { weight: 10, step: placeOrder },
  'order paid after a failure': { weight: 2, step: payAfterFailure },
  'order shipped': { weight: 6, step: move('fulfill') },
  'parcel delivered': { weight: 5, step: move('deliver') },
  'order refunded': { weight: 2, step: move('refund') },
  'order cancelled': { weight: 1, step: move('cancel') },
  'return opened': { weight: 2, step: openSomeReturn },
  'return closed': { weight: 2, step: closeSomeReturn },
  'dispute opened': { weight: 1, step: openSomeDispute },
  'dispute settled': { weight: 1, step: settleSomeDispute },
  'customer changed': { weight: 2, step: changeCustomer },
  'customers merged': { weight: 1, step: mergeSomeCustomers },
  'product renamed': { weight: 2, step: renameProduct },
  'stock changed': { weight: 3, step: changeStock },
  'review written': { weight: 2, step: writeSomeReview },
  'review changed': { weight: 2, step: editSomeReview },
  'review deleted': { weight: 1, step: deleteSomeReview },
};

const DRAWN = Object.entries(STEPS).flatMap(([name, { weight }]) =>
  Array.from({ length: weight }, () => name),
);
const RECENT_ORDERS = 200;
const TRIES_MAX = 20;

/** Lets one thing happen in the shop; its name. */
export function liveOn(world: ShopWorld): string {
  for (let attempt = 0; attempt < TRIES_MAX; attempt++) {
    const name = pick(world.random, DRAWN);
    if (STEPS[name]?.step(world)) return name;
  }
  placeOrder(world);
  return 'order placed';
}

function recent({ store, domain }: ShopWorld, fits: (order: SandboxOrder) => boolean) {
  return store.shop(domain).shop.orders.slice(-RECENT_ORDERS).filter(fits);
}

function pickOrder(world: ShopWorld, fits: (order: SandboxOrder) => boolean): SandboxOrder | null {
  const orders = recent(world, fits);
  return orders.length === 0 ? null : pick(world.random, orders);
}

function placeOrder({ store, domain }: ShopWorld): boolean {
  return placeRandomOrders(store, domain, 1).length > 0;
}

function payAfterFailure({ store, domain, random }: ShopWorld): boolean {
  const variant = store.shop(domain).variants()[0]?.variant;
  if (variant === undefined) return false;
  const gateway = { gateway: 'shopify_payments', methodName: 'visa' };
  const order = store.placeOrder(domain, {
    lines: [{ variantId: variant.id, quantity: random.integer(1, 3) }],
    country: 'FR',
    payment: { ...gateway, outcome: 'failure', errorCode: 'INSUFFICIENT_FUNDS' },
  });
  store.pay(domain, order.id, gateway);
  return true;
}

function move(kind: OrderMove): Step {
  return (world) => {
    const order = pickOrder(world, (each) => !each.test);
    if (order === null) return false;
    const before = order.updatedAt + JSON.stringify(order.fulfillments);
    moveOrder(world.store, world.domain, order.id, kind);
    return order.updatedAt + JSON.stringify(order.fulfillments) !== before;
  };
}

function openSomeReturn(world: ShopWorld): boolean {
  const order = pickOrder(
    world,
    ({ fulfillments, returns }) => fulfillments.length > 0 && returns.length === 0,
  );
  if (order === null) return false;
  const reason = { reasonHandle: 'size-too-small', reasonName: 'Too small' };
  openReturn(world.store, world.domain, order.id, reason);
  return true;
}

function closeSomeReturn(world: ShopWorld): boolean {
  const order = pickOrder(world, ({ returns }) => returns.some(({ status }) => status === 'OPEN'));
  const open = order?.returns.find(({ status }) => status === 'OPEN');
  if (!order || !open) return false;
  closeReturn(world.store, world.domain, order.id, open.id);
  return true;
}

function openSomeDispute(world: ShopWorld): boolean {
  const order = pickOrder(world, ({ disputes, test }) => !test && (disputes ?? []).length === 0);
  if (order === null) return false;
  openDispute(world.store, world.domain, order.id, 'FRAUDULENT');
  return true;
}

function settleSomeDispute(world: ShopWorld): boolean {
  const isOpen = ({ status }: { status: string }) => status === 'NEEDS_RESPONSE';
  const order = pickOrder(world, ({ disputes }) => (disputes ?? []).some(isOpen));
  const open = order?.disputes?.find(isOpen);
  if (!order || !open) return false;
  const outcome = pick(world.random, ['WON', 'LOST'] as const);
  settleDispute(world.store, world.domain, order.id, open.id, outcome);
  return true;
}

function changeCustomer({ store, domain, random }: ShopWorld): boolean {
  const { customers } = store.shop(domain).shop;
  if (customers.length === 0) return false;
  const country = pick(random, ['PT', 'DE', 'FR', 'JP']);
  updateCustomer(store, domain, pick(random, customers).id, { country });
  return true;
}

function mergeSomeCustomers(world: ShopWorld): boolean {
  const buyers = [
    ...new Set(recent(world, () => true).flatMap(({ customerId }) => customerId ?? [])),
  ];
  if (buyers.length < 2) return false;
  const keptId = pick(world.random, buyers);
  const deletedId = pick(
    world.random,
    buyers.filter((id) => id !== keptId),
  );
  mergeCustomers(world.store, world.domain, { keptId, deletedId });
  return true;
}

function renameProduct({ store, domain, random }: ShopWorld): boolean {
  const product = pick(random, store.shop(domain).shop.products);
  const title = `${product.title.replace(/ \(\d+\)$/, '')} (${random.integer(1, 999)})`;
  store.updateProduct(domain, product.id, { title });
  return true;
}

function changeStock({ store, domain, random }: ShopWorld): boolean {
  const { variant } = pick(random, store.shop(domain).variants());
  const level = variant.inventoryItem.levels[0];
  if (level === undefined) return false;
  store.setAvailable(domain, variant.inventoryItem.id, level.locationId, random.integer(0, 500));
  return true;
}

function writeSomeReview(world: ShopWorld): boolean {
  const { store, domain, random } = world;
  const order = pickOrder(world, ({ customerId, test }) => customerId !== null && !test);
  const line = order?.lines[0];
  if (!order || !line) return false;
  const { productId, variantId } = line;
  writeReview(store, domain, {
    ...{ productId, variantId, orderId: order.id, customerId: order.customerId },
    rating: random.integer(1, 5),
    title: 'As it is',
    body: `Said of order ${order.name}`,
    locale: order.customerLocale,
  });
  return true;
}

function editSomeReview({ store, domain, random }: ShopWorld): boolean {
  const reviews = store.shop(domain).reviews();
  if (reviews.length === 0) return false;
  const change = { rating: random.integer(1, 5), body: `Said again (${random.integer(1, 999)})` };
  editReview(store, domain, pick(random, reviews).id, change);
  return true;
}

function deleteSomeReview({ store, domain, random }: ShopWorld): boolean {
  const reviews = store.shop(domain).reviews();
  if (reviews.length === 0) return false;
  deleteReview(store, domain, pick(random, reviews).id);
  return true;
}
