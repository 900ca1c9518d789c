import type { Delimiter, OrderFileKind } from '../../../app/sync/files/index.ts';
import { expectedOrder, type ExpectedOrder } from './expected-order.ts';
import { goodsMinor, taxMinor, type TrueOrder } from './synthetic-orders.ts';
import { writeAmount, writeTable, writeTime, type ValueStyle } from './write-values.ts';

export interface FileStyle extends ValueStyle {
  delimiter: Delimiter;
  lineEnd?: '\n' | '\r\n' | undefined;
}

export interface WrittenFile {
  text: string;
  expected: ExpectedOrder[];
}

/** A file of a kind that holds the orders, and what it should be read as. */
export function writeOrderFile(
  kind: OrderFileKind,
  orders: readonly TrueOrder[],
  style: FileStyle,
): WrittenFile {
  const { header, rowsOf, expectedOf } = WRITERS[kind];
  const rows = orders.flatMap((order) => rowsOf(order, style));
  return {
    text: writeTable([[...header], ...rows], style.delimiter, style.lineEnd),
    expected: orders.map(expectedOf),
  };
}

interface Writer {
  header: readonly string[];
  rowsOf(order: TrueOrder, style: FileStyle): string[][];
  expectedOf(order: TrueOrder): ExpectedOrder;
}

export const AMAZON_HEADER =
  'amazon-order-id merchant-order-id purchase-date last-updated-date order-status fulfillment-channel sales-channel order-channel ship-service-level product-name sku asin item-status quantity currency item-price item-tax shipping-price shipping-tax gift-wrap-price gift-wrap-tax item-promotion-discount ship-promotion-discount ship-city ship-state ship-postal-code ship-country promotion-ids is-business-order purchase-order-number price-designation'.split(
    ' ',
  );

export const TIKTOK_HEADER =
  'Order ID|Order Status|Order Substatus|Cancelation/Return Type|Normal or Pre-order|SKU ID|Seller SKU|Product Name|Variation|Quantity|Sku Quantity of return|SKU Unit Original Price|SKU Subtotal Before Discount|SKU Platform Discount|SKU Seller Discount|SKU Subtotal After Discount|Shipping Fee After Discount|Original Shipping Fee|Shipping Fee Seller Discount|Shipping Fee Platform Discount|Payment platform discount|Taxes|Order Amount|Order Refund Amount|Created Time|Paid Time|RTS Time|Shipped Time|Delivered Time|Cancelled Time|Cancel By|Cancel Reason|Fulfillment Type|Warehouse Name|Tracking ID|Delivery Option|Shipping Provider Name|Buyer Message|Buyer Username|Recipient|Phone #|Zipcode|Country|State|City|Address Line 1|Address Line 2|Payment Method|Weight(kg)|Product Category|Package ID|Seller Note|Checked Status|Checked Marked by|Currency'.split(
    '|',
  );

export const SHOPIFY_HEADER =
  'Name|Email|Financial Status|Paid at|Fulfillment Status|Fulfilled at|Accepts Marketing|Currency|Subtotal|Shipping|Taxes|Total|Discount Code|Discount Amount|Shipping Method|Created at|Lineitem quantity|Lineitem name|Lineitem price|Lineitem compare at price|Lineitem sku|Lineitem requires shipping|Lineitem taxable|Lineitem fulfillment status|Billing Name|Billing Street|Billing City|Billing Zip|Billing Country|Billing Phone|Shipping Name|Shipping Street|Shipping City|Shipping Zip|Shipping Country|Shipping Phone|Notes|Note Attributes|Cancelled at|Payment Method|Payment Reference|Refunded Amount|Vendor|Outstanding Balance|Id|Tags|Risk Level|Source|Lineitem discount|Phone'.split(
    '|',
  );

export const PLAIN_HEADER =
  'order_id created_at paid_at updated_at cancelled_at status currency country customer_id total shipping tax tax_included discount refunded line_sku line_title line_quantity line_unit_price line_discount'.split(
    ' ',
  );

/** One row of a header, by the names of its columns; columns that are not named stay empty. */
export function rowOf(header: readonly string[], values: Record<string, string>): string[] {
  for (const name of Object.keys(values)) {
    if (!header.includes(name)) throw new RangeError(`no column "${name}"`);
  }
  return header.map((name) => values[name] ?? '');
}

/** Every other order was sold where prices contain the tax. */
const withTax = (order: TrueOrder) => order.number % 2 === 1;
const amazonId = (order: TrueOrder) => `028-${String(1_000_000 + order.number)}-0000001`;
const tiktokId = (order: TrueOrder) => `5764614130387${String(10_000 + order.number)}`;
const netShipping = (order: TrueOrder) => order.shippingMinor - order.shippingDiscountMinor;
const totalOf = (order: TrueOrder) => goodsMinor(order) + netShipping(order) + taxMinor(order);
const refundOf = (order: TrueOrder) =>
  order.state === 'refunded' ? totalOf(order) : order.refundedMinor;

const AMAZON_STATUS = { cancelled: 'Cancelled', pending: 'Pending' } as const;

const WRITERS: Record<OrderFileKind, Writer> = {
  'amazon-orders': {
    header: AMAZON_HEADER,
    rowsOf: (order, style) =>
      order.lines.map((line, at) => {
        const money = (minor: number) => writeAmount(minor, order.digits, style);
        const status = AMAZON_STATUS[order.state as 'pending'] ?? 'Shipped';
        return rowOf(AMAZON_HEADER, {
          'amazon-order-id': amazonId(order),
          'purchase-date': writeTime(order.createdAt, style),
          'last-updated-date': writeTime(order.paidAt, style),
          'order-status': status,
          'sales-channel': withTax(order) ? 'Amazon.de' : 'Amazon.com',
          'product-name': line.title,
          sku: line.sku,
          asin: `B0${order.number}${at}`,
          'item-status': status === 'Pending' ? 'Unshipped' : status,
          quantity: String(line.quantity),
          currency: order.currency,
          'item-price': money(line.unitMinor * line.quantity),
          'item-tax': line.taxMinor === 0 ? '' : money(line.taxMinor),
          'shipping-price': at === 0 ? money(order.shippingMinor) : '',
          'item-promotion-discount': line.discountMinor === 0 ? '' : money(line.discountMinor),
          'ship-promotion-discount': at === 0 ? money(order.shippingDiscountMinor) : '',
          'ship-city': 'Town of a buyer',
          'ship-country': order.country,
        });
      }),
    expectedOf(order) {
      const expected = expectedOrder(order, 'amazon', amazonId(order));
      const refunded = order.state === 'refunded' || order.state === 'part-refunded';
      return {
        ...expected,
        updatedAt: order.paidAt,
        // Refunds are not in this report.
        financialStatus: refunded ? 'PAID' : expected.financialStatus,
        refundedMinor: 0,
        totalMinor: expected.totalMinor - (withTax(order) ? expected.taxMinor : 0),
        discountMinor: expected.discountMinor + order.shippingDiscountMinor,
        taxIncluded: expected.taxMinor === 0 ? null : withTax(order),
      };
    },
  },
  'tiktok-orders': {
    header: TIKTOK_HEADER,
    rowsOf: (order, style) =>
      order.lines.map((line, at) => {
        const money = (minor: number) => writeAmount(minor, order.digits, style);
        const status = { cancelled: 'Canceled', pending: 'Unpaid' }[order.state as 'pending'];
        return rowOf(TIKTOK_HEADER, {
          'Order ID': `${tiktokId(order)}\t`.slice(0, style.delimiter === '\t' ? -1 : undefined),
          'Order Status': status ?? 'Completed',
          'SKU ID': `17${order.number}${at}`,
          'Seller SKU': line.sku,
          'Product Name': line.title,
          Variation: 'Default',
          Quantity: String(line.quantity),
          'SKU Unit Original Price': money(line.unitMinor),
          'SKU Seller Discount': money(line.discountMinor),
          'SKU Platform Discount': money(0),
          'SKU Subtotal After Discount': money(line.unitMinor * line.quantity - line.discountMinor),
          'Shipping Fee After Discount': money(netShipping(order)),
          Taxes: money(taxMinor(order)),
          'Order Amount': money(totalOf(order)),
          'Order Refund Amount': refundOf(order) === 0 ? '' : money(refundOf(order)),
          'Created Time': writeTime(order.createdAt, style),
          'Paid Time': writeTime(order.createdAt, style),
          'Cancelled Time': order.state === 'cancelled' ? writeTime(order.paidAt, style) : '',
          'Buyer Username': order.buyer,
          Recipient: 'A Buyer',
          'Phone #': '(+1)555*****01',
          Country: order.country,
          Currency: order.currency,
        });
      }),
    expectedOf: (order) => expectedOrder(order, 'tiktok', tiktokId(order)),
  },
  'shopify-orders': {
    header: SHOPIFY_HEADER,
    rowsOf: (order, style) =>
      order.lines.map((line, at) => {
        const money = (minor: number) => writeAmount(minor, order.digits, style);
        const status = {
          paid: 'paid',
          cancelled: 'voided',
          refunded: 'refunded',
          'part-refunded': 'partially_refunded',
          pending: 'pending',
        }[order.state];
        const shipped = !['cancelled', 'pending'].includes(order.state);
        const item = {
          Name: `#${1000 + order.number}`,
          Email: order.buyer,
          'Lineitem quantity': String(line.quantity),
          'Lineitem name': line.title,
          'Lineitem price': money(line.unitMinor),
          'Lineitem sku': line.sku,
          'Lineitem discount': money(line.discountMinor),
        };
        if (at > 0) return rowOf(SHOPIFY_HEADER, item);
        return rowOf(SHOPIFY_HEADER, {
          ...item,
          'Financial Status': status,
          'Fulfillment Status': shipped ? 'fulfilled' : 'unfulfilled',
          Currency: order.currency,
          Subtotal: money(goodsMinor(order)),
          Shipping: money(netShipping(order)),
          Taxes: money(taxMinor(order)),
          Total: money(totalOf(order)),
          'Discount Amount': money(
            order.lines.reduce((sum, { discountMinor }) => sum + discountMinor, 0),
          ),
          'Created at': writeTime(order.createdAt, style),
          'Billing Name': 'A Buyer',
          'Shipping Name': 'A Buyer',
          'Shipping Street': '1 Road of a buyer',
          'Shipping Country': order.country,
          'Cancelled at': order.state === 'cancelled' ? writeTime(order.paidAt, style) : '',
          'Refunded Amount': money(refundOf(order)),
          Id: String(6_000_000_000_000 + order.number),
        });
      }),
    expectedOf: (order) => ({
      ...expectedOrder(order, 'shopify', String(6_000_000_000_000 + order.number)),
      name: `#${1000 + order.number}`,
    }),
  },
  'plain-orders': {
    header: PLAIN_HEADER,
    rowsOf: (order, style) =>
      order.lines.map((line, at) => {
        const money = (minor: number) => writeAmount(minor, order.digits, style);
        const whole = {
          created_at: writeTime(order.createdAt, style),
          updated_at: writeTime(order.paidAt, style),
          cancelled_at: order.state === 'cancelled' ? writeTime(order.paidAt, style) : '',
          status: order.state === 'part-refunded' ? 'partially refunded' : order.state,
          currency: order.currency,
          country: order.country,
          customer_id: order.buyer,
          total: money(totalOf(order)),
          shipping: money(netShipping(order)),
          tax: money(taxMinor(order)),
          tax_included: 'no',
          discount: money(order.lines.reduce((sum, { discountMinor }) => sum + discountMinor, 0)),
          refunded: order.refundedMinor === 0 ? '' : money(order.refundedMinor),
        };
        return rowOf(PLAIN_HEADER, {
          // The values of an order stand on each of its lines, or on the first alone.
          ...(at === 0 || order.number % 2 === 0 ? whole : {}),
          order_id: `P-${order.number}`,
          line_sku: line.sku,
          line_title: line.title,
          line_quantity: String(line.quantity),
          line_unit_price: money(line.unitMinor),
          line_discount: money(line.discountMinor),
        });
      }),
    expectedOf: (order) => ({
      ...expectedOrder(order, 'csv', `P-${order.number}`),
      updatedAt: order.paidAt,
      fulfillmentStatus: 'UNKNOWN',
      taxIncluded: false,
    }),
  },
};
