/** Elements that have no end. */
const VOID = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' '),
);

/** Elements whose end HTML lets authors leave out: the next one, or the end of their parent, ends them. */
const OPTIONAL_END = new Set(
  'li dt dd p rt rp option optgroup tr td th thead tbody tfoot colgroup caption'.split(' '),
);

/**
 * Whether every tag of a text is closed, and none twice: broken markup of one text takes the page
 * around it along. Text without tags is sound. Looks at each character once.
 * @example isSoundMarkup('<p>One <b>two</p>') // false
 */
export function isSoundMarkup(text: string): boolean {
  const open: string[] = [];
  for (let at = text.indexOf('<'); at !== -1; at = text.indexOf('<', at + 1)) {
    if (text.startsWith('<!--', at)) {
      at = text.indexOf('-->', at + 4);
      if (at === -1) return false;
      continue;
    }
    const [, slash = '', name] = /^<(\/?)([a-z][a-z0-9-]*)/i.exec(text.slice(at, at + 64)) ?? [];
    // "3 < 4" is no tag.
    if (name === undefined) continue;
    const end = endOfTag(text, at + 1);
    if (end === null) return false;
    if (!take(open, name.toLowerCase(), slash === '/', text[end - 1] === '/')) return false;
    at = end;
  }
  return open.every((name) => OPTIONAL_END.has(name));
}

/** Takes a tag into the elements that are open; false where it ends none of them. */
function take(open: string[], name: string, isEnd: boolean, endsItself: boolean): boolean {
  if (VOID.has(name)) return true;
  if (!isEnd) {
    if (!endsItself) open.push(name);
    return true;
  }
  while (open.length > 0) {
    const last = open.pop();
    if (last === name) return true;
    if (!OPTIONAL_END.has(last ?? '')) return false;
  }
  return false;
}

/** Where a tag ends; null where it never does, or another one begins in it. */
function endOfTag(text: string, from: number): number | null {
  let quote = '';
  for (let at = from; at < text.length; at++) {
    const letter = text[at]!;
    if (quote !== '') {
      if (letter === quote) quote = '';
    } else if (letter === '"' || letter === "'") {
      // An apostrophe is a quote only where a value begins.
      if (/[=\s]/.test(text[at - 1] ?? '')) quote = letter;
    } else if (letter === '>') return at;
    else if (letter === '<') return null;
  }
  return null;
}

/**
 * Whether every `{{` and `{%` of a text is closed: an open one takes the rest of a template along.
 * @example isSoundLiquid('Hello {{ name }') // false
 */
export function isSoundLiquid(text: string): boolean {
  let at = 0;
  for (;;) {
    const [begin, end] = nextOf(text, at);
    if (begin === -1) return true;
    const closed = text.indexOf(end, begin + 2);
    const [again] = nextOf(text, begin + 2);
    if (closed === -1 || (again !== -1 && again < closed)) return false;
    at = closed + 2;
  }
}

function nextOf(text: string, from: number): [begin: number, end: '}}' | '%}'] {
  const output = text.indexOf('{{', from);
  const tag = text.indexOf('{%', from);
  const isOutput = output !== -1 && (tag === -1 || output < tag);
  return isOutput ? [output, '}}'] : [tag, '%}'];
}
