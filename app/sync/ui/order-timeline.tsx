import { Text } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import { useFormat } from '../../ui/use-format.ts';
import { composeTimeline, type TimelineEntry } from '../orders/compose-timeline.ts';
import type { OrderDetail } from '../orders/order-detail.ts';
import {
  disputeReasonWord,
  disputeStatusWord,
  disputeTypeWord,
  errorWord,
  eventWord,
  gatewayName,
  paymentKindWord,
  paymentStatusWord,
  returnReasonWord,
} from './order-words.ts';

/** Everything that happened to an order, oldest first. */
export function OrderTimeline({ order }: { order: OrderDetail }) {
  const sentence = useSentence(order);
  return (
    <Timeline
      entries={composeTimeline(order).map((entry) => ({
        key: entry.key,
        at: entry.at,
        ...sentence(entry),
      }))}
    />
  );
}

interface Sentence {
  text: string;
  note: string | null;
}

/** Instants with what happened then. */
export function Timeline(props: { entries: readonly ({ key: string; at: string } & Sentence)[] }) {
  const format = useFormat();
  return (
    <ol className="portolan-timeline">
      {props.entries.map((entry) => (
        <li key={entry.key}>
          <time dateTime={entry.at}>{format.instant(entry.at)}</time>
          <div>
            {entry.text}
            {entry.note === null ? null : (
              <Text as="p" variant="bodySm" tone="subdued" breakWord>
                {entry.note}
              </Text>
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}

function useSentence(order: OrderDetail): (entry: TimelineEntry) => Sentence {
  const { t } = useTranslation('sync');
  const format = useFormat();
  const money = (amountMinor: number) => format.money(amountMinor, order.currency);
  /** Of several parcels it is told which one. */
  const which = (parcel: number) =>
    order.parcels.length > 1 ? t('order.parcels.parcel', { number: parcel }) : null;
  const joined = (...parts: (string | null)[]) =>
    parts.filter((part) => part !== null).join(' · ') || null;
  return (entry) => {
    switch (entry.kind) {
      case 'placed':
        return {
          text: t('order.happened.placed', { amount: money(order.totalMinor) }),
          note: null,
        };
      case 'cancelled':
        return { text: t('order.happened.cancelled'), note: null };
      case 'refund':
        return {
          text: t('order.happened.refund', { amount: money(entry.amountMinor) }),
          note: null,
        };
      case 'payment': {
        const { kind, status, gateway, errorCode, amountMinor } = entry.payment;
        return {
          text: t('order.happened.payment', {
            kind: paymentKindWord(kind, t),
            status: paymentStatusWord(status, t),
            amount: money(amountMinor),
          }),
          note: joined(
            gateway === null ? null : gatewayName(gateway),
            errorCode === null ? null : errorWord(errorCode, t),
          ),
        };
      }
      case 'return': {
        const { name, lines } = entry.returned;
        const reasons = new Set(lines.map((line) => returnReasonWord(line, t)));
        return { text: t('order.happened.return', { name }), note: joined(...reasons) };
      }
      case 'return-closed':
        return {
          text: t('order.happened.returnClosed', { name: entry.returned.name }),
          note: null,
        };
      case 'dispute': {
        const { type, amountMinor, currency } = entry.dispute;
        return {
          text: t('order.disputes.of', {
            type: disputeTypeWord(type, t),
            amount: format.money(amountMinor, currency),
          }),
          note: disputeReasonWord(entry.dispute, t),
        };
      }
      case 'dispute-answered':
        return { text: t('order.happened.disputeAnswered'), note: null };
      case 'dispute-decided':
        return {
          text: t('order.happened.disputeDecided', {
            status: disputeStatusWord(entry.dispute.status, t),
          }),
          note: null,
        };
      case 'parcel-sent':
        return { text: t('order.happened.sent'), note: joined(which(entry.parcel), entry.carrier) };
      case 'parcel-event':
        return {
          text: eventWord(entry.status, t),
          note: joined(
            which(entry.parcel),
            entry.country === null ? null : format.country(entry.country),
          ),
        };
    }
  };
}
