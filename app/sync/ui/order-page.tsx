import { useSearchParams } from '@remix-run/react';
import { BlockStack, Card, InlineStack, Text } from '@shopify/polaris';
import { ExternalIcon } from '@shopify/polaris-icons';
import { useTranslation } from 'react-i18next';

import { AppPage } from '../../ui/app-page.tsx';
import { useFormat } from '../../ui/use-format.ts';
import type { OrderDetail } from '../orders/order-detail.ts';
import { mostUrgent } from '../orders/parcel-state.ts';
import { OrderDisputes, OrderReturns } from './order-after-sale.tsx';
import { CancelledBadge, FinancialBadge, ShippingBadge, TestBadge } from './order-badges.tsx';
import { OrderMoney } from './order-money.tsx';
import { OrderNotes } from './order-notes.tsx';
import { OrderParcels, OrderRefunds } from './order-parcels.tsx';
import { OrderPayments } from './order-payments.tsx';
import { OrderTimeline } from './order-timeline.tsx';
import { channelName, riskWord } from './order-words.ts';
import { backAddress } from './orders-address.ts';

/** One order: how it stands, what is to be done, its money, its parcels, and all that happened. */
export function OrderDetailPage({ order }: { order: OrderDetail }) {
  const { t } = useTranslation('sync');
  const format = useFormat();
  const [search] = useSearchParams();
  const risk = riskWord(order, t);
  return (
    <AppPage
      title={order.name}
      subtitle={format.instant(order.placedAt)}
      badge={<StateBadges order={order} />}
      back={{ label: t('orders.title'), url: backAddress(search) }}
      secondaryActions={
        order.fromFile
          ? undefined
          : [
              {
                content: t('order.openInShopify'),
                icon: ExternalIcon,
                url: `shopify://admin/orders/${order.orderId}`,
                target: '_top',
              },
            ]
      }
    >
      <OrderNotes order={order} />
      <Card>
        <dl className="portolan-facts">
          <dt>{t('orders.column.channel')}</dt>
          <dd>{channelName(order.channel, t)}</dd>
          <dt>{t('orders.column.country')}</dt>
          <dd>{format.country(order.country)}</dd>
          <dt>{t('order.placedAt')}</dt>
          <dd>{format.instant(order.placedAt)}</dd>
          {risk === null ? null : (
            <>
              <dt>{t('order.risk.label')}</dt>
              <dd>{risk}</dd>
            </>
          )}
        </dl>
      </Card>
      <OrderMoney order={order} />
      <OrderPayments order={order} />
      <OrderParcels order={order} />
      {order.returns.length === 0 ? null : <OrderReturns order={order} />}
      {order.refunds.length === 0 ? null : <OrderRefunds order={order} />}
      {order.disputes.length === 0 ? null : <OrderDisputes order={order} />}
      <Card>
        <BlockStack gap="300">
          <Text as="h2" variant="headingMd">
            {t('order.everything')}
          </Text>
          <OrderTimeline order={order} />
          {order.cut ? (
            <Text as="p" tone="subdued">
              {t('order.cut')}
            </Text>
          ) : null}
        </BlockStack>
      </Card>
    </AppPage>
  );
}

function StateBadges({ order }: { order: OrderDetail }) {
  const shipped = {
    parcelState: mostUrgent(order.parcels.map(({ state }) => state)),
    fulfillmentStatus: order.fulfillmentStatus,
    cancelled: order.cancelledAt !== null,
  };
  return (
    <InlineStack gap="100">
      <FinancialBadge status={order.financialStatus} />
      <ShippingBadge order={shipped} />
      {shipped.cancelled ? <CancelledBadge /> : null}
      {order.test ? <TestBadge /> : null}
    </InlineStack>
  );
}
