import { BlockStack, Card, InlineStack, Text } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import { useFormat } from '../../ui/use-format.ts';
import { parcelEvents } from '../orders/compose-timeline.ts';
import type { OrderDetail, ParcelDetail } from '../orders/order-detail.ts';
import { ParcelBadge } from './order-badges.tsx';
import { eventWord, restockWord } from './order-words.ts';
import { Timeline } from './order-timeline.tsx';

/** Each parcel: what was said, what came of it, and what the carrier told. */
export function OrderParcels({ order }: { order: OrderDetail }) {
  const { t } = useTranslation('sync');
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {t('order.parcels.title')}
        </Text>
        {order.parcels.length === 0 ? (
          <Text as="p" tone="subdued">
            {t(noParcels(order))}
          </Text>
        ) : (
          order.parcels.map((parcel, index) => (
            <Parcel key={parcel.fulfillmentId} parcel={parcel} number={index + 1} />
          ))
        )}
      </BlockStack>
    </Card>
  );
}

function noParcels(order: OrderDetail) {
  if (order.fromFile) return 'order.parcels.noneInFile';
  return order.cancelledAt === null ? 'order.parcels.none' : 'order.parcels.noneCancelled';
}

function Parcel({ parcel, number }: { parcel: ParcelDetail; number: number }) {
  const { t } = useTranslation('sync');
  const format = useFormat();
  const events = parcelEvents(parcel);
  const place = (country: string | null) => (country === null ? null : format.country(country));
  return (
    <BlockStack gap="200">
      <InlineStack gap="200" blockAlign="center">
        <Text as="h3" variant="headingSm">
          {parcel.carrier === null
            ? t('order.parcels.parcel', { number })
            : t('order.parcels.parcelBy', { number, carrier: parcel.carrier })}
        </Text>
        <ParcelBadge state={parcel.state} />
      </InlineStack>
      <dl className="portolan-facts">
        <dt>{t('order.parcels.sent')}</dt>
        <dd>{format.instant(parcel.sentAt)}</dd>
        <dt>{t('order.parcels.promised')}</dt>
        <dd>
          {parcel.estimatedOn === null
            ? t('order.parcels.noPromise')
            : format.date(parcel.estimatedOn)}
        </dd>
        <dt>{t('order.parcels.delivered')}</dt>
        <dd>
          <Delivered parcel={parcel} />
        </dd>
      </dl>
      {events.length === 0 ? (
        <Text as="p" tone="subdued">
          {t('order.parcels.noEvents')}
        </Text>
      ) : (
        <Timeline
          entries={events.map(({ eventId, status, at, country }) => ({
            key: eventId,
            at,
            text: eventWord(status, t),
            note: place(country),
          }))}
        />
      )}
    </BlockStack>
  );
}

function Delivered({ parcel }: { parcel: ParcelDetail }) {
  const { t } = useTranslation('sync');
  const format = useFormat();
  if (parcel.deliveredAt === null) {
    return t(parcel.state === 'delivered' ? 'order.parcels.noDate' : 'order.parcels.notYet');
  }
  return (
    <>
      {format.instant(parcel.deliveredAt)}
      {parcel.estimatedOn === null ? null : (
        <Text as="p" variant="bodySm" tone="subdued">
          {parcel.daysLate === 0
            ? t('order.parcels.onTime')
            : t('order.parcels.daysLate', { count: parcel.daysLate })}
        </Text>
      )}
    </>
  );
}

/** Money that went back, and for what. */
export function OrderRefunds({ order }: { order: OrderDetail }) {
  const { t } = useTranslation('sync');
  const format = useFormat();
  const money = (amountMinor: number) => format.money(amountMinor, order.currency);
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {t('order.refunds.title')}
        </Text>
        {order.refunds.map((refund) => (
          <BlockStack key={refund.refundId} gap="100">
            <div className="portolan-refund">
              <Text as="h3" variant="headingSm">
                {format.instant(refund.at)}
              </Text>
              <Text as="span" numeric>
                {money(refund.amountMinor)}
              </Text>
            </div>
            <ul className="portolan-plain-list">
              {refund.lines.map((line) => (
                <li key={line.lineId} className="portolan-refund">
                  <Text as="span" tone="subdued">
                    {t('order.refunds.line', {
                      title: line.title ?? t('order.refunds.unknownLine'),
                      quantity: format.count(line.quantity),
                      restock: restockWord(line.restockType, t),
                    })}
                  </Text>
                  <Text as="span" tone="subdued" numeric>
                    {money(line.amountMinor)}
                  </Text>
                </li>
              ))}
            </ul>
          </BlockStack>
        ))}
      </BlockStack>
    </Card>
  );
}
