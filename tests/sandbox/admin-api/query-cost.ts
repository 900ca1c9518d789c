/**
 * Points of an operation, before and after it ran.
 *
 * Shopify publishes the units (scalar 0, object 1, mutation 10, connections "sized by first and
 * last") but not how a connection grows. Observed answers grow with the logarithm: a connection of
 * 250 nodes with one object in each costs 24. The curve here meets that observation; it is an
 * estimate, and an app must read the cost it is told.
 */
import { getNamedType, isAbstractType, isListType, isLeafType, isObjectType } from 'graphql';
import { getNullableType, isCompositeType, Kind } from 'graphql';
import type {
  DocumentNode,
  FieldNode,
  FragmentDefinitionNode,
  GraphQLNamedType,
  GraphQLSchema,
  OperationDefinitionNode,
  SelectionSetNode,
} from 'graphql';

const CONNECTION_BASE = 2;
const MUTATION = 10;

const sized = (count: number): number =>
  count <= 1 ? count : Math.min(count, 2 * Math.log(count));

type Data = Record<string, unknown> | null | undefined;

interface Walk {
  schema: GraphQLSchema;
  fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  variables: Readonly<Record<string, unknown>>;
}

function argumentNumber(field: FieldNode, walk: Walk, ...names: string[]): number | undefined {
  for (const argument of field.arguments ?? []) {
    if (!names.includes(argument.name.value)) continue;
    if (argument.value.kind === Kind.INT) return Number(argument.value.value);
    if (argument.value.kind === Kind.VARIABLE) {
      const value = walk.variables[argument.value.name.value];
      if (typeof value === 'number') return value;
    }
  }
  return undefined;
}

/** How many ids `nodes(ids:)` and the like are given. */
function idCount(field: FieldNode, walk: Walk): number | undefined {
  const value = field.arguments?.find(({ name }) => name.value === 'ids')?.value;
  if (value?.kind === Kind.LIST) return value.values.length;
  if (value?.kind !== Kind.VARIABLE) return undefined;
  const given = walk.variables[value.name.value];
  return Array.isArray(given) ? given.length : undefined;
}

function selectionCost(
  walk: Walk,
  type: GraphQLNamedType,
  set: SelectionSetNode,
  data?: Data,
): number {
  let cost = 0;
  let branch = 0;
  for (const selection of set.selections) {
    if (selection.kind === Kind.FIELD) {
      cost += fieldCost(walk, type, selection, data);
      continue;
    }
    const fragment =
      selection.kind === Kind.FRAGMENT_SPREAD
        ? walk.fragments.get(selection.name.value)
        : selection;
    if (!fragment) continue;
    const onType = fragment.typeCondition
      ? (walk.schema.getType(fragment.typeCondition.name.value) ?? type)
      : type;
    const inner = selectionCost(walk, onType, fragment.selectionSet, data);
    if (onType === type || !isAbstractType(type)) cost += inner;
    else branch = Math.max(branch, inner);
  }
  return cost + branch;
}

function childSet(set: SelectionSetNode, name: string): FieldNode | undefined {
  return set.selections.find(
    (selection): selection is FieldNode =>
      selection.kind === Kind.FIELD && selection.name.value === name,
  );
}

function connectionCost(
  walk: Walk,
  type: GraphQLNamedType,
  field: FieldNode,
  set: SelectionSetNode,
  data: Data,
): number {
  const nodeType = isObjectType(type) ? getNamedType(type.getFields()['nodes']?.type) : undefined;
  const nodes = childSet(set, 'nodes');
  const edges = childSet(set, 'edges');
  const node = edges?.selectionSet && childSet(edges.selectionSet, 'node');
  const inner = nodes?.selectionSet ?? node?.selectionSet;
  if (!nodeType || !inner) return CONNECTION_BASE;
  const each = (item?: Data): number => 1 + selectionCost(walk, nodeType, inner, item);
  if (data === undefined) {
    const count = argumentNumber(field, walk, 'first', 'last') ?? 1;
    return CONNECTION_BASE + sized(count) * each();
  }
  const key = (it: FieldNode): string => it.alias?.value ?? it.name.value;
  const list = nodes
    ? ((data?.[key(nodes)] ?? []) as Data[])
    : edges && node
      ? ((data?.[key(edges)] ?? []) as Record<string, Data>[]).map((edge) => edge[key(node)])
      : [];
  if (list.length === 0) return CONNECTION_BASE;
  const sum = list.reduce((total, item) => total + each(item ?? null), 0);
  return CONNECTION_BASE + sized(list.length) * (sum / list.length);
}

function fieldCost(walk: Walk, parent: GraphQLNamedType, field: FieldNode, data: Data): number {
  const definition =
    'getFields' in parent && isCompositeType(parent)
      ? parent.getFields()[field.name.value]
      : undefined;
  if (!definition || !field.selectionSet) return 0;
  const type = getNamedType(definition.type);
  if (isLeafType(type)) return 0;
  if (parent.name === 'Mutation') return MUTATION;
  const known = data !== undefined;
  const value = known ? data?.[field.alias?.value ?? field.name.value] : undefined;
  const set = field.selectionSet;
  if (isObjectType(type) && type.name.endsWith('Connection')) {
    return connectionCost(walk, type, field, set, known ? ((value ?? null) as Data) : undefined);
  }
  const each = (item?: Data): number =>
    item === null ? 1 : 1 + selectionCost(walk, type, set, item);
  if (!isListType(getNullableType(definition.type))) {
    return known ? each((value ?? null) as Data) : each();
  }
  if (!known) {
    return sized(argumentNumber(field, walk, 'first') ?? idCount(field, walk) ?? 1) * each();
  }
  const list = (value ?? []) as Data[];
  if (list.length === 0) return 0;
  const sum = list.reduce((total, item) => total + each(item ?? null), 0);
  return sized(list.length) * (sum / list.length);
}

/** Points of an operation: an estimate before it ran, or what its answer cost when `data` is given. */
export function queryCost(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
  data?: Data,
): number {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) {
      fragments.set(definition.name.value, definition);
    }
  }
  const root = schema.getRootType(operation.operation);
  if (!root) return 0;
  const walk: Walk = { schema, fragments, variables };
  return Math.round(selectionCost(walk, root, operation.selectionSet, data));
}
