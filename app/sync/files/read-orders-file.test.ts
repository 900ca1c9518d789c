import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import {
  AMAZON_HEADER,
  importText,
  PLAIN_HEADER,
  rowOf,
  SHOPIFY_HEADER,
  TIKTOK_HEADER,
  writeTable,
  type ImportOptions,
} from '../../../tests/factories/order-files/index.ts';
import {
  detectFile,
  layoutOf,
  readOrdersFile,
  type DetectedFile,
  type ImportPlan,
} from './index.ts';

type Values = Record<string, string>;

const PLAIN: Values = {
  order_id: '1',
  created_at: '2026-01-02T10:00:00Z',
  currency: 'EUR',
  country: 'DE',
  total: '5.00',
};

function reader(header: readonly string[], base: Values) {
  return async (rows: Values[], options: ImportOptions = {}) => {
    const table = rows.map((row) => rowOf(header, { ...base, ...row }));
    const result = await importText(writeTable([[...header], ...table], ','), options);
    if (result.report === null) throw new Error(JSON.stringify(result.preview?.questions));
    return { orders: result.orders, report: result.report };
  };
}

const readPlain = reader(PLAIN_HEADER, PLAIN);
const readAmazon = reader(AMAZON_HEADER, {
  'amazon-order-id': '028-1',
  'purchase-date': '2026-01-02T10:00:00+00:00',
  'last-updated-date': '2026-01-03T10:00:00+00:00',
  'order-status': 'Shipped',
  'sales-channel': 'Amazon.de',
  'item-status': 'Shipped',
  quantity: '1',
  currency: 'EUR',
  'item-price': '10.00',
  'ship-country': 'DE',
});
const readTiktok = reader(TIKTOK_HEADER, {
  'Order ID': '576461413038785752',
  'Order Status': 'Completed',
  'SKU ID': '1729',
  Quantity: '1',
  'SKU Subtotal After Discount': '10.00',
  'Order Amount': '10.00',
  'Created Time': '2026-01-02 10:00:00',
  Country: 'United States',
  Currency: 'USD',
});
const readShopify = reader(SHOPIFY_HEADER, {
  Name: '#1001',
  'Lineitem quantity': '1',
  'Lineitem name': 'Lamp',
  'Lineitem price': '10.00',
});
const SHOPIFY_HEAD: Values = {
  Id: '6001',
  'Financial Status': 'paid',
  Currency: 'EUR',
  Subtotal: '10.00',
  Total: '10.00',
  'Created at': '2026-01-02 11:00:00 +0100',
  'Shipping Country': 'DE',
};
const US_ZONE = { answers: { zone: 'UTC' } };

describe('a line that is wrong', () => {
  it.each<[string, Values, object]>([
    ['a missing id', { order_id: '' }, { column: 'order_id', code: 'missing-value' }],
    [
      'an id that a spreadsheet rounded',
      { order_id: '5.76E+17' },
      { column: 'order_id', code: 'damaged-id', found: '5.76E+17' },
    ],
    [
      'a date that is none',
      { created_at: '2026-02-30' },
      { column: 'created_at', code: 'not-a-date', found: '2026-02-30', expected: 'date' },
    ],
    [
      'a year of another time',
      { created_at: '1826-01-02T10:00:00Z' },
      { column: 'created_at', code: 'date-out-of-range' },
    ],
    [
      'an abbreviated zone with two meanings',
      { created_at: '2026-01-02 10:00 CST' },
      { column: 'created_at', code: 'unknown-time-zone' },
    ],
    [
      'an amount that is none',
      { total: 'ten' },
      { column: 'total', code: 'not-an-amount', found: 'ten', expected: 'amount' },
    ],
    [
      'an amount beyond all measure',
      { total: '99999999999999999' },
      { column: 'total', code: 'out-of-range' },
    ],
    ['a missing amount', { total: '' }, { column: 'total', code: 'missing-value' }],
    [
      'a currency that is none',
      { currency: 'DOLLARS' },
      { column: 'currency', code: 'unknown-currency', found: 'DOLLARS' },
    ],
    [
      'two currencies in one order',
      { total: '$5.00' },
      { column: 'total', code: 'mixed-currencies', found: 'USD', expected: 'EUR' },
    ],
    [
      'half a piece',
      { line_sku: 'A', line_unit_price: '5.00', line_quantity: '0.5' },
      { column: 'line_quantity', code: 'not-a-number', found: '0.5' },
    ],
    [
      'no piece',
      { line_sku: 'A', line_unit_price: '5.00', line_quantity: '0' },
      { column: 'line_quantity', code: 'out-of-range' },
    ],
    [
      'an item without a price',
      { line_sku: 'A', line_quantity: '1' },
      { column: 'line_unit_price', code: 'missing-value' },
    ],
    [
      'a title without end',
      { line_title: 'x'.repeat(501) },
      { column: 'line_title', code: 'value-too-long' },
    ],
    [
      'letters lost in a wrong encoding',
      { line_title: 'Gr\ufffd\ufffde' },
      { column: 'line_title', code: 'undecodable-text' },
    ],
    [
      'neither yes nor no',
      { tax_included: 'perhaps' },
      { column: 'tax_included', code: 'values-differ' },
    ],
  ])('tells %s by line and column, and the others are imported', async (_, values, problem) => {
    const good = { order_id: '2' };
    const { orders, report } = await readPlain([good, values], {
      answers: { symbolCurrencies: { $: 'USD' }, zone: 'UTC' },
    });
    expect(orders.map((order) => order.orderId)).toEqual(['2']);
    expect(report.problems).toEqual([expect.objectContaining({ line: 3, ...problem })]);
    expect(report).toMatchObject({ lines: 3, imported: 1, rejected: 1, ignored: 1 });
  });

  it('takes its whole order with it', async () => {
    const item = { line_sku: 'A', line_quantity: '1', line_unit_price: '5.00' };
    const { orders, report } = await readPlain([item, { ...item, line_quantity: 'x' }, item]);
    expect(orders).toEqual([]);
    expect(report.rejectedByCode).toEqual({ 'not-a-number': 1, 'order-has-bad-line': 2 });
    expect(report.problems.at(-1)).toMatchObject({ code: 'order-has-bad-line', expected: '3' });
  });

  it('with a cell too few takes the order with it that its id names', async () => {
    const text =
      'order_id,created_at,currency,country,total,line_sku,line_quantity,line_unit_price';
    const whole = '1,2026-01-02T10:00:00Z,EUR,DE,5.00,A,1,5.00';
    const { orders, report } = await importText(
      [text, whole, '1,2026', '2' + whole.slice(1)].join('\n'),
    );
    expect(orders.map((order) => order.orderId)).toEqual(['2']);
    expect(report?.rejectedByCode).toEqual({
      'wrong-number-of-columns': 1,
      'order-has-bad-line': 1,
    });
    expect(report?.problems[0]).toMatchObject({ line: 3, column: null, found: '2', expected: '8' });
  });

  it('whose amount goes over two lines takes no other line with it', async () => {
    const { orders, report } = await readPlain([{ total: '5.0\n' }, { order_id: '2' }]);
    expect(orders.map((order) => order.orderId)).toEqual(['2']);
    expect(report.rejectedByCode).toEqual({ 'unclosed-quote': 2 });
  });

  it('never quotes an e-mail address', async () => {
    const { report } = await readPlain([{ total: 'ann@example.com' }]);
    expect(JSON.stringify(report.problems)).not.toContain('example.com');
    expect(report.problems[0]?.found).toBe('…');
  });
});

describe('currencies', () => {
  it('may differ from order to order', async () => {
    const { orders, report } = await readPlain([
      {},
      { order_id: '2', currency: 'JPY', total: '500' },
      { order_id: '3', currency: '', total: '€7.50' },
    ]);
    expect(orders.map((it) => [it.currency, it.totalMinor])).toEqual([
      ['EUR', 500],
      ['JPY', 500],
      ['EUR', 750],
    ]);
    expect(report.totalsMinor).toEqual({ EUR: 1250, JPY: 500 });
  });
});

describe('a column that names the channel', () => {
  const header =
    'order_id,sales_channel,created_at,currency,country,total,line_sku,line_quantity,line_unit_price,customer_id';
  const read = async (lines: string[], options: ImportOptions = {}) =>
    importText([header, ...lines].join('\n'), options);
  const line = (id: string, channel: string, more = 'A,1,5.00,ann') =>
    `${id},${channel},2026-01-02T10:00:00Z,EUR,DE,5.00,${more}`;
  const ids = ({ orders }: { orders: { channel: string; orderId: string }[] }) =>
    orders.map(({ channel, orderId }) => `${channel}:${orderId}`);

  it('gives each order its own, under the name of the channel where it is known', async () => {
    const result = await read(
      [line('1', 'Etsy'), line('1', 'Amazon.de'), line('2', 'TikTok Shop'), line('3', '')],
      { channel: 'market stall' },
    );
    expect(ids(result)).toEqual(['etsy:1', 'amazon:1', 'tiktok:2', 'market stall:3']);
    expect(result.preview?.channels).toEqual([
      { channel: 'etsy', rows: 1, name: 'etsy' },
      { channel: 'amazon.de', rows: 1, name: 'amazon' },
      { channel: 'tiktok shop', rows: 1, name: 'tiktok' },
    ]);
  });

  it('may be called otherwise, and two that become one share their orders', async () => {
    const far = Array.from({ length: 1500 }, (_, at) => line(`far-${at}`, 'etsy'));
    const result = await read(
      [
        line('1', 'Amazon.de'),
        ...far,
        line('1', 'Amazon.de', 'B,1,5.00,ann'),
        line('9', 'Etsy US'),
      ],
      { answers: { channels: { 'amazon.de': 'amazon eu', 'etsy us': 'etsy' } } },
    );
    const order = result.orders.find(({ channel }) => channel === 'amazon eu');
    expect(order?.lines.map(({ sku }) => sku)).toEqual(['A', 'B']);
    expect(ids(result)).toContain('etsy:9');
    expect(result.report?.rejected).toBe(0);
  });

  it('may stand on the first line of an order alone', async () => {
    const result = await read([
      line('1', 'etsy'),
      '1,,,,,,B,2,2.50,',
      line('2', 'ebay'),
      '2,,,,,,B,2,2.50,',
    ]);
    expect(ids(result)).toEqual(['etsy:1', 'ebay:2']);
    expect(result.orders.map(({ lines }) => lines.length)).toEqual([2, 2]);
  });

  it('leaves the orders of this shop out, and says so', async () => {
    const result = await read([line('1', 'Shopify'), '1,,,,,,B,2,2.50,', line('2', 'etsy')]);
    expect(ids(result)).toEqual(['etsy:2']);
    expect(result.report?.ignoredByCode).toEqual({ header: 1, 'synced-channel': 2 });
  });

  it('tells a name that can be none by its line', async () => {
    const result = await read([line('1', '=cmd()'), line('2', 'etsy')]);
    expect(ids(result)).toEqual(['etsy:2']);
    expect(result.report?.problems).toMatchObject([
      { line: 2, column: 'sales_channel', code: 'unusable-channel' },
    ]);
  });

  it('knows people of each channel apart', async () => {
    const { orders } = await read([line('1', 'etsy'), line('2', 'ebay')], {
      customerKeyOf: (identity, channel) => `${channel}/${identity}`,
    });
    expect(orders.map(({ customerKey }) => customerKey)).toEqual(['etsy/ann', 'ebay/ann']);
  });

  it('with a different value on every line is no channel', async () => {
    const lines = Array.from({ length: 60 }, (_, at) => line(String(at), `buyer ${at}`));
    const { preview } = await read(lines);
    expect(preview?.issues).toEqual([{ code: 'too-many-channels' }]);
    expect(preview?.plan).toBeNull();
  });
});

describe('people', () => {
  it('leave the reader only through the function of the caller', async () => {
    const buyers = ['Ann@Example.com', 'ann@example.com ', 'ben@example.com', ''];
    const rows = buyers.map((customer_id, at) => ({ order_id: String(at), customer_id }));
    const keys: string[] = [];
    const { orders } = await readPlain(rows, {
      customerKeyOf: (identity) =>
        `key-${keys.includes(identity) ? keys.indexOf(identity) : keys.push(identity) - 1}`,
    });
    expect(orders.map((order) => order.customerKey)).toEqual(['key-0', 'key-0', 'key-1', null]);
    expect(JSON.stringify(orders)).not.toContain('example.com');
    expect((await readPlain(rows)).orders.every((order) => order.customerKey === null)).toBe(true);
  });

  it('are in no value of any kind of file', async () => {
    const secret = 'Zaphod Secret';
    const people = /name|phone|email|recipient|street|city|zip|note|address|buyer|state/i;
    const things = /product|lineitem|^name$|tax|status|warehouse|provider/i;
    const kinds = [
      [AMAZON_HEADER, readAmazon, {}],
      [TIKTOK_HEADER, readTiktok, US_ZONE],
      [SHOPIFY_HEADER, readShopify, {}],
    ] as const;
    for (const [header, read, options] of kinds) {
      const columns = header.filter((name) => people.test(name) && !things.test(name));
      const filled = Object.fromEntries(columns.map((name) => [name, secret]));
      expect(columns.length).toBeGreaterThan(1);
      const head = header === SHOPIFY_HEADER ? SHOPIFY_HEAD : {};
      const good = await read([{ ...head, ...filled }], options);
      expect(good.orders).toHaveLength(1);
      expect(JSON.stringify(good)).not.toContain(secret);
    }
  });
});

describe('orders whose lines do not stand together', () => {
  const item = { line_sku: 'A', line_quantity: '1', line_unit_price: '2.50' };

  it('are put together, however far apart', async () => {
    const others = Array.from({ length: 3000 }, (_, at) => ({ order_id: `other-${at}` }));
    const second = { ...item, line_sku: 'B' };
    const { orders, report } = await readPlain([item, ...others, second]);
    const order = orders.find(({ orderId }) => orderId === '1');
    expect(order?.lines.map(({ sku }) => sku)).toEqual(['A', 'B']);
    expect(report.rejected).toBe(0);
  });

  it('are never given out by halves without a survey: late lines are refused', async () => {
    const others = Array.from({ length: 1500 }, (_, at) => ({ ...PLAIN, order_id: `o${at}` }));
    const rows = [{ ...PLAIN, ...item }, ...others, { ...PLAIN, ...item, line_sku: 'B' }];
    const text = writeTable([PLAIN_HEADER, ...rows.map((row) => rowOf(PLAIN_HEADER, row))], ',');
    const bytes = new TextEncoder().encode(text);
    const detection = await detectFile(bytes);
    if (!detection.ok) throw new Error(detection.fault);
    const plan = planOf(detection.file);
    const { orders, report } = readOrdersFile(once(bytes), plan);
    for await (const _ of orders);
    expect(report.rejectedByCode).toEqual({ 'order-lines-apart': 1 });
  });

  it('that come twice, cell for cell, count once', async () => {
    const { orders, report } = await readPlain([
      item,
      { ...item, line_sku: 'B' },
      { order_id: '2' },
      item,
    ]);
    expect(orders[0]?.lines).toHaveLength(2);
    expect(report.ignoredByCode).toEqual({ header: 1, 'repeated-line': 1 });
  });

  it('keep two equal lines that stand together', async () => {
    const { orders } = await readPlain([item, item]);
    expect(orders[0]?.lines.map(({ lineId }) => lineId)).toEqual(['A', 'A#2']);
  });
});

describe('Amazon', () => {
  it('prices are those of all pieces; the unit is rounded, the line is exact', async () => {
    const { orders } = await readAmazon([{ quantity: '3' }]);
    expect(orders[0]?.lines[0]).toMatchObject({
      unitPriceMinor: 333,
      quantity: 3,
      totalMinor: 1000,
    });
  });

  it.each([
    ['Amazon.de', {}, 1000, true],
    ['Amazon.com', {}, 1190, false],
    ['Amazon.co.jp', { answers: { taxIncluded: true } }, 1000, true],
    ['Amazon.co.jp', { answers: { taxIncluded: false } }, 1190, false],
  ])(
    'tax of %s with %j is in or on top of the price',
    async (channel, options, total, included) => {
      const { orders } = await readAmazon(
        [{ 'sales-channel': channel, 'item-tax': '1.90' }],
        options,
      );
      expect(orders[0]).toMatchObject({ totalMinor: total, taxMinor: 190, taxIncluded: included });
    },
  );

  it('lines of one order from two marketplaces are refused where it has tax', async () => {
    const taxed = { 'item-tax': '1.90' };
    const { orders, report } = await readAmazon([taxed, { 'sales-channel': 'Amazon.com' }]);
    expect(orders).toEqual([]);
    expect(report.problems[0]).toMatchObject({ column: 'sales-channel', code: 'values-differ' });
  });

  it('tax of a marketplace without a source is asked about', async () => {
    const rows = [{ 'sales-channel': 'Amazon.co.jp', 'item-tax': '1.90' }];
    await expect(readAmazon(rows)).rejects.toThrow('tax-included');
  });

  it.each<[string, Values, string]>([
    [
      'cancelled orders without amounts',
      { 'order-status': 'Cancelled', 'item-price': '', currency: '' },
      'cancelled-without-amount',
    ],
    [
      'pending orders without amounts',
      { 'order-status': 'Pending', 'item-price': '', currency: '' },
      'pending-without-amount',
    ],
    [
      'orders that Amazon ships for another channel',
      { 'sales-channel': 'Non-Amazon', 'item-price': '' },
      'other-channel',
    ],
  ])('%s are ignored, and it says so', async (_, values, code) => {
    const { orders, report } = await readAmazon([values, { 'amazon-order-id': '028-2' }]);
    expect(orders.map((order) => order.orderId)).toEqual(['028-2']);
    expect(report.ignoredByCode).toEqual({ header: 1, [code]: 1 });
  });

  it('cancelled items of an order that lives are left out', async () => {
    const { orders, report } = await readAmazon([
      { sku: 'A' },
      { sku: 'B', 'item-status': 'Cancelled', quantity: '0', 'item-price': '' },
    ]);
    expect(orders[0]).toMatchObject({ totalMinor: 1000, lines: [{ sku: 'A' }], sourceLines: [2] });
    expect(report.ignoredByCode).toEqual({ header: 1, 'cancelled-line': 1 });
  });

  it('a shipped item without a price is refused', async () => {
    const { report } = await readAmazon([{ 'item-price': '' }]);
    expect(report.problems[0]).toMatchObject({ column: 'item-price', code: 'missing-value' });
  });
});

describe('TikTok Shop', () => {
  it('rows of descriptions below the header are no orders', async () => {
    const descriptions = Object.fromEntries(TIKTOK_HEADER.map((name) => [name, `The ${name}.`]));
    const { orders, report } = await readTiktok([descriptions, {}], US_ZONE);
    expect(orders).toHaveLength(1);
    expect(report.ignoredByCode).toEqual({ header: 1, 'column-descriptions': 1 });
  });

  it.each([
    ['the order', '4.00', '24.00', 400],
    ['each line', '2.00', '24.00', 400],
  ])('shipping is that of %s where this adds up', async (_, fee, amount, shippingMinor) => {
    const values = { 'Shipping Fee After Discount': fee, 'Order Amount': amount };
    const { orders } = await readTiktok([values, { ...values, 'SKU ID': '1730' }], US_ZONE);
    expect(orders[0]).toMatchObject({ totalMinor: 2400, subtotalMinor: 2000, shippingMinor });
  });

  it('amounts of one order that differ from line to line are refused', async () => {
    const rows = [{}, { 'SKU ID': '1730', 'Order Amount': '11.00' }];
    const { orders, report } = await readTiktok(rows, US_ZONE);
    expect(orders).toEqual([]);
    expect(report.problems[0]).toMatchObject({
      line: 3,
      column: 'Order Amount',
      code: 'values-differ',
      expected: '10.00',
      found: '11.00',
    });
  });

  it.each([
    ['Canceled', '', 'VOIDED', true],
    ['Canceled', '10.00', 'REFUNDED', true],
    ['Completed', '4.00', 'PARTIALLY_REFUNDED', false],
    ['Unpaid', '', 'PENDING', false],
    ['To ship', '', 'PAID', false],
    ['已取消', '', 'VOIDED', true],
  ])('status %s with %s given back is %s', async (status, refund, financial, cancelled) => {
    const values = { 'Order Status': status, 'Order Refund Amount': refund };
    const { orders } = await readTiktok([values], US_ZONE);
    expect(orders[0]?.financialStatus).toBe(financial);
    expect(orders[0]?.cancelledAt !== null).toBe(cancelled);
  });
});

describe('Shopify', () => {
  it('goes by the id of the Admin API, by the name where there is none', async () => {
    const { orders } = await readShopify([SHOPIFY_HEAD, { ...SHOPIFY_HEAD, Name: '#2', Id: '' }]);
    expect(orders.map(({ orderId, name }) => [orderId, name])).toEqual([
      ['6001', '#1001'],
      ['#2', '#2'],
    ]);
  });

  it('further lines without the first are refused', async () => {
    const { report } = await readShopify([{}, { ...SHOPIFY_HEAD, Name: '#2' }]);
    expect(report.problems[0]).toMatchObject({ line: 2 });
    expect(report.rejected).toBe(1);
  });

  it.each([
    ['11.90', '1.90', false],
    ['10.00', '1.60', true],
    ['10.00', '', null],
  ])('total %s with tax %s: prices contain it: %s', async (Total, Taxes, taxIncluded) => {
    const { orders } = await readShopify([{ ...SHOPIFY_HEAD, Total, Taxes }]);
    expect(orders[0]?.taxIncluded).toBe(taxIncluded);
  });
});

it('the example of the README is a file that needs no question', async () => {
  const readme = await readFile(new URL('./README.md', import.meta.url), 'utf8');
  const example = /```csv\n([^`]+)```/.exec(readme)![1]!;
  const { orders, report, preview } = await importText(example);
  expect(preview?.questions).toEqual([]);
  expect(orders.map((order) => [order.orderId, order.lines.length])).toEqual([
    ['E-1001', 1],
    ['E-1002', 2],
  ]);
  expect(report?.rejected).toBe(0);
});

it('every column of the README is one of the layout, and the other way round', async () => {
  const readme = await readFile(new URL('./README.md', import.meta.url), 'utf8');
  const table = readme.slice(readme.indexOf('## Plain CSV'), readme.indexOf('```csv'));
  const rows = table.split('\n').filter((line) => line.startsWith('| `'));
  const told = rows.flatMap((line) => {
    const [, names = '', chinese = ''] = line.split('|');
    return [...names.matchAll(/`(\w+)`/g)]
      .map(([, name]) => name)
      .concat(chinese.trim().split(', '));
  });
  const known = Object.values(layoutOf('plain-orders').columns).flatMap(({ names }) => names);
  const same = (names: readonly (string | undefined)[]) =>
    [...new Set(names)].filter((name) => name !== '').sort();
  expect(same(told)).toEqual(same(known));
});

it('countries that nobody knows are imported as "ZZ" with a warning', async () => {
  const { orders, report } = await readPlain([{ country: 'Atlantis' }, { order_id: '2' }]);
  expect(orders.map((order) => order.country)).toEqual(['ZZ', 'DE']);
  expect(report.warnings).toEqual([
    { line: 2, column: 'country', found: 'Atlantis', expected: 'country', code: 'unknown-country' },
  ]);
});

it('a file whose header is not that of the plan any more is refused', async () => {
  const bytes = new TextEncoder().encode('order_id,created_at,total\n');
  const detection = await detectFile(bytes);
  if (!detection.ok) throw new Error(detection.fault);
  const plan = planOf(detection.file);
  const other = new TextEncoder().encode('order_id,total,created_at\n');
  const { orders } = readOrdersFile(once(other), plan);
  await expect(orders.next()).rejects.toThrow('file-changed');
});

/** A plan for a file that nobody surveyed. */
function planOf(detected: DetectedFile): ImportPlan {
  const { encoding, delimiter, quotes, headerLine, header, columns } = detected;
  const file = { encoding, delimiter, quotes, headerLine, header, columns };
  return { kind: 'plain-orders', channel: 'csv', ...file, answers: {}, scatteredOrderIds: [] };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
