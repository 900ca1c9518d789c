/** Every type and field that the sandbox answers, and how to find out what it does not. */
import { Kind, TypeInfo, isAbstractType, visit, visitWithTypeInfo } from 'graphql';
import type { DocumentNode, GraphQLSchema } from 'graphql';
import { Page } from './connection.ts';
import type { Resolver, TypeResolvers } from './resolve.ts';
import { Typed } from './resolve.ts';
import { bulkOperationResolvers } from './resolvers/bulk-operations.ts';
import { catalogResolvers } from './resolvers/catalog.ts';
import { customerResolvers } from './resolvers/customers.ts';
import { discountResolvers } from './resolvers/discounts.ts';
import { marketResolvers } from './resolvers/markets.ts';
import { metafieldDefinitionResolvers } from './resolvers/metafield-definitions.ts';
import { metafieldResolvers } from './resolvers/metafields.ts';
import { metaobjectResolvers } from './resolvers/metaobjects.ts';
import { mutation, payloadResolvers } from './resolvers/mutations.ts';
import { orderResolvers } from './resolvers/orders.ts';
import { paymentsAccountResolvers } from './resolvers/payments-account.ts';
import { queryRoot } from './resolvers/query-root.ts';
import { shopResolvers } from './resolvers/shop.ts';
import { transactionResolvers } from './resolvers/transactions.ts';
import { translationResolvers } from './resolvers/translations.ts';

const types: Readonly<Record<string, TypeResolvers<never>>> = {
  QueryRoot: queryRoot,
  Mutation: mutation,
  ...payloadResolvers,
  ...shopResolvers,
  ...orderResolvers,
  ...transactionResolvers,
  ...catalogResolvers,
  ...customerResolvers,
  ...discountResolvers,
  ...marketResolvers,
  ...metafieldDefinitionResolvers,
  ...metafieldResolvers,
  ...metaobjectResolvers,
  ...translationResolvers,
  ...bulkOperationResolvers,
  ...paymentsAccountResolvers,
};

/** Types of which no shop of the sandbox has any: they are asked for and never met. */
const absentTypes = new Set([
  'AppSubscription',
  'ProductOption',
  'RiskFact',
  'ShopifyPaymentsBankAccount',
  'StoreCreditAccount',
]);

type PageSource = Page<unknown>;
interface Edge {
  page: PageSource;
  item: unknown;
}

const connection: TypeResolvers<PageSource> = {
  nodes: (page) => page.items,
  edges: (page) => page.items.map((item): Edge => ({ page, item })),
  pageInfo: (page) => page,
};

const edge: TypeResolvers<Edge> = {
  node: ({ item }) => item,
  cursor: ({ page, item }) => page.cursor(item),
};

const pageInfo: TypeResolvers<PageSource> = {
  hasNextPage: (page) => page.hasNextPage,
  hasPreviousPage: (page) => page.hasPreviousPage,
  startCursor: ({ items, cursor }) => (items.length > 0 ? cursor(items[0]) : null),
  endCursor: ({ items, cursor }) => (items.length > 0 ? cursor(items.at(-1)) : null),
};

function resolversOf(typeName: string): TypeResolvers<never> | undefined {
  if (typeName.endsWith('Connection')) return connection;
  if (typeName.endsWith('Edge')) return edge;
  return typeName === 'PageInfo' ? pageInfo : types[typeName];
}

/** The resolver of a field; undefined when the sandbox has none. */
export function resolverOf(typeName: string, fieldName: string): Resolver<unknown> | undefined {
  const resolvers = resolversOf(typeName);
  return resolvers && Object.hasOwn(resolvers, fieldName)
    ? (resolvers[fieldName] as Resolver<unknown>)
    : undefined;
}

/** The plain source behind a value of an interface or union. */
export function plain(source: unknown): unknown {
  return source instanceof Typed ? source.value : source;
}

/** Fields as "Type.field" that a document selects and the sandbox cannot answer. */
export function unresolvedFields(schema: GraphQLSchema, document: DocumentNode): string[] {
  const missing = new Set<string>();
  const typeInfo = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(typeInfo, {
      [Kind.FIELD](node) {
        const parent = typeInfo.getParentType();
        const name = node.name.value;
        if (!parent || name.startsWith('__')) return undefined;
        if (absentTypes.has(parent.name)) return false;
        const candidates = isAbstractType(parent) ? schema.getPossibleTypes(parent) : [parent];
        if (!candidates.some((type) => resolverOf(type.name, name))) {
          missing.add(`${parent.name}.${name}`);
        }
        return undefined;
      },
    }),
  );
  return [...missing];
}
