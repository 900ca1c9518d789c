import { crc32, deflateRawSync } from 'node:zlib';

/** A cell: text, a number with the format that shows it, or raw XML. */
export type WorkbookCell =
  string | number | null | { number: number | string; format: string } | { xml: string };

export interface WorkbookSheet {
  name: string;
  rows: readonly (readonly WorkbookCell[])[];
  hidden?: boolean;
}

/** A workbook as spreadsheets save it: shared texts, styles, one part a sheet. */
export function writeWorkbook(
  sheets: readonly WorkbookSheet[],
  options: { from1904?: boolean; parts?: Record<string, string> } = {},
): Uint8Array {
  const strings: string[] = [];
  const formats: string[] = [];
  const sheetXml = sheets.map(({ rows }) => {
    const written = rows.map((cells, at) => {
      const xml = cells.map((cell, column) => cellXml(cell, at, column, strings, formats)).join('');
      return xml === '' ? '' : `<row r="${at + 1}">${xml}</row>`;
    });
    return `<worksheet xmlns="${MAIN}"><sheetData>${written.join('')}</sheetData></worksheet>`;
  });
  const listed = sheets.map(
    ({ name, hidden }, at) =>
      `<sheet name="${escaped(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"${hidden ? ' state="hidden"' : ''}/>`,
  );
  const relations = sheets.map(
    (_, at) => `<Relationship Id="rId${at + 1}" Target="worksheets/sheet${at + 1}.xml"/>`,
  );
  const codes = formats.map(
    (code, at) => `<numFmt numFmtId="${164 + at}" formatCode="${escaped(code)}"/>`,
  );
  const styles = formats.map((_, at) => `<xf numFmtId="${164 + at}"/>`);
  return zipped({
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="r"><workbookPr date1904="${options.from1904 ? 1 : 0}"/><sheets>${listed.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${relations.join('')}</Relationships>`,
    'xl/styles.xml': `<styleSheet xmlns="${MAIN}"><numFmts>${codes.join('')}</numFmts><cellXfs><xf numFmtId="0"/>${styles.join('')}</cellXfs></styleSheet>`,
    'xl/sharedStrings.xml': `<sst xmlns="${MAIN}">${strings.map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`).join('')}</sst>`,
    ...Object.fromEntries(sheetXml.map((xml, at) => [`xl/worksheets/sheet${at + 1}.xml`, xml])),
    ...options.parts,
  });
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

function cellXml(
  cell: WorkbookCell,
  row: number,
  column: number,
  strings: string[],
  formats: string[],
): string {
  if (cell === null) return '';
  const at = `r="${letters(column)}${row + 1}"`;
  if (typeof cell === 'number') return `<c ${at}><v>${cell}</v></c>`;
  if (typeof cell === 'string') return `<c ${at} t="s"><v>${indexIn(strings, cell)}</v></c>`;
  if ('xml' in cell) return cell.xml.replace('<c', `<c ${at}`);
  return `<c ${at} s="${indexIn(formats, cell.format) + 1}"><v>${cell.number}</v></c>`;
}

function indexIn(list: string[], text: string): number {
  const at = list.indexOf(text);
  return at === -1 ? list.push(text) - 1 : at;
}

function letters(column: number): string {
  const rest = Math.floor(column / 26);
  return (rest === 0 ? '' : letters(rest - 1)) + String.fromCharCode(65 + (column % 26));
}

function escaped(text: string): string {
  return text.replace(/[<>&"]/g, (char) => `&#${char.charCodeAt(0)};`);
}

/** A ZIP file; `lie` changes the size that it claims a part to have. */
export function zipped(
  files: Record<string, string>,
  lie: (path: string, bytes: number) => number = (_, bytes) => bytes,
): Uint8Array {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [path, text] of Object.entries(files)) {
    const raw = Buffer.from(text);
    const packed = deflateRawSync(raw);
    const name = Buffer.from(path);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(8, 4);
    shared.writeUInt32LE(crc32(raw), 10);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(lie(path, raw.length), 18);
    shared.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), shared, name, packed]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(
      Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), shared, place, name]),
    );
    bodies.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(directory.length, 8);
  end.writeUInt16LE(directory.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...bodies, central, end]));
}
