import { metafieldDigest } from '../../metafield-shelf.ts';
import { parseGid } from '../../gid.ts';
import type { MetafieldRecord } from '../../shop-state.ts';
import { metafieldComplaint } from '../metafield-types.ts';
import type { ResolveContext, TypeResolvers } from '../resolve.ts';
import { resolveNamespace } from './metafields.ts';
import { findNode } from './node.ts';

const METAFIELDS_MAX = 25;

interface MetafieldInput {
  ownerId: string;
  namespace?: string | null;
  key: string;
  type?: string | null;
  value: string;
  compareDigest?: string | null;
}

interface SetError {
  field: string[];
  message: string;
  code: string;
  elementIndex: number | null;
}

const writeScopes: Readonly<Record<string, string>> = {
  Order: 'write_orders',
  Customer: 'write_customers',
  Product: 'write_products',
  ProductVariant: 'write_products',
  Location: 'write_locations',
  Market: 'write_markets',
};

function ownerComplaint(ownerId: string, context: ResolveContext): [string, string] | null {
  const parsed = parseGid(ownerId);
  const found = parsed && findNode(ownerId, context);
  if (!parsed || !found) return ['INVALID', 'Owner does not exist.'];
  const scope = writeScopes[parsed.type];
  return scope === undefined || context.access.has(scope)
    ? null
    : ['APP_NOT_AUTHORIZED', `Access denied: ${scope} is required to write this metafield.`];
}

function digestComplaint(input: MetafieldInput, stored: MetafieldRecord | undefined): boolean {
  if (!Object.hasOwn(input, 'compareDigest')) return false;
  return (input.compareDigest ?? null) !== (stored?.compareDigest ?? null);
}

function inputError(
  input: MetafieldInput,
  index: number,
  context: ResolveContext,
): SetError | MetafieldRecord {
  const refuse = (field: string, code: string, message: string): SetError => ({
    field: ['metafields', String(index), field],
    message,
    code,
    elementIndex: index,
  });
  const { store, state } = context;
  const namespace = resolveNamespace(input.namespace, store.app.id);
  if (!/^[\w-]{2,64}$/.test(input.key)) {
    const code = input.key.length > 64 ? 'TOO_LONG' : input.key === '' ? 'BLANK' : 'INVALID';
    return refuse('key', code, 'Key must be 2 to 64 letters, digits, hyphens or underscores.');
  }
  if (!/^[\w-]{3,255}$/.test(namespace)) {
    return refuse('namespace', 'INVALID', 'Namespace must be 3 to 255 letters, digits, - or _.');
  }
  const owner = ownerComplaint(input.ownerId, context);
  if (owner) return refuse('ownerId', owner[0], owner[1]);
  const stored = state.metafields.get(input.ownerId, namespace, input.key);
  const type = input.type ?? stored?.type;
  if (!type) return refuse('type', 'BLANK', "Type can't be blank");
  if (stored && stored.type !== type) {
    return refuse('type', 'INVALID_TYPE', `The type of this metafield is ${stored.type}.`);
  }
  if (input.value === '') return refuse('value', 'BLANK', "Value can't be blank.");
  const complaint = metafieldComplaint(type, input.value);
  if (complaint) {
    const field = complaint.code === 'INVALID_TYPE' ? 'type' : 'value';
    return refuse(field, complaint.code, complaint.text);
  }
  if (digestComplaint(input, stored)) {
    return refuse(
      'compareDigest',
      'STALE_OBJECT',
      'The resource has been updated since it was loaded. Try again with an updated `compareDigest` value.',
    );
  }
  const now = store.clock().toISOString();
  return {
    id: stored?.id ?? '',
    ownerId: input.ownerId,
    namespace,
    key: input.key,
    type,
    value: input.value,
    compareDigest: metafieldDigest(input.value),
    createdAt: stored?.createdAt ?? now,
    updatedAt: now,
  };
}

function metafieldsSet(
  _source: unknown,
  args: { metafields: MetafieldInput[] },
  context: ResolveContext,
): unknown {
  if (args.metafields.length > METAFIELDS_MAX) {
    const message = `Exceeded the maximum metafields input limit of ${METAFIELDS_MAX}.`;
    const error = { field: ['metafields'], message, code: 'LESS_THAN_OR_EQUAL_TO' };
    return { metafields: null, userErrors: [{ ...error, elementIndex: null }] };
  }
  const results = args.metafields.map((input, index) => inputError(input, index, context));
  const userErrors = results.filter((each): each is SetError => 'message' in each);
  if (userErrors.length > 0) return { metafields: null, userErrors };
  const records = results as MetafieldRecord[];
  for (const record of records) {
    record.id ||= context.state.nextId();
    context.state.metafields.set(record);
  }
  return { metafields: records, userErrors: [] };
}

interface Identifier {
  ownerId: string;
  namespace: string;
  key: string;
}

function metafieldsDelete(
  _source: unknown,
  args: { metafields: Identifier[] },
  context: ResolveContext,
): unknown {
  const denied = args.metafields.flatMap(({ ownerId }, index) => {
    const complaint = ownerComplaint(ownerId, context);
    return complaint ? [{ field: ['metafields', String(index)], message: complaint[1] }] : [];
  });
  if (denied.length > 0) return { deletedMetafields: null, userErrors: denied };
  const deletedMetafields = args.metafields.map((each) => {
    const namespace = resolveNamespace(each.namespace, context.store.app.id);
    return context.state.metafields.delete(each.ownerId, namespace, each.key) ? each : null;
  });
  return { deletedMetafields, userErrors: [] };
}

export const metafieldMutations: TypeResolvers<unknown> = { metafieldsSet, metafieldsDelete };
