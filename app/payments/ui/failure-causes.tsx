import { Badge, Card, Text } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import { ThinData } from '../../ui/thin-data.tsx';
import { useFormat } from '../../ui/use-format.ts';
import type { FailureRow, PaymentCellDetail } from '../payments-page.server.ts';

/** Why first attempts failed, the most frequent reason first, each with what to do. */
export function FailureCauses(props: {
  detail: PaymentCellDetail;
  facts: { apiVersion: string; asOn: string };
}) {
  const { t } = useTranslation('payments');
  const format = useFormat();
  const { failures } = props.detail;
  const total = failures.reduce((sum, { count }) => sum + count, 0);
  return (
    <Card padding="0">
      <div className="portolan-card-head">
        <div>
          <Text as="h2" variant="headingMd">
            {t('cell.failures')}
          </Text>
          <Text as="p" tone="subdued" variant="bodySm">
            {t('failure.sources', {
              version: props.facts.apiVersion,
              date: format.date(props.facts.asOn),
            })}
          </Text>
        </div>
      </div>
      {total === 0 ? (
        <div className="portolan-file-note">
          <ThinData>{t('cell.noFailures')}</ThinData>
        </div>
      ) : (
        <table className="portolan-table portolan-causes">
          <thead>
            <tr>
              <th scope="col">{t('cell.cause')}</th>
              <th scope="col" className="portolan-number">
                {t('cell.failedPurchases')}
              </th>
              <th scope="col">{t('cell.fix')}</th>
            </tr>
          </thead>
          <tbody>
            {failures.map((row) => (
              <tr key={row.code}>
                <th scope="row">
                  <Cause row={row} />
                </th>
                <td className="portolan-number" data-heading={t('cell.failedPurchases')}>
                  {format.count(row.count)} · {format.percent(row.count / total, 0)}
                </td>
                <td className="portolan-file-words" data-heading={t('cell.fix')}>
                  {row.diagnosis === null
                    ? t('failure.unknownCode')
                    : t(`failure.cause.${row.diagnosis.cause}.fix`)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Card>
  );
}

function Cause({ row: { code, diagnosis } }: { row: FailureRow }) {
  const { t } = useTranslation('payments');
  const name = code === '' ? t('failure.noCode') : code;
  if (diagnosis === null) return <span className="portolan-file-words">{name}</span>;
  const tone = diagnosis.class === 'merchant' || diagnosis.methodSide ? 'warning' : undefined;
  return (
    <span className="portolan-named portolan-file-words">
      {t(`failure.cause.${diagnosis.cause}.name`)}
      <Badge {...(tone === undefined ? {} : { tone })}>
        {t(`failure.class.${diagnosis.class}`)}
      </Badge>
      <Text as="span" tone="subdued" variant="bodySm">
        {name}
      </Text>
    </span>
  );
}
