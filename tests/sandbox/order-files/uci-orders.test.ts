import { describe, expect, it } from 'vitest';
import type { SandboxShop } from '../model.ts';
import { readOrderFile } from './index.ts';
import type { OrderFileReport } from './model.ts';
import { temporaryFile, uciText } from './temporary-file.ts';

async function read(...lines: string[]): Promise<{ shop: SandboxShop; report: OrderFileReport }> {
  const result = await readOrderFile(await temporaryFile('orders.csv', uciText(...lines)));
  if (!result.ok) throw new Error(result.problems.map((one) => one.sentence).join('\n'));
  return result;
}

const MUG = '100001,22138,BAKING SET,3,2011-03-01 10:00:00,4.95,12680,France';

describe('an invoice of the UCI file', () => {
  it('becomes one order, its lines the goods and its carriage the shipping', async () => {
    const { shop } = await read(
      MUG,
      '100001,22139,TEA SET,1,2011-03-01 10:00:00,12.50,12680,France',
      '100001,POST,POSTAGE,2,2011-03-01 10:00:00,18.00,12680,France',
    );
    expect(shop.orders).toHaveLength(1);
    expect(shop.orders[0]).toMatchObject({
      name: '100001',
      country: 'FR',
      subtotal: { shop: '27.35' },
      shipping: { shop: '36.00' },
      total: { shop: '63.35', presentment: '63.35' },
      financialStatus: 'PAID',
      fulfillmentStatus: 'UNFULFILLED',
      fulfillments: [],
    });
    expect(shop.orders[0]?.lines.map((line) => line.sku)).toEqual(['22138', '22139']);
    expect(shop.orders[0]?.transactions).toMatchObject([
      { kind: 'SALE', status: 'SUCCESS', gateway: 'manual', amount: { shop: '63.35' } },
    ]);
  });

  it.each([
    ['in winter', '2011-01-10 09:30:00', '2011-01-10T09:30:00.000Z'],
    ['in summer', '2011-07-10 09:30:00', '2011-07-10T08:30:00.000Z'],
    ['as the workbook writes it', '7/10/2011 9:30', '2011-07-10T08:30:00.000Z'],
  ])('keeps its London time %s', async (_, time, instant) => {
    const { shop } = await read(`100001,22138,BAKING SET,3,${time},4.95,12680,France`);
    expect(shop.orders[0]?.createdAt).toBe(instant);
  });

  it('keeps a line of no value when a customer is named, and the order with it', async () => {
    const { shop, report } = await read(
      '100001,22138,BAKING SET,1,2011-03-01 10:00:00,0,12680,France',
    );
    expect(shop.orders[0]).toMatchObject({ total: { shop: '0.00' }, transactions: [] });
    expect(report.classes['free']).toEqual({ lines: 1, amountMinor: 0 });
  });

  it('is a movement of stock without a customer and without a value', async () => {
    const { shop, report } = await read(
      MUG,
      '100002,22138,found,5,2011-03-02 10:00:00,0,,United Kingdom',
      '100003,22138,"Unsaleable, destroyed.",-9,2011-03-02 10:00:00,0,,United Kingdom',
    );
    expect(shop.orders.map((order) => order.name)).toEqual(['100001']);
    expect(report.stockReasons).toEqual({ found: 1, 'unsaleable destroyed': 1 });
    expect(report.classes).toMatchObject({ 'stock-in': { lines: 1 }, 'stock-out': { lines: 1 } });
  });

  it.each(['M', 'BANK CHARGES', 'AMAZONFEE', 'CRUK', 'D', 'S', 'PADS', 'gift_0001_20'])(
    'has no product for %s, which is not kept in stock',
    async (code) => {
      const { shop } = await read(`100001,${code},Something,1,2011-03-01 10:00:00,5.00,,France`);
      expect(shop.orders[0]?.lines).toMatchObject([
        { productId: null, sku: null, requiresShipping: false, title: 'Something' },
      ]);
      expect(shop.products).toEqual([]);
    },
  );

  it("names a product by its most frequent description, not by a clerk's note", async () => {
    const { shop } = await read(
      MUG,
      '100002,22138,BAKING SET 9 PIECE,1,2011-03-02 10:00:00,5.00,12680,France',
      '100003,22138,BAKING SET 9 PIECE,1,2011-03-03 10:00:00,5.25,12680,France',
      '100004,22138,wet damaged,1,2011-03-04 10:00:00,0,,France',
    );
    expect(shop.products).toMatchObject([
      { title: 'BAKING SET 9 PIECE', variants: [{ sku: '22138', price: '5.25' }] },
    ]);
  });
});

describe('a cancellation of the UCI file', () => {
  const later = '100002,22138,BAKING SET,3,2011-03-05 10:00:00,4.95,12680,France';

  it('is a refund on the latest earlier order of that customer with enough pieces left', async () => {
    const { shop, report } = await read(
      MUG,
      later,
      'C100003,22138,BAKING SET,-2,2011-03-06 10:00:00,4.95,12680,France',
      'C100004,22138,BAKING SET,-2,2011-03-07 10:00:00,4.95,12680,France',
    );
    const [first, second, ...others] = shop.orders;
    expect(others).toEqual([]);
    expect(second?.refunds).toMatchObject([
      { note: 'C100003', createdAt: '2011-03-06T10:00:00.000Z', total: { shop: '9.90' } },
    ]);
    expect(second?.refunds[0]?.lines).toMatchObject([
      { lineId: second?.lines[0]?.id, quantity: 2 },
    ]);
    expect(first?.refunds).toMatchObject([{ note: 'C100004' }]);
    expect(first?.financialStatus).toBe('PARTIALLY_REFUNDED');
    expect(report.classes['refund-matched']).toEqual({ lines: 2, amountMinor: -1980 });
  });

  it('takes its amount from the cancellation, but never more than the order was worth', async () => {
    const { shop, report } = await read(
      MUG,
      'C100003,22138,BAKING SET,-3,2011-03-06 10:00:00,9.95,12680,France',
    );
    expect(shop.orders[0]?.refunds).toEqual([]);
    expect(report.refundOnlyOrders).toBe(1);
  });

  it('gives back everything: the order is refunded', async () => {
    const { shop } = await read(
      MUG,
      'C100003,22138,BAKING SET,-3,2011-03-06 10:00:00,4.95,12680,France',
    );
    expect(shop.orders[0]?.financialStatus).toBe('REFUNDED');
    expect(shop.orders[0]?.transactions.map((one) => one.kind)).toEqual(['SALE', 'REFUND']);
    expect(shop.orders[0]?.transactions[1]?.parentId).toBe(shop.orders[0]?.transactions[0]?.id);
  });

  it.each([
    ['of another customer', 'C100003,22138,BAKING SET,-1,2011-03-06 10:00:00,4.95,99999,France'],
    ['of nobody', 'C100003,22138,BAKING SET,-1,2011-03-06 10:00:00,4.95,,France'],
    [
      'of a purchase before the file begins',
      'C100003,22138,BAKING SET,-1,2011-02-06 10:00:00,4.95,12680,France',
    ],
    [
      'of more than was bought',
      'C100003,22138,BAKING SET,-4,2011-03-06 10:00:00,4.95,12680,France',
    ],
    ['of something else', 'C100003,11111,OTHER,-1,2011-03-06 10:00:00,4.95,12680,France'],
  ])('%s is an order of its own without lines', async (_, line) => {
    const { shop } = await read(MUG, line);
    const own = shop.orders.find((order) => order.name === 'C100003');
    expect(own).toMatchObject({
      lines: [],
      total: { shop: '0.00' },
      financialStatus: 'REFUNDED',
      tags: ['refund-without-purchase'],
    });
    expect(own?.refunds).toHaveLength(1);
    expect(own?.transactions.map((one) => one.kind)).toEqual(['REFUND']);
  });

  it('of bad debt is a refund like the others, its counterpart a charge', async () => {
    const { shop, report } = await read(
      'A563185,B,Adjust bad debt,1,2011-08-12 14:50:00,11062.06,,United Kingdom',
      'A563186,B,Adjust bad debt,1,2011-08-12 14:51:00,-11062.06,,United Kingdom',
    );
    expect(shop.orders.map((order) => order.total.shop)).toEqual(['11062.06', '0.00']);
    expect(report.totalMinor - report.refundedMinor).toBe(0);
    expect(report.classes).toEqual({ adjustment: { lines: 2, amountMinor: 0 } });
  });
});

describe('the countries of the UCI file', () => {
  it.each([
    ['EIRE', 'IE'],
    ['RSA', 'ZA'],
    ['USA', 'US'],
    ['Channel Islands', 'JE'],
    ['Czech Republic', 'CZ'],
    ['Hong Kong', 'HK'],
    ['United Arab Emirates', 'AE'],
    ['DE', 'DE'],
    ['European Community', null],
    ['Unspecified', null],
    ['Atlantis', null],
  ])('%s is %s', async (name, code) => {
    const { shop, report } = await read(
      `100001,22138,SET,3,2011-03-01 10:00:00,4.95,12680,${name}`,
    );
    expect(shop.orders[0]?.country).toBe(code);
    expect(report.unknownCountries).toEqual(code === null ? { [name]: 1 } : {});
  });

  it('have a market of their own from fifty orders on, the others share one', async () => {
    const lines = ['Germany', 'France'].flatMap((country, index) =>
      Array.from({ length: 50 - index }, (_, number) => {
        return `${index + 1}0${number},22138,SET,3,2011-03-01 10:00:00,4.95,12680,${country}`;
      }),
    );
    const { shop } = await read(...lines);
    expect(shop.markets.map(({ handle, countries }) => [handle, countries])).toEqual([
      ['gb', ['GB']],
      ['de', ['DE']],
      ['rest-of-world', ['FR']],
    ]);
    expect(shop.orders.every((order) => order.marketId !== null)).toBe(true);
  });
});
