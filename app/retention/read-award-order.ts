import { dateInZone } from '../kernel/calendar.ts';
import { parseMinor } from '../kernel/money.ts';
import type { AwardLine, AwardOrder } from './award-order.ts';

interface PaidAmount {
  presentmentMoney: { amount: string };
}

/** A line as the Admin API gives it. */
export interface SourceLine {
  id: string;
  quantity: number;
  currentQuantity: number;
  refundableQuantity: number;
  isGiftCard: boolean;
  product: { productType: string } | null;
  originalTotalSet: PaidAmount;
  discountAllocations: readonly { allocatedAmountSet: PaidAmount }[];
  taxLines: readonly { priceSet: PaidAmount }[];
}

/** An order as the Admin API gives it. */
export interface SourceOrder {
  processedAt: string;
  cancelledAt: string | null;
  test: boolean;
  displayFinancialStatus: string | null;
  displayFulfillmentStatus: string | null;
  presentmentCurrencyCode: string;
  taxesIncluded: boolean | null;
  shippingAddress: { countryCodeV2: string | null } | null;
  billingAddress: { countryCodeV2: string | null } | null;
  totalRefundedSet: PaidAmount | null;
  totalRefundedShippingSet: PaidAmount | null;
  totalTaxSet?: PaidAmount | null | undefined;
  totalShippingPriceSet?: PaidAmount | null | undefined;
  originalTotalDutiesSet?: PaidAmount | null | undefined;
  currentTotalDutiesSet?: PaidAmount | null | undefined;
  originalTotalAdditionalFeesSet?: PaidAmount | null | undefined;
  currentTotalAdditionalFeesSet?: PaidAmount | null | undefined;
  fulfillments: readonly { status: string; createdAt: string }[] | null;
}

/** Paid in full at some time: what was paid back since is looked at line by line. */
const PAID = new Set(['PAID', 'PARTIALLY_REFUNDED', 'REFUNDED']);

/** Some of it is still to be paid: a deposit, or a paid order to which pieces were added. */
const PARTLY_PAID = 'PARTIALLY_PAID';

/**
 * An order of the Admin API as points see it: what the shopper pays for each line in their own
 * currency, after the discounts of the line and its share in those of the order.
 */
export function readAwardOrder(
  order: SourceOrder,
  lines: readonly SourceLine[],
  zone: string,
): AwardOrder {
  const currency = order.presentmentCurrencyCode;
  const minor = (set: PaidAmount | null | undefined) =>
    set == null ? 0 : parseMinor(set.presentmentMoney.amount, currency);
  const shippedAt = order.displayFulfillmentStatus === 'FULFILLED' ? lastParcelAt(order) : null;
  return {
    placedOn: dateInZone(zone, Date.parse(order.processedAt)),
    country: order.shippingAddress?.countryCodeV2 ?? order.billingAddress?.countryCodeV2 ?? 'ZZ',
    currency,
    isTest: order.test,
    isPaid: PAID.has(order.displayFinancialStatus ?? ''),
    isPartlyPaid: order.displayFinancialStatus === PARTLY_PAID,
    isCancelled: order.cancelledAt !== null,
    shippedOn: shippedAt === null ? null : dateInZone(zone, shippedAt),
    refundedMinor: minor(order.totalRefundedSet),
    refundedOtherMinor: refundedOther(order, lines, minor),
    lines: lines.map((line): AwardLine => {
      const discounts = line.discountAllocations.map((it) => minor(it.allocatedAmountSet));
      const taxes = line.taxLines.map(({ priceSet }) => minor(priceSet));
      return {
        lineId: line.id,
        productType: line.product?.productType ?? null,
        isGiftCard: line.isGiftCard,
        quantity: line.quantity,
        keptQuantity: Math.min(line.quantity, line.currentQuantity, line.refundableQuantity),
        paidMinor: Math.max(0, minor(line.originalTotalSet) - sum(discounts)),
        addedTaxMinor: order.taxesIncluded === true ? 0 : sum(taxes),
      };
    }),
  };
}

/**
 * What was paid back for anything but goods: shipping with the tax that was added to it, duties and
 * fees.
 *
 * Shopify does not document whether refunded shipping holds its tax, so the tax is added: where it
 * is in there already, as much of a refund without goods leaves the points as they are. Tax of
 * shipping is what the order's tax has beyond that of its lines.
 */
function refundedOther(
  order: SourceOrder,
  lines: readonly SourceLine[],
  minor: (set: PaidAmount | null | undefined) => number,
): number {
  const less = (before: PaidAmount | null | undefined, after: PaidAmount | null | undefined) =>
    before == null || after == null ? 0 : Math.max(0, minor(before) - minor(after));
  const shipping = minor(order.totalRefundedShippingSet);
  const price = minor(order.totalShippingPriceSet);
  const ofLines = sum(lines.flatMap((line) => line.taxLines.map((tax) => minor(tax.priceSet))));
  const tax = order.taxesIncluded === true ? 0 : Math.max(0, minor(order.totalTaxSet) - ofLines);
  const ofShipping = price > 0 ? Math.ceil((tax * Math.min(shipping, price)) / price) : 0;
  return (
    shipping +
    ofShipping +
    less(order.originalTotalDutiesSet, order.currentTotalDutiesSet) +
    less(order.originalTotalAdditionalFeesSet, order.currentTotalAdditionalFeesSet)
  );
}

function lastParcelAt({ fulfillments }: SourceOrder): number | null {
  const sent = (fulfillments ?? []).filter(({ status }) => status === 'SUCCESS');
  return sent.length === 0 ? null : Math.max(...sent.map(({ createdAt }) => Date.parse(createdAt)));
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}
