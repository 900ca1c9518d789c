/**
 * Takes the sentences off a text that is still being written: what is certainly complete, and the
 * rest. Sentences keep the space and the line breaks that follow them.
 * @example takeSentences('Sales rose. Orders') // { sentences: ['Sales rose. '], rest: 'Orders' }
 */
export function takeSentences(text: string): { sentences: string[]; rest: string } {
  const all = splitSentences(text);
  const last = all.pop() ?? '';
  // A line that has ended can't go on; a full stop may still turn out to be a decimal point.
  return last.endsWith('\n')
    ? { sentences: [...all, last], rest: '' }
    : { sentences: all, rest: last };
}

/**
 * Behind a Chinese full stop; behind a Latin one with space and no small letter after it ("vs. the
 * others" goes on, and so does 1.5); behind a line.
 */
const ENDS =
  /(?<=\n)|(?<=[。！？][”」』）]?)(?![”」』）。！？\s])|(?<=[.!?]["”)]?[ \t]+)(?![\s\p{Ll}])/u;

/** All sentences of a text that is complete, each with what follows it up to the next. */
export function splitSentences(text: string): string[] {
  return text.split(ENDS).filter((part) => part !== '');
}
