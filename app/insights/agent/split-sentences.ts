/**
 * Takes the sentences off a text that is still being written: what is certainly complete, and the
 * rest. Sentences keep the space and the line breaks that follow them.
 * @example takeSentences('Sales rose. Orders', 'en') // { sentences: ['Sales rose. '], rest: 'Orders' }
 */
export function takeSentences(text: string, locale: string): { sentences: string[]; rest: string } {
  const all = splitSentences(text, locale);
  const last = all.pop() ?? '';
  // A line that has ended can't go on; a full stop may still turn out to be a decimal point.
  return last.endsWith('\n') ? { sentences: [...all, last], rest: '' } : { sentences: all, rest: last };
}

/** All sentences of a text that is complete, each with what follows it up to the next. */
export function splitSentences(text: string, locale: string): string[] {
  const segments = [...segmenterOf(locale).segment(text)].map(({ segment }) => segment);
  return segments.flatMap((segment) => segment.split(/(?<=\n)/)).filter((part) => part !== '');
}

const segmenters = new Map<string, Intl.Segmenter>();

function segmenterOf(locale: string): Intl.Segmenter {
  const known = segmenters.get(locale);
  if (known !== undefined) return known;
  const made = new Intl.Segmenter(locale, { granularity: 'sentence' });
  segmenters.set(locale, made);
  return made;
}
