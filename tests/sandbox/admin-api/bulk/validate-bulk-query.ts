/** Shopify's rules for the query of a bulk operation, checked before it is accepted. */
import {
  GraphQLError,
  Kind,
  getNamedType,
  getNullableType,
  isAbstractType,
  isListType,
  isObjectType,
  parse,
  validate,
} from 'graphql';
import type { FieldNode, GraphQLNamedType, GraphQLSchema, SelectionSetNode } from 'graphql';
import { isCompositeType } from 'graphql';

const CONNECTIONS_MAX = 5;
const NESTING_MAX = 2;

interface Tally {
  connections: number;
  deepest: number;
  inList: boolean;
  withoutId: string[];
}

function nodeSelection(set: SelectionSetNode | undefined): SelectionSetNode | undefined {
  for (const selection of set?.selections ?? []) {
    if (selection.kind !== Kind.FIELD) continue;
    if (selection.name.value === 'nodes') return selection.selectionSet;
    if (selection.name.value === 'edges') {
      return selection.selectionSet?.selections.find(
        (each): each is FieldNode => each.kind === Kind.FIELD && each.name.value === 'node',
      )?.selectionSet;
    }
  }
  return undefined;
}

function selectsId(set: SelectionSetNode): boolean {
  return set.selections.some(
    (each) =>
      each.kind === Kind.FIELD && each.name.value === 'id' && (each.alias?.value ?? 'id') === 'id',
  );
}

function tally(
  schema: GraphQLSchema,
  type: GraphQLNamedType,
  set: SelectionSetNode,
  at: { depth: number; listed: boolean; parent: SelectionSetNode | null },
  found: Tally,
): void {
  for (const selection of set.selections) {
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      const name = selection.typeCondition?.name.value;
      const on = name === undefined ? type : (schema.getType(name) ?? type);
      tally(schema, on, selection.selectionSet, at, found);
      continue;
    }
    if (selection.kind !== Kind.FIELD || !selection.selectionSet) continue;
    const field =
      isCompositeType(type) && 'getFields' in type
        ? type.getFields()[selection.name.value]
        : undefined;
    if (!field) continue;
    const inner = getNamedType(field.type);
    if (isObjectType(inner) && inner.name.endsWith('Connection')) {
      found.connections += 1;
      found.deepest = Math.max(found.deepest, at.depth);
      found.inList ||= at.listed;
      if (at.parent && !selectsId(at.parent)) found.withoutId.push(selection.name.value);
      const nodes = nodeSelection(selection.selectionSet);
      const nodeType = inner.getFields()['nodes'];
      if (nodes && nodeType) {
        const next = { depth: at.depth + 1, listed: false, parent: nodes };
        tally(schema, getNamedType(nodeType.type), nodes, next, found);
      }
      continue;
    }
    const listed = at.listed || isListType(getNullableType(field.type));
    if (isObjectType(inner) || isAbstractType(inner)) {
      tally(schema, inner, selection.selectionSet, { ...at, listed }, found);
    }
  }
}

/** What Shopify would refuse about a bulk query, in one sentence; null when it may run. */
export function validateBulkQuery(schema: GraphQLSchema, query: string): string | null {
  try {
    const document = parse(query);
    const [error] = validate(schema, document);
    if (error) return `Invalid bulk query: ${error.message}`;
    const operations = document.definitions.filter(
      (each) => each.kind === Kind.OPERATION_DEFINITION,
    );
    const [operation] = operations;
    if (operations.length !== 1 || !operation || operation.operation !== 'query') {
      return 'Invalid bulk query: exactly one query operation is expected.';
    }
    if (operation.variableDefinitions?.length) {
      return 'Bulk queries cannot use variables.';
    }
    const roots = operation.selectionSet.selections;
    const [root] = roots;
    if (roots.length !== 1 || root?.kind !== Kind.FIELD) {
      return 'Bulk queries must have a single top-level field.';
    }
    if (root.name.value === 'node' || root.name.value === 'nodes') {
      return "Bulk queries cannot use the top-level 'node' and 'nodes' fields.";
    }
    const found: Tally = { connections: 0, deepest: -1, inList: false, withoutId: [] };
    const type = schema.getQueryType();
    if (!type) return 'Invalid bulk query.';
    const start = { depth: 0, listed: false, parent: null };
    tally(schema, type, operation.selectionSet, start, found);
    if (found.connections === 0) return 'Bulk queries must contain at least one connection.';
    if (found.connections > CONNECTIONS_MAX) {
      return `Bulk queries cannot contain more than ${CONNECTIONS_MAX} connections.`;
    }
    if (found.deepest > NESTING_MAX) {
      return `Bulk queries cannot contain connections nested deeper than ${NESTING_MAX} levels.`;
    }
    if (found.inList) {
      return 'Queries that contain a connection field within a list field are not currently supported.';
    }
    if (found.withoutId.length > 0) {
      return `The parent 'node' field for a nested connection must select the 'id' field without an alias. Connection fields without 'id': ${found.withoutId.join(', ')}.`;
    }
    return null;
  } catch (error) {
    if (error instanceof GraphQLError) return `Invalid bulk query: ${error.message}`;
    throw error;
  }
}
