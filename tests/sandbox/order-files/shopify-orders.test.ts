import { describe, expect, it } from 'vitest';
import { readOrderFile } from './index.ts';
import { temporaryFile } from './temporary-file.ts';

/** The columns of Shopify's own export, in its order. */
const COLUMNS =
  'Name,Email,Financial Status,Paid at,Fulfillment Status,Fulfilled at,Accepts Marketing,Currency,Subtotal,Shipping,Taxes,Total,Discount Code,Discount Amount,Shipping Method,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem compare at price,Lineitem sku,Lineitem requires shipping,Lineitem taxable,Lineitem fulfillment status,Billing Name,Billing Street,Billing Address1,Billing Address2,Billing Company,Billing City,Billing Zip,Billing Province,Billing Country,Billing Phone,Shipping Name,Shipping Street,Shipping Address1,Shipping Address2,Shipping Company,Shipping City,Shipping Zip,Shipping Province,Shipping Country,Shipping Phone,Notes,Note Attributes,Cancelled at,Payment Method,Payment Reference,Refunded Amount,Vendor,Outstanding Balance,Employee,Location,Device ID,Id,Tags,Risk Level,Source,Lineitem discount,Tax 1 Name,Tax 1 Value,Tax 2 Name,Tax 2 Value,Tax 3 Name,Tax 3 Value,Tax 4 Name,Tax 4 Value,Tax 5 Name,Tax 5 Value,Phone,Receipt Number,Duties,Billing Province Name,Shipping Province Name,Payment ID,Payment Terms Name,Next Payment Due At,Payment References'.split(
    ',',
  );

type Values = Partial<Record<string, string>>;

function exportText(...rows: Values[]): string {
  const cell = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const lines = rows.map((row) => COLUMNS.map((column) => cell(row[column] ?? '')).join(','));
  return [COLUMNS.join(','), ...lines, ''].join('\n');
}

const FIRST: Values = {
  Name: '#1001',
  Email: 'somebody@example.com',
  'Financial Status': 'partially_refunded',
  'Paid at': '2026-03-01 14:05:00 +0100',
  'Fulfillment Status': 'fulfilled',
  'Fulfilled at': '2026-03-02 16:00:00 +0100',
  Currency: 'EUR',
  Subtotal: '54.00',
  Shipping: '4.90',
  Taxes: '9.40',
  Total: '58.90',
  'Discount Code': 'SPRING',
  'Discount Amount': '6.00',
  'Created at': '2026-03-01 14:05:00 +0100',
  'Lineitem quantity': '2',
  'Lineitem name': 'Mug - Blue',
  'Lineitem price': '20.00',
  'Lineitem sku': 'MUG-1',
  'Lineitem requires shipping': 'true',
  'Shipping Name': 'Some Body',
  'Shipping Country': 'AT',
  'Shipping Province': 'W',
  Notes: 'Please ring,\ntwice',
  'Payment Method': 'Shopify Payments',
  'Refunded Amount': '20.00',
  Id: '5512345678901',
  Tags: 'gift, vip',
  'Risk Level': 'Low',
  Source: 'web',
};
const SECOND: Values = {
  Name: '#1001',
  Email: 'somebody@example.com',
  'Created at': '2026-03-01 14:05:00 +0100',
  'Lineitem quantity': '1',
  'Lineitem name': 'Tray',
  'Lineitem price': '20.00',
};

async function read(...rows: Values[]) {
  return readOrderFile(await temporaryFile('orders_export.csv', exportText(...rows)));
}

describe('a Shopify order export', () => {
  it('becomes orders with their lines, payment, refund and hand-over', async () => {
    const result = await read(FIRST, SECOND);
    expect(result.ok && result.shop.orders).toMatchObject([
      {
        id: '5512345678901',
        name: '#1001',
        createdAt: '2026-03-01T13:05:00.000Z',
        country: 'AT',
        province: 'W',
        financialStatus: 'PARTIALLY_REFUNDED',
        fulfillmentStatus: 'FULFILLED',
        taxesIncluded: true,
        total: { shop: '58.90' },
        discounts: { shop: '6.00' },
        tags: ['gift', 'vip'],
        riskLevel: 'LOW',
        lines: [
          { title: 'Mug - Blue', sku: 'MUG-1', quantity: 2, unitPrice: { shop: '20.00' } },
          { title: 'Tray', sku: null, quantity: 1 },
        ],
        transactions: [
          { kind: 'SALE', gateway: 'shopify_payments', formattedGateway: 'Shopify Payments' },
          { kind: 'REFUND', amount: { shop: '20.00' } },
        ],
        refunds: [{ total: { shop: '20.00' }, createdAt: '2026-03-02T15:00:00.000Z' }],
        fulfillments: [{ createdAt: '2026-03-02T15:00:00.000Z', carrier: null, events: [] }],
      },
    ]);
    expect(result.report).toMatchObject({
      layout: 'shopify-order-export',
      linesRead: 2,
      currency: 'EUR',
      totalMinor: 5890,
      refundedMinor: 2000,
      firstOn: '2026-03-01',
      classes: { 'first-line': { lines: 1 }, 'further-line': { lines: 1 } },
    });
  });

  it('leaves every name, address and e-mail behind', async () => {
    const result = await read(FIRST, SECOND);
    const text = JSON.stringify(result);
    for (const secret of ['somebody', 'Some Body', 'Please ring'])
      expect(text).not.toContain(secret);
    expect(result.ok && result.shop.customers).toMatchObject([
      { displayName: 'Customer 1', email: 'customer-1@example.com' },
    ]);
  });

  it('knows a customer again by e-mail, whatever its letter case', async () => {
    const again = { ...FIRST, Name: '#1002', Id: '5512345678902', Email: 'Somebody@Example.com' };
    const result = await read(FIRST, again);
    expect(result.ok && result.shop.customers).toHaveLength(1);
  });

  it('keeps currencies without decimals whole', async () => {
    const yen = {
      ...FIRST,
      Currency: 'JPY',
      Total: '5890',
      Subtotal: '5400',
      'Lineitem price': '2700',
    };
    const result = await read(yen);
    expect(result.ok && result.shop.orders[0]).toMatchObject({
      total: { shop: '5890' },
      lines: [{ unitPrice: { shop: '2700' } }],
    });
  });

  it('is not paid until it is paid', async () => {
    const pending = {
      ...FIRST,
      'Financial Status': 'pending',
      'Paid at': '',
      'Refunded Amount': '0.00',
    };
    const result = await read(pending);
    expect(result.ok && result.shop.orders[0]).toMatchObject({
      financialStatus: 'PENDING',
      transactions: [],
    });
  });

  it.each<[string, Values, string]>([
    ['Total', { ...FIRST, Total: '-1.00' }, '"-1.00"'],
    ['Total', { ...FIRST, Total: '' }, 'nothing'],
    ['Created at', { ...FIRST, 'Created at': '2026-03-01' }, '"2026-03-01"'],
    ['Created at', { ...FIRST, 'Created at': '' }, 'nothing'],
    ['Currency', { ...FIRST, Currency: 'EURO' }, '"EURO"'],
    ['Lineitem quantity', { ...FIRST, 'Lineitem quantity': '-2' }, '"-2"'],
    ['Lineitem price', { ...FIRST, 'Lineitem price': '1.000,00' }, '"1.000,00"'],
    ['Lineitem name', { ...FIRST, 'Lineitem name': '' }, 'nothing'],
    ['Name', { ...SECOND, Name: '#9' }, '"#9"'],
    ['Currency', { ...FIRST, Name: '#1002', Currency: 'USD' }, '"USD"'],
    ['Name', FIRST, '"#1001"'],
  ])('with a wrong value names the column: %s', async (column, row, found) => {
    const result = await read(FIRST, row);
    expect(result.ok ? [] : result.problems).toMatchObject([{ line: 4, column, found }]);
  });

  it('without the first line of an order has no further lines of it either', async () => {
    const path = await temporaryFile(
      'orders_export.csv',
      exportText({ ...FIRST, Total: 'x' }, SECOND, { ...FIRST, Name: '#1002' }),
    );
    const result = await readOrderFile(path, { skipBadLines: true });
    expect(result.ok && result.shop.orders.map((order) => order.name)).toEqual(['#1002']);
    expect(result.report.linesRejected).toBe(2);
  });
});
