import { Box, Card, Text } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import { NO_VALUE } from '../../i18n/format.ts';
import { useFormat } from '../../ui/use-format.ts';
import type { OrderDetail, PaymentDetail } from '../orders/order-detail.ts';
import { ToneBadge } from './order-badges.tsx';
import { errorWord, gatewayName, paymentKindWord, paymentStatusWord } from './order-words.ts';

/** Every attempt to pay and every payment back, and why those that failed did. */
export function OrderPayments({ order }: { order: OrderDetail }) {
  const { t } = useTranslation('sync');
  return (
    <Card padding="0">
      <div className="portolan-card-head">
        <Text as="h2" variant="headingMd">
          {t('order.payments.title')}
        </Text>
      </div>
      {order.payments.length === 0 ? (
        <Box padding="400" paddingBlockStart="0">
          <Text as="p" tone="subdued">
            {t(order.fromFile ? 'order.payments.noneInFile' : 'order.payments.none')}
          </Text>
        </Box>
      ) : (
        <Payments order={order} />
      )}
    </Card>
  );
}

function Payments({ order }: { order: OrderDetail }) {
  const { t } = useTranslation('sync');
  const format = useFormat();
  const hasFees = order.payments.some(({ feeMinor }) => feeMinor !== null);
  const headings = {
    at: t('order.payments.at'),
    method: t('order.payments.method'),
    status: t('order.payments.status'),
    amount: t('order.payments.amount'),
    fee: t('order.payments.fee'),
  };
  return (
    <table className="portolan-table" role="table">
      <thead role="rowgroup">
        <tr role="row">
          <th scope="col" role="columnheader">
            {t('order.payments.kind')}
          </th>
          <th scope="col" role="columnheader">
            {headings.at}
          </th>
          <th scope="col" role="columnheader">
            {headings.method}
          </th>
          <th scope="col" role="columnheader">
            {headings.status}
          </th>
          <th scope="col" role="columnheader" className="portolan-number">
            {headings.amount}
          </th>
          {hasFees ? (
            <th scope="col" role="columnheader" className="portolan-number">
              {headings.fee}
            </th>
          ) : null}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {order.payments.map((payment) => (
          <tr key={payment.transactionId} role="row">
            <th scope="row" role="rowheader">
              {paymentKindWord(payment.kind, t)}
            </th>
            <td role="cell" data-heading={headings.at}>
              {payment.at === null ? NO_VALUE : format.instant(payment.at)}
            </td>
            <td role="cell" data-heading={headings.method}>
              <Method payment={payment} />
            </td>
            <td role="cell" data-heading={headings.status}>
              <PaymentStatus payment={payment} />
            </td>
            <td role="cell" className="portolan-number" data-heading={headings.amount}>
              {format.money(payment.amountMinor, order.currency)}
            </td>
            {hasFees ? (
              <td role="cell" className="portolan-number" data-heading={headings.fee}>
                {payment.feeMinor === null
                  ? NO_VALUE
                  : format.money(payment.feeMinor, order.currency)}
              </td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Method({ payment }: { payment: PaymentDetail }) {
  const { gateway, paymentMethod } = payment;
  const names = [paymentMethod, gateway].flatMap((name) =>
    name === null ? [] : [gatewayName(name)],
  );
  return [...new Set(names)].join(' · ') || NO_VALUE;
}

const TONES = { FAILURE: 'critical', ERROR: 'critical', PENDING: 'attention' } as const;

function PaymentStatus({ payment }: { payment: PaymentDetail }) {
  const { t } = useTranslation('sync');
  const { status, errorCode } = payment;
  return (
    <>
      <div>
        <ToneBadge tone={TONES[status as keyof typeof TONES]}>
          {paymentStatusWord(status, t)}
        </ToneBadge>
      </div>
      {errorCode === null ? null : (
        <Text as="p" variant="bodySm" tone="subdued" breakWord>
          {errorWord(errorCode, t)}
        </Text>
      )}
    </>
  );
}
