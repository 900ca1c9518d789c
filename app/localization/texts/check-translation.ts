import { isSoundLiquid, isSoundMarkup } from './check-markup.ts';

/** What the editor says of a translation before it is written. */
export type TranslationNote =
  /** Code that would run on the storefront: it is not written. */
  | 'unsafe'
  /** HTML that is not closed, where that of the source is: it is not written. */
  | 'markup'
  /** Liquid that is not closed, where that of the source is: it is not written. */
  | 'liquid'
  /** Other placeholders than in the source: names or numbers would be missing, or read as text. */
  | 'placeholder'
  /** Links or pictures of the source are gone. */
  | 'link'
  /** Another number of paragraphs, lists or headings than the source. */
  | 'structure';

/** Notes with which a translation is not written. */
const STOPS: ReadonlySet<TranslationNote> = new Set(['unsafe', 'markup', 'liquid']);

/** What keeps a translation from being written; undefined where nothing does. */
export function stopOf(source: string, translation: string): TranslationNote | undefined {
  return checkTranslation(source, translation).find((note) => STOPS.has(note));
}

/** Notes of a translation against its source; nothing for a field that is left empty. */
export function checkTranslation(source: string, translation: string): TranslationNote[] {
  if (translation.trim() === '') return [];
  const notes: TranslationNote[] = [];
  if (!isSafeText(translation)) notes.push('unsafe');
  if (isSoundMarkup(source) && !isSoundMarkup(translation)) notes.push('markup');
  if (isSoundLiquid(source) && !isSoundLiquid(translation)) notes.push('liquid');
  if (placeholdersOf(source).join() !== placeholdersOf(translation).join()) {
    notes.push('placeholder');
  }
  if (lacks(targetsOf(source), targetsOf(translation))) notes.push('link');
  if (blocksOf(source).join() !== blocksOf(translation).join()) notes.push('structure');
  return notes;
}

/**
 * Whether a text holds nothing that a browser would run. Shopify keeps HTML as it is given, and
 * themes write it out.
 * @example isSafeText('<p onclick="x()">') // false
 */
export function isSafeText(text: string): boolean {
  return (
    !/<\s*\/?\s*(script|object|embed|base|meta|link|form)\b/i.test(text) &&
    // From the nearest "<": each letter is looked at once, and what stands before it changes nothing.
    !/<[^<>]*[\s/"']on[a-z]{3,}\s*=/i.test(text) &&
    !/(?:href|src|action|data)\s*=\s*["']?\s*(?:javascript|vbscript|data\s*:\s*text\/html)/i.test(
      text,
    )
  );
}

/** `{{ name }}`, `{% if %}`, `{count}`, `%s`, `%{name}`: what a shop fills in, in any order. */
function placeholdersOf(text: string): string[] {
  const found = text.match(/\{\{[^{}]{1,200}\}\}|\{%[^{}]{1,200}%\}|%?\{\w{1,40}\}|%[sd]\b/g);
  return (found ?? []).map((each) => each.replaceAll(/\s/g, '')).sort();
}

function targetsOf(text: string): string[] {
  return [...text.matchAll(/(?:src|href)\s*=\s*["']([^"'<>]{1,2000})["']/gi)].map(
    ([, target = '']) => target,
  );
}

function blocksOf(text: string): string[] {
  return (text.match(/<(p|ul|ol|li|h[1-6]|table|tr|img)\b/gi) ?? [])
    .map((tag) => tag.slice(1).toLowerCase())
    .sort();
}

function lacks(wanted: readonly string[], given: readonly string[]): boolean {
  const present = new Set(given);
  return wanted.some((each) => !present.has(each));
}
