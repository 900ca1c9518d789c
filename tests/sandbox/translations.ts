import { createHash } from 'node:crypto';
import { gid } from './gid.ts';
import type { SandboxProduct, SandboxShop } from './model.ts';

/** A translation as a shop holds it. */
export interface TranslationRecord {
  resourceId: string;
  key: string;
  locale: string;
  marketId: string | null;
  /** null once it was taken away. */
  value: string | null;
  /** Digest of the source text it was written for; another digest now means "outdated". */
  digest: string;
  updatedAt: string;
}

/** Something with texts, in the shop's own language. */
export interface TranslatableSource {
  resourceId: string;
  resourceType: string;
  content: { key: string; value: string; digest: string; type: string }[];
}

export const contentDigest = (value: string): string =>
  createHash('sha256').update(value).digest('hex');

export const translationKey = (
  resourceId: string,
  key: string,
  locale: string,
  marketId: string | null,
): string => [resourceId, key, locale, marketId ?? ''].join('\u0000');

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  body_html: 'HTML',
  body: 'HTML',
  handle: 'URI',
  product_type: 'STRING',
};

const source = (
  resourceId: string,
  resourceType: string,
  values: Record<string, string>,
): TranslatableSource => ({
  resourceId,
  resourceType,
  content: Object.entries(values)
    .filter(([, value]) => value !== '')
    .map(([key, value]) => {
      const type = CONTENT_TYPES[key] ?? 'SINGLE_LINE_TEXT_FIELD';
      return { key, value, type, digest: contentDigest(value) };
    }),
});

export function productSource(product: SandboxProduct): TranslatableSource {
  return source(gid('Product', product.id), 'PRODUCT', {
    title: product.title,
    body_html: product.descriptionHtml,
    handle: product.handle,
    product_type: product.productType,
  });
}

/** Everything of a type; types that the shops have nothing of are empty. */
export function sourcesOfType(shop: SandboxShop, resourceType: string): TranslatableSource[] {
  if (resourceType === 'PRODUCT') return shop.products.map(productSource);
  return (shop.texts ?? [])
    .filter((text) => text.resourceType === resourceType)
    .map((text) => source(gid(text.gidType, text.id), text.resourceType, text.content));
}

/** Translations that a generated shop begins with. */
export function seedTranslations(shop: SandboxShop): Map<string, TranslationRecord> {
  const records = new Map<string, TranslationRecord>();
  const seed = (
    { resourceId, content }: TranslatableSource,
    given: { locale: string; key: string; value: string; outdated: boolean; updatedAt: string }[],
  ) => {
    for (const { locale, key, value, outdated, updatedAt } of given) {
      const text = content.find((each) => each.key === key);
      if (text === undefined) continue;
      const digest = outdated ? contentDigest(`${text.value} (before)`) : text.digest;
      records.set(translationKey(resourceId, key, locale, null), {
        ...{ resourceId, key, locale, marketId: null, value, digest, updatedAt },
      });
    }
  };
  for (const product of shop.products) {
    if (product.translations !== undefined) seed(productSource(product), product.translations);
  }
  for (const text of shop.texts ?? []) {
    seed(source(gid(text.gidType, text.id), text.resourceType, text.content), text.translations);
  }
  return records;
}
