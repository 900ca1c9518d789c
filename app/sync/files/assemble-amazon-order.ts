import { taxIncludedAt } from './amazon-tax.ts';
import { lineByAmount, lineIdsOf } from './order-lines.ts';
import { OrderRows, type AssembleContext, type Assembled } from './order-rows.ts';
import { CANCELLED, fulfillmentWord, UNPAID } from './order-status.ts';
import type { ParsedRow } from './parse-row.ts';

/**
 * An order of Amazon's "All Orders" report.
 *
 * `item-price` is the price of all pieces of a line. Lines that are cancelled or of quantity 0 are
 * left out; orders that are cancelled or pending and have no amounts yet as a whole. Refunds are
 * not in this report. A cancelled order counts as cancelled when it was last updated.
 */
export function assembleAmazonOrder(
  rows: readonly ParsedRow[],
  context: AssembleContext,
): Assembled {
  const status = rows.find((row) => row.texts.status !== undefined)?.texts.status ?? '';
  const cancelled = CANCELLED.test(status);
  const pending = UNPAID.test(status);
  const priced = rows.filter((row) => row.amounts.lineAmount !== undefined);
  if (priced.length === 0 && cancelled) return { ignore: 'cancelled-without-amount' };
  if (priced.length === 0 && pending) return { ignore: 'pending-without-amount' };
  const live = rows.filter((row) => (cancelled ? priced.includes(row) : !isCancelled(row)));
  if (live.length === 0) return { ignore: 'cancelled-line' };
  if (pending && live.some((row) => !priced.includes(row))) {
    return { ignore: 'pending-without-amount' };
  }
  const order = new OrderRows(live, context);
  const lineIds = lineIdsOf(live);
  const parts = live.map((row) => ({
    row,
    grossMinor: order.requiredMinor(row, 'lineAmount'),
    discountMinor: Math.abs(order.minor(row, 'lineDiscount') ?? 0),
  }));
  const shippingDiscount = Math.abs(order.sum('lineShippingDiscount'));
  const itemDiscount = parts.reduce((sum, part) => sum + part.discountMinor, 0);
  const subtotalMinor =
    parts.reduce((sum, part) => sum + part.grossMinor, 0) +
    order.sum('lineGiftWrap') -
    itemDiscount;
  const shippingMinor = order.sum('lineShipping') - shippingDiscount;
  const taxMinor =
    order.sum('lineTax') + order.sum('lineShippingTax') + order.sum('lineGiftWrapTax');
  const taxIncluded = taxMinor === 0 ? null : taxIncludedIn(order);
  const onTop = taxIncluded === true ? 0 : taxMinor;
  const createdAt = order.requiredInstant('createdAt');
  const updatedAt = order.latest('updatedAt');
  const orderId = order.text('orderId')!;
  return {
    order: {
      channel: context.plan.channel,
      orderId,
      name: orderId,
      createdAt,
      processedAt: createdAt,
      updatedAt,
      cancelledAt: cancelled ? (updatedAt ?? createdAt) : null,
      financialStatus: cancelled ? 'VOIDED' : pending ? 'PENDING' : 'PAID',
      fulfillmentStatus: cancelled ? 'UNFULFILLED' : fulfillmentWord(status),
      currency: order.currency,
      country: order.country(),
      customerKey: order.customerKey(),
      totalMinor: subtotalMinor + shippingMinor + onTop,
      subtotalMinor,
      shippingMinor,
      taxMinor,
      discountMinor: itemDiscount + shippingDiscount,
      refundedMinor: 0,
      taxIncluded,
      lines: parts.map(({ row, ...amounts }, at) =>
        lineByAmount(order, row, lineIds[at]!, amounts),
      ),
      sourceLines: live.map((row) => row.line),
    },
    ignored: rows.filter((row) => !live.includes(row)).map((row) => [row, 'cancelled-line']),
  };
}

function isCancelled(row: ParsedRow): boolean {
  return CANCELLED.test(row.texts.lineStatus ?? '') || row.numbers.lineQuantity === 0;
}

/** Never guessed: a total with the tax on top of prices that contain it would be wrong by the tax. */
function taxIncludedIn(order: OrderRows): boolean {
  const marketplace = order.wholeText('marketplace') ?? '';
  return (
    taxIncludedAt(marketplace) ??
    order.answers.taxIncluded ??
    order.refuse(order.first, 'marketplace', 'unknown-marketplace', 'marketplace', marketplace)
  );
}
