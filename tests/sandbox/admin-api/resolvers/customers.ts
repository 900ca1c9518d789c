import { addDecimals, currencyScale, multiplyDecimals, subtractDecimals } from '../../decimal.ts';
import { gid } from '../../gid.ts';
import { totalRefunded } from '../../order-life.ts';
import type { SandboxCustomer } from '../../model.ts';
import type { PageArgs } from '../connection.ts';
import { emptyPage, instant, same } from '../resolve.ts';
import type { MoneyV2, ResolveContext, TypeResolvers } from '../resolve.ts';
import { metafieldsOf } from './metafields.ts';
import { orderPage } from './order-listing.ts';

function amountSpent({ id }: SandboxCustomer, { state }: ResolveContext): MoneyV2 {
  const nothing = multiplyDecimals('0', '1', currencyScale(state.shop.currency));
  const amount = state
    .ordersOf(id)
    .filter(({ cancelledAt, test }) => cancelledAt === null && !test)
    .reduce(
      (sum, order) =>
        addDecimals(sum, subtractDecimals(order.total.shop, totalRefunded(order).shop)),
      nothing,
    );
  return { amount, currencyCode: state.shop.currency };
}

const customer: TypeResolvers<SandboxCustomer> = {
  ...same('locale', 'displayName', 'email'),
  ...metafieldsOf<SandboxCustomer>(({ id }) => gid('Customer', id)),
  id: ({ id }) => gid('Customer', id),
  legacyResourceId: ({ id }) => id,
  createdAt: (source) => instant(source.createdAt),
  updatedAt: (source) => instant(source.updatedAt ?? source.createdAt),
  defaultAddress: ({ id, country, displayName }) =>
    country === null ? null : { id, country, province: null, customerId: null, displayName },
  firstName: () => null,
  lastName: () => null,
  phone: () => null,
  note: () => null,
  tags: () => [],
  state: () => 'ENABLED',
  taxExempt: () => false,
  verifiedEmail: () => true,
  dataSaleOptOut: () => false,
  numberOfOrders: ({ id }, _args: never, { state }) => String(state.ordersOf(id).length),
  amountSpent: (source, _args: never, context) => amountSpent(source, context),
  lastOrder: ({ id }, _args: never, { state }) => state.ordersOf(id).at(-1) ?? null,
  orders: (source, args: PageArgs & { query?: string | null; sortKey?: string }, context) =>
    orderPage(context.state.ordersOf(source.id), args, context),
  statistics: () => ({ predictedSpendTier: null, rfmGroup: null }),
  defaultEmailAddress: (source) => source,
  storeCreditAccounts: (_source, args: PageArgs, context) => emptyPage(args, context),
};

export const customerResolvers = {
  Customer: customer,
  CustomerStatistics: same('predictedSpendTier', 'rfmGroup'),
  CustomerEmailAddress: {
    emailAddress: ({ email }: SandboxCustomer): string => email,
    marketingState: (): string => 'NOT_SUBSCRIBED',
    marketingOptInLevel: (): null => null,
    marketingUpdatedAt: (): null => null,
    validFormat: (): boolean => true,
  },
};
