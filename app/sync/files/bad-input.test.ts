import { describe, expect, it } from 'vitest';
import { encodeText, importFile, importText } from '../../../tests/factories/order-files/index.ts';
import { detectFile, LIMITS } from './index.ts';

/* What people really upload: each is explained by its line, or as a whole, and nothing by halves. */

const HEADER =
  'order_id,created_at,currency,country,total,line_title,line_quantity,line_unit_price';
const row = (
  id: number | string,
  part: Partial<Record<'title' | 'quantity' | 'at', string>> = {},
) =>
  `${id},${part.at ?? '2026-01-02T10:00:00Z'},EUR,DE,5.00,${part.title ?? 'Lamp'},${part.quantity ?? '1'},5.00`;
const bytesOf = (text: string) => new TextEncoder().encode(text);

describe('a line', () => {
  it.each<[string, string, object]>([
    [
      'a negative quantity',
      row(2, { quantity: '-2' }),
      { column: 'line_quantity', code: 'out-of-range', found: '-2' },
    ],
    ['a NUL byte', row(2, { title: 'La\0mp' }), { column: 'line_title', code: 'undecodable-text' }],
    [
      'a date that fits no order',
      row(2, { at: '33/44/2026 10:00' }),
      { column: 'created_at', code: 'not-a-date' },
    ],
    ['a serial date', row(2, { at: '46023.5' }), { column: 'created_at', code: 'not-a-date' }],
    [
      'a column too many',
      `${row(2)},x`,
      { column: null, code: 'wrong-number-of-columns', found: '9', expected: '8' },
    ],
    ['an open quotation mark', '2,"2026', { column: null, code: 'unclosed-quote' }],
  ])('with %s is told, the one above and the one below come in', async (_, bad, problem) => {
    const { orders, report } = await importText([HEADER, row(1), bad, row(3)].join('\n'));
    expect(orders.map(({ orderId }) => orderId)).toEqual(['1', '3']);
    expect(report?.problems).toEqual([expect.objectContaining({ line: 3, ...problem })]);
  });

  it('that is bad among a hundred thousand is the only one left out', async () => {
    const lines = Array.from({ length: 100_000 }, (_, at) => row(at));
    lines[77_776] = row(77_776, { quantity: 'many' });
    const { orders, report } = await importText([HEADER, ...lines].join('\n'), { pieces: 65_536 });
    expect(orders).toHaveLength(99_999);
    expect(report).toMatchObject({ rejected: 1, imported: 99_999 });
    expect(report?.problems).toMatchObject([{ line: 77_778, found: 'many' }]);
  }, 60_000);

  it('is counted the same whatever ends it', async () => {
    const ends = ['\r\n', '\n', '\r', '\r\n', '\n'];
    const lines = [HEADER, row(1), row(2), row(3, { quantity: 'x' }), row(4)];
    const text = lines.map((line, at) => line + ends[at]).join('');
    for (const pieces of [1, 3, 1000]) {
      const { orders, report } = await importText(text, { pieces });
      expect(orders.map(({ orderId }) => orderId)).toEqual(['1', '2', '4']);
      expect(report?.problems).toMatchObject([{ line: 4 }]);
    }
  });

  it('keeps a text that looks like a formula as a text', async () => {
    const { orders } = await importText([HEADER, row(1, { title: '=cmd|calc' })].join('\n'));
    expect(orders[0]?.lines[0]?.title).toBe('cmd|calc');
  });
});

describe('a file', () => {
  it('in another encoding than was named tells every line that it garbles', async () => {
    const bytes = encodeText([HEADER, row(1, { title: '露营灯' }), row(2)].join('\n'), 'gb18030');
    const { orders, report } = await importFile(bytes, { format: { encoding: 'utf-8' } });
    expect(orders.map(({ orderId }) => orderId)).toEqual(['2']);
    expect(report?.problems).toMatchObject([{ line: 2, code: 'undecodable-text' }]);
  });

  it('with a byte order mark is known by its first column', async () => {
    const { orders } = await importText(`\ufeff${HEADER}\n${row(1)}\n`);
    expect(orders).toHaveLength(1);
  });

  it('with a header alone says that there are no lines', async () => {
    const { preview } = await importText(`${HEADER}\n`);
    expect(preview).toMatchObject({ issues: [{ code: 'no-rows' }], plan: null });
  });

  it('with one column twice waits until a person says which', async () => {
    const text = `${HEADER},total\n${row(1)},6.00\n`;
    const { preview, orders } = await importText(text);
    expect(preview?.issues).toEqual([
      { code: 'same-header-twice', field: 'total', header: 'total' },
    ]);
    expect(orders).toEqual([]);
    const columns = {
      ...Object.fromEntries(
        preview!.fields.flatMap(({ field, column }) => (column === null ? [] : [[field, column]])),
      ),
      total: 8,
    };
    const chosen = await importText(text, { columns });
    expect(chosen.orders.map(({ totalMinor }) => totalMinor)).toEqual([600]);
  });

  it('of ten thousand columns is refused as such', async () => {
    const wide = Array.from({ length: 10_000 }, (_, at) => `column ${at}`).join(',');
    expect(await detectFile(bytesOf(`${wide}\n`))).toEqual({
      ok: false,
      fault: 'too-many-columns',
    });
    const most = Array.from({ length: LIMITS.columns }, (_, at) => `column ${at}`).join(',');
    expect(await detectFile(bytesOf(`${most}\n`))).toMatchObject({ ok: true });
  });

  it('has nothing in its findings that a database would refuse', async () => {
    const odd = `${'x'.repeat(59)}😀`;
    const header = `${HEADER},a\0b ${'y'.repeat(195)}😀`;
    const { preview, orders } = await importText(`${header}\n${row(1)},${odd}\n${row(2)},a\0b\n`);
    const kept = JSON.stringify(preview);
    expect(kept).not.toMatch(/\\u(?:0000|d[89a-f])/i);
    expect(orders).toHaveLength(2);
  });
});
