import { WIDGET_LANGUAGES } from '../word-hours.ts';
import { charactersOf } from './judge-coverage.ts';
import type { JudgedText } from './judge-node.ts';

/** Texts of our own: the words that the blocks bring along, and what merchants name themselves. */
export const OWN_TEXTS = ['widgets', 'loyalty-name'] as const;
export type OwnTextId = (typeof OWN_TEXTS)[number];

/** What stands for Shopify's type of resource. */
export const OWN_TYPE = 'OWN';
const PREFIX = 'portolan:';

/** A text of our own as shoppers of each language see it. */
export interface OwnText {
  id: OwnTextId;
  /** What the queue calls it where it has no word for it. */
  title: string;
  key: string;
  /** In the shop's own language, or the one that shoppers read where there is none. */
  source: string;
  /** By language; a language that is not there shows the source. */
  translations: Readonly<Record<string, string>>;
}

/** @example ownResourceId('widgets') // 'portolan:widgets' */
export function ownResourceId(id: OwnTextId): string {
  return PREFIX + id;
}

/** The text of an id; null for one of Shopify's. */
export function ownTextOf(resourceId: string): OwnTextId | null {
  return OWN_TEXTS.find((id) => ownResourceId(id) === resourceId) ?? null;
}

/** How a text of our own stands in the published languages of a shop. */
export function judgeOwnText(text: OwnText, languages: readonly string[]): JudgedText {
  const { id, title, key, source, translations } = text;
  const characters = charactersOf([{ key, value: source, digest: '', type: 'STRING' }]);
  return {
    ...{ resourceId: ownResourceId(id), resourceType: OWN_TYPE, kind: 'widgets', title },
    ...{ fields: 1, characters },
    gaps: languages
      .filter((language) => (translations[language] ?? '').trim() === '')
      .map((locale) => ({ locale, gap: { missing: [key], outdated: [], same: [], characters } })),
  };
}

/**
 * Languages of a shop that the widgets do not speak. A theme file serves a region's language where
 * it has no file of its own.
 * @example missingWidgetLanguages(['de-AT', 'th']) // ['th']
 */
export function missingWidgetLanguages(languages: readonly string[]): string[] {
  const spoken = new Set(WIDGET_LANGUAGES);
  return languages.filter(
    (language) => !spoken.has(language) && !spoken.has(new Intl.Locale(language).language),
  );
}
