import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  importFile,
  writeWorkbook,
  zipped,
  type WorkbookCell,
  type WorkbookSheet,
} from '../../../../tests/factories/order-files/index.ts';
import { workbookToCsv } from '../index.ts';

async function csvOf(bytes: Uint8Array, pieceBytes = 1000): Promise<string> {
  const source = {
    size: bytes.length,
    async *read(start: number, end: number) {
      for (let at = start; at < end; at += pieceBytes) {
        yield bytes.subarray(at, Math.min(end, at + pieceBytes));
      }
    },
  };
  let csv = '';
  for await (const part of workbookToCsv(source)) csv += new TextDecoder().decode(part);
  return csv;
}

const csvOfRows = (rows: WorkbookSheet['rows'], options = {}) =>
  csvOf(writeWorkbook([{ name: 'Orders', rows }], options));

const date = (number: number, format = 'yyyy-mm-dd') => ({ number, format });

describe('a cell', () => {
  it.each<[string, WorkbookCell, string]>([
    ['a text', 'Lamp "small", blue', '"Lamp ""small"", blue"'],
    ['a text of two lines', 'two\nlines', 'two lines'],
    ['a text with marks of XML', '<a> & b', '<a> & b'],
    ['a number', 54.9, '54.9'],
    [
      'a number as floating point keeps it',
      { number: '54.899999999999999', format: '0.00' },
      '54.9',
    ],
    ['a sum of tenths', { number: '0.30000000000000004', format: '0.00' }, '0.3'],
    ['a very small number', { number: '1E-9', format: '0' }, '0.000000001'],
    ['a negative number', { number: -5, format: '#,##0.00;[Red]-#,##0.00' }, '-5'],
    ['an amount with its sign', { number: 54.9, format: '[$€-407]#,##0.00' }, '€54.9'],
    ['an amount with a quoted sign', { number: -54.9, format: '"US$"#,##0.00' }, '-US$54.9'],
    [
      'an amount of an accountant',
      { number: 5, format: '_("$"* #,##0.00_);_("$"* (#,##0.00)' },
      '$5',
    ],
    ['a number with leading zeros', { number: 123, format: '000000' }, '000123'],
    [
      'an id that was entered as a number',
      { number: '576461413038785752', format: '0' },
      '5.76461413038786E+17',
    ],
    ['a day', date(46053), '2026-01-31'],
    ['a day of another form', date(46053, 'd\\.m\\.yy;@'), '2026-01-31'],
    ['a Chinese day', date(46053, 'yyyy"年"m"月"d"日"'), '2026-01-31'],
    ['a time of a day', date(46053.58680555555, 'yyyy/m/d h:mm'), '2026-01-31 14:05:00'],
    ['a time', date(0.5, 'h:mm AM/PM'), '12:00:00'],
    ['a word that looks like a form of dates', { number: 3, format: '0 "days"' }, '3'],
    ['yes', { xml: '<c t="b"><v>1</v></c>' }, 'TRUE'],
    ['an error', { xml: '<c t="e"><v>#N/A</v></c>' }, '#N/A'],
    ['the text of a formula', { xml: '<c t="str"><f>A1</f><v>sum</v></c>' }, 'sum'],
    [
      'a text in its place',
      { xml: '<c t="inlineStr"><is><r><t>in </t></r><r><t>parts</t></r></is></c>' },
      'in parts',
    ],
    [
      'a text with its reading',
      {
        xml: '<c t="inlineStr"><is><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></is></c>',
      },
      '東京',
    ],
  ])('with %s is written as it is shown', async (_, cell, text) => {
    expect(
      await csvOfRows([
        ['a', 'b'],
        [cell, 'x'],
      ]),
    ).toBe(`a,b\n${text},x\n`);
  });

  it('with a day of a workbook that counts from 1904', async () => {
    expect(await csvOfRows([[date(44591), 'x']], { from1904: true })).toBe('2026-01-31,x\n');
  });

  it('with any text or number is read as it was written', async () => {
    const text = fc
      .string({ unit: 'grapheme', maxLength: 8 })
      .filter((it) => !/[\p{Cc}\p{Cs}\ufffe\uffff]/u.test(it));
    const cell = fc.oneof(
      text,
      fc.integer({ min: -1e9, max: 1e9 }).map((minor) => minor / 100),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.constant('id'), cell, cell), { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 1, max: 400 }),
        async (rows, pieceBytes) => {
          const csv = await csvOf(writeWorkbook([{ name: 'a', rows }]), pieceBytes);
          const read = parse(csv, { relax_column_count: true }) as unknown as string[][];
          const written = rows.map((row) =>
            row.map((value) => (String(value).trim() === '' ? '' : String(value))),
          );
          const width = Math.max(...written.map((row) => row.findLastIndex((it) => it !== '') + 1));
          expect(read).toEqual(written.map((row) => row.slice(0, width)));
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('a sheet', () => {
  it('keeps the numbers of its rows, and fills rows that end early', async () => {
    const csv = await csvOfRows([['a', 'b', 'c'], [], ['1'], [null, '2']]);
    expect(csv).toBe('a,b,c\n\n1,,\n,2,\n');
  });

  it('of a kind that we know is taken before others, a hidden one never', async () => {
    const header = ['order_id', 'created_at', 'total', 'currency', 'country'];
    const row = ['E-1', date(46053), 5, 'EUR', 'DE'];
    const bytes = writeWorkbook([
      { name: 'Old', rows: [header, ['E-0', ...row.slice(1)]], hidden: true },
      { name: 'Notes', rows: [['how to', 'read', 'this']] },
      { name: 'Orders', rows: [header, row] },
    ]);
    const csv = await csvOf(bytes);
    expect(csv).toBe('order_id,created_at,total,currency,country\nE-1,2026-01-31,5,EUR,DE\n');
    const { orders } = await importFile(new TextEncoder().encode(csv), {
      answers: { zone: 'UTC' },
    });
    expect(orders).toMatchObject([
      { orderId: 'E-1', totalMinor: 500, createdAt: '2026-01-31T12:00:00.000Z' },
    ]);
  });
});

describe('a workbook that is none, or means ill', () => {
  const good = {
    'xl/workbook.xml': '<workbook/>',
    'xl/_rels/workbook.xml.rels': '<Relationships/>',
  };
  it.each<[string, Uint8Array, string]>([
    ['a package of something else', zipped({ 'word/document.xml': '<a/>' }), 'compressed'],
    ['no end', writeWorkbook([{ name: 'a', rows: [['x', 'y']] }]).slice(0, 300), 'xlsx'],
    ['no sheet', zipped(good), 'empty'],
    ['a sheet without rows', writeWorkbook([{ name: 'a', rows: [] }]), 'empty'],
    ['broken XML', zipped({ ...good, 'xl/workbook.xml': '<workbook><a>' }), 'xlsx'],
    [
      'an entity that grows',
      zipped({
        ...good,
        'xl/workbook.xml':
          '<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><workbook>&c;</workbook>',
      }),
      'xlsx',
    ],
    [
      'a part that claims gigabytes',
      zipped({ ...good, 'xl/styles.xml': '<a/>' }, (path, bytes) =>
        path.includes('styles') ? 4e9 : bytes,
      ),
      'workbook-too-large',
    ],
    [
      'a part that is larger than it claims',
      zipped({ ...good, 'xl/styles.xml': `<a>${' '.repeat(1e6)}</a>` }, (path, bytes) =>
        path.includes('styles') ? 10 : bytes,
      ),
      'xlsx',
    ],
    [
      'too many parts',
      zipped({
        ...good,
        ...Object.fromEntries(Array.from({ length: 2001 }, (_, at) => [`x${at}`, ''])),
      }),
      'xlsx',
    ],
    [
      'a row far beyond the others',
      writeWorkbook([{ name: 'a', rows: [['x']] }], {
        parts: {
          'xl/worksheets/sheet1.xml':
            '<worksheet><sheetData><row r="90000000"><c><v>1</v></c></row></sheetData></worksheet>',
        },
      }),
      'too-many-lines',
    ],
    [
      'a row that comes again',
      writeWorkbook([{ name: 'a', rows: [['x']] }], {
        parts: {
          'xl/worksheets/sheet1.xml':
            '<worksheet><sheetData><row r="1"><c><v>1</v></c></row><row r="1"/></sheetData></worksheet>',
        },
      }),
      'xlsx',
    ],
  ])('with %s is refused', async (_, bytes, fault) => {
    await expect(csvOf(bytes)).rejects.toMatchObject({ fault });
  });

  it('passes an error of where the bytes are on as it is', async () => {
    const lost = Object.assign(new Error('gone'), { code: 'ECONNRESET' });
    const source = {
      size: 5000,
      async *read(): AsyncGenerator<Uint8Array> {
        throw lost;
      },
    };
    await expect(workbookToCsv(source).next()).rejects.toBe(lost);
  });
});
