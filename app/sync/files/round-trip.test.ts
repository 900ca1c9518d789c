import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import {
  comparable,
  dateOrderOf,
  encodeText,
  importFile,
  syntheticOrders,
  syntheticSpend,
  writeGoogleAds,
  writeMetaAds,
  writeOrderFile,
  type DateStyle,
  type FileStyle,
} from '../../../tests/factories/order-files/index.ts';
import { ORDER_FILE_KINDS, type FileEncoding, type ImportedOrder } from './index.ts';

vi.setConfig({ testTimeout: 60_000 });

/** Encodings that the bytes tell; the others are only read where somebody names them. */
type ToldEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'gb18030';

const TITLES: Record<ToldEncoding, readonly string[]> = {
  'utf-8': [
    'Lamp',
    'Lampe "Größe 2"',
    '露营灯，便携',
    'Tent, green;\twide',
    'Two\nlines',
    '12" shelf',
  ],
  'utf-16le': ['Lamp', 'Lampe Größe', '露营灯', 'Zelt; grün'],
  'utf-16be': ['Lamp', 'Žabka', 'テント'],
  'windows-1252': ['Lamp', 'Lampe Größe', 'Café « noir »', 'Señor, déjà vu'],
  gb18030: ['露营灯，便携式', '充电宝（大容量）', '太阳能板', '户外帐篷，四人'],
};

const KINDS = ORDER_FILE_KINDS;
const ENCODINGS = Object.keys(TITLES) as ToldEncoding[];
const DATES: DateStyle[] = [
  'iso-offset',
  'iso',
  'shopify',
  'dmy-slash',
  'dmy-dot',
  'mdy-ampm',
  'ymd-slash',
  'dmy-short',
  'chinese',
  'month-name',
];
const NUMBERS: Pick<FileStyle, 'decimal' | 'thousands' | 'sign'>[] = [
  { decimal: '.', thousands: '', sign: '' },
  { decimal: '.', thousands: ',', sign: '' },
  { decimal: ',', thousands: '.', sign: '' },
  { decimal: ',', thousands: ' ', sign: '' },
  { decimal: '.', thousands: "'", sign: '' },
];
const CURRENCIES = [
  ['EUR', 2],
  ['USD', 2],
  ['JPY', 0],
  ['GBP', 2],
] as const;

interface Case {
  kind: (typeof KINDS)[number];
  encoding: ToldEncoding;
  style: FileStyle;
  mark: boolean;
  pieces: number;
  seed: number;
}

const CASES: fc.Arbitrary<Case> = fc.record({
  kind: fc.constantFrom(...KINDS),
  encoding: fc.constantFrom(...ENCODINGS),
  style: fc
    .record({
      delimiter: fc.constantFrom(',', ';', '\t'),
      lineEnd: fc.constantFrom('\n', '\r\n'),
      date: fc.constantFrom(...DATES),
      zone: fc.constantFrom('Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'UTC'),
    })
    .chain((rest) =>
      fc.constantFrom(...NUMBERS).map((numbers) => ({ ...rest, ...numbers }) as FileStyle),
    ),
  mark: fc.boolean(),
  pieces: fc.integer({ min: 1, max: 3000 }),
  seed: fc.integer({ min: 0, max: 1_000_000 }),
});

async function roundTrip({ kind, encoding, style, mark, pieces, seed }: Case) {
  const orders = syntheticOrders({
    seed,
    count: 12,
    titles: TITLES[encoding],
    currencies: CURRENCIES,
  });
  const { text, expected } = writeOrderFile(kind, orders, writable(style, encoding));
  const bytes = encodeText(text, encoding, mark);
  const dateOrder = dateOrderOf(style.date) ?? undefined;
  const answers = { zone: style.zone, dateOrder, decimalMark: style.decimal };
  const result = await importFile(bytes, { answers, pieces });
  // Text of ASCII alone is valid in every encoding and read as UTF-8.
  const readAs = bytes.every((byte) => byte < 0x80) ? 'utf-8' : encoding;
  return { ...result, expected, readAs };
}

/** Western files have no Chinese dates. */
function writable(style: FileStyle, encoding: FileEncoding): FileStyle {
  return encoding === 'windows-1252' && style.date === 'chinese'
    ? { ...style, date: 'iso' }
    : style;
}

/** Lines are given out in the order in which orders are closed: by number. */
function sorted<T extends { orderId: string }>(orders: readonly T[]): T[] {
  return [...orders].sort((a, b) => (a.orderId < b.orderId ? -1 : 1));
}

describe('a file written from orders', () => {
  it('is read as these orders, to the minor unit, in every kind, encoding, date and number style', async () => {
    await fc.assert(
      fc.asyncProperty(CASES, async (it) => {
        const { orders, expected, report, preview, readAs } = await roundTrip(it);
        expect(preview?.kind).toBe(it.kind);
        expect(preview?.plan?.encoding).toBe(readAs);
        expect(sorted(orders.map(comparable))).toEqual(sorted(expected));
        expect(report).toMatchObject({ rejected: 0, problems: [] });
        expect(report!.imported + report!.ignored).toBe(report!.lines);
      }),
      { numRuns: 150 },
    );
  });

  it('of every kind and encoding is tried at least once', async () => {
    for (const kind of KINDS) {
      for (const encoding of ENCODINGS) {
        const style: FileStyle = { delimiter: ',', date: 'iso', zone: 'UTC', ...NUMBERS[0]! };
        const it = { kind, encoding, style, mark: false, pieces: 999, seed: 7 };
        const { orders, expected } = await roundTrip(it);
        expect([kind, encoding, orders.length]).toEqual([kind, encoding, expected.length]);
      }
    }
  });

  it('adds up by currency to what its orders add up to', async () => {
    const style: FileStyle = { delimiter: ',', date: 'iso', zone: 'UTC', ...NUMBERS[0]! };
    const it = { kind: 'plain-orders', encoding: 'utf-8', style, mark: false, pieces: 99 } as const;
    const { expected, report } = await roundTrip({ ...it, seed: 3 });
    const sums: Record<string, number> = {};
    for (const { currency, totalMinor } of expected) {
      sums[currency] = (sums[currency] ?? 0) + totalMinor;
    }
    expect(report?.totalsMinor).toEqual(sums);
  });
});

describe('dates that can be read in two ways', () => {
  it('are always asked about, never decided', async () => {
    await fc.assert(
      fc.asyncProperty(
        CASES,
        fc.constantFrom<DateStyle>('dmy-slash', 'dmy-dot', 'mdy-ampm', 'dmy-short'),
        async (it, date) => {
          const style = { ...it.style, date, zone: 'UTC' };
          const orders = syntheticOrders({
            seed: it.seed,
            count: 8,
            titles: TITLES[it.encoding],
            currencies: CURRENCIES,
            days: [1, 12],
          });
          const { text } = writeOrderFile(it.kind, orders, style);
          const bytes = encodeText(text, it.encoding, it.mark);
          const answers = { zone: 'UTC', decimalMark: style.decimal };
          const { preview, orders: read } = await importFile(bytes, { answers });
          expect(preview?.questions.map(({ code }) => code)).toEqual(['date-order']);
          expect(preview?.plan).toBeNull();
          expect(read).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('are decided by one day beyond 12, in any line', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 9 }), fc.boolean(), async (position, dayFirst) => {
        const open = Array.from({ length: 10 }, () => '03/04/2026 10:00');
        open[position] = dayFirst ? '13/04/2026 10:00' : '04/13/2026 10:00';
        const rows = open.map((date, at) => `${at},${date},EUR,DE,1.00`);
        const text = ['order_id,created_at,currency,country,total', ...rows].join('\n');
        const { orders } = await importFile(new TextEncoder().encode(text), {
          answers: { zone: 'UTC' },
        });
        const day = dayFirst ? '2026-04-03' : '2026-03-04';
        const others = orders.filter((_, at) => at !== position);
        expect(others.map((order: ImportedOrder) => order.createdAt.slice(0, 10))).toEqual(
          others.map(() => day),
        );
        expect(orders).toHaveLength(10);
      }),
      { numRuns: 20 },
    );
  });
});

describe('ad costs', () => {
  it.each([
    ['google-ads', 'google', writeGoogleAds],
    ['meta-ads', 'meta', writeMetaAds],
  ] as const)('of %s are read as written', async (kind, platform, write) => {
    await fc.assert(
      fc.asyncProperty(CASES, async ({ encoding, style, mark, pieces, seed }) => {
        const rows = syntheticSpend({ seed, count: 20, platform, currency: 'USD', digits: 2 });
        const bytes = encodeText(write(rows, style), encoding, mark);
        const answers = { decimalMark: style.decimal };
        const { spend, report, preview } = await importFile(bytes, { answers, pieces });
        expect(preview?.kind).toBe(kind);
        expect(spend.map(({ sourceLine: _, ...row }) => row)).toEqual(rows);
        expect(report?.ignoredByCode['total-row']).toBe(1);
        expect(report).toMatchObject({ rejected: 0, warnings: [] });
      }),
      { numRuns: 40 },
    );
  });
});
