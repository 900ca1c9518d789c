import { BlockStack, Card, Link, Text } from '@shopify/polaris';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { NO_VALUE } from '../../i18n/format.ts';
import { AppPage } from '../../ui/app-page.tsx';
import { ThinData } from '../../ui/thin-data.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { PAYMENT_METRICS } from '../payment-metrics.ts';
import type { PaymentCellDetail } from '../payments-page.server.ts';
import { FailureCauses } from './failure-causes.tsx';
import { RateTrend } from './rate-trend.tsx';
import { useFigureNote } from './use-figure-note.ts';
import { usePoints } from './use-matrix-cells.ts';
import { useWayName } from './use-way-name.ts';

/** One way to pay in one market: how it stands, what fails and why, and the orders behind it. */
export function PaymentCellPage(props: {
  detail: PaymentCellDetail;
  facts: { apiVersion: string; asOn: string };
  period: ReactNode;
}) {
  const { t } = useTranslation('payments');
  const format = useFormat();
  const wayName = useWayName();
  const { detail } = props;
  const { fromOn, toOn } = detail.period;
  const orders = `/app/orders?country=${detail.country}&from=${fromOn}&to=${toOn}`;
  return (
    <AppPage
      title={t('cell.title', {
        method: wayName(detail.way),
        country: format.country(detail.country),
      })}
      back={{ label: t('matrix.title'), url: '/app/payments' }}
      secondaryActions={[
        { content: t('cell.failedOrders'), url: `${orders}&failed=1` },
        { content: t('cell.refundedOrders'), url: `${orders}&refunded=1` },
      ]}
    >
      <div className="portolan-page-row">{props.period}</div>
      <Figures detail={detail} />
      <Card>
        <RateTrend title={t('cell.trend')} points={detail.points} />
      </Card>
      <FailureCauses detail={detail} facts={props.facts} />
      <Gateways detail={detail} />
      <HintNote detail={detail} />
    </AppPage>
  );
}

function Figures({ detail }: { detail: PaymentCellDetail }) {
  const { t } = useTranslation('payments');
  const format = useFormat();
  const noteOf = useFigureNote();
  const points = usePoints();
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('cell.standing')}
        </Text>
        <dl className="portolan-facts">
          {PAYMENT_METRICS.map((metric) => {
            const figure = detail.figures[metric];
            const { change } = figure;
            const isSure = change !== null && (change.low > 0 || change.high < 0);
            return (
              <div key={metric} style={{ display: 'contents' }}>
                <dt>{t(`metric.${metric}.title`)}</dt>
                <dd>
                  {figure.value === null ? null : (
                    <strong>{format.percent(figure.value, metric === 'fees' ? 2 : 1)}</strong>
                  )}{' '}
                  {change === null
                    ? null
                    : `${points(change.by)}${isSure || metric === 'fees' ? '' : ` ${t('cell.byChance')}`} `}
                  <Text as="span" tone="subdued" variant="bodySm">
                    {noteOf(metric, figure)}
                  </Text>
                </dd>
              </div>
            );
          })}
        </dl>
        {detail.compared ? null : (
          <Text as="p" tone="subdued" variant="bodySm">
            {t('matrix.noComparison')}
          </Text>
        )}
      </BlockStack>
    </Card>
  );
}

function Gateways({ detail }: { detail: PaymentCellDetail }) {
  const { t } = useTranslation('payments');
  const { t: tc } = useTranslation();
  const format = useFormat();
  return (
    <Card padding="0">
      <div className="portolan-card-head">
        <Text as="h2" variant="headingMd">
          {t('cell.gateways')}
        </Text>
      </div>
      <table className="portolan-table">
        <thead>
          <tr>
            <th scope="col">{t('cell.gateway')}</th>
            <th scope="col" className="portolan-number">
              {t('cell.purchases')}
            </th>
            <th scope="col" className="portolan-number">
              {t('metric.success.title')}
            </th>
            <th scope="col" className="portolan-number">
              {t('metric.fees.title')}
            </th>
          </tr>
        </thead>
        <tbody>
          {detail.gateways.map((row) => (
            <tr key={`${row.gateway}\n${row.gatewayName}`}>
              <th scope="row">{row.gatewayName || row.gateway || t('cell.noGateway')}</th>
              <td className="portolan-number" data-heading={t('cell.purchases')}>
                {format.count(row.trials)}
              </td>
              <td className="portolan-number" data-heading={t('metric.success.title')}>
                {row.trials === 0 ? NO_VALUE : format.percent(row.trialSuccesses / row.trials, 1)}
              </td>
              <td className="portolan-number" data-heading={t('metric.fees.title')}>
                {row.feeBaseMinor === 0
                  ? tc('matrix.cannotJudge')
                  : format.percent(row.feeMinor / row.feeBaseMinor, 2)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}

function HintNote({ detail }: { detail: PaymentCellDetail }) {
  const { t } = useTranslation('payments');
  const { hint } = detail;
  if (detail.way.method === null) return <ThinData>{t('cell.noMethod')}</ThinData>;
  const state = hint === null || !hint.shown ? 'off' : (hint.choice ?? 'auto');
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          {t('cell.hint')}
        </Text>
        <Text as="p">{t(`cell.hintState.${state}`)}</Text>
        <p>
          <Link url="/app/settings/payments">{t('cell.hintSettings')}</Link>
        </p>
      </BlockStack>
    </Card>
  );
}
