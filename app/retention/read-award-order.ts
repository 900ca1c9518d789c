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
  fulfillments: readonly { status: string; createdAt: string }[] | null;
}

/** Paid in full at some time: what was paid back since is looked at line by line. */
const PAID = new Set(['PAID', 'PARTIALLY_REFUNDED', 'REFUNDED']);

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
  const minor = (set: PaidAmount | null) =>
    set === null ? 0 : parseMinor(set.presentmentMoney.amount, currency);
  const shippedAt = order.displayFulfillmentStatus === 'FULFILLED' ? lastParcelAt(order) : null;
  return {
    placedOn: dateInZone(zone, Date.parse(order.processedAt)),
    country: order.shippingAddress?.countryCodeV2 ?? order.billingAddress?.countryCodeV2 ?? 'ZZ',
    currency,
    isTest: order.test,
    isPaid: PAID.has(order.displayFinancialStatus ?? ''),
    isCancelled: order.cancelledAt !== null,
    shippedOn: shippedAt === null ? null : dateInZone(zone, shippedAt),
    refundedMinor: minor(order.totalRefundedSet),
    refundedShippingMinor: minor(order.totalRefundedShippingSet),
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

function lastParcelAt({ fulfillments }: SourceOrder): number | null {
  const sent = (fulfillments ?? []).filter(({ status }) => status === 'SUCCESS');
  return sent.length === 0 ? null : Math.max(...sent.map(({ createdAt }) => Date.parse(createdAt)));
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}
