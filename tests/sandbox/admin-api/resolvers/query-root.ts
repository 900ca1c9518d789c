import { discountQueries } from './discounts.ts';
import { definitionPage } from './metafield-definitions.ts';
import { metaobjectPage } from './metaobjects.ts';
import { parseGid } from '../../gid.ts';
import type {
  SandboxCustomer,
  SandboxLocation,
  SandboxMarket,
  SandboxProduct,
} from '../../model.ts';
import { sortListing } from '../connection.ts';
import type { PageArgs } from '../connection.ts';
import { SandboxUnresolvedError } from '../../unresolved.ts';
import { pageOf } from '../resolve.ts';
import type { ResolveContext, TypeResolvers } from '../resolve.ts';
import { idFilter, instantFilter, parseSearch, textFilter } from '../search-query.ts';
import { findNode, nodeOfType } from './node.ts';
import type { VariantSource } from './catalog.ts';
import { matchingOrders, orderPage } from './order-listing.ts';
import type { OrderArgs } from './order-listing.ts';
import { bulkOperationPage } from './bulk-operations.ts';
import { disputePage } from './payments-account.ts';
import { availableLocales } from './shop.ts';
import { translatablePage, translatablePageOfIds, translatableSource } from './translations.ts';

interface SearchArgs extends PageArgs {
  query?: string | null;
  sortKey?: string;
}

/** A count up to `limit`, which the schema sets to 10,000 when left out; null means no limit. */
function count(size: number, limit: number | null | undefined): unknown {
  const capped = typeof limit === 'number' && size > limit;
  return { count: capped ? limit : size, precision: capped ? 'AT_LEAST' : 'EXACT' };
}

/** Sort value for the sort keys that a connection knows; another key is an error that names it. */
function sortBy<T>(
  where: string,
  sortKey: string | undefined,
  values: Readonly<Record<string, (item: T) => string | number>>,
): (item: T) => string | number {
  const value = values[sortKey ?? 'ID'];
  if (!value) throw new SandboxUnresolvedError(`${where}(sortKey: ${sortKey})`);
  return value;
}

function products(args: SearchArgs, context: ResolveContext): SandboxProduct[] {
  const now = context.store.clock;
  const matches = parseSearch<SandboxProduct>(
    args.query,
    {
      id: idFilter(({ id }) => id),
      created_at: instantFilter(({ createdAt }) => createdAt, now),
      updated_at: instantFilter(({ updatedAt }) => updatedAt, now),
      title: textFilter(({ title }) => title),
      handle: textFilter(({ handle }) => handle),
      status: textFilter(({ status }) => status),
      product_type: textFilter(({ productType }) => productType),
      vendor: textFilter(({ vendor }) => vendor),
      sku: textFilter(({ variants }) => variants.flatMap(({ sku }) => sku ?? [])),
    },
    'products',
  );
  return context.state.shop.products.filter(matches);
}

function productPage(args: SearchArgs, context: ResolveContext): unknown {
  const sortValue = sortBy<SandboxProduct>('products', args.sortKey, {
    ID: ({ id }) => Number(id),
    TITLE: ({ title }) => title,
    CREATED_AT: ({ createdAt }) => Date.parse(createdAt),
    UPDATED_AT: ({ updatedAt }) => Date.parse(updatedAt),
    VENDOR: ({ vendor }) => vendor,
    PRODUCT_TYPE: ({ productType }) => productType,
  });
  const id = (product: SandboxProduct): string => product.id;
  const items = sortListing(products(args, context), id, sortValue);
  return pageOf({ items, id, sortValue }, args, context);
}

function variants(args: SearchArgs, context: ResolveContext): VariantSource[] {
  const now = context.store.clock;
  const matches = parseSearch<VariantSource>(
    args.query,
    {
      id: idFilter(({ variant }) => variant.id),
      product_id: idFilter(({ product }) => product.id),
      sku: textFilter(({ variant }) => variant.sku),
      title: textFilter(({ variant }) => variant.title),
      product_status: textFilter(({ product }) => product.status),
      updated_at: instantFilter(({ product }) => product.updatedAt, now),
    },
    'productVariants',
  );
  return context.state.variants().filter(matches);
}

function variantPage(args: SearchArgs, context: ResolveContext): unknown {
  const sortValue = sortBy<VariantSource>('productVariants', args.sortKey, {
    ID: ({ variant }) => Number(variant.id),
    TITLE: ({ variant }) => variant.title,
  });
  const id = ({ variant }: VariantSource): string => variant.id;
  const items = sortListing(variants(args, context), id, sortValue);
  return pageOf({ items, id, sortValue }, args, context);
}

function inventoryPage(args: SearchArgs, context: ResolveContext): unknown {
  const now = context.store.clock;
  const id = ({ variant }: VariantSource): string => variant.inventoryItem.id;
  const sortValue = (source: VariantSource): number => Number(id(source));
  const matches = parseSearch<VariantSource>(
    args.query,
    {
      id: idFilter(id),
      sku: textFilter(({ variant }) => variant.sku),
      created_at: instantFilter(({ product }) => product.createdAt, now),
      updated_at: instantFilter(({ product }) => product.updatedAt, now),
    },
    'inventoryItems',
  );
  const items = sortListing(context.state.variants().filter(matches), id, sortValue);
  return pageOf({ items, id, sortValue }, args, context);
}

function locationPage(
  args: SearchArgs & { includeInactive?: boolean },
  context: ResolveContext,
): unknown {
  const sortValue = sortBy<SandboxLocation>('locations', args.sortKey ?? 'NAME', {
    ID: ({ id }) => Number(id),
    NAME: ({ name }) => name,
  });
  const matches = parseSearch<SandboxLocation>(
    args.query,
    { id: idFilter(({ id }) => id), name: textFilter(({ name }) => name) },
    'locations',
  );
  const items = sortListing(
    context.state.shop.locations.filter(
      (each) => (each.active || args.includeInactive === true) && matches(each),
    ),
    ({ id }) => id,
    sortValue,
  );
  return pageOf({ items, id: ({ id }) => id, sortValue }, args, context);
}

function marketPage(args: SearchArgs & { type?: string | null }, context: ResolveContext): unknown {
  const sortValue = sortBy<SandboxMarket>('markets', args.sortKey ?? 'NAME', {
    ID: ({ id }) => Number(id),
    NAME: ({ name }) => name,
    STATUS: ({ status }) => status,
  });
  const matches = parseSearch<SandboxMarket>(
    args.query,
    {
      id: idFilter(({ id }) => id),
      name: textFilter(({ name }) => name),
      status: textFilter(({ status }) => status),
      market_type: textFilter(() => 'REGION'),
    },
    'markets',
  );
  const typed = !args.type || args.type === 'REGION';
  const items = sortListing(
    context.state.shop.markets.filter((each) => typed && matches(each)),
    ({ id }) => id,
    sortValue,
  );
  return pageOf({ items, id: ({ id }) => id, sortValue }, args, context);
}

function customers(args: SearchArgs, context: ResolveContext): SandboxCustomer[] {
  const now = context.store.clock;
  const matches = parseSearch<SandboxCustomer>(
    args.query,
    {
      id: idFilter(({ id }) => id),
      country: textFilter(({ country }) => country),
      created_at: instantFilter(({ createdAt }) => createdAt, now),
      updated_at: instantFilter(({ updatedAt, createdAt }) => updatedAt ?? createdAt, now),
    },
    'customers',
  );
  return context.state.shop.customers.filter(matches);
}

function customerPage(args: SearchArgs, context: ResolveContext): unknown {
  const sortValue = sortBy<SandboxCustomer>('customers', args.sortKey, {
    ID: ({ id }) => Number(id),
    CREATED_AT: ({ createdAt }) => Date.parse(createdAt),
    UPDATED_AT: ({ updatedAt, createdAt }) => Date.parse(updatedAt ?? createdAt),
  });
  const id = (customer: SandboxCustomer): string => customer.id;
  const items = sortListing(customers(args, context), id, sortValue);
  return pageOf({ items, id, sortValue }, args, context);
}

const byId = (type: string) => (_source: unknown, args: { id: string }, context: ResolveContext) =>
  nodeOfType(type, args.id, context);

export const queryRoot: TypeResolvers<unknown> = {
  ...discountQueries,
  shop: (_source, _args: never, { state }) => state.shop,
  currentAppInstallation: (_source, _args: never, { state }) => state.installation,
  appInstallation: (_source, args: { id?: string | null }, context) =>
    args.id ? nodeOfType('AppInstallation', args.id, context) : context.state.installation,
  app: (_source, args: { id?: string | null }, { store }) =>
    !args.id || parseGid(args.id)?.id === store.app.id ? {} : null,
  node: (_source, args: { id: string }, context) => findNode(args.id, context),
  nodes: (_source, args: { ids: string[] }, context) => args.ids.map((id) => findNode(id, context)),
  order: byId('Order'),
  customer: byId('Customer'),
  product: byId('Product'),
  productVariant: byId('ProductVariant'),
  inventoryItem: byId('InventoryItem'),
  market: byId('Market'),
  fulfillment: byId('Fulfillment'),
  refund: byId('Refund'),
  return: byId('Return'),
  bulkOperation: byId('BulkOperation'),
  location: (_source, args: { id?: string | null }, context) =>
    args.id
      ? nodeOfType('Location', args.id, context)
      : (context.state.shop.locations.find(({ active }) => active) ?? null),
  orders: (_source, args: OrderArgs, context) =>
    orderPage(context.state.shop.orders, args, context),
  ordersCount: (_source, args: { query?: string | null; limit?: number | null }, context) =>
    count(matchingOrders(context.state.shop.orders, args.query, context).length, args.limit),
  customers: (_source, args: SearchArgs, context) => customerPage(args, context),
  customersCount: (_source, args: SearchArgs & { limit?: number | null }, context) =>
    count(customers(args, context).length, args.limit),
  products: (_source, args: SearchArgs, context) => productPage(args, context),
  productsCount: (_source, args: SearchArgs & { limit?: number | null }, context) =>
    count(products(args, context).length, args.limit),
  productVariants: (_source, args: SearchArgs, context) => variantPage(args, context),
  productVariantsCount: (_source, args: SearchArgs & { limit?: number | null }, context) =>
    count(variants(args, context).length, args.limit),
  inventoryItems: (_source, args: SearchArgs, context) => inventoryPage(args, context),
  locations: (_source, args: SearchArgs, context) => locationPage(args, context),
  markets: (_source, args: SearchArgs, context) => marketPage(args, context),
  shopLocales: (_source, args: { published?: boolean }, { state }) =>
    state.shop.locales.filter(({ published }) => published || args.published !== true),
  availableLocales: (_source, args: { first?: number | null }) => availableLocales(args),
  shopifyPaymentsAccount: (_source, _args: never, { state }) =>
    state.settings.shopifyPayments ? {} : null,
  disputes: (_source, args: PageArgs, context) => disputePage(args, context),
  dispute: byId('ShopifyPaymentsDispute'),
  priceList: byId('PriceList'),
  metaobject: byId('Metaobject'),
  metaobjects: (_source, args: Parameters<typeof metaobjectPage>[0], context) =>
    metaobjectPage(args, context),
  metafieldDefinitions: (_source, args: Parameters<typeof definitionPage>[0], context) =>
    definitionPage(args, context),
  bulkOperations: (_source, args: SearchArgs, context) => bulkOperationPage(args, context),
  translatableResources: (_source, args: PageArgs & { resourceType: string }, context) =>
    translatablePage(args, context),
  translatableResource: (_source, args: { resourceId: string }, context) =>
    translatableSource(args.resourceId, context) ?? null,
  translatableResourcesByIds: (_source, args: PageArgs & { resourceIds: string[] }, context) =>
    translatablePageOfIds(args, context),
};
