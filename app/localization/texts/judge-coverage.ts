import type { FieldState, Gap, SourceField, Translated } from './model.ts';

/**
 * Fields that shoppers do not read: the address of a page, and a type that the merchant sorts by.
 * Shops leave them as they are on purpose.
 */
const NOT_READ: ReadonlySet<string> = new Set(['handle', 'product_type']);

/** Kinds of content that hold no sentence: addresses, files, data of apps. */
const NO_TEXT = /URL|URI|FILE_REFERENCE|^JSON|LINK/;

/** Shopify's own names of an option that the merchant never named; storefronts do not show them. */
const UNNAMED_OPTION: ReadonlySet<string> = new Set(['Title', 'Default Title']);

/**
 * A copy of fewer words may be a name that is the same in every language; of as many it is a
 * sentence that nobody translated. A convention, not a measurement.
 */
const WORDS_OF_A_SENTENCE = 4;

/**
 * Whether a field has something that a shopper reads and a translator can change.
 * @example needsTranslation({ key: 'title', value: '501', … }) // false: no letters
 */
export function needsTranslation(resourceType: string, field: SourceField): boolean {
  if (field.digest === null || NOT_READ.has(field.key) || NO_TEXT.test(field.type)) return false;
  if (resourceType.startsWith('PRODUCT_OPTION') && UNNAMED_OPTION.has(field.value)) return false;
  return /\p{L}/u.test(plainText(field.value));
}

/**
 * How a field stands in a language.
 *
 * Shopify's own flag tells what is outdated: it compares the digest of the source with that of the
 * day of the translation. A blank translation is none. A copy counts as one only where it is a
 * sentence and the languages differ: English for Britain may well be that of the shop.
 * @example judgeField(title, { key: 'title', value: '', outdated: false }, { source: 'en', target: 'ja' }) // 'missing'
 */
export function judgeField(
  field: SourceField,
  translated: Translated | undefined,
  languages: { source: string; target: string },
): FieldState {
  if (translated === undefined || translated.value.trim() === '') return 'missing';
  if (translated.outdated) return 'outdated';
  const isCopy =
    baseOf(languages.source) !== baseOf(languages.target) &&
    plainText(translated.value) === plainText(field.value) &&
    wordCount(field.value, languages.source) >= WORDS_OF_A_SENTENCE;
  return isCopy ? 'same' : 'complete';
}

/** What of a text is not right in a language; null where all of it is. */
export function judgeCoverage(
  fields: readonly SourceField[],
  translations: readonly Translated[],
  languages: { source: string; target: string },
): Gap | null {
  const byKey = new Map(translations.map((translated) => [translated.key, translated]));
  const gap: Gap = { missing: [], outdated: [], same: [], characters: 0 };
  for (const field of fields) {
    const state = judgeField(field, byKey.get(field.key), languages);
    if (state === 'complete') continue;
    gap[state].push(field.key);
    gap.characters += plainText(field.value).length;
  }
  const count = gap.missing.length + gap.outdated.length + gap.same.length;
  return count === 0 ? null : gap;
}

/** Characters that a translator has before them: without markup. */
export function charactersOf(fields: readonly SourceField[]): number {
  return fields.reduce((sum, { value }) => sum + plainText(value).length, 0);
}

/** What a reader sees of a text that may hold HTML. @example plainText('<p>Hi&nbsp;you</p>') // 'Hi you' */
export function plainText(text: string): string {
  const [first = '', ...codes] = text.split(/<(?:script|style)\b/i);
  const withoutCode = [
    first,
    ...codes.map((code) => code.replace(/^[^]*?<\/(?:script|style)\s*>/i, ' ')),
  ].join(' ');
  return withoutCode
    .replace(/<[^<>]*>/g, ' ')
    .replace(/&(nbsp|#160);/gi, ' ')
    .replace(/&[a-z]+;|&#\d+;/gi, '·')
    .replace(/\s+/g, ' ')
    .trim();
}

function wordCount(text: string, language: string): number {
  const words = new Intl.Segmenter(language, { granularity: 'word' }).segment(
    plainText(text).slice(0, 400),
  );
  let count = 0;
  for (const { isWordLike } of words) if (isWordLike === true) count++;
  return count;
}

/** @example baseOf('pt-BR') // 'pt' */
function baseOf(language: string): string {
  return language.toLowerCase().split(/[-_]/)[0] ?? language;
}
