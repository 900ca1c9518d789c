import type { AnswerPart } from './model.ts';

const HAN = /\p{Script=Han}/u;
/** What Chinese sets off from its own letters by a space; punctuation of its own needs none. */
const SET_OFF = /[\p{Script=Latin}\p{N}$€£¥%]/u;

/**
 * Spaces between an answer's values and the Chinese around them, as Chinese typography asks: one
 * between Chinese and Latin letters or digits, none between Chinese and Chinese.
 */
export function spaceParts(parts: readonly AnswerPart[]): AnswerPart[] {
  const spaced = parts.map((part) => ({ ...part }));
  for (const [index, part] of spaced.entries()) {
    const next = spaced[index + 1];
    if (next === undefined || part.kind === 'withheld' || next.kind === 'withheld') continue;
    if ((part.kind === 'text') === (next.kind === 'text')) {
      if (part.kind === 'fact') continue;
    }
    if (part.kind === 'text') part.text = spacedEnd(part.text, next.text[0] ?? '');
    else if (next.kind === 'text') next.text = spacedStart(part.text.at(-1) ?? '', next.text);
  }
  return spaced;
}

function spacedEnd(text: string, next: string): string {
  const bare = text.replace(/ +$/, '');
  const last = bare.at(-1) ?? '';
  if (HAN.test(last) && HAN.test(next)) return bare;
  return HAN.test(last) && SET_OFF.test(next) ? `${bare} ` : text;
}

function spacedStart(last: string, text: string): string {
  const bare = text.replace(/^ +/, '');
  const first = bare[0] ?? '';
  if (HAN.test(last) && HAN.test(first)) return bare;
  return SET_OFF.test(last) && HAN.test(first) ? ` ${bare}` : text;
}
