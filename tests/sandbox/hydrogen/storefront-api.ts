/** A small Storefront API on the real schema: what the widgets and their demo page ask for. */
import {
  execute,
  getDirectiveValues,
  getOperationAST,
  GraphQLError,
  parse,
  validate,
  type DocumentNode,
} from 'graphql';
import type { ShopState } from '../store.ts';
import { marketOf, sellableCountries } from '../storefront/shopper.ts';
import { SandboxUnresolvedError } from '../unresolved.ts';
import { STOREFRONT_TYPES } from './storefront-fields.ts';
import { loadStorefrontSchema } from './storefront-schema.ts';

/** Where a query takes place; the shop and what `@inContext` says. */
export interface StorefrontContext {
  state: ShopState;
  country: string;
  /** Language code of the Storefront API, e.g. `PT_BR`. */
  language: string;
  /** The same as a tag, e.g. `pt-BR`. */
  locale: string;
  currency: string;
  exchangeRate: number;
}

export interface StorefrontRequest {
  query: string;
  variables?: Record<string, unknown> | undefined;
}

/**
 * Answers a query as Shopify's Storefront API does: problems are in `errors` at HTTP 200.
 * @throws SandboxUnresolvedError for a field that the sandbox does not know.
 */
export async function askStorefront(
  state: ShopState,
  { query, variables = {} }: StorefrontRequest,
): Promise<{ data?: unknown; errors?: unknown[] }> {
  const schema = loadStorefrontSchema();
  let document: DocumentNode;
  try {
    document = parse(query);
  } catch (error) {
    return { errors: [(error as GraphQLError).toJSON()] };
  }
  const invalid = validate(schema, document);
  if (invalid.length > 0) return { errors: invalid.map((error) => error.toJSON()) };
  const result = await execute({
    schema,
    document,
    variableValues: variables,
    contextValue: contextOf(state, document, variables),
    fieldResolver: (source, args, context, info) => {
      const resolve = STOREFRONT_TYPES[info.parentType.name]?.[info.fieldName];
      if (!resolve) {
        throw new SandboxUnresolvedError(
          `${info.parentType.name}.${info.fieldName} of the Storefront API`,
        );
      }
      return resolve(source as never, args as never, context as StorefrontContext);
    },
  });
  for (const { originalError } of result.errors ?? []) {
    if (originalError instanceof SandboxUnresolvedError) throw originalError;
  }
  return {
    ...(result.data === undefined ? {} : { data: result.data }),
    ...(result.errors ? { errors: result.errors.map((error) => error.toJSON()) } : {}),
  };
}

/** The context that a query names; a country that the shop does not sell to is its own. */
function contextOf(
  state: ShopState,
  document: DocumentNode,
  variables: Record<string, unknown>,
): StorefrontContext {
  const { shop } = state;
  const directive = loadStorefrontSchema().getDirective('inContext');
  const operation = getOperationAST(document);
  const asked =
    (directive && operation && getDirectiveValues(directive, operation, variables)) ?? {};
  const sold = sellableCountries(shop);
  const country = [asked['country'], shop.country, sold[0]].find((each) =>
    sold.includes(String(each)),
  );
  const code = typeof country === 'string' ? country : shop.country;
  const published = shop.locales.filter((each) => each.published);
  const wanted = published.find(({ locale }) => languageCodeOf(locale) === asked['language']);
  const locale = (wanted ?? published.find(({ primary }) => primary))?.locale ?? 'en';
  const market = marketOf(shop, code);
  return {
    state,
    country: code,
    language: languageCodeOf(locale),
    locale,
    currency: market?.currency ?? shop.currency,
    exchangeRate: market?.exchangeRate ?? 1,
  };
}

/** @example languageCodeOf('pt-BR') // 'PT_BR' */
export function languageCodeOf(locale: string): string {
  return locale.toUpperCase().replace('-', '_');
}
