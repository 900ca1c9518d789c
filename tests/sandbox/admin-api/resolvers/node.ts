/** Anything by its GID. */
import { GraphQLError } from 'graphql';
import { parseGid } from '../../gid.ts';
import type { SandboxOrder } from '../../model.ts';
import type { ShopState } from '../../shop-state.ts';
import { SandboxUnresolvedError } from '../../unresolved.ts';
import { Typed } from '../resolve.ts';
import type { ResolveContext } from '../resolve.ts';
import type { FulfillmentSource, LineSource, RefundSource, ReturnSource } from './orders.ts';
import { isVisible } from './orders.ts';
import { disputesOf } from './payments-account.ts';
import type { TransactionSource } from './transactions.ts';

type Finder = (id: string, context: ResolveContext) => unknown;

/** Finds parts of orders by their own id, over an index that is built when first needed. */
function partFinder<S extends { order: SandboxOrder }>(
  name: string,
  parts: (order: SandboxOrder) => readonly [string, S][],
): Finder {
  const index = (state: ShopState): Map<string, S> =>
    state.indexed(name, () => new Map(state.shop.orders.flatMap((order) => parts(order))));
  return (id, context) => {
    const found = index(context.state).get(id);
    return found && isVisible(found.order, context) ? found : undefined;
  };
}

const finders: Readonly<Record<string, Finder>> = {
  Shop: (id, { state }) => (state.shop.id === id ? state.shop : undefined),
  AppInstallation: (id, { state }) =>
    state.installation?.id === id ? state.installation : undefined,
  Order: (id, context) => {
    const order = context.state.order(id);
    return order && isVisible(order, context) ? order : undefined;
  },
  Customer: (id, { state }) => state.customer(id),
  Product: (id, { state }) => state.product(id),
  ProductVariant: (id, { state }) => state.variant(id),
  InventoryItem: (id, { state }) => state.inventoryItem(id),
  Location: (id, { state }) => state.shop.locations.find((each) => each.id === id),
  Market: (id, { state }) => state.shop.markets.find((each) => each.id === id),
  PriceList: (id, { state }) =>
    state.shop.markets.find((each) => each.id === id && each.fixedPrices !== undefined),
  ShopifyPaymentsDispute: (id, context) =>
    disputesOf(context).find(({ dispute }) => dispute.id === id),
  Metaobject: (id, { state }) => state.review(id),
  Metafield: (id, { state }) => state.metafields.byId(id),
  BulkOperation: (id, { state }) => state.bulkOperations.get(id),
  LineItem: partFinder<LineSource>('lines', (order) =>
    order.lines.map((line) => [line.id, { order, line }]),
  ),
  OrderTransaction: partFinder<TransactionSource>('transactions', (order) =>
    order.transactions.map((transaction) => [transaction.id, { order, transaction }]),
  ),
  Fulfillment: partFinder<FulfillmentSource>('fulfillments', (order) =>
    order.fulfillments.map((fulfillment) => [fulfillment.id, { order, fulfillment }]),
  ),
  Refund: partFinder<RefundSource>('refunds', (order) =>
    order.refunds.map((refund) => [refund.id, { order, refund }]),
  ),
  Return: partFinder<ReturnSource>('returns', (order) =>
    order.returns.map((parcel) => [parcel.id, { order, parcel }]),
  ),
};

function invalidId(id: string): GraphQLError {
  return new GraphQLError(`Invalid global id '${id}'`, {
    extensions: { code: 'argumentLiteralsIncompatible' },
  });
}

/** The object of that type, or null; an id of another shape is an error. */
export function nodeOfType(type: string, id: string, context: ResolveContext): unknown {
  const parsed = parseGid(id);
  if (!parsed) throw invalidId(id);
  return parsed.type === type ? (finders[type]?.(parsed.id, context) ?? null) : null;
}

/** The object behind any GID, with its type; null when there is none. */
export function findNode(id: string, context: ResolveContext): Typed | null {
  const parsed = parseGid(id);
  if (!parsed) throw invalidId(id);
  const finder = finders[parsed.type];
  if (!finder) throw new SandboxUnresolvedError(`node(id: "gid://shopify/${parsed.type}/…")`);
  const found = finder(parsed.id, context);
  return found === undefined ? null : new Typed(parsed.type, found);
}
