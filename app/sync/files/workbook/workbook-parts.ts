import { FileFaultError } from '../model.ts';
import { numberStyleOf, PLAIN_NUMBER, type NumberStyle } from './displayed-value.ts';
import { readWholeXml } from './read-parts.ts';

type Bytes = AsyncIterable<Uint8Array>;

/** What of a workbook has to be in memory while a sheet is read. */
export interface WorkbookParts {
  strings: readonly string[];
  styles: readonly NumberStyle[];
  from1904: boolean;
}

/** A sheet that people see. */
export interface SheetPlace {
  name: string;
  /** The path of its part in the package. */
  path: string;
}

/** Characters of all shared texts together. */
const STRING_CHARS = 50_000_000;

/** The sheets that are not hidden, in their order, and from which year days are counted. */
export async function readWorkbook(
  workbook: Bytes,
  relations: Bytes,
): Promise<{ sheets: SheetPlace[]; from1904: boolean }> {
  const targets = new Map<string, string>();
  await readWholeXml(relations, {
    onOpen: (name, { Id, Target }) => {
      if (name === 'Relationship' && Id !== undefined) targets.set(Id, Target ?? '');
    },
  });
  const sheets: SheetPlace[] = [];
  let from1904 = false;
  await readWholeXml(workbook, {
    onOpen: (name, attributes) => {
      if (name === 'workbookPr') from1904 = /^(?:1|true)$/.test(attributes['date1904'] ?? '');
      if (name !== 'sheet' || /hidden/i.test(attributes['state'] ?? '')) return;
      const id = Object.entries(attributes).find(([key]) => /(?:^|:)id$/.test(key))?.[1] ?? '';
      const target = targets.get(id);
      if (target === undefined) return;
      const path = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
      sheets.push({ name: attributes['name'] ?? '', path });
    },
  });
  return { sheets, from1904 };
}

/**
 * The texts that cells point to, without the readings that Japanese cells carry.
 * @throws FileFaultError 'workbook-too-large'.
 */
export async function readSharedStrings(bytes: Bytes): Promise<string[]> {
  const strings: string[] = [];
  let text: string | null = null;
  let reading = 0;
  let taking = false;
  let chars = 0;
  await readWholeXml(bytes, {
    onOpen: (name) => {
      if (name === 'si') text = '';
      if (name === 'rPh') reading++;
      if (name === 't') taking = reading === 0;
    },
    onText: (part) => {
      if (!taking || text === null) return;
      chars += part.length;
      if (chars > STRING_CHARS) throw new FileFaultError('workbook-too-large');
      text += part;
    },
    onClose: (name) => {
      if (name === 't') taking = false;
      if (name === 'rPh') reading--;
      if (name !== 'si') return;
      strings.push(text ?? '');
      text = null;
    },
  });
  return strings;
}

/** How each style of a cell shows numbers. */
export async function readStyles(bytes: Bytes): Promise<NumberStyle[]> {
  const codes = new Map<number, string>();
  const styles: NumberStyle[] = [];
  let inCells = false;
  await readWholeXml(bytes, {
    onOpen: (name, { numFmtId, formatCode }) => {
      if (name === 'numFmt') codes.set(Number(numFmtId), formatCode ?? '');
      if (name === 'cellXfs') inCells = true;
      if (name !== 'xf' || !inCells) return;
      const id = Number(numFmtId ?? 0);
      styles.push(id === 0 ? PLAIN_NUMBER : numberStyleOf(id, codes.get(id)));
    },
    onClose: (name) => {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return styles;
}
