import { randomBytes } from 'node:crypto';
import { parseGid } from '../../gid.ts';
import type { BulkOperationRecord } from '../../shop-state.ts';
import { SandboxUnresolvedError } from '../../unresolved.ts';
import { validateBulkQuery } from '../bulk/validate-bulk-query.ts';
import { loadAdminSchema } from '../../schema/admin-schema.ts';
import { Typed, same } from '../resolve.ts';
import type { ResolveContext, TypeResolvers } from '../resolve.ts';
import { discountMutations } from './discounts.ts';
import { metafieldDefinitionMutations } from './metafield-definitions.ts';
import { metafieldMutations } from './metafield-mutations.ts';
import { translationKey } from '../../translations.ts';
import { translatableSource } from './translations.ts';

const BULK_OPERATIONS_MAX = 5;

function bulkOperationRunQuery(
  _source: unknown,
  args: { query: string; groupObjects: boolean },
  context: ResolveContext,
): unknown {
  const { state, store } = context;
  const refuse = (message: string, code: string): unknown => ({
    bulkOperation: null,
    userErrors: [{ field: ['query'], message, code }],
  });
  const complaint = validateBulkQuery(loadAdminSchema().schema, args.query);
  if (complaint !== null) return refuse(complaint, 'INVALID');
  const unresolved = context.unresolvedIn?.(args.query) ?? [];
  if (unresolved.length > 0) throw new SandboxUnresolvedError(unresolved.join(', '));
  const running = [...state.bulkOperations.values()].filter(
    ({ status }) => status === 'CREATED' || status === 'RUNNING' || status === 'CANCELING',
  );
  if (running.length >= BULK_OPERATIONS_MAX) {
    const message = `A shop runs at most ${BULK_OPERATIONS_MAX} bulk query operations at a time.`;
    return refuse(message, 'LIMIT_REACHED');
  }
  const operation: BulkOperationRecord = {
    id: state.nextId(),
    query: args.query,
    groupObjects: args.groupObjects,
    status: 'CREATED',
    errorCode: null,
    createdAt: store.clock().toISOString(),
    completedAt: null,
    objectCount: 0,
    rootObjectCount: 0,
    fileSize: null,
    file: null,
    signature: randomBytes(24).toString('base64url'),
    urlExpiresAtMs: null,
  };
  state.bulkOperations.set(operation.id, operation);
  context.startBulk?.(operation.id);
  return { bulkOperation: { ...operation }, userErrors: [] };
}

function bulkOperationCancel(
  _source: unknown,
  args: { id: string },
  { state }: ResolveContext,
): unknown {
  const operation = state.bulkOperations.get(parseGid(args.id)?.id ?? '');
  if (!operation) {
    const message = 'Bulk operation does not exist';
    return { bulkOperation: null, userErrors: [{ field: ['id'], message }] };
  }
  if (operation.status !== 'CREATED' && operation.status !== 'RUNNING') {
    const message = `A bulk operation cannot be canceled when it is ${operation.status.toLowerCase()}`;
    return { bulkOperation: operation, userErrors: [{ field: null, message }] };
  }
  operation.status = 'CANCELING';
  return { bulkOperation: { ...operation }, userErrors: [] };
}

interface TranslationInput {
  key: string;
  locale: string;
  value: string;
  translatableContentDigest: string;
  marketId?: string | null;
}

function translationsRegister(
  _source: unknown,
  args: { resourceId: string; translations: TranslationInput[] },
  context: ResolveContext,
): unknown {
  const { state, store } = context;
  const found = translatableSource(args.resourceId, context);
  const refuse = (field: string[], message: string, code: string): unknown => ({
    translations: null,
    userErrors: [{ field, message, code }],
  });
  if (!found) return refuse(['resourceId'], 'Resource does not exist', 'RESOURCE_NOT_FOUND');
  const { content } = found;
  for (const [index, input] of args.translations.entries()) {
    const at = (name: string): string[] => ['translations', String(index), name];
    const source = content.find(({ key }) => key === input.key);
    const locale = state.shop.locales.find((each) => each.locale === input.locale);
    if (!source) return refuse(at('key'), 'Key is invalid', 'INVALID_KEY_FOR_MODEL');
    if (!locale || locale.primary) {
      return refuse(at('locale'), 'Locale is not one of the shop', 'INVALID_LOCALE_FOR_SHOP');
    }
    if (source.digest !== input.translatableContentDigest) {
      const message = 'Translatable content hash is invalid';
      return refuse(at('translatableContentDigest'), message, 'INVALID_TRANSLATABLE_CONTENT');
    }
    if (input.value.trim() === '') return refuse(at('value'), "Value can't be blank", 'BLANK');
  }
  const translations = args.translations.map((input) => {
    const marketId = input.marketId ?? null;
    const record = {
      resourceId: args.resourceId,
      key: input.key,
      locale: input.locale,
      marketId,
      value: input.value,
      digest: input.translatableContentDigest,
      updatedAt: store.clock().toISOString(),
    };
    state.translations.set(
      translationKey(args.resourceId, input.key, input.locale, marketId),
      record,
    );
    return { ...record, outdated: false };
  });
  return { translations, userErrors: [] };
}

function translationsRemove(
  _source: unknown,
  args: {
    resourceId: string;
    translationKeys: string[];
    locales: string[];
    marketIds?: string[] | null;
  },
  { state, store }: ResolveContext,
): unknown {
  const markets = args.marketIds?.length ? args.marketIds : [null];
  const translations = args.translationKeys.flatMap((key) =>
    args.locales.flatMap((locale) =>
      markets.flatMap((marketId) => {
        const id = translationKey(args.resourceId, key, locale, marketId);
        const record = state.translations.get(id);
        if (record === undefined || record.value === null) return [];
        // Kept as gone, so that it stays gone when the generated shop is started again.
        const updatedAt = store.clock().toISOString();
        state.translations.set(id, { ...record, value: null, updatedAt });
        return record ? [{ ...record, outdated: false }] : [];
      }),
    ),
  );
  return { translations, userErrors: [] };
}

const changeTags =
  (change: (present: string[], given: string[]) => string[]) =>
  (
    _source: unknown,
    args: { id: string; tags: string[] },
    { state, store }: ResolveContext,
  ): unknown => {
    const parsed = parseGid(args.id);
    if (parsed?.type !== 'Order') throw new SandboxUnresolvedError(`tags of ${args.id}`);
    const order = state.order(parsed.id);
    if (!order) {
      return { node: null, userErrors: [{ field: ['id'], message: 'Order does not exist' }] };
    }
    order.tags = change(order.tags, args.tags);
    order.updatedAt = store.clock().toISOString();
    store.emit(state.shop.domain, [
      { topic: 'orders/updated', resource: { kind: 'order', order } },
    ]);
    return { node: new Typed('Order', order), userErrors: [] };
  };

export const mutation: TypeResolvers<unknown> = {
  ...discountMutations,
  ...metafieldDefinitionMutations,
  ...metafieldMutations,
  bulkOperationRunQuery,
  bulkOperationCancel,
  translationsRegister,
  translationsRemove,
  tagsAdd: changeTags((present, given) => [...new Set([...present, ...given])]),
  tagsRemove: changeTags((present, given) => present.filter((tag) => !given.includes(tag))),
};

const userError = same('field', 'message', 'code');

export const payloadResolvers = {
  MetafieldsSetPayload: same('metafields', 'userErrors'),
  MetafieldsSetUserError: same('field', 'message', 'code', 'elementIndex'),
  MetafieldsDeletePayload: same('deletedMetafields', 'userErrors'),
  MetafieldDefinitionCreatePayload: same('createdDefinition', 'userErrors'),
  MetafieldDefinitionCreateUserError: same('field', 'message', 'code'),
  MetafieldDefinitionDeletePayload: same('deletedDefinitionId', 'userErrors'),
  MetafieldDefinitionDeleteUserError: same('field', 'message', 'code'),
  MetafieldIdentifier: same('ownerId', 'namespace', 'key'),
  BulkOperationRunQueryPayload: same('bulkOperation', 'userErrors'),
  BulkOperationCancelPayload: same('bulkOperation', 'userErrors'),
  BulkOperationUserError: userError,
  TranslationsRegisterPayload: same('translations', 'userErrors'),
  TranslationsRemovePayload: same('translations', 'userErrors'),
  TranslationUserError: userError,
  TagsAddPayload: same('node', 'userErrors'),
  TagsRemovePayload: same('node', 'userErrors'),
  UserError: same('field', 'message'),
};
