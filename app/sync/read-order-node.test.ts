import { describe, expect, test } from 'vitest';
import type { LineItemNode, OrderNode } from '../shopify/operations/orders.ts';
import { localDates } from './local-dates.ts';
import { emptyOrderRows } from './model.ts';
import { readLineItemNode, readOrderNode, readRefundLineNodes } from './read-order-node.ts';

const context = { syncedAt: '2026-11-22T00:00:00Z', dateOf: localDates('Asia/Shanghai') };

const order: OrderNode = {
  id: 'gid://shopify/Order/1001',
  name: '#1001',
  createdAt: '2026-11-20T15:00:00Z',
  processedAt: '2026-11-20T16:30:00Z',
  updatedAt: '2026-11-21T08:00:00Z',
  cancelledAt: null,
  test: false,
  displayFinancialStatus: 'PAID',
  displayFulfillmentStatus: 'FULFILLED',
  paymentGatewayNames: ['paypal'],
  sourceName: 'web',
  customerLocale: 'ja',
  currencyCode: 'CNY',
  presentmentCurrencyCode: 'JPY',
  customer: { id: 'gid://shopify/Customer/5' },
  taxesIncluded: true,
  discountCodes: ['WELCOME, 10 %'],
  returnStatus: 'NO_RETURN',
  shippingAddress: { countryCodeV2: 'JP', provinceCode: 'JP-13' },
  billingAddress: { countryCodeV2: 'US' },
  totalPriceSet: { shopMoney: { amount: '120.5' }, presentmentMoney: { amount: '2480.0' } },
  subtotalPriceSet: { shopMoney: { amount: '100.00' } },
  totalShippingPriceSet: { shopMoney: { amount: '20.5' } },
  totalTaxSet: null,
  totalDiscountsSet: { shopMoney: { amount: '0.0' } },
  totalRefundedSet: { shopMoney: { amount: '0.0' } },
  originalTotalDutiesSet: { shopMoney: { amount: '3.2' } },
  taxLines: [
    {
      title: 'Consumption tax',
      ratePercentage: 10,
      channelLiable: false,
      priceSet: { shopMoney: { amount: '10.95' } },
    },
  ],
  risk: {
    recommendation: 'INVESTIGATE',
    assessments: [{ riskLevel: 'LOW' }, { riskLevel: 'MEDIUM' }, { riskLevel: 'NONE' }],
  },
  transactions: [],
  fulfillments: [],
  refunds: [],
};

const transaction = {
  id: 'gid://shopify/OrderTransaction/7',
  kind: 'SALE',
  status: 'SUCCESS',
  gateway: 'shopify_payments',
  formattedGateway: 'Shopify Payments',
  errorCode: null,
  processedAt: '2026-11-20T16:30:00Z',
  test: false,
  amountSet: { shopMoney: { amount: '120.5' } },
  parentTransaction: null,
  fees: null,
  paymentDetails: null,
};

function read(change: Partial<OrderNode>) {
  const rows = emptyOrderRows();
  readOrderNode(rows, { ...order, ...change }, context);
  return rows;
}

describe('an order', () => {
  test('keeps each amount in its own currency and its day in the shop’s zone', () => {
    expect(read({}).orders).toEqual([
      {
        orderId: '1001',
        channel: 'shopify',
        name: '#1001',
        createdAt: '2026-11-20T15:00:00Z',
        processedAt: '2026-11-20T16:30:00Z',
        updatedAt: '2026-11-21T08:00:00Z',
        syncedAt: '2026-11-22T00:00:00Z',
        cancelledAt: null,
        test: false,
        processedOn: '2026-11-21',
        financialStatus: 'PAID',
        fulfillmentStatus: 'FULFILLED',
        customerId: '5',
        customerLocale: 'ja',
        country: 'JP',
        currency: 'CNY',
        presentmentCurrency: 'JPY',
        totalMinor: 12050,
        subtotalMinor: 10000,
        shippingMinor: 2050,
        taxMinor: 0,
        discountMinor: 0,
        presentmentTotalMinor: 2480,
        refundedMinor: 0,
        gateways: ['paypal'],
        sourceName: 'web',
        province: 'JP-13',
        taxesIncluded: true,
        dutiesMinor: 320,
        discountCodes: ['WELCOME, 10 %'],
        riskLevel: 'MEDIUM',
        riskRecommendation: 'INVESTIGATE',
        returnStatus: 'NO_RETURN',
      },
    ]);
  });

  test('has its taxes as they were charged', () => {
    expect(read({}).taxLines).toEqual([
      {
        orderId: '1001',
        position: 0,
        title: 'Consumption tax',
        ratePercent: 10,
        channelLiable: false,
        amountMinor: 1095,
      },
    ]);
  });

  test.each([
    ['where it ships', { countryCodeV2: 'JP' }, { countryCodeV2: 'US' }, 'JP'],
    ['where its bill goes, without shipping', null, { countryCodeV2: 'US' }, 'US'],
    [
      'where its bill goes, with a country withheld',
      { countryCodeV2: null },
      { countryCodeV2: 'US' },
      'US',
    ],
    ['unknown', null, null, 'ZZ'],
    ['unknown, with a code that is none', { countryCodeV2: '??' }, null, 'ZZ'],
  ])('is counted %s', (_where, address, billingAddress, country) => {
    const shippingAddress = address === null ? null : { ...address, provinceCode: null };
    expect(read({ shippingAddress, billingAddress }).orders[0]?.country).toBe(country);
  });

  test('of which fields are withheld keeps the rest', () => {
    const rows = read({
      customer: null,
      paymentGatewayNames: null,
      displayFinancialStatus: null,
      transactions: null,
      fulfillments: null,
      refunds: null,
    });
    expect(rows.orders[0]).toMatchObject({
      customerId: null,
      gateways: [],
      financialStatus: 'UNKNOWN',
    });
    expect(rows.transactions).toEqual([]);
  });

  test.each([
    ['an id of another kind', { id: '1001' }],
    ['an amount that is none', { totalRefundedSet: { shopMoney: { amount: 'free' } } }],
    ['an instant that is none', { createdAt: 'yesterday' }],
    [
      'a transaction that can not be read',
      { transactions: [{ ...transaction, amountSet: { shopMoney: { amount: '' } } }] },
    ],
  ])('with %s adds nothing at all', (_what, change) => {
    const rows = emptyOrderRows();
    expect(() => readOrderNode(rows, { ...order, ...change }, context)).toThrow(RangeError);
    expect(rows).toEqual(emptyOrderRows());
  });
});

describe('a transaction', () => {
  const details = (company: string | null, wallet: string | null, name: string | null) => ({
    __typename: 'CardPaymentDetails',
    company,
    wallet,
    paymentMethodName: name,
  });
  test.each([
    ['the wallet that the shopper chose', details('Visa', 'APPLE_PAY', 'card'), 'APPLE_PAY'],
    ['the brand of a card', details('Visa', null, 'card'), 'Visa'],
    ['a local method', { __typename: 'L', paymentMethodName: 'ideal' }, 'ideal'],
    ['nothing where nothing is told', null, null],
  ])('is paid by %s', (_what, paymentDetails, method) => {
    const rows = read({ transactions: [{ ...transaction, paymentDetails }] });
    expect(rows.transactions[0]?.paymentMethod).toBe(method);
  });

  test.each([
    [
      'their sum',
      [
        ['1.20', 'CNY'],
        ['0.30', 'CNY'],
      ],
      150,
    ],
    ['none in another currency: that would need a rate', [['1.20', 'USD']], null],
    ['none where none are told', [], null],
  ])('has as fee %s', (_what, fees, feeMinor) => {
    const node = {
      ...transaction,
      fees: fees.map(([amount = '', currencyCode = '']) => ({ amount: { amount, currencyCode } })),
    };
    expect(read({ transactions: [node] }).transactions[0]?.feeMinor).toBe(feeMinor);
  });
});

test('a parcel has the dates of its zone, and no date where nothing was said', () => {
  const parcel = {
    id: 'gid://shopify/Fulfillment/3',
    status: 'SUCCESS',
    displayStatus: 'DELIVERED',
    createdAt: '2026-11-21T00:00:00Z',
    inTransitAt: null,
    deliveredAt: '2026-11-24T17:00:00Z',
    estimatedDeliveryAt: null,
    location: null,
    trackingInfo: [{ company: 'YunExpress', number: 'YT1' }],
  };
  expect(read({ fulfillments: [parcel] }).fulfillments[0]).toMatchObject({
    deliveredOn: '2026-11-25',
    estimatedOn: null,
    carrier: 'YunExpress',
    trackingPresent: true,
  });
});

test('a line without a product of the catalog has none', () => {
  const rows = emptyOrderRows();
  const line: LineItemNode = {
    id: 'gid://shopify/LineItem/9',
    title: 'Gift wrap',
    quantity: 1,
    currentQuantity: 0,
    refundableQuantity: 0,
    sku: '',
    product: null,
    variant: null,
    originalUnitPriceSet: { shopMoney: { amount: '3.5', currencyCode: 'CNY' } },
    totalDiscountSet: { shopMoney: { amount: '0.0', currencyCode: 'CNY' } },
  };
  readLineItemNode(rows, line, '1001');
  expect(rows.lines[0]).toMatchObject({ sku: null, productId: null, unitPriceMinor: 350 });
  expect(rows.lines[0]).toMatchObject({ currentQuantity: 0, refundableQuantity: 0 });
});

test('several refunds of one line in one refund become one row', () => {
  const rows = emptyOrderRows();
  const node = {
    quantity: 1,
    restockType: 'RETURN',
    lineItem: { id: 'gid://shopify/LineItem/9' },
    subtotalSet: { shopMoney: { amount: '3.5', currencyCode: 'CNY' } },
  };
  readRefundLineNodes(rows, [node, { ...node, quantity: 2 }], { orderId: '1', refundId: '2' });
  expect(rows.refundLines).toEqual([
    {
      orderId: '1',
      refundId: '2',
      lineId: '9',
      quantity: 3,
      amountMinor: 700,
      restockType: 'RETURN',
    },
  ]);
});
