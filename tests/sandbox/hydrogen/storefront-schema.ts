import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { buildClientSchema, type GraphQLSchema, type IntrospectionQuery } from 'graphql';

let loaded: GraphQLSchema | undefined;

/** The real Storefront API schema, built once per process. */
export function loadStorefrontSchema(): GraphQLSchema {
  if (loaded) return loaded;
  const file = createRequire(import.meta.url).resolve(
    '@shopify/hydrogen-react/storefront.schema.json',
  );
  const introspection = JSON.parse(readFileSync(file, 'utf8')) as IntrospectionQuery;
  loaded = buildClientSchema(introspection, { assumeValid: true });
  return loaded;
}
