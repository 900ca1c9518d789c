import type {
  SandboxMoney,
  SandboxOrder,
  SandboxOrderLine,
  SandboxRefund,
  SandboxTransaction,
} from '../model.ts';
import { decimalText } from '../shops/money.ts';

const ID_BASE = 5_900_000_000_000;

const ID_KINDS = [
  'order',
  'line',
  'transaction',
  'refund',
  'refundLine',
  'customer',
  'product',
  'fulfillment',
] as const;
type FileIdKind = (typeof ID_KINDS)[number];

/** Ids of an imported shop: one range of ten billion per kind, rising. */
export interface FileIds {
  next(kind: FileIdKind): string;
}

export function createFileIds(): FileIds {
  const used = new Map(ID_KINDS.map((kind, index) => [kind, index * 10_000_000_000]));
  return {
    next(kind) {
      const number = (used.get(kind) ?? 0) + 1;
      used.set(kind, number);
      return String(ID_BASE + number);
    },
  };
}

export const fileMarketId = (index: number): string => String(ID_BASE + 900_000_000 + index);

/** The one location of an imported shop. */
export const fileLocationId = String(ID_BASE + 950_000_000);

/** Writes amounts of a file that knows one currency; equal amounts share one record. */
export function createMoneyCache(decimals = 2): (minor: number) => SandboxMoney {
  const cache = new Map<number, SandboxMoney>();
  return (minor) => {
    let money = cache.get(minor);
    if (!money) {
      const text = decimalText(minor, decimals);
      cache.set(minor, (money = Object.freeze({ shop: text, presentment: text })));
    }
    return money;
  };
}

/** An order while its parts are still coming in; sums in minor units. */
export interface OrderDraft {
  name: string;
  at: string;
  customer: string | null;
  country: string | null;
  lines: SandboxOrderLine[];
  subtotalMinor: number;
  shippingMinor: number;
  /** Oldest first. */
  refunds: { at: string; amountMinor: number; refund: SandboxRefund }[];
  refundedMinor: number;
  tags: string[];
}

export interface WriteContext {
  ids: FileIds;
  money(minor: number): SandboxMoney;
  currency: string;
  customerIdOf(customer: string): string | null;
  marketIdOf(country: string): string | null;
}

export function totalMinorOf(draft: OrderDraft): number {
  return draft.subtotalMinor + draft.shippingMinor;
}

function transactionsOf(draft: OrderDraft, context: WriteContext): SandboxTransaction[] {
  const base = {
    status: 'SUCCESS' as const,
    gateway: 'manual',
    formattedGateway: 'Manual',
    errorCode: null,
    paymentMethodName: null,
    fee: null,
  };
  const total = totalMinorOf(draft);
  const transactions: SandboxTransaction[] = [];
  if (total > 0) {
    transactions.push({
      ...base,
      id: context.ids.next('transaction'),
      kind: 'SALE',
      amount: context.money(total),
      parentId: null,
      processedAt: draft.at,
    });
  }
  const parentId = transactions[0]?.id ?? null;
  for (const { at, amountMinor } of draft.refunds) {
    transactions.push({
      ...base,
      id: context.ids.next('transaction'),
      kind: 'REFUND',
      amount: context.money(amountMinor),
      parentId,
      processedAt: at,
    });
  }
  return transactions;
}

function financialStatusOf(draft: OrderDraft): SandboxOrder['financialStatus'] {
  if (draft.refundedMinor === 0) return 'PAID';
  return draft.refundedMinor >= totalMinorOf(draft) ? 'REFUNDED' : 'PARTIALLY_REFUNDED';
}

/** Finishes an order of a file: paid by hand at once, no parcel, since the file tells none. */
export function writeOrder(draft: OrderDraft, context: WriteContext): SandboxOrder {
  const { money } = context;
  const zero = money(0);
  const lastRefundAt = draft.refunds.at(-1)?.at ?? draft.at;
  return {
    id: context.ids.next('order'),
    name: draft.name,
    createdAt: draft.at,
    processedAt: draft.at,
    updatedAt: lastRefundAt > draft.at ? lastRefundAt : draft.at,
    cancelledAt: null,
    cancelReason: null,
    test: false,
    sourceName: 'order-file',
    currency: context.currency,
    presentmentCurrency: context.currency,
    customerId: draft.customer === null ? null : context.customerIdOf(draft.customer),
    customerLocale: null,
    country: draft.country,
    province: null,
    marketId: draft.country === null ? null : context.marketIdOf(draft.country),
    financialStatus: financialStatusOf(draft),
    fulfillmentStatus: 'UNFULFILLED',
    taxesIncluded: false,
    subtotal: money(draft.subtotalMinor),
    shipping: money(draft.shippingMinor),
    tax: zero,
    discounts: zero,
    duties: null,
    total: money(totalMinorOf(draft)),
    tags: draft.tags,
    lines: draft.lines,
    transactions: transactionsOf(draft, context),
    fulfillments: [],
    refunds: draft.refunds.map(({ refund }) => refund),
    returns: [],
    riskLevel: 'NONE',
  };
}
