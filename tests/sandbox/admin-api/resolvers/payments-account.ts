import { subtractDecimals } from '../../decimal.ts';
import { gid } from '../../gid.ts';
import type { SandboxDispute, SandboxOrder } from '../../model.ts';
import {
  evidenceDueAt,
  movementsOf,
  payoutIdOf,
  payoutsOf,
  signedAmount,
  type LedgerPayout,
  type Movement,
} from '../../payments-ledger.ts';
import type { PageArgs } from '../connection.ts';
import { emptyPage, instant, pageOf, same } from '../resolve.ts';
import type { MoneyV2, ResolveContext, TypeResolvers } from '../resolve.ts';
import {
  booleanFilter,
  idFilter,
  instantFilter,
  parseSearch,
  textFilter,
} from '../search-query.ts';
import { isVisible } from './orders.ts';

/** Movements of orders that the token may see; those of test orders are marked as tests. */
function movements({ state }: ResolveContext): Movement[] {
  return state.remembered('movements of the balance', () => movementsOf(state.shop.orders));
}

const payouts = (context: ResolveContext): LedgerPayout[] =>
  payoutsOf(movements(context), context.store.clock());

const processedAt = ({ transaction }: Movement): string => transaction.processedAt;

export interface DisputeSource {
  order: SandboxOrder;
  dispute: SandboxDispute;
}

/** Disputes of orders that the token may see, oldest first. */
export function disputesOf(context: ResolveContext): DisputeSource[] {
  return context.state.shop.orders
    .filter((order) => isVisible(order, context))
    .flatMap((order) => (order.disputes ?? []).map((dispute) => ({ order, dispute })));
}

export function disputePage(args: PageArgs, context: ResolveContext): unknown {
  return pageOf({ items: disputesOf(context), id: ({ dispute }) => dispute.id }, args, context);
}

const dispute: TypeResolvers<DisputeSource> = {
  id: ({ dispute: { id } }) => gid('ShopifyPaymentsDispute', id),
  legacyResourceId: ({ dispute: { id } }) => id,
  type: (source) => source.dispute.initiatedAs,
  status: (source) => source.dispute.status,
  reasonDetails: (source) => source.dispute,
  amount: (source) => ({ amount: source.dispute.amount.shop, currencyCode: source.order.currency }),
  initiatedAt: (source) => instant(source.dispute.initiatedAt),
  evidenceDueBy: (source) => instant(evidenceDueAt(source.dispute)),
  evidenceSentOn: () => null,
  finalizedOn: () => null,
  order: (source) => source.order,
};

const account: TypeResolvers<unknown> = {
  id: (_source, _args: never, { state }) => gid('ShopifyPaymentsAccount', state.shop.id),
  activated: () => true,
  onboardable: () => false,
  country: (_source, _args: never, { state }) => state.shop.country,
  defaultCurrency: (_source, _args: never, { state }) => state.shop.currency,
  balance: () => [],
  disputes: (_source, args: PageArgs, context) => disputePage(args, context),
  payouts: (_source, args: PageArgs, context) =>
    pageOf({ items: payouts(context), id: ({ id }) => id }, args, context),
  bankAccounts: (_source, args: PageArgs, context) => emptyPage(args, context),
  balanceTransactions: (_source, args: PageArgs & { query?: string | null }, context) => {
    const now = context.store.clock;
    const matches = parseSearch<Movement>(
      args.query,
      {
        id: idFilter(({ transaction }) => transaction.id),
        processed_at: instantFilter(processedAt, now),
        payout_date: instantFilter(processedAt, now),
        transaction_type: textFilter(({ transaction }) =>
          transaction.kind === 'REFUND' ? 'refund' : 'charge',
        ),
        test: booleanFilter(({ order }) => order.test),
      },
      'balanceTransactions',
    );
    const items = movements(context).filter(
      (each) => isVisible(each.order, context) && matches(each),
    );
    return pageOf({ items, id: ({ transaction }) => transaction.id }, args, context);
  },
};

const balanceTransaction: TypeResolvers<Movement> = {
  id: ({ transaction }) => gid('ShopifyPaymentsBalanceTransaction', transaction.id),
  type: ({ transaction }) => (transaction.kind === 'REFUND' ? 'REFUND' : 'CHARGE'),
  sourceType: ({ transaction }) => (transaction.kind === 'REFUND' ? 'REFUND' : 'CHARGE'),
  sourceId: ({ transaction }) => transaction.id,
  sourceOrderTransactionId: ({ transaction }) => transaction.id,
  test: ({ order }) => order.test,
  transactionDate: (source) => instant(processedAt(source)),
  amount: (source) => ({ amount: signedAmount(source), currencyCode: source.order.currency }),
  fee: ({ order, transaction }) => ({
    amount: transaction.fee ?? '0.0',
    currencyCode: order.currency,
  }),
  net: (source) => ({
    amount: subtractDecimals(signedAmount(source), source.transaction.fee ?? '0'),
    currencyCode: source.order.currency,
  }),
  associatedOrder: ({ order }) => order,
  associatedPayout: (source, _args: never, context): PayoutReference => {
    const day = context.store.clock().toISOString().slice(0, 10);
    const issued = context.state.indexed(
      `payouts on ${day}`,
      () => new Map(payouts(context).map((each) => [each.id, each])),
    );
    return { payout: issued.get(payoutIdOf(source)) };
  },
};

const payout: TypeResolvers<LedgerPayout> = {
  ...same('status'),
  id: ({ id }) => gid('ShopifyPaymentsPayout', id),
  legacyResourceId: ({ id }) => id,
  issuedAt: (source) => instant(source.issuedAt),
  transactionType: ({ net }) => (net.startsWith('-') ? 'WITHDRAWAL' : 'DEPOSIT'),
  net: money(({ net }) => net),
  summary: (source) => source,
};

function money(read: (payout: LedgerPayout) => string) {
  return (source: LedgerPayout, _args: never, { state }: ResolveContext): MoneyV2 => ({
    amount: read(source),
    currencyCode: state.shop.currency,
  });
}

interface PayoutReference {
  payout: LedgerPayout | undefined;
}

export const paymentsAccountResolvers = {
  ShopifyPaymentsAccount: account,
  ShopifyPaymentsBalanceTransaction: balanceTransaction,
  ShopifyPaymentsDispute: dispute,
  ShopifyPaymentsDisputeReasonDetails: {
    ...same('reason'),
    networkReasonCode: (): null => null,
  },
  ShopifyPaymentsPayout: payout,
  ShopifyPaymentsPayoutSummary: {
    chargesGross: money(({ chargesGross }) => chargesGross),
    chargesFee: money(({ chargesFee }) => chargesFee),
    refundsFeeGross: money(({ refundsGross }) => refundsGross),
    refundsFee: money(({ refundsFee }) => refundsFee),
    adjustmentsGross: money(() => '0'),
    adjustmentsFee: money(() => '0'),
  },
  ShopifyPaymentsBalanceTransactionAssociatedPayout: {
    id: (source: PayoutReference): string | null =>
      source.payout ? gid('ShopifyPaymentsPayout', source.payout.id) : null,
    status: (source: PayoutReference): string => source.payout?.status ?? 'SCHEDULED',
  },
  ShopifyPaymentsAssociatedOrder: {
    id: ({ id }: { id: string }): string => gid('Order', id),
    ...(same('name') as TypeResolvers<{ name: string }>),
  },
};
