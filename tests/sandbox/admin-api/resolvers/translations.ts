import { createHash } from 'node:crypto';
import { gid, parseGid } from '../../gid.ts';
import type { SandboxProduct } from '../../model.ts';
import type { TranslationRecord } from '../../shop-state.ts';
import { SandboxUnresolvedError } from '../../unresolved.ts';
import type { PageArgs } from '../connection.ts';
import { pageOf, same } from '../resolve.ts';
import type { ResolveContext, TypeResolvers } from '../resolve.ts';

interface Content {
  key: string;
  value: string;
  digest: string;
  type: string;
  locale: string;
}

export const contentDigest = (value: string): string =>
  createHash('sha256').update(value).digest('hex');

export const translationKey = (
  resourceId: string,
  key: string,
  locale: string,
  marketId: string | null,
): string => [resourceId, key, locale, marketId ?? ''].join('\u0000');

/** Texts of a product that can be translated, in the shop's primary language. */
export function translatableContent(product: SandboxProduct, context: ResolveContext): Content[] {
  const locale = context.state.shop.locales.find(({ primary }) => primary)?.locale ?? 'en';
  const entry = (key: string, value: string, type: string): Content => ({
    key,
    value,
    type,
    locale,
    digest: contentDigest(value),
  });
  return [
    entry('title', product.title, 'SINGLE_LINE_TEXT_FIELD'),
    entry('body_html', product.descriptionHtml, 'HTML'),
    entry('handle', product.handle, 'STRING'),
    entry('product_type', product.productType, 'STRING'),
  ].filter(({ value }) => value !== '');
}

/** The product behind a translatable resource's GID. */
export function translatableProduct(
  resourceId: string,
  context: ResolveContext,
): SandboxProduct | undefined {
  const parsed = parseGid(resourceId);
  return parsed?.type === 'Product' ? context.state.product(parsed.id) : undefined;
}

interface TranslationSource extends TranslationRecord {
  outdated: boolean;
}

export function translationsOf(
  resourceId: string,
  args: { locale: string; marketId?: string | null; outdated?: boolean | null },
  context: ResolveContext,
): TranslationSource[] {
  const product = translatableProduct(resourceId, context);
  const content = product ? translatableContent(product, context) : [];
  const marketId = args.marketId ?? null;
  return content.flatMap(({ key, digest }) => {
    const stored = context.state.translations.get(
      translationKey(resourceId, key, args.locale, marketId),
    );
    if (!stored) return [];
    const outdated = stored.digest !== digest;
    return typeof args.outdated === 'boolean' && args.outdated !== outdated
      ? []
      : [{ ...stored, outdated }];
  });
}

export function translatablePage(
  args: PageArgs & { resourceType: string },
  context: ResolveContext,
): unknown {
  if (args.resourceType !== 'PRODUCT') {
    throw new SandboxUnresolvedError(`translatableResources(resourceType: ${args.resourceType})`);
  }
  return pageOf({ items: context.state.shop.products, id: ({ id }) => id }, args, context);
}

const resource: TypeResolvers<SandboxProduct> = {
  resourceId: ({ id }) => gid('Product', id),
  translatableContent: (product, _args: never, context) => translatableContent(product, context),
  translations: (
    product,
    args: { locale: string; marketId?: string | null; outdated?: boolean | null },
    context,
  ) => translationsOf(gid('Product', product.id), args, context),
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
