/** Shopify's search syntax, as far as the sandbox filters by it: terms, AND, OR, NOT, brackets. */
import { SandboxUnresolvedError } from '../unresolved.ts';

export type Predicate<T> = (item: T) => boolean;
export type Comparator = '' | '>' | '>=' | '<' | '<=';

/** How one filter name compares: gets comparator and value, gives the test. */
export type Filter<T> = (comparator: Comparator, value: string) => Predicate<T>;
export type Filters<T> = Readonly<Record<string, Filter<T>>>;

function compareNumbers(comparator: Comparator, left: number, right: number): boolean {
  if (comparator === '>') return left > right;
  if (comparator === '>=') return left >= right;
  if (comparator === '<') return left < right;
  if (comparator === '<=') return left <= right;
  return left === right;
}

/** Compares instants; a value without a time of day is that day's midnight in UTC. */
export function instantFilter<T>(read: (item: T) => string | null, now: () => Date): Filter<T> {
  return (comparator, value) => {
    const right = value === 'now' ? now().getTime() : Date.parse(value);
    if (Number.isNaN(right)) return () => false;
    return (item) => {
      const text = read(item);
      return text !== null && compareNumbers(comparator, Date.parse(text), right);
    };
  };
}

/** Compares ids given as number or GID. */
export function idFilter<T>(read: (item: T) => string | null): Filter<T> {
  return (comparator, value) => {
    const right = Number(value.split('/').at(-1));
    return (item) => {
      const id = read(item);
      return id !== null && compareNumbers(comparator, Number(id), right);
    };
  };
}

/** Equal without regard to case; `*` at the end matches any rest; commas separate alternatives. */
export function textFilter<T>(read: (item: T) => string | readonly string[] | null): Filter<T> {
  return (_comparator, value) => {
    const wanted = value.toLowerCase().split(',');
    return (item) => {
      const found = read(item);
      const texts = found === null ? [] : typeof found === 'string' ? [found] : found;
      return texts.some((text) =>
        wanted.some((each) =>
          each.endsWith('*')
            ? text.toLowerCase().startsWith(each.slice(0, -1))
            : text.toLowerCase() === each,
        ),
      );
    };
  };
}

export function booleanFilter<T>(read: (item: T) => boolean): Filter<T> {
  return (_comparator, value) => (item) => read(item) === (value.toLowerCase() === 'true');
}

type Token =
  | { kind: 'open' | 'close' | 'and' | 'or' | 'not' }
  | { kind: 'term'; field: string; comparator: Comparator; value: string };

const tokenPattern =
  /\s*(?:([()])|(AND|OR|NOT)(?=[\s(])|(-?)([A-Za-z_][\w.]*):\s*(>=|<=|>|<)?\s*(?:'([^']*)'|"([^"]*)"|([^\s()]+))|([^\s()]+))/gy;

function tokenize(text: string, where: string): Token[] {
  const tokens: Token[] = [];
  tokenPattern.lastIndex = 0;
  const trimmed = text.trim();
  while (tokenPattern.lastIndex < trimmed.length) {
    const match = tokenPattern.exec(trimmed);
    if (!match) throw new SandboxUnresolvedError(`${where}(query: ${JSON.stringify(text)})`);
    const [, bracket, word, minus, field, comparator, single, double, bare, loose] = match;
    if (bracket) tokens.push({ kind: bracket === '(' ? 'open' : 'close' });
    else if (word) tokens.push({ kind: word.toLowerCase() as 'and' | 'or' | 'not' });
    else if (field) {
      if (minus) tokens.push({ kind: 'not' });
      const value = single ?? double ?? bare ?? '';
      tokens.push({ kind: 'term', field, comparator: (comparator ?? '') as Comparator, value });
    } else throw new SandboxUnresolvedError(`${where}(query:) by the free text "${loose}"`);
  }
  return tokens;
}

/**
 * Turns a search text into a test; null, undefined and blank text match everything.
 *
 * A filter name that the sandbox does not know is an error, where Shopify would ignore it.
 */
export function parseSearch<T>(
  text: string | null | undefined,
  filters: Filters<T>,
  where: string,
): Predicate<T> {
  if (!text || text.trim() === '') return () => true;
  const tokens = tokenize(text, where);
  let at = 0;
  const bad = (): SandboxUnresolvedError =>
    new SandboxUnresolvedError(`${where}(query: ${JSON.stringify(text)})`);

  const factor = (): Predicate<T> => {
    const token = tokens[at++];
    if (token?.kind === 'not') {
      const inner = factor();
      return (item) => !inner(item);
    }
    if (token?.kind === 'open') {
      const inner = either();
      if (tokens[at++]?.kind !== 'close') throw bad();
      return inner;
    }
    if (token?.kind !== 'term') throw bad();
    const filter = Object.hasOwn(filters, token.field) ? filters[token.field] : undefined;
    if (!filter) throw new SandboxUnresolvedError(`${where}(query:) by "${token.field}"`);
    return filter(token.comparator, token.value);
  };
  const both = (): Predicate<T> => {
    const parts = [factor()];
    for (;;) {
      const next = tokens[at];
      if (!next || next.kind === 'or' || next.kind === 'close') break;
      if (next.kind === 'and') at += 1;
      parts.push(factor());
    }
    return (item) => parts.every((part) => part(item));
  };
  const either = (): Predicate<T> => {
    const parts = [both()];
    while (tokens[at]?.kind === 'or') {
      at += 1;
      parts.push(both());
    }
    return (item) => parts.some((part) => part(item));
  };

  const predicate = either();
  if (at < tokens.length) throw bad();
  return predicate;
}
