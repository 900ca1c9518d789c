/** What every resolver gets and gives. */
import type { SandboxStore } from '../store.ts';
import type { ShopState } from '../shop-state.ts';
import type { SandboxMoney, SandboxOrder } from '../model.ts';
import type { Access } from './access.ts';
import { Page, paginate } from './connection.ts';
import type { Listing, PageArgs } from './connection.ts';

export interface ResolveContext {
  store: SandboxStore;
  state: ShopState;
  access: Access;
  /** In a bulk operation connections are read whole, whatever page was asked for. */
  bulk: boolean;
  /** Fields of a query that nobody here resolves, so that a bulk query is refused before it runs. */
  unresolvedIn?: ((query: string) => string[]) | undefined;
  /** Starts a created bulk operation; reads do not need it. */
  startBulk?: ((operationId: string) => void) | undefined;
}

export type Resolver<S> = (source: S, args: never, context: ResolveContext) => unknown;
export type TypeResolvers<S> = Readonly<Record<string, Resolver<S>>>;

/** A value of an interface or union together with its type. */
export class Typed {
  readonly __typename: string;
  readonly value: unknown;

  constructor(typename: string, value: unknown) {
    this.__typename = typename;
    this.value = value;
  }
}

/** Resolvers that read the property of the same name. */
export function same<K extends string>(...names: K[]): TypeResolvers<Record<K, unknown>> {
  return Object.fromEntries(
    names.map((name) => [name, (source: Record<K, unknown>): unknown => source[name]]),
  );
}

/** Resolvers that always give the same value: what the sandbox's shops do not have. */
export function always(values: Readonly<Record<string, unknown>>): TypeResolvers<unknown> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, () => value]));
}

/** The asked page, or everything in a bulk operation. */
export function pageOf<T>(listing: Listing<T>, args: PageArgs, context: ResolveContext): Page<T> {
  if (!context.bulk) return paginate(listing, args);
  return new Page(args.reverse ? listing.items.toReversed() : listing.items, () => '');
}

export function emptyPage(args: PageArgs, context: ResolveContext): Page<never> {
  return pageOf({ items: [], id: () => '' }, args, context);
}

/** Lists that are no connections take `first` alone. */
export function firstOf<T>(items: readonly T[], args: { first?: number | null }): readonly T[] {
  return typeof args.first === 'number' ? items.slice(0, args.first) : items;
}

/** Instants without milliseconds, as Shopify prints them. */
export function instant(text: string | null): string | null {
  return text === null ? null : text.replace(/\.\d+Z$/, 'Z');
}

export interface MoneyV2 {
  amount: string;
  currencyCode: string;
}

export interface MoneyBag {
  shopMoney: MoneyV2;
  presentmentMoney: MoneyV2;
}

export function moneyBag(order: SandboxOrder, money: SandboxMoney): MoneyBag {
  return {
    shopMoney: { amount: money.shop, currencyCode: order.currency },
    presentmentMoney: { amount: money.presentment, currencyCode: order.presentmentCurrency },
  };
}
