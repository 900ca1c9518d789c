import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import {
  importFile,
  Random,
  syntheticOrders,
  writeOrderFile,
  type FileStyle,
  type Imported,
} from '../../../tests/factories/order-files/index.ts';
import { ORDER_FILE_KINDS, type ImportReport } from './index.ts';

vi.setConfig({ testTimeout: 60_000 });

const STYLE: FileStyle = {
  delimiter: ',',
  decimal: '.',
  thousands: ',',
  sign: '',
  date: 'iso',
  zone: 'UTC',
};
const ANSWERS = { zone: 'UTC', currency: 'USD', country: 'ZZ', dateOrder: 'dmy' } as const;

/** Every record is in one class, and the books add up. */
function expectClosedBooks(report: ImportReport | null): void {
  if (report === null) return;
  expect(report.imported + report.rejected + report.ignored).toBe(report.lines);
  const sum = (counts: Record<string, number>) =>
    Object.values(counts).reduce((total, count) => total + count, 0);
  expect(sum(report.rejectedByCode)).toBe(report.rejected);
  expect(sum(report.ignoredByCode)).toBe(report.ignored);
  expect(report.problems.length + report.problemsLeftOut).toBeGreaterThanOrEqual(report.rejected);
}

function expectSane({ orders, report }: Imported): void {
  expectClosedBooks(report);
  for (const order of orders) {
    expect(Number.isSafeInteger(order.totalMinor)).toBe(true);
    expect(new Date(order.createdAt).toISOString()).toBe(order.createdAt);
    expect(order.currency).toMatch(/^[A-Z]{3}$/);
    expect(order.country).toMatch(/^[A-Z]{2}$/);
    for (const line of order.lines) expect(line.quantity).toBeGreaterThan(0);
  }
}

describe('any bytes', () => {
  it('end in a fault or a preview, never in an exception', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 4000 }), async (bytes) => {
        expectSane(await importFile(bytes, { answers: ANSWERS, pieces: 100 }));
      }),
      { numRuns: 150 },
    );
  });

  it('that look like a table below a real header are read to the end, every line in one class', async () => {
    const cell = fc.oneof(
      fc.string({ maxLength: 12 }),
      fc.constantFrom(
        '"',
        '""',
        '"a',
        'a"b',
        '\n',
        '\r',
        ',',
        '1,234',
        '1.5',
        '03/04/05',
        '$5',
        '',
        '-',
      ),
      fc.string({ unit: 'grapheme', maxLength: 8 }),
    );
    const header =
      'order_id,created_at,currency,country,total,line_sku,line_quantity,line_unit_price';
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { maxLength: 10 }), { maxLength: 30 }),
        async (rows) => {
          const text = [header, ...rows.map((row) => row.join(','))].join('\n');
          const result = await importFile(new TextEncoder().encode(text), {
            answers: { ...ANSWERS, decimalMark: '.' },
            pieces: 7,
          });
          expectSane(result);
        },
      ),
      { numRuns: 150 },
    );
  });
});

const DAMAGE = [',', '\n', '\r', '\0', '\ufffd'];

describe('a real file with damage', () => {
  const damaged = fc.record({
    kind: fc.constantFrom(...ORDER_FILE_KINDS),
    seed: fc.integer({ min: 0, max: 10_000 }),
    blows: fc.integer({ min: 1, max: 12 }),
  });

  it('keeps closed books, and gives out no order that differs from the true one in money or time', async () => {
    await fc.assert(
      fc.asyncProperty(damaged, async ({ kind, seed, blows }) => {
        const currencies = [['EUR', 2]] as const;
        const titles = ['Lamp', 'A big tent', 'Rope'];
        const orders = syntheticOrders({ seed, count: 10, titles, currencies });
        const { text, expected } = writeOrderFile(kind, orders, STYLE);
        const random = new Random(seed);
        const lines = text.split('\n');
        const hit = new Set(
          Array.from({ length: blows }, () => random.between(1, lines.length - 2)),
        );
        let quoted = false;
        for (const at of hit) {
          const line = lines[at]!;
          // Behind the first column: a line that lost the id of its order can't be given back to it.
          let place = random.between(line.indexOf(',') + 1, line.length - 1);
          while (line[place] === ',' && place < line.length - 1) place++;
          // Two stray quotation marks can make one valid record of two: at most one of them a file.
          const marks: string[] = quoted ? DAMAGE : [...DAMAGE, '"', '",', ',"'];
          const mark = random.pick(marks);
          quoted ||= mark.includes('"');
          lines[at] = line.slice(0, place) + mark + line.slice(place + 1);
        }
        const bytes = new TextEncoder().encode(lines.join('\n'));
        const result = await importFile(bytes, {
          answers: { zone: 'UTC', country: 'ZZ', decimalMark: '.' },
        });
        expectSane(result);
        const truth = new Map(expected.map((order) => [order.orderId, order]));
        for (const { orderId, totalMinor, createdAt, currency } of result.orders) {
          expect(truth.get(orderId)).toMatchObject({ totalMinor, createdAt, currency });
        }
      }),
      { numRuns: 200 },
    );
  });

  it('loses no line to one that ends in an open quotation mark', async () => {
    const rows = Array.from({ length: 500 }, (_, at) => `${at},2026-01-02 10:00,EUR,DE,1.00,paid`);
    rows[250] = '250,2026-01-02 10:00,EUR,DE,1.00,"paid';
    const text = ['order_id,created_at,currency,country,total,status', ...rows].join('\n');
    const { orders, report } = await importFile(new TextEncoder().encode(text), {
      answers: ANSWERS,
    });
    expect(orders).toHaveLength(500);
    expect(report?.warnings.map(({ code, line }) => [code, line])).toEqual([
      ['quotes-taken-literally', 252],
    ]);
  });
});

describe('huge input', () => {
  it('of one line of five million characters is one rejected line', async () => {
    const text = `order_id,created_at,currency,country,total\n${'x'.repeat(5_000_000)}\n1,2026-01-02T00:00:00Z,EUR,DE,5.00\n`;
    const { orders, report } = await importFile(new TextEncoder().encode(text));
    expect(orders).toHaveLength(1);
    expect(report?.rejectedByCode).toEqual({ 'line-too-long': 1 });
  });

  it('of three million quotation marks ends', async () => {
    const text = `order_id,created_at,currency,country,total\n${'"\n'.repeat(5_000)}${'"'.repeat(3_000_000)}`;
    const result = await importFile(new TextEncoder().encode(text), { answers: ANSWERS });
    expectClosedBooks(result.report);
    expect(result.orders).toEqual([]);
  });

  it('of ten thousand bad lines tells the first and counts the rest', async () => {
    const rows = Array.from({ length: 10_000 }, (_, at) => `${at},not a date,EUR,DE,5.00`);
    const text = ['order_id,created_at,currency,country,total', ...rows].join('\n');
    const { report } = await importFile(new TextEncoder().encode(text), { maxProblems: 50 });
    expect(report?.problems).toHaveLength(50);
    expect(report!.problems.length + report!.problemsLeftOut).toBe(10_000);
    expect(report?.rejectedByCode).toEqual({ 'not-a-date': 10_000 });
  });
});
