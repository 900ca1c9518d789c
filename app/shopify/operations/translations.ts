import type { Page } from './orders.ts';

/*
 * Texts that can be translated, and their translations. Each language is a field of its own that
 * Shopify counts, so a query asks for five; more take more queries.
 */

/** Languages of one query. */
export const LANGUAGES_AT_ONCE = 5;

/**
 * Texts of a page. What lists without a size cost is not published: with six fields each and five
 * languages a text is 37 objects, and 25 stay below the 1,000 points of a query.
 */
export const TEXTS_PAGE = 25;

const CONTENT = `
      resourceId
      translatableContent { key value digest type locale }
      l0: translations(locale: $l0) { key value outdated updatedAt }
      l1: translations(locale: $l1) @include(if: $has1) { key value outdated updatedAt }
      l2: translations(locale: $l2) @include(if: $has2) { key value outdated updatedAt }
      l3: translations(locale: $l3) @include(if: $has3) { key value outdated updatedAt }
      l4: translations(locale: $l4) @include(if: $has4) { key value outdated updatedAt }`;

const LANGUAGES = `$l0: String!, $l1: String!, $l2: String!, $l3: String!, $l4: String!,
  $has1: Boolean!, $has2: Boolean!, $has3: Boolean!, $has4: Boolean!`;

/** A page of the texts of a type. */
export const READ_TRANSLATABLE = `#graphql
query ReadTranslatable($type: TranslatableResourceType!, $first: Int!, $after: String, ${LANGUAGES}) {
  translatableResources(resourceType: $type, first: $first, after: $after) {
    pageInfo { hasNextPage endCursor }
    nodes {${CONTENT}
    }
  }
}`;

/** Texts by their ids; those that are gone are left out. */
export const READ_TRANSLATABLE_BY_IDS = `#graphql
query ReadTranslatableByIds($ids: [ID!]!, $first: Int!, ${LANGUAGES}) {
  translatableResourcesByIds(resourceIds: $ids, first: $first) {
    pageInfo { hasNextPage endCursor }
    nodes {${CONTENT}
    }
  }
}`;

/** Writes translations of one text; each names the digest of the source that it is of. */
export const REGISTER_TRANSLATIONS = `#graphql
mutation RegisterTranslations($resourceId: ID!, $translations: [TranslationInput!]!) {
  translationsRegister(resourceId: $resourceId, translations: $translations) {
    userErrors { field message code }
  }
}`;

/** Takes translations of one text away: shoppers of the language read the source again. */
export const REMOVE_TRANSLATIONS = `#graphql
mutation RemoveTranslations($resourceId: ID!, $keys: [String!]!, $locales: [String!]!) {
  translationsRemove(resourceId: $resourceId, translationKeys: $keys, locales: $locales) {
    userErrors { field message code }
  }
}`;

export interface TranslationNode {
  key: string;
  value: string | null;
  outdated: boolean;
  updatedAt: string | null;
}

export interface TranslatableNode {
  resourceId: string;
  translatableContent: {
    key: string;
    value: string | null;
    digest: string | null;
    type: string;
    locale: string;
  }[];
  l0: TranslationNode[];
  l1?: TranslationNode[];
  l2?: TranslationNode[];
  l3?: TranslationNode[];
  l4?: TranslationNode[];
}

export interface ReadTranslatableData {
  translatableResources: Page<TranslatableNode> | null;
}
export interface ReadTranslatableByIdsData {
  translatableResourcesByIds: Page<TranslatableNode> | null;
}

export interface TranslationUserError {
  /** E.g. ["translations", "0", "value"]. */
  field: string[] | null;
  message: string;
  code: string | null;
}
export interface RegisterTranslationsData {
  translationsRegister: { userErrors: TranslationUserError[] } | null;
}
export interface RemoveTranslationsData {
  translationsRemove: { userErrors: TranslationUserError[] } | null;
}

/**
 * Languages as the variables of a query; at most `LANGUAGES_AT_ONCE`. A variable that is not used
 * needs a value all the same.
 * @throws RangeError for none, or too many.
 */
export function languageVariables(languages: readonly string[]): Record<string, string | boolean> {
  const [first] = languages;
  if (first === undefined || languages.length > LANGUAGES_AT_ONCE) {
    throw new RangeError(`A query takes 1 to ${LANGUAGES_AT_ONCE} languages.`);
  }
  const variables: Record<string, string | boolean> = {};
  for (let index = 0; index < LANGUAGES_AT_ONCE; index++) {
    variables[`l${index}`] = languages[index] ?? first;
    if (index > 0) variables[`has${index}`] = index < languages.length;
  }
  return variables;
}
