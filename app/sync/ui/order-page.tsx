import { useSearchParams } from '@remix-run/react';
import { Banner, BlockStack, Card, InlineStack, Text } from '@shopify/polaris';
import { ExternalIcon } from '@shopify/polaris-icons';
import { useTranslation } from 'react-i18next';

import { AppPage } from '../../ui/app-page.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { parcelEvents } from '../orders/compose-timeline.ts';
import type { OrderDetail } from '../orders/order-detail.ts';
import { mostUrgent } from '../orders/parcel-state.ts';
import { CancelledBadge, FinancialBadge, ShippingBadge, TestBadge } from './order-badges.tsx';
import { OrderMoney } from './order-money.tsx';
import { OrderParcels, OrderRefunds } from './order-parcels.tsx';
import { OrderPayments } from './order-payments.tsx';
import { OrderTimeline } from './order-timeline.tsx';
import { channelName, eventWord } from './order-words.ts';
import { backAddress } from './orders-address.ts';

/** One order: how it stands, what is to be done, its money, its parcels, and all that happened. */
export function OrderDetailPage({ order }: { order: OrderDetail }) {
  const { t } = useTranslation('sync');
  const format = useFormat();
  const [search] = useSearchParams();
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
      <LateParcel order={order} />
      <Card>
        <dl className="portolan-facts">
          <dt>{t('orders.column.channel')}</dt>
          <dd>{channelName(order.channel, t)}</dd>
          <dt>{t('orders.column.country')}</dt>
          <dd>{format.country(order.country)}</dd>
          <dt>{t('order.placedAt')}</dt>
          <dd>{format.instant(order.placedAt)}</dd>
        </dl>
      </Card>
      <OrderMoney order={order} />
      <OrderPayments order={order} />
      <OrderParcels order={order} />
      {order.refunds.length === 0 ? null : <OrderRefunds order={order} />}
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

/** What is to be done about the parcel that is latest. */
function LateParcel({ order }: { order: OrderDetail }) {
  const { t } = useTranslation('sync');
  const format = useFormat();
  const late = order.parcels.filter(({ state }) => state === 'late');
  const parcel = late.sort((a, b) => b.daysLate - a.daysLate)[0];
  if (parcel === undefined || parcel.estimatedOn === null) return null;
  const last = parcelEvents(parcel).at(-1);
  return (
    <Banner tone="warning" title={t('order.late.title', { count: parcel.daysLate })}>
      <Text as="p">
        {last === undefined
          ? t('order.late.noNews', { date: format.date(parcel.estimatedOn) })
          : t('order.late.news', {
              date: format.date(parcel.estimatedOn),
              event: eventWord(last.status, t),
              at: format.instant(last.at),
            })}
      </Text>
      <Text as="p">
        {parcel.carrier === null
          ? t('order.late.nextAnyCarrier')
          : t('order.late.next', { carrier: parcel.carrier })}
      </Text>
    </Banner>
  );
}
