import { gzipSync } from 'node:zlib';
import { mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readOrderFile } from './index.ts';
import { temporaryFile, UCI_HEADER, uciText } from './temporary-file.ts';

const GOOD = '100001,22138,BAKING SET,3,2011-03-01 10:00:00,4.95,12680,France';

async function problemsOf(content: string | Uint8Array, name = 'orders.csv') {
  const result = await readOrderFile(await temporaryFile(name, content));
  return result.ok ? [] : result.problems;
}

describe('a line that is wrong', () => {
  it.each([
    ['InvoiceNo', 'abc,22138,SET,3,2011-03-01 10:00:00,4.95,1,France', '"abc"'],
    ['StockCode', '100001,,SET,3,2011-03-01 10:00:00,4.95,1,France', 'nothing'],
    ['Quantity', '100001,22138,SET,three,2011-03-01 10:00:00,4.95,1,France', '"three"'],
    ['Quantity', '100001,22138,SET,0,2011-03-01 10:00:00,4.95,1,France', '"0"'],
    ['Quantity', '100001,22138,SET,1.5,2011-03-01 10:00:00,4.95,1,France', '"1.5"'],
    [
      'InvoiceDate',
      '100001,22138,SET,3,2011-02-29 10:00:00,4.95,1,France',
      '"2011-02-29 10:00:00"',
    ],
    ['InvoiceDate', '100001,22138,SET,3,yesterday,4.95,1,France', '"yesterday"'],
    [
      'InvoiceDate',
      '100001,22138,SET,3,1811-03-01 10:00:00,4.95,1,France',
      '"1811-03-01 10:00:00"',
    ],
    ['UnitPrice', '100001,22138,SET,3,2011-03-01 10:00:00,"4,95",1,France', '"4,95"'],
    ['UnitPrice', '100001,22138,SET,3,2011-03-01 10:00:00,NaN,1,France', '"NaN"'],
    ['CustomerID', '100001,22138,SET,3,2011-03-01 10:00:00,4.95,J. Doe,France', '"J. Doe"'],
    ['Description', `100001,22138,${'x'.repeat(501)},3,2011-03-01 10:00:00,4.95,1,France`, '501'],
  ])(
    'tells line, column, what was expected and what was found: %s',
    async (column, line, found) => {
      const [first, ...others] = await problemsOf(uciText(GOOD, line));
      expect(others).toEqual([]);
      expect(first).toMatchObject({ line: 3, column, found });
      expect(first?.sentence).toBe(
        `Line 3, column "${column}": expected ${first?.expected}, found ${found}.`,
      );
    },
  );

  it.each([
    ['too few values', '100001,22138,SET', 'expected 8 values, found 3'],
    ['too many values', `${GOOD},x`, 'expected 8 values, found 9'],
    [
      'a quote that never ends',
      '100001,"22138,SET,3,2011-03-01 10:00:00,4.95,1,France',
      'never closed',
    ],
    [
      'a quote within a value',
      '100001,22138,5" SET",3,2011-03-01 10:00:00,4.95,1,France',
      'in the middle of a value',
    ],
    [
      'a line of two million characters',
      `100001,${'x'.repeat(2_000_000)}`,
      'at most 1,000,000 characters',
    ],
  ])('tells of %s, and goes on with the next line', async (_, line, words) => {
    const problems = await problemsOf(uciText(GOOD, line, GOOD, 'again wrong', GOOD));
    expect(problems.map((one) => one.line)).toEqual([3, 5]);
    expect(problems[0]?.sentence).toContain(words);
  });

  it('leaves nothing imported, however good the others are', async () => {
    const result = await readOrderFile(await temporaryFile('orders.csv', uciText(GOOD, 'x', GOOD)));
    expect(result.ok).toBe(false);
    expect(result).not.toHaveProperty('shop');
    expect(result.report).toMatchObject({ linesRead: 3, linesRejected: 1, orders: 0 });
  });

  it('is told with others up to a limit, and all are counted', async () => {
    const bad = Array.from({ length: 50 }, () => 'x');
    const path = await temporaryFile('orders.csv', uciText(...bad));
    const result = await readOrderFile(path, { maxProblems: 7 });
    expect(result.ok ? [] : result.problems).toHaveLength(7);
    expect(result.report.linesRejected).toBe(50);
  });
});

describe('with bad lines skipped', () => {
  const bad = '100001,22139,"TEA, SET",many,2011-03-01 10:00:00,4.95,12680,France';

  it('the rest is imported and the rejects are written as they stood, with the reason', async () => {
    const path = await temporaryFile('orders.csv', uciText(GOOD, bad));
    const result = await readOrderFile(path, { skipBadLines: true });
    expect(result.ok && result.shop.orders).toHaveLength(1);
    expect(result.report).toMatchObject({
      linesRejected: 1,
      rejectsPath: `${path}.rejects.csv`,
      incompleteOrders: ['100001'],
    });
    const rejects = await readFile(`${path}.rejects.csv`, 'utf8');
    expect(rejects).toContain(`"${bad.replaceAll('"', '""')}"`);
    expect(rejects).toContain('3,"Line 3, column ""Quantity"": expected a whole number');
  });

  it('the rejects go to the folder named', async () => {
    const path = await temporaryFile('orders.csv', uciText(GOOD, bad));
    const folder = join(dirname(path), 'out');
    await mkdir(folder);
    const { report } = await readOrderFile(path, { skipBadLines: true, rejectsPath: folder });
    expect(report.rejectsPath).toBe(join(folder, 'orders.csv.rejects.csv'));
  });

  it('nothing is imported when the rejects cannot be written', async () => {
    const path = await temporaryFile('orders.csv', uciText(GOOD, bad));
    const rejectsPath = join(dirname(path), 'no-such-folder', 'rejects.csv');
    const result = await readOrderFile(path, { skipBadLines: true, rejectsPath });
    expect(result.ok ? [] : result.problems[0]?.sentence).toContain('ENOENT');
  });

  it('a file without a single good line is still refused', async () => {
    const path = await temporaryFile('orders.csv', uciText('x', 'y'));
    expect((await readOrderFile(path, { skipBadLines: true })).ok).toBe(false);
  });
});

describe('a file that is wrong as a whole', () => {
  const packed = gzipSync(uciText(...Array.from({ length: 500 }, () => GOOD)));
  const damaged = Uint8Array.from(packed);
  damaged.fill(255, 20, 60);

  it.each<[string, string | Uint8Array, string]>([
    ['empty', '', 'found an empty file'],
    ['an empty text in gzip', gzipSync(''), 'found an empty file'],
    ['blank lines only', '\n\n  \n', 'expected a header line and orders'],
    ['a header without orders', `${UCI_HEADER}\n`, 'expected orders below the header'],
    ['without a header', `${GOOD}\n`, 'found a line of data'],
    ['another table', 'id;name\n1;x\n', 'found other columns (id, name)'],
    ['gzip cut short', packed.subarray(0, packed.length - 30), 'cut short'],
    ['gzip with damaged bytes', damaged, 'a damaged one'],
    ['binary', Uint8Array.from([80, 75, 3, 4, 0, 0, 8, 0]), 'binary data'],
  ])('%s: one sentence, even with bad lines skipped', async (_, content, words) => {
    const path = await temporaryFile('orders.csv', content);
    for (const skipBadLines of [false, true]) {
      const result = await readOrderFile(path, { skipBadLines });
      expect(result.ok ? [] : result.problems.map((one) => one.sentence)).toEqual([
        expect.stringContaining(words),
      ]);
    }
  });

  it('is missing: says so', async () => {
    const result = await readOrderFile('/nowhere/orders.csv');
    expect(result).toMatchObject({ ok: false, problems: [{ found: 'no file of that name' }] });
  });
});

describe('a file that only looks strange', () => {
  const french = '100001,22138,CAFÉ SET,3,2011-03-01 10:00:00,4.95,12680,Curaçao';

  it.each<[string, string | Uint8Array]>([
    ['a byte order mark', `\uFEFF${uciText(french)}`],
    ['Windows line ends', uciText(french).replaceAll('\n', '\r\n')],
    ['no last line end', uciText(french).trimEnd()],
    ['blank lines between', uciText('', french, '  ', '')],
    ['semicolons', uciText(french).replaceAll(',', ';')],
    ['tabs', uciText(french).replaceAll(',', '\t')],
    ['other letter case in the header', uciText(french).replace('InvoiceNo', 'invoiceno')],
    [
      'the column names of the second edition',
      uciText(french).replace(
        UCI_HEADER,
        'Invoice,StockCode,Description,Quantity,InvoiceDate,Price,Customer ID,Country',
      ),
    ],
    ['quotation marks around everything', uciText(french).replace(/[^,\n]+/g, '"$&"')],
    ['gzip', gzipSync(uciText(french))],
    ['windows-1252', Buffer.from(uciText(french), 'latin1')],
  ])('with %s is read like any other', async (_, content) => {
    const result = await readOrderFile(await temporaryFile('orders.csv', content));
    expect(result.ok && result.shop.orders).toMatchObject([
      { country: 'CW', total: { shop: '14.85' }, lines: [{ title: 'CAFÉ SET' }] },
    ]);
  });

  it('says that it was not UTF-8', async () => {
    const path = await temporaryFile('orders.csv', Buffer.from(uciText(french), 'latin1'));
    const { report } = await readOrderFile(path);
    expect(report.encoding).toBe('windows-1252');
    expect(report.notes.join(' ')).toContain('read as windows-1252');
  });

  it('has a line end within quotation marks, and line numbers stay right', async () => {
    const text = uciText(GOOD.replace('BAKING SET', '"BAKING\nSET, ""9"" PIECE"'), 'x');
    const [first] = await problemsOf(text);
    expect(first?.line).toBe(4);
  });
});

describe('any bytes at all', () => {
  it('give an answer, never an exception', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.boolean(), async (bytes, headed) => {
        const content = headed ? Buffer.concat([Buffer.from(`${UCI_HEADER}\n`), bytes]) : bytes;
        const result = await readOrderFile(await temporaryFile('orders.csv', content));
        return result.ok || result.problems.every((one) => one.sentence.endsWith('.'));
      }),
      { numRuns: 100 },
    );
  });
});
