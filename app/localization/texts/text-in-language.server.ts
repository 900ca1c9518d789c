import { forShop } from '../../db/index.server.ts';
import { adminClient } from '../../shopify/index.server.ts';
import {
  languageVariables,
  READ_TRANSLATABLE_BY_IDS,
  type ReadTranslatableByIdsData,
} from '../../shopify/operations/translations.ts';
import { judgeField, needsTranslation, plainText } from './judge-coverage.ts';
import { readNode } from './judge-node.ts';
import type { FieldState } from './model.ts';
import { readShopLanguages } from './shop-languages.server.ts';

/** A field beside its translation, as Shopify has them now. */
export interface FieldInLanguage {
  key: string;
  source: string;
  digest: string;
  /** Shopify's LocalizableContentType. */
  type: string;
  /** null where there is none. */
  translation: string | null;
  outdated: boolean;
  /** null for a field that needs no translation. */
  state: FieldState | null;
}

export interface TextInLanguage {
  resourceId: string;
  resourceType: string | null;
  title: string;
  sourceLanguage: string;
  language: string;
  fields: FieldInLanguage[];
}

/**
 * All fields of a text beside their translations in one language, read from Shopify; null where
 * there is no such text, or the shop does not have the language.
 * @throws AdminApiError
 */
export async function readTextInLanguage(
  shopId: number,
  resourceId: string,
  language: string,
): Promise<TextInLanguage | null> {
  const { source, targets } = await readShopLanguages(shopId);
  if (source === null || !targets.some(({ locale }) => locale === language)) return null;
  const admin = await adminClient(shopId);
  const { data } = await admin.query<ReadTranslatableByIdsData>(READ_TRANSLATABLE_BY_IDS, {
    ...{ ids: [resourceId], first: 1 },
    ...languageVariables([language]),
  });
  const node = data.translatableResourcesByIds?.nodes[0];
  if (node === undefined) return null;
  const stored = await forShop(shopId).translatableText.findFirst({ where: { resourceId } });
  const resourceType = stored?.resourceType ?? null;
  const text = readNode(node, [language]);
  const translations = new Map(text.translations.get(language)?.map((each) => [each.key, each]));
  const fields = text.fields.flatMap((field): FieldInLanguage[] => {
    if (field.digest === null) return [];
    const translated = translations.get(field.key);
    const state = needsTranslation(resourceType ?? '', field)
      ? judgeField(field, translated, { source, target: language })
      : null;
    return [
      {
        ...{ key: field.key, source: field.value, digest: field.digest, type: field.type, state },
        translation: translated?.value ?? null,
        outdated: translated?.outdated ?? false,
      },
    ];
  });
  const named = fields.find(({ key }) => key === 'title' || key === 'name') ?? fields[0];
  return {
    ...{ resourceId, resourceType, language, fields },
    sourceLanguage: source,
    title: stored?.title ?? plainText(named?.source ?? '').slice(0, 120),
  };
}
