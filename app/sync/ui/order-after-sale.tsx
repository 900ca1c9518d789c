import { BlockStack, Card, InlineStack, Text } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import { useFormat } from '../../ui/use-format.ts';
import type { DisputeDetail, OrderDetail, ReturnDetail } from '../orders/order-detail.ts';
import { ToneBadge } from './order-badges.tsx';
import {
  disputeReasonWord,
  disputeStatusWord,
  disputeTypeWord,
  returnReasonWord,
  returnStatusWord,
} from './order-words.ts';

/** What customers sent back or want to, and why. */
export function OrderReturns({ order }: { order: OrderDetail }) {
  const { t } = useTranslation('sync');
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {t('order.returns.title')}
        </Text>
        {order.returns.map((returned) => (
          <Return key={returned.returnId} returned={returned} />
        ))}
      </BlockStack>
    </Card>
  );
}

const RETURN_TONES = { REQUESTED: 'attention', OPEN: 'info', DECLINED: 'warning' } as const;

function Return({ returned }: { returned: ReturnDetail }) {
  const { t } = useTranslation('sync');
  const format = useFormat();
  const { name, status, at, closedAt, lines } = returned;
  return (
    <BlockStack gap="200">
      <InlineStack gap="200" blockAlign="center">
        <Text as="h3" variant="headingSm">
          {name}
        </Text>
        <ToneBadge tone={RETURN_TONES[status as keyof typeof RETURN_TONES]}>
          {returnStatusWord(status, t)}
        </ToneBadge>
      </InlineStack>
      <Text as="p" tone="subdued">
        {closedAt === null
          ? t('order.returns.since', { at: format.instant(at) })
          : t('order.returns.fromTo', { at: format.instant(at), closed: format.instant(closedAt) })}
      </Text>
      <ul className="portolan-plain-list">
        {lines.map((line) => (
          <li key={line.returnLineId} className="portolan-refund">
            <Text as="span">
              {t('order.returns.line', {
                title: line.title ?? t('order.refunds.unknownLine'),
                quantity: format.count(line.quantity),
                reason: returnReasonWord(line, t),
              })}
            </Text>
            <Text as="span" tone="subdued">
              {line.refundedQuantity === 0
                ? t('order.returns.notRefunded')
                : t('order.returns.refunded', {
                    refunded: format.count(line.refundedQuantity),
                    quantity: format.count(line.quantity),
                  })}
            </Text>
          </li>
        ))}
      </ul>
    </BlockStack>
  );
}

/** Payments that a customer's bank asks back. */
export function OrderDisputes({ order }: { order: OrderDetail }) {
  const { t } = useTranslation('sync');
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {t('order.disputes.title')}
        </Text>
        {order.disputes.map((dispute) => (
          <Dispute key={dispute.disputeId} dispute={dispute} />
        ))}
      </BlockStack>
    </Card>
  );
}

const DISPUTE_TONES = {
  NEEDS_RESPONSE: 'critical',
  UNDER_REVIEW: 'attention',
  WON: 'success',
  LOST: 'warning',
} as const;

function Dispute({ dispute }: { dispute: DisputeDetail }) {
  const { t } = useTranslation('sync');
  const format = useFormat();
  const dates = {
    opened: dispute.at,
    due: dispute.evidenceDueAt,
    answered: dispute.evidenceSentAt,
    decided: dispute.finalizedAt,
  };
  return (
    <BlockStack gap="200">
      <InlineStack gap="200" blockAlign="center">
        <Text as="h3" variant="headingSm">
          {t('order.disputes.of', {
            type: disputeTypeWord(dispute.type, t),
            amount: format.money(dispute.amountMinor, dispute.currency),
          })}
        </Text>
        <ToneBadge tone={DISPUTE_TONES[dispute.status as keyof typeof DISPUTE_TONES]}>
          {disputeStatusWord(dispute.status, t)}
        </ToneBadge>
      </InlineStack>
      <dl className="portolan-facts">
        <dt>{t('order.disputes.why')}</dt>
        <dd>{disputeReasonWord(dispute, t)}</dd>
        {(['opened', 'due', 'answered', 'decided'] as const).map((name) => {
          const at = dates[name];
          return at === null ? null : (
            <DateFact key={name} term={t(`order.disputes.${name}`)} at={format.instant(at)} />
          );
        })}
      </dl>
    </BlockStack>
  );
}

function DateFact({ term, at }: { term: string; at: string }) {
  return (
    <>
      <dt>{term}</dt>
      <dd>{at}</dd>
    </>
  );
}
