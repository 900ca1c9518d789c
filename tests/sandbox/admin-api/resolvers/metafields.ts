import { gid } from '../../gid.ts';
import type { MetafieldRecord } from '../../shop-state.ts';
import { pageOf } from '../resolve.ts';
import type { ResolveContext, TypeResolvers } from '../resolve.ts';
import type { PageArgs } from '../connection.ts';

/** `$app`, `$app:loyalty` and no namespace at all mean the one reserved for this app. */
export function resolveNamespace(namespace: string | null | undefined, appId: string): string {
  if (namespace === null || namespace === undefined || namespace === '$app') return `app--${appId}`;
  return namespace.startsWith('$app:') ? `app--${appId}--${namespace.slice(5)}` : namespace;
}

const ownerTypes: Readonly<Record<string, string>> = {
  AppInstallation: 'API_PERMISSION',
  ProductVariant: 'PRODUCTVARIANT',
};

export function ownerTypeOf(ownerId: string): string {
  const type = ownerId.split('/').at(-2) ?? '';
  return ownerTypes[type] ?? type.toUpperCase();
}

/** `metafield` and `metafields` of a type that carries them. */
export function metafieldsOf<S>(
  ownerId: (source: S, context: ResolveContext) => string,
): TypeResolvers<S> {
  return {
    metafield: (
      source,
      args: { namespace?: string | null; key: string },
      context,
    ): MetafieldRecord | null => {
      const namespace = resolveNamespace(args.namespace, context.store.app.id);
      return context.state.metafields.get(ownerId(source, context), namespace, args.key) ?? null;
    },
    metafields: (
      source,
      args: PageArgs & { namespace?: string | null; keys?: string[] | null },
      context,
    ) => {
      const namespace =
        typeof args.namespace === 'string'
          ? resolveNamespace(args.namespace, context.store.app.id)
          : null;
      const items = context.state.metafields
        .of(ownerId(source, context))
        .filter((each) => namespace === null || each.namespace === namespace)
        .filter((each) => !args.keys || args.keys.includes(`${each.namespace}.${each.key}`));
      return pageOf({ items, id: (each) => each.id }, args, context);
    },
  };
}

function jsonValue(record: MetafieldRecord): unknown {
  if (record.type === 'json' || record.type.startsWith('list.')) return JSON.parse(record.value);
  if (record.type === 'boolean') return record.value === 'true';
  if (record.type === 'number_integer') return Number(record.value);
  return record.value;
}

const metafield: TypeResolvers<MetafieldRecord> = {
  id: (record) => gid('Metafield', record.id),
  legacyResourceId: (record) => record.id,
  namespace: (record) => record.namespace,
  key: (record) => record.key,
  type: (record) => record.type,
  value: (record) => record.value,
  jsonValue,
  compareDigest: (record) => record.compareDigest,
  createdAt: (record) => record.createdAt,
  updatedAt: (record) => record.updatedAt,
  ownerType: (record) => ownerTypeOf(record.ownerId),
  sizeInBytes: (record) => Buffer.byteLength(record.value),
};

export const metafieldResolvers = { Metafield: metafield };
