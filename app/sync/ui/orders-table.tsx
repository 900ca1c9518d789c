import { useSearchParams } from '@remix-run/react';
import { InlineStack, Text } from '@shopify/polaris';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { type Column, DataTable } from '../../ui/data-table.tsx';
import { NO_VALUE } from '../../i18n/format.ts';
import { useFormat } from '../../ui/use-format.ts';
import type { ListedOrder } from '../orders/listed-order.ts';
import { type OrderQuery, SORT_COLUMNS } from '../orders/order-query.ts';
import { CancelledBadge, FinancialBadge, ShippingBadge, TestBadge } from './order-badges.tsx';
import { channelName } from './order-words.ts';
import { orderAddress, ordersAddress } from './orders-address.ts';

/** A page of orders; their order is the server's, and the headings ask for another one. */
export function OrdersTable(props: {
  orders: readonly ListedOrder[];
  query: OrderQuery;
  view: string | null;
  filters: ReactNode;
  empty: ReactNode;
}) {
  const { t } = useTranslation('sync');
  const [search] = useSearchParams();
  const columns = useColumns();
  const { query, view } = props;
  return (
    <DataTable
      caption={t('orders.caption')}
      columns={columns}
      rows={props.orders}
      rowKey={(order) => `${order.channel}/${order.orderId}`}
      rowUrl={(order) => orderAddress(order, search)}
      sorting={query.sorting}
      sortUrl={({ column, descending }) => {
        const known = SORT_COLUMNS.find((each) => each === column) ?? 'date';
        return ordersAddress({ ...query, sorting: { column: known, descending } }, { view });
      }}
      filters={props.filters}
      empty={props.empty}
    />
  );
}

/** Marks a column as sortable: the rows come sorted. */
const BY_SERVER = () => null;

function useColumns(): Column<ListedOrder>[] {
  const { t } = useTranslation('sync');
  const format = useFormat();
  return [
    {
      id: 'name',
      widthPercent: 17,
      heading: t('orders.column.order'),
      cell: (order) => (
        <span className="portolan-named">
          {order.name}
          {order.test || order.cancelled ? (
            <span className="portolan-beside">
              {order.cancelled ? <CancelledBadge /> : null}
              {order.test ? <TestBadge /> : null}
            </span>
          ) : null}
        </span>
      ),
    },
    {
      id: 'date',
      widthPercent: 18,
      heading: t('orders.column.date'),
      cell: (order) => format.instant(order.processedAt),
      sortBy: BY_SERVER,
      largestFirst: true,
    },
    {
      id: 'channel',
      widthPercent: 11,
      heading: t('orders.column.channel'),
      cell: (order) => channelName(order.channel, t),
    },
    {
      id: 'country',
      widthPercent: 13,
      heading: t('orders.column.country'),
      cell: (order) => format.country(order.country),
    },
    {
      id: 'payment',
      widthPercent: 15,
      heading: t('orders.column.payment'),
      cell: (order) => (
        <InlineStack gap="100" blockAlign="center">
          <FinancialBadge status={order.financialStatus} />
          {order.failedAttempts === 0 ? null : (
            <Text as="span" variant="bodySm" tone="subdued">
              {t('orders.failedAttempts', { count: order.failedAttempts })}
            </Text>
          )}
        </InlineStack>
      ),
    },
    {
      id: 'parcels',
      widthPercent: 13,
      heading: t('orders.column.parcels'),
      cell: (order) => <ShippingBadge order={order} none={NO_VALUE} />,
    },
    {
      id: 'total',
      widthPercent: 13,
      heading: t('orders.column.total'),
      numeric: true,
      sortBy: BY_SERVER,
      cell: (order) => (
        <span className="portolan-share">
          <span>{format.money(order.totalMinor, order.currency)}</span>
          {order.presentmentCurrency === order.currency ? null : (
            <Text as="span" variant="bodySm" tone="subdued">
              {format.money(order.presentmentTotalMinor, order.presentmentCurrency)}
            </Text>
          )}
        </span>
      ),
    },
  ];
}
