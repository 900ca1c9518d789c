/** Stands on both sides of a value in a sentence; no text has it. */
export const VALUE_EDGE = '\u2063';

const HAN = /\p{Script=Han}/u;
/** Punctuation of full width brings its own room. */
const WIDE = /[，。；：！？、（）《》「」“”…—]/u;
const LATIN = /(?!\p{Script=Han})[\p{L}\p{N}\p{Sc}%]/u;

/**
 * Chinese with values in it, spaced as it is written: a space where Chinese meets Latin letters or
 * digits, none where Chinese meets Chinese, whatever the value turned out to be. Edges are taken out.
 * @example spaceValues('自 ⁣2026年7月23日⁣ 起') // '自 2026年7月23日起'
 */
export function spaceValues(text: string): string {
  const [first = '', ...rest] = text.split(VALUE_EDGE);
  return rest.reduce((left, right) => {
    const [before, after] = [left.trimEnd(), right.trimStart()];
    const spaced = before.length < left.length || after.length < right.length;
    const a = /.$/su.exec(before)?.[0] ?? '';
    const b = /^./su.exec(after)?.[0] ?? '';
    if (a === '' || b === '') return left + right;
    if ((HAN.test(a) && HAN.test(b)) || WIDE.test(a) || WIDE.test(b)) return before + after;
    const meet = (HAN.test(a) && LATIN.test(b)) || (LATIN.test(a) && HAN.test(b));
    return `${before}${meet || spaced ? ' ' : ''}${after}`;
  }, first);
}
