import { gid, parseGid } from '../../gid.ts';
import {
  productSource,
  sourcesOfType,
  translationKey,
  type TranslatableSource,
  type TranslationRecord,
} from '../../translations.ts';
import type { PageArgs } from '../connection.ts';
import { pageOf, same } from '../resolve.ts';
import type { ResolveContext, TypeResolvers } from '../resolve.ts';

/** What is behind a translatable resource's GID. */
export function translatableSource(
  resourceId: string,
  { state }: ResolveContext,
): TranslatableSource | undefined {
  const parsed = parseGid(resourceId);
  if (parsed === null) return undefined;
  if (parsed.type === 'Product') {
    const product = state.product(parsed.id);
    return product && productSource(product);
  }
  const text = state.shop.texts?.find(
    ({ gidType, id }) => gidType === parsed.type && id === parsed.id,
  );
  if (text === undefined) return undefined;
  return sourcesOfType(state.shop, text.resourceType).find(
    (each) => each.resourceId === resourceId,
  );
}

interface TranslationSource extends TranslationRecord {
  outdated: boolean;
}

interface TranslationArgs {
  locale: string;
  marketId?: string | null;
  outdated?: boolean | null;
}

function translationsOf(
  { resourceId, content }: TranslatableSource,
  args: TranslationArgs,
  { state }: ResolveContext,
): TranslationSource[] {
  return content.flatMap(({ key, digest }) => {
    const stored = state.translations.get(
      translationKey(resourceId, key, args.locale, args.marketId ?? null),
    );
    if (stored === undefined || stored.value === null) return [];
    const outdated = stored.digest !== digest;
    return typeof args.outdated === 'boolean' && args.outdated !== outdated
      ? []
      : [{ ...stored, outdated }];
  });
}

/** The same for `Product.translations`. */
export function translationsOfProduct(
  productId: string,
  args: TranslationArgs,
  context: ResolveContext,
): TranslationSource[] {
  const found = translatableSource(gid('Product', productId), context);
  return found === undefined ? [] : translationsOf(found, args, context);
}

export function translatablePage(
  args: PageArgs & { resourceType: string },
  context: ResolveContext,
): unknown {
  const items = sourcesOfType(context.state.shop, args.resourceType);
  return pageOf({ items, id: ({ resourceId }) => resourceId }, args, context);
}

export function translatablePageOfIds(
  args: PageArgs & { resourceIds: string[] },
  context: ResolveContext,
): unknown {
  const items = args.resourceIds.flatMap((id) => translatableSource(id, context) ?? []);
  return pageOf({ items, id: ({ resourceId }) => resourceId }, args, context);
}

const resource: TypeResolvers<TranslatableSource> = {
  resourceId: ({ resourceId }) => resourceId,
  translatableContent: ({ content }, _args: never, { state }) => {
    const locale = state.shop.locales.find(({ primary }) => primary)?.locale ?? 'en';
    return content.map((each) => ({ ...each, locale }));
  },
  translations: (source, args: TranslationArgs, context) => translationsOf(source, args, context),
};

const translation: TypeResolvers<TranslationSource> = {
  ...same('key', 'locale', 'value', 'outdated', 'updatedAt'),
  market: ({ marketId }, _args: never, { state }) =>
    state.shop.markets.find(({ id }) => gid('Market', id) === marketId) ?? null,
};

export const translationResolvers = {
  TranslatableResource: resource,
  TranslatableContent: same('key', 'value', 'digest', 'type', 'locale'),
  Translation: translation,
};
