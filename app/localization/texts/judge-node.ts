import type { TranslatableNode } from '../../shopify/operations/translations.ts';
import { charactersOf, judgeCoverage, needsTranslation, plainText } from './judge-coverage.ts';
import type { Gap, SourceField, TextKind, Translated } from './model.ts';

/** Translations of a text in several languages, however many queries they took. */
export interface ReadText {
  resourceId: string;
  fields: SourceField[];
  translations: Map<string, Translated[]>;
}

/** A text as it is stored, with what is not right in each language. */
export interface JudgedText {
  resourceId: string;
  resourceType: string;
  kind: TextKind;
  title: string;
  fields: number;
  characters: number;
  gaps: { locale: string; gap: Gap }[];
}

const TITLE_CHARACTERS = 120;

/** Fields whose value names the text, best first. */
const NAMES = ['title', 'name', 'label', 'meta_title'];

/** What a query answered of a text, with its languages in the order in which they were asked for. */
export function readNode(node: TranslatableNode, languages: readonly string[]): ReadText {
  const lists = [node.l0, node.l1, node.l2, node.l3, node.l4];
  return {
    resourceId: node.resourceId,
    fields: node.translatableContent.map(({ key, value, digest, type }) => {
      return { key, value: value ?? '', digest: value === null ? null : digest, type };
    }),
    translations: new Map(
      languages.map((language, index) => [
        language,
        (lists[index] ?? []).map(({ key, value, outdated }) => {
          return { key, value: value ?? '', outdated };
        }),
      ]),
    ),
  };
}

/** How a text stands in each of its languages; null where it has nothing to translate. */
export function judgeText(
  text: ReadText,
  about: { resourceType: string; kind: TextKind; source: string },
): JudgedText | null {
  const fields = text.fields.filter((field) => needsTranslation(about.resourceType, field));
  if (fields.length === 0) return null;
  return {
    resourceId: text.resourceId,
    resourceType: about.resourceType,
    kind: about.kind,
    title: titleOf(fields),
    fields: fields.length,
    characters: charactersOf(fields),
    gaps: [...text.translations].flatMap(([locale, translations]) => {
      const gap = judgeCoverage(fields, translations, { source: about.source, target: locale });
      return gap === null ? [] : [{ locale, gap }];
    }),
  };
}

function titleOf(fields: readonly SourceField[]): string {
  const named = NAMES.map((name) => fields.find(({ key }) => key === name)).find(Boolean);
  const text = plainText((named ?? fields[0])?.value ?? '');
  const letters = Array.from(text);
  return letters.length <= TITLE_CHARACTERS
    ? text
    : `${letters.slice(0, TITLE_CHARACTERS - 1).join('')}…`;
}
