import { gid, parseGid } from '../../gid.ts';
import type { MetafieldDefinitionRecord } from '../../metafield-definitions.ts';
import type { PageArgs } from '../connection.ts';
import { pageOf } from '../resolve.ts';
import type { ResolveContext, TypeResolvers } from '../resolve.ts';
import { ownerTypeOf, resolveNamespace } from './metafields.ts';

interface DefinitionInput {
  ownerType: string;
  namespace?: string | null;
  key: string;
  name: string;
  type: string;
  access?: { storefront?: 'NONE' | 'PUBLIC_READ' | null } | null;
}

function metafieldDefinitionCreate(
  _source: unknown,
  { definition }: { definition: DefinitionInput },
  { store, state }: ResolveContext,
): unknown {
  const namespace = resolveNamespace(definition.namespace, store.app.id);
  const refuse = (field: string, code: string, message: string) => ({
    createdDefinition: null,
    userErrors: [{ field: ['definition', field], code, message }],
  });
  const { ownerType, key, name, type, access } = definition;
  if (!/^[\w-]{2,64}$/.test(key)) return refuse('key', 'INVALID', 'Key is invalid.');
  if (state.metafieldDefinitions.get(ownerType, namespace, key)) {
    return refuse('key', 'TAKEN', `Key is in use for ${ownerType} metafields.`);
  }
  const record: MetafieldDefinitionRecord = {
    id: state.nextId(),
    ...{ ownerType, namespace, key, name, type },
    storefront: access?.storefront ?? 'NONE',
  };
  state.metafieldDefinitions.set(record);
  return { createdDefinition: record, userErrors: [] };
}

function metafieldDefinitionDelete(
  _source: unknown,
  args: { id?: string | null; deleteAllAssociatedMetafields?: boolean | null },
  { state }: ResolveContext,
): unknown {
  const record = state.metafieldDefinitions.byId(parseGid(args.id ?? '')?.id ?? '');
  const refuse = (code: string, message: string) => ({
    deletedDefinitionId: null,
    userErrors: [{ field: ['id'], code, message }],
  });
  if (!record) return refuse('NOT_FOUND', 'Definition not found.');
  const hasMetafields = state.metafields
    .of(gid('Shop', state.shop.id))
    .filter((each) => ownerTypeOf(each.ownerId) === record.ownerType)
    .some(({ namespace, key }) => namespace === record.namespace && key === record.key);
  if (hasMetafields && args.deleteAllAssociatedMetafields !== true) {
    const message = 'Deleting a definition in a reserved namespace needs its metafields deleted.';
    return refuse('RESERVED_NAMESPACE_ORPHANED_METAFIELDS', message);
  }
  state.metafields.delete(gid('Shop', state.shop.id), record.namespace, record.key);
  state.metafieldDefinitions.delete(record);
  return { deletedDefinitionId: gid('MetafieldDefinition', record.id), userErrors: [] };
}

export const metafieldDefinitionMutations: TypeResolvers<unknown> = {
  metafieldDefinitionCreate,
  metafieldDefinitionDelete,
};

/** The page of definitions that `QueryRoot.metafieldDefinitions` asks for. */
export function definitionPage(
  args: PageArgs & { ownerType: string; namespace?: string | null; key?: string | null },
  context: ResolveContext,
): unknown {
  const namespace =
    typeof args.namespace === 'string'
      ? resolveNamespace(args.namespace, context.store.app.id)
      : null;
  const items = context.state.metafieldDefinitions
    .all()
    .filter((each) => each.ownerType === args.ownerType)
    .filter((each) => namespace === null || each.namespace === namespace)
    .filter((each) => typeof args.key !== 'string' || each.key === args.key);
  return pageOf({ items, id: ({ id }) => id }, args, context);
}

const definition: TypeResolvers<MetafieldDefinitionRecord> = {
  id: ({ id }) => gid('MetafieldDefinition', id),
  ownerType: ({ ownerType }) => ownerType,
  namespace: ({ namespace }) => namespace,
  key: ({ key }) => key,
  name: ({ name }) => name,
  access: (record) => record,
};

const access: TypeResolvers<MetafieldDefinitionRecord> = {
  storefront: ({ storefront }) => storefront,
};

export const metafieldDefinitionResolvers = {
  MetafieldDefinition: definition,
  MetafieldAccess: access,
};
