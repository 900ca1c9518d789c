import { subtractDecimals } from '../../decimal.ts';
import { gid } from '../../gid.ts';
import type { PageArgs } from '../connection.ts';
import { emptyPage, instant, pageOf, same } from '../resolve.ts';
import type { ResolveContext, TypeResolvers } from '../resolve.ts';
import {
  booleanFilter,
  idFilter,
  instantFilter,
  parseSearch,
  textFilter,
} from '../search-query.ts';
import { isVisible } from './orders.ts';
import type { TransactionSource } from './transactions.ts';

/** Charges and refunds that went through Shopify Payments, oldest first. */
function balanceTransactions(context: ResolveContext): TransactionSource[] {
  return context.state.shop.orders
    .filter((order) => isVisible(order, context))
    .flatMap((order) =>
      order.transactions
        .filter(({ gateway, status, kind }) => {
          const moved = kind === 'SALE' || kind === 'CAPTURE' || kind === 'REFUND';
          return gateway === 'shopify_payments' && status === 'SUCCESS' && moved;
        })
        .map((transaction): TransactionSource => ({ order, transaction })),
    );
}

const processedAt = ({ transaction }: TransactionSource): string => transaction.processedAt;

const account: TypeResolvers<unknown> = {
  id: (_source, _args: never, { state }) => gid('ShopifyPaymentsAccount', state.shop.id),
  activated: () => true,
  onboardable: () => false,
  country: (_source, _args: never, { state }) => state.shop.country,
  defaultCurrency: (_source, _args: never, { state }) => state.shop.currency,
  balance: () => [],
  disputes: (_source, args: PageArgs, context) => emptyPage(args, context),
  payouts: (_source, args: PageArgs, context) => emptyPage(args, context),
  bankAccounts: (_source, args: PageArgs, context) => emptyPage(args, context),
  balanceTransactions: (_source, args: PageArgs & { query?: string | null }, context) => {
    const now = context.store.clock;
    const matches = parseSearch<TransactionSource>(
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
    const items = balanceTransactions(context).filter(matches);
    return pageOf({ items, id: ({ transaction }) => transaction.id }, args, context);
  },
};

const signed = ({ transaction: { kind, amount } }: TransactionSource): string =>
  kind === 'REFUND' ? subtractDecimals('0', amount.shop) : amount.shop;

const balanceTransaction: TypeResolvers<TransactionSource> = {
  id: ({ transaction }) => gid('ShopifyPaymentsBalanceTransaction', transaction.id),
  type: ({ transaction }) => (transaction.kind === 'REFUND' ? 'REFUND' : 'CHARGE'),
  sourceType: ({ transaction }) => (transaction.kind === 'REFUND' ? 'REFUND' : 'CHARGE'),
  sourceId: ({ transaction }) => transaction.id,
  sourceOrderTransactionId: ({ transaction }) => transaction.id,
  test: ({ order }) => order.test,
  transactionDate: (source) => instant(processedAt(source)),
  amount: (source) => ({ amount: signed(source), currencyCode: source.order.currency }),
  fee: ({ order, transaction }) => ({
    amount: transaction.fee ?? '0.0',
    currencyCode: order.currency,
  }),
  net: (source) => ({
    amount: subtractDecimals(signed(source), source.transaction.fee ?? '0'),
    currencyCode: source.order.currency,
  }),
  associatedOrder: ({ order }) => order,
};

export const paymentsAccountResolvers = {
  ShopifyPaymentsAccount: account,
  ShopifyPaymentsBalanceTransaction: balanceTransaction,
  ShopifyPaymentsAssociatedOrder: {
    id: ({ id }: { id: string }): string => gid('Order', id),
    ...(same('name') as TypeResolvers<{ name: string }>),
  },
};
