/**
 * Turns the selection of a bulk query into plain functions, once per operation.
 *
 * Running graphql-js for each of half a million objects would take minutes; the functions made
 * here call the same resolvers without its bookkeeping. A test compares both ways.
 */
import {
  GraphQLError,
  Kind,
  getArgumentValues,
  getNamedType,
  getNullableType,
  isAbstractType,
  isLeafType,
  isListType,
  isObjectType,
} from 'graphql';
import type {
  DocumentNode,
  FieldNode,
  FragmentDefinitionNode,
  GraphQLCompositeType,
  GraphQLObjectType,
  GraphQLSchema,
  SelectionSetNode,
} from 'graphql';
import { SandboxUnresolvedError } from '../../unresolved.ts';
import type { Page } from '../connection.ts';
import { plain, resolverOf } from '../registry.ts';
import { Typed } from '../resolve.ts';
import type { ResolveContext } from '../resolve.ts';

type Json = Record<string, unknown>;
type Read = (source: unknown) => unknown;
/** A nested connection: the objects of it, and what is selected of each. */
export interface ChildConnection {
  items: (source: unknown) => readonly unknown[];
  node: NodeReader;
}
/** Reads one object of a connection: its own line, and the connections below it. */
export interface NodeReader {
  line: (source: unknown) => Json;
  children: ChildConnection[];
}

interface Compiler {
  schema: GraphQLSchema;
  fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  context: ResolveContext;
}

/** The field may not be read: the whole bulk operation fails with ACCESS_DENIED. */
export class BulkAccessDenied extends Error {}

interface Part {
  key: string;
  read: Read;
}

interface Compiled {
  parts: Part[];
  children: ChildConnection[];
}

function isConnection(field: { type: GraphQLObjectType | unknown }): boolean {
  const named = getNamedType(field.type as GraphQLObjectType);
  return isObjectType(named) && named.name.endsWith('Connection');
}

function fieldsOf(compiler: Compiler, type: GraphQLObjectType, set: SelectionSetNode): FieldNode[] {
  return set.selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection];
    const fragment =
      selection.kind === Kind.FRAGMENT_SPREAD
        ? compiler.fragments.get(selection.name.value)
        : selection;
    if (!fragment) return [];
    const condition = fragment.typeCondition?.name.value;
    const on = condition === undefined ? type : compiler.schema.getType(condition);
    const applies =
      on === type ||
      (on !== undefined && isAbstractType(on) && compiler.schema.isSubType(on, type));
    return applies ? fieldsOf(compiler, type, fragment.selectionSet) : [];
  });
}

function call(compiler: Compiler, type: GraphQLObjectType, node: FieldNode): Read {
  const name = node.name.value;
  if (name === '__typename') return () => type.name;
  const field = type.getFields()[name];
  const resolver = resolverOf(type.name, name);
  if (!field || !resolver) throw new SandboxUnresolvedError(`${type.name}.${name}`);
  const denial = compiler.context.access.denial(type.name, name, field.type);
  if (denial) throw new BulkAccessDenied(denial.message);
  const args = getArgumentValues(field, node) as never;
  const { context } = compiler;
  return (source) => resolver(plain(source), args, context);
}

function compileObject(
  compiler: Compiler,
  type: GraphQLObjectType,
  set: SelectionSetNode,
): Compiled {
  const parts: Part[] = [];
  const children: ChildConnection[] = [];
  for (const node of fieldsOf(compiler, type, set)) {
    const key = node.alias?.value ?? node.name.value;
    const read = call(compiler, type, node);
    const field = type.getFields()[node.name.value];
    if (!field || !node.selectionSet) {
      parts.push({ key, read });
    } else if (isConnection(field)) {
      children.push(compileConnection(compiler, getNamedType(field.type), node.selectionSet, read));
    } else {
      const inner = compileValue(
        compiler,
        getNamedType(field.type) as GraphQLCompositeType,
        node.selectionSet,
      );
      children.push(...inner.children.map((child) => below(child, read)));
      parts.push({ key, read: nested(read, inner.read, isListType(getNullableType(field.type))) });
    }
  }
  return { parts, children };
}

/** A connection inside an inline object: reached through that object. */
function below(child: ChildConnection, read: Read): ChildConnection {
  return {
    node: child.node,
    items: (source) => {
      const value = read(source);
      return value === null || value === undefined ? [] : child.items(value);
    },
  };
}

function nested(read: Read, inner: Read, list: boolean): Read {
  const each: Read = (value) => (value === null || value === undefined ? null : inner(value));
  if (!list) return (source) => each(read(source));
  return (source) => {
    const values = read(source) as readonly unknown[] | null | undefined;
    return values ? values.map(each) : null;
  };
}

function compileValue(
  compiler: Compiler,
  type: GraphQLCompositeType,
  set: SelectionSetNode,
): { read: Read; children: ChildConnection[] } {
  if (isObjectType(type)) {
    const { parts, children } = compileObject(compiler, type, set);
    return { read: assemble(parts), children };
  }
  const byType = new Map<string, Read>();
  return {
    children: [],
    read: (value) => {
      if (!(value instanceof Typed)) throw new SandboxUnresolvedError(`a plain ${type.name}`);
      let read = byType.get(value.__typename);
      if (!read) {
        const concrete = compiler.schema.getType(value.__typename) as GraphQLObjectType;
        byType.set(
          value.__typename,
          (read = assemble(compileObject(compiler, concrete, set).parts)),
        );
      }
      return read(value);
    },
  };
}

function assemble(parts: readonly Part[]): (source: unknown) => Json {
  return (source) => {
    const json: Json = {};
    for (const { key, read } of parts) {
      const value = read(source);
      json[key] = value === undefined ? null : value;
    }
    return json;
  };
}

function nodeField(set: SelectionSetNode): SelectionSetNode | undefined {
  for (const each of set.selections) {
    if (each.kind !== Kind.FIELD) continue;
    if (each.name.value === 'nodes') return each.selectionSet;
    if (each.name.value === 'edges' && each.selectionSet) {
      const inner = each.selectionSet.selections.find(
        (it): it is FieldNode => it.kind === Kind.FIELD && it.name.value === 'node',
      );
      return inner?.selectionSet;
    }
  }
  return undefined;
}

function compileConnection(
  compiler: Compiler,
  connectionType: unknown,
  set: SelectionSetNode,
  read: Read,
): ChildConnection {
  const selection = nodeField(set);
  const nodes = (connectionType as GraphQLObjectType).getFields()['nodes'];
  if (!selection || !nodes) throw new GraphQLError('A bulk connection needs edges { node { … } }.');
  const type = getNamedType(nodes.type);
  const items = (source: unknown): readonly unknown[] => (read(source) as Page<unknown>).items;
  if (isObjectType(type)) {
    const { parts, children } = compileObject(compiler, type, selection);
    return { items, node: { line: assemble(parts), children } };
  }
  if (isLeafType(type)) throw new GraphQLError('A bulk connection cannot hold plain values.');
  const value = compileValue(compiler, type as GraphQLCompositeType, selection);
  return { items, node: { line: value.read as (source: unknown) => Json, children: [] } };
}

/** The top-level connection of a bulk query; throws for what may not or cannot be read. */
export function compileBulkQuery(
  schema: GraphQLSchema,
  document: DocumentNode,
  context: ResolveContext,
): ChildConnection {
  const fragments = new Map<string, FragmentDefinitionNode>();
  let root: FieldNode | undefined;
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) {
      fragments.set(definition.name.value, definition);
    } else if (definition.kind === Kind.OPERATION_DEFINITION) {
      root = definition.selectionSet.selections[0] as FieldNode;
    }
  }
  const query = schema.getQueryType();
  if (!root || !query) throw new GraphQLError('A bulk query needs a top-level field.');
  const compiler: Compiler = { schema, fragments, context };
  const top = compileObject(compiler, query, {
    kind: Kind.SELECTION_SET,
    selections: [root],
  });
  const [connection] = top.children;
  if (!connection || top.children.length > 1) {
    throw new SandboxUnresolvedError('bulk queries whose connections lie below one object');
  }
  return connection;
}
