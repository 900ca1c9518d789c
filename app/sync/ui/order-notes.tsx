import { Banner, Text } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import { useFormat } from '../../ui/use-format.ts';
import { parcelEvents } from '../orders/compose-timeline.ts';
import type { OrderDetail } from '../orders/order-detail.ts';
import { disputeReasonWord, eventWord } from './order-words.ts';

/** What of an order asks for something to be done, the most urgent first. */
export function OrderNotes({ order }: { order: OrderDetail }) {
  return (
    <>
      <OpenDispute order={order} />
      <RiskyOrder order={order} />
      <LateParcel order={order} />
    </>
  );
}

/** The dispute that must be answered first. */
function OpenDispute({ order }: { order: OrderDetail }) {
  const { t } = useTranslation('sync');
  const format = useFormat();
  const open = order.disputes.filter(({ status }) => status === 'NEEDS_RESPONSE');
  const due = ({ evidenceDueAt }: (typeof open)[number]) => Date.parse(evidenceDueAt ?? '9999');
  const dispute = open.sort((a, b) => due(a) - due(b))[0];
  if (dispute === undefined) return null;
  const { amountMinor, currency, evidenceDueAt } = dispute;
  return (
    <Banner
      tone="critical"
      title={
        evidenceDueAt === null
          ? t('order.disputes.answer')
          : t('order.disputes.answerBy', { at: format.instant(evidenceDueAt) })
      }
    >
      <Text as="p">
        {t('order.disputes.asked', {
          amount: format.money(amountMinor, currency),
          reason: disputeReasonWord(dispute, t),
        })}
      </Text>
      <Text as="p">{t('order.disputes.next')}</Text>
    </Banner>
  );
}

const SENT = ['FULFILLED', 'PARTIALLY_FULFILLED', 'RESTOCKED'];

/** An order that should be looked at before it is sent. */
function RiskyOrder({ order }: { order: OrderDetail }) {
  const { t } = useTranslation('sync');
  const { riskRecommendation: advice, cancelledAt, fulfillmentStatus } = order;
  if (advice !== 'CANCEL' && advice !== 'INVESTIGATE') return null;
  if (cancelledAt !== null || SENT.includes(fulfillmentStatus)) return null;
  return (
    <Banner tone="warning" title={t(`order.risk.title.${advice}`)}>
      <Text as="p">{t('order.risk.next')}</Text>
    </Banner>
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
