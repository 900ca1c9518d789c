import { parse } from 'csv-parse/sync';
import type { OrderFileRecord } from './model.ts';

/** A line that is no record: kept as it stood, with the reason. */
export interface BrokenLine {
  line: number;
  raw: string;
  expected: string;
  found: string;
}

/** By line. */
export type Batch = (OrderFileRecord | BrokenLine)[];

const BATCH = 2_000;
const MAX_LINE = 1_000_000;
const MAX_LINES_PER_RECORD = 100;

interface TextLine {
  number: number;
  text: string;
  tooLong: boolean;
}

/** Cuts text into lines (LF or CRLF); of a line over a million characters only the start is kept. */
async function* linesOf(chunks: AsyncIterable<string>): AsyncGenerator<TextLine[]> {
  let rest = '';
  let number = 0;
  let skipping = false;
  const finish = (text: string): TextLine => {
    const tooLong = skipping || text.length > MAX_LINE;
    skipping = false;
    const plain = text.endsWith('\r') ? text.slice(0, -1) : text;
    return { number: ++number, text: tooLong ? plain.slice(0, 1_000) : plain, tooLong };
  };
  for await (const chunk of chunks) {
    const parts = (rest + chunk).split('\n');
    rest = parts.pop() ?? '';
    if (parts.length > 0) yield parts.map(finish);
    if (rest.length > MAX_LINE) {
      rest = rest.slice(0, 1_000);
      skipping = true;
    }
  }
  if (rest !== '') yield [finish(rest)];
}

function hasOpenQuote(text: string): boolean {
  let open = false;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) open = !open;
  return open;
}

function parseText(text: string, delimiter: string): string[][] {
  return parse(text, {
    delimiter,
    relax_column_count: true,
    skip_empty_lines: true,
    record_delimiter: ['\n', '\r\n'],
  });
}

function reasonOf(error: unknown): string {
  const code = (error as { code?: string }).code ?? '';
  if (code === 'CSV_QUOTE_NOT_CLOSED') return 'a quotation mark that is never closed';
  if (code === 'CSV_INVALID_CLOSING_QUOTE') return 'text after a closing quotation mark';
  if (code === 'INVALID_OPENING_QUOTE') return 'a quotation mark in the middle of a value';
  return 'values that cannot be told apart';
}

interface RawRecord {
  line: number;
  raw: string;
}

function parseOne(one: RawRecord, delimiter: string): OrderFileRecord | BrokenLine {
  try {
    const [values, ...others] = parseText(one.raw, delimiter);
    if (values && others.length === 0) return { ...one, values };
    return { ...one, expected: 'one record', found: 'values that cannot be told apart' };
  } catch (error) {
    return { ...one, expected: 'values in matching quotation marks', found: reasonOf(error) };
  }
}

/** Parses many at once, since a call per record is slow; on a fault one by one, to find it. */
function parseBatch(raws: RawRecord[], delimiter: string): Batch {
  try {
    const parsed = parseText(raws.map((one) => one.raw).join('\n'), delimiter);
    if (parsed.length === raws.length) {
      return raws.map((one, index) => ({ ...one, values: parsed[index] ?? [] }));
    }
  } catch {
    // Told below, line by line.
  }
  return raws.map((one) => parseOne(one, delimiter));
}

/**
 * Cuts text into CSV records with the line each begins on.
 *
 * A value in quotation marks may run over line ends (a hundred lines at most). When such a record
 * does not parse or has another number of values than `width`, only its first line is broken and
 * reading goes on with the next: a stray quotation mark costs one line, not the rest of the file.
 */
export async function* splitRecords(
  chunks: AsyncIterable<string>,
  delimiter: string,
  width: () => number | null,
): AsyncGenerator<Batch> {
  let raws: RawRecord[] = [];
  let broken: BrokenLine[] = [];
  let joined: TextLine[] = [];

  function flush(): Batch {
    const batch = [...parseBatch(raws, delimiter), ...broken];
    if (broken.length > 0) batch.sort((a, b) => a.line - b.line);
    raws = [];
    broken = [];
    return batch;
  }

  function giveUpFirst(): void {
    const [first, ...others] = joined;
    joined = [];
    if (!first) return;
    broken.push({
      line: first.number,
      raw: first.text,
      expected: 'values in matching quotation marks',
      found: 'a quotation mark that is never closed',
    });
    others.forEach(take);
  }

  function take(line: TextLine): void {
    if (line.tooLong) {
      if (joined.length > 0) giveUpFirst();
      broken.push({
        line: line.number,
        raw: line.text,
        expected: 'at most 1,000,000 characters',
        found: 'a longer line',
      });
      return;
    }
    if (joined.length === 0 && !line.text.includes('"')) {
      if (line.text.trim() !== '') raws.push({ line: line.number, raw: line.text });
      return;
    }
    joined.push(line);
    const text = joined.map((one) => one.text).join('\n');
    if (hasOpenQuote(text)) {
      if (joined.length >= MAX_LINES_PER_RECORD) giveUpFirst();
      return;
    }
    const raw = { line: joined[0]?.number ?? line.number, raw: text };
    if (joined.length > 1) {
      const result = parseOne(raw, delimiter);
      const expected = width();
      if (!('values' in result) || (expected !== null && result.values.length !== expected)) {
        giveUpFirst();
        return;
      }
    }
    raws.push(raw);
    joined = [];
  }

  for await (const lines of linesOf(chunks)) {
    for (const line of lines) {
      take(line);
      // The header comes alone, so that its reader can set the width of what follows.
      if (raws.length >= BATCH || (width() === null && raws.length > 0)) yield flush();
    }
  }
  while (joined.length > 0) giveUpFirst();
  yield flush();
}
