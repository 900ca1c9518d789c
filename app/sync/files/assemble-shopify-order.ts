import { lineByPrice, lineIdsOf } from './order-lines.ts';
import { OrderRows, type AssembleContext, type Assembled } from './order-rows.ts';
import { fulfillmentWord, shopifyWord } from './order-status.ts';
import type { ParsedRow } from './parse-row.ts';

/**
 * An order of Shopify's export: its first line has the order, each further line one item.
 *
 * Its id is that of the Admin API, so that an order which the shop's own synchronization brought
 * is recognized; exports without ids go by the order's name. Lines of quantity 0 were removed by
 * an edit and are left out.
 */
export function assembleShopifyOrder(
  rows: readonly ParsedRow[],
  context: AssembleContext,
): Assembled {
  const order = new OrderRows(rows, context);
  const head =
    rows.find((row) => row.amounts.total !== undefined) ??
    order.refuse(order.first, 'total', 'first-line-missing', 'amount');
  const second = rows.find((row) => row !== head && row.amounts.total !== undefined);
  if (second !== undefined) order.whole('total');
  const live = rows.filter((row) => row.numbers.lineQuantity !== 0);
  const lineIds = lineIdsOf(live);
  const amount = (field: 'subtotal' | 'shipping' | 'tax' | 'discount' | 'refunded') =>
    order.minor(head, field) ?? 0;
  const totalMinor = order.requiredMinor(head, 'total');
  const subtotalMinor = order.requiredMinor(head, 'subtotal');
  const shippingMinor = amount('shipping');
  const taxMinor = amount('tax');
  const createdAt = order.requiredInstant('createdAt');
  const fulfillment = order.text('fulfillmentStatus');
  return {
    order: {
      channel: context.plan.channel,
      orderId: order.text('orderId') ?? order.text('orderName')!,
      name: order.text('orderName')!,
      createdAt,
      processedAt: createdAt,
      updatedAt: null,
      cancelledAt: order.instant('cancelledAt'),
      financialStatus: shopifyWord(order.text('financialStatus')),
      fulfillmentStatus:
        fulfillment === null
          ? 'UNFULFILLED'
          : fulfillment.toLowerCase() === 'restocked'
            ? 'RESTOCKED'
            : fulfillmentWord(fulfillment),
      currency: order.currency,
      country: order.country(),
      customerKey: order.customerKey(),
      totalMinor,
      subtotalMinor,
      shippingMinor,
      taxMinor,
      discountMinor: Math.abs(amount('discount')),
      refundedMinor: Math.abs(amount('refunded')),
      taxIncluded: taxIncludedIn({ totalMinor, subtotalMinor, shippingMinor, taxMinor }),
      lines: live.map((row, at) => lineByPrice(order, row, lineIds[at]!)),
      sourceLines: live.map((row) => row.line),
    },
    ignored: rows.filter((row) => !live.includes(row)).map((row) => [row, 'cancelled-line']),
  };
}

/** The export does not say whether prices contain the tax; its sums do. */
function taxIncludedIn(it: {
  totalMinor: number;
  subtotalMinor: number;
  shippingMinor: number;
  taxMinor: number;
}): boolean | null {
  if (it.taxMinor === 0) return null;
  const without = it.subtotalMinor + it.shippingMinor;
  if (without + it.taxMinor === it.totalMinor) return false;
  return without === it.totalMinor ? true : null;
}
