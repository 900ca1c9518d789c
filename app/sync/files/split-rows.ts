import { parse } from 'csv-parse/sync';
import {
  FileFaultError,
  LIMITS,
  type Delimiter,
  type FileEncoding,
  type QuoteStyle,
} from './model.ts';

/** One record of the file. */
export interface FileRow {
  /** Line on which it begins, from 1. */
  line: number;
  cells: string[];
  fault?: 'unclosed-quote' | 'line-too-long' | undefined;
  /** Its quotation marks never close in a sensible place and were read as ordinary characters. */
  literalQuotes?: true | undefined;
}

export interface RowFormat {
  encoding: FileEncoding;
  delimiter: Delimiter;
  /** 'double' where it is not said. */
  quotes?: QuoteStyle | undefined;
  /** Number of columns of a sensible record, where it is known already. */
  columns?: number | undefined;
  /** Columns of dates and numbers: a record with a line break in one of them is none. */
  unbroken?: readonly number[] | undefined;
}

/**
 * Records of a delimited text, RFC 4180 with the liberties that real files take: any line end,
 * quotation marks inside of values, rows of any length. Blank lines are records of one empty cell.
 *
 * A quotation mark that never closes costs one line, not the rest of the file: where no sensible
 * record ends within 100 lines, its first line is read with its marks as ordinary characters if
 * that gives the expected number of columns, else marked 'unclosed-quote'; reading goes on with
 * the line below. Lines beyond a million characters are marked and skipped.
 * @throws FileFaultError 'too-many-lines' beyond two million lines.
 */
export async function* splitRows(
  bytes: AsyncIterable<Uint8Array>,
  format: RowFormat,
): AsyncGenerator<FileRow[]> {
  const framer = new RecordFramer(format);
  for await (const lines of splitLines(bytes, format.encoding)) {
    const rows = framer.take(lines);
    if (rows.length > 0) yield rows;
  }
  const rest = framer.end();
  if (rest.length > 0) yield rest;
}

interface TextLine {
  number: number;
  text: string;
  tooLong: boolean;
}

async function* splitLines(
  bytes: AsyncIterable<Uint8Array>,
  encoding: FileEncoding,
): AsyncGenerator<TextLine[]> {
  const decoder = new TextDecoder(encoding);
  const splitter = new LineSplitter();
  for await (const chunk of bytes) {
    const lines = splitter.take(decoder.decode(chunk, { stream: true }));
    if (lines.length > 0) yield lines;
  }
  const last = [...splitter.take(decoder.decode()), ...splitter.end()];
  if (last.length > 0) yield last;
}

const LINE_END = /\r\n|\n|\r/g;

class LineSplitter {
  #rest = '';
  #number = 0;
  #skipping = false;

  take(text: string): TextLine[] {
    const lines: TextLine[] = [];
    const whole = this.#rest + text;
    let from = 0;
    LINE_END.lastIndex = this.#rest.endsWith('\r') ? this.#rest.length - 1 : this.#rest.length;
    for (let match = LINE_END.exec(whole); match !== null; match = LINE_END.exec(whole)) {
      // "\r" at the very end may be half of "\r\n".
      if (match[0] === '\r' && match.index === whole.length - 1) break;
      this.#push(lines, whole.slice(from, match.index));
      from = match.index + match[0].length;
    }
    this.#rest = whole.slice(from);
    if (this.#rest.length > LIMITS.recordChars) {
      this.#skipping = true;
      this.#rest = this.#rest.endsWith('\r') ? '\r' : '';
    }
    return lines;
  }

  end(): TextLine[] {
    const lines: TextLine[] = [];
    const rest = this.#rest.replace(/\r$/, '');
    if (this.#rest !== '' || this.#skipping) this.#push(lines, rest);
    this.#rest = '';
    return lines;
  }

  #push(lines: TextLine[], text: string): void {
    this.#number++;
    if (this.#number > LIMITS.lines) throw new FileFaultError('too-many-lines');
    const tooLong = this.#skipping || text.length > LIMITS.recordChars;
    lines.push({ number: this.#number, text: tooLong ? '' : text, tooLong });
    this.#skipping = false;
  }
}

interface FramedRecord {
  line: number;
  text: string;
}

/** Puts lines together to records and parses them, many at a time. */
class RecordFramer {
  readonly #format: RowFormat;
  /** Lines of a record whose quotation mark is still open; lines to read again before new ones. */
  #open: TextLine[] = [];
  #openChars = 0;

  constructor(format: RowFormat) {
    this.#format = format;
  }

  take(lines: readonly TextLine[]): FileRow[] {
    if (this.#format.quotes === 'literal') return lines.map((line) => this.#literal(line));
    const rows: FileRow[] = [];
    let framed: FramedRecord[] = [];
    const flush = () => {
      if (framed.length > 0) rows.push(...this.#parse(framed));
      framed = [];
    };
    const waiting = [...lines].reverse();
    for (let line = waiting.pop(); line !== undefined; line = waiting.pop()) {
      if (this.#open.length === 0 && !line.text.includes('"') && !line.tooLong) {
        framed.push({ line: line.number, text: line.text });
        continue;
      }
      if (this.#open.length === 0 && line.tooLong) {
        flush();
        rows.push({ line: line.number, cells: [], fault: 'line-too-long' });
        continue;
      }
      this.#open.push(line);
      this.#openChars += line.text.length + 1;
      const first = this.#open[0]!;
      // A line without a mark can't close what is open.
      const text = line.text.includes('"') ? this.#open.map((it) => it.text).join('\n') : null;
      if (text !== null && !endsInsideQuotes(text, this.#format.delimiter)) {
        if (this.#open.length === 1 || this.#isSensible(text)) {
          framed.push({ line: first.number, text });
          this.#reset();
          continue;
        }
      } else if (!line.tooLong && !this.#isFull()) {
        continue;
      }
      flush();
      rows.push(this.#giveUp(first));
      waiting.push(...this.#open.slice(1).reverse());
      this.#reset();
    }
    flush();
    return rows;
  }

  end(): FileRow[] {
    const rows: FileRow[] = [];
    while (this.#open.length > 0) {
      const [first, ...others] = this.#open;
      this.#reset();
      rows.push(this.#giveUp(first!), ...this.take(others));
    }
    return rows;
  }

  #literal({ number, text, tooLong }: TextLine): FileRow {
    if (tooLong) return { line: number, cells: [], fault: 'line-too-long' };
    return { line: number, cells: text.split(this.#format.delimiter) };
  }

  #reset(): void {
    this.#open = [];
    this.#openChars = 0;
  }

  #isFull(): boolean {
    return this.#open.length >= LIMITS.recordLines || this.#openChars > LIMITS.recordChars;
  }

  #isSensible(text: string): boolean {
    const { columns, unbroken = [], delimiter } = this.#format;
    if (columns === undefined) return true;
    const cells = parseRecords(text, delimiter)[0] ?? [];
    return cells.length === columns && !unbroken.some((at) => cells[at]?.includes('\n'));
  }

  #giveUp(first: TextLine): FileRow {
    const cells = first.text.split(this.#format.delimiter);
    const { columns } = this.#format;
    if (columns !== undefined && cells.length === columns) {
      return { line: first.number, cells, literalQuotes: true };
    }
    return { line: first.number, cells, fault: 'unclosed-quote' };
  }

  #parse(framed: readonly FramedRecord[]): FileRow[] {
    const { delimiter } = this.#format;
    if (!framed.some(({ text }) => text.includes('"'))) {
      return framed.map(({ line, text }) => ({ line, cells: text.split(delimiter) }));
    }
    const records = parseRecords(framed.map(({ text }) => text).join('\n'), delimiter);
    const together = records.length === framed.length;
    return framed.map(({ line, text }, index) => {
      const alone = together ? [records[index]!] : parseRecords(text, delimiter);
      if (alone.length === 1) return { line, cells: alone[0]! };
      // Nothing to parse is a blank line; anything else was framed wrongly and is told.
      if (text === '') return { line, cells: [''] };
      return { line, cells: text.split(delimiter), fault: 'unclosed-quote' as const };
    });
  }
}

function parseRecords(text: string, delimiter: Delimiter): string[][] {
  return parse(text, {
    delimiter,
    record_delimiter: '\n',
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: false,
  });
}

/**
 * True when a quotation mark that opens a value of this text is not closed in it. A mark opens at
 * the beginning of a value only, and one that is followed by more text was no closing one: as
 * csv-parse reads them.
 */
function endsInsideQuotes(text: string, delimiter: Delimiter): boolean {
  let at = 0;
  for (;;) {
    if (text[at] === '"') {
      const close = closingQuote(text, at + 1);
      if (close === -1) return true;
      at = close + 1;
    }
    // The rest of the value, up to what ends it.
    while (at < text.length && text[at] !== delimiter && text[at] !== '\n') at++;
    if (at >= text.length) return false;
    at++;
  }
}

function closingQuote(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at !== -1; at = text.indexOf('"', at + 1)) {
    if (text[at + 1] !== '"') return at;
    at++;
  }
  return -1;
}
