import { useSearchParams } from '@remix-run/react';
import { Banner, Card, Select, Text } from '@shopify/polaris';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { AppPage } from '../../ui/app-page.tsx';
import { MatrixTable } from '../../ui/matrix-table.tsx';
import { withParams } from '../../ui/sorting-in-address.ts';
import { EmptyNote } from '../../ui/thin-data.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { PAYMENT_METRICS } from '../payment-metrics.ts';
import type { NamedMatrix } from '../payments-page.server.ts';
import { ChangeCard } from './change-card.tsx';
import { useMatrixCells } from './use-matrix-cells.ts';
import { useWayName } from './use-way-name.ts';

/** Every way to pay in every market, for one number of it. */
export function PaymentsMatrixPage(props: {
  matrix: NamedMatrix;
  view: 'level' | 'change';
  compared: boolean;
  /** Chooses and tells the period. */
  period: ReactNode;
}) {
  const { t } = useTranslation('payments');
  const format = useFormat();
  const wayName = useWayName();
  const [search] = useSearchParams();
  const { matrix } = props;
  const { cells, scale } = useMatrixCells(matrix, props.view);
  const { unnamed, hidden } = matrix;
  return (
    <AppPage
      title={t('matrix.title')}
      subtitle={t('matrix.about')}
      secondaryActions={[
        { content: t('currencies.title'), url: '/app/payments/currencies' },
        { content: t('title'), url: '/app/settings/payments' },
      ]}
    >
      <div className="portolan-page-row">{props.period}</div>
      {unnamed.count > 0 ? (
        <Banner tone="warning">
          {t('matrix.unnamed', {
            count: unnamed.count,
            formatted: format.count(unnamed.count),
            of: format.count(unnamed.of),
          })}
        </Banner>
      ) : null}
      <Card padding="0">
        <MatrixFilters view={props.view} metric={matrix.metric} compared={props.compared} />
        {matrix.cells.length === 0 ? (
          <EmptyNote title={t('matrix.empty.title')}>{t('matrix.empty.next')}</EmptyNote>
        ) : (
          <MatrixTable
            title={t(`metric.${matrix.metric}.title`)}
            subtitle={
              <Text as="p" tone="subdued" variant="bodySm">
                {t(`metric.${matrix.metric}.about`)}
              </Text>
            }
            rowHeading={t('matrix.market')}
            columnHeading={t('methods.method')}
            valueHeading={t(`metric.${matrix.metric}.title`)}
            rows={matrix.countries.map((country) => ({
              id: country,
              label: format.country(country),
              ...(country === 'ZZ' ? {} : { url: `/app/markets/${country}` }),
            }))}
            columns={matrix.ways.map((way) => ({ id: way.id, label: wayName(way) }))}
            cells={cells.map((cell) => ({
              ...cell,
              url: `${cell.url}${withParams(new URLSearchParams(), { days: search.get('days') })}`,
            }))}
            scale={scale}
            {...(props.view === 'change' ? { thinLabel: t('matrix.mayBeChance') } : {})}
          />
        )}
        {hidden.countries + hidden.ways > 0 ? (
          <div className="portolan-file-note">
            <Text as="p" tone="subdued" variant="bodySm">
              {t('matrix.hidden', { countries: hidden.countries, ways: hidden.ways })}
            </Text>
          </div>
        ) : null}
      </Card>
      {matrix.metric === 'fees' ? null : <ChangeCard matrix={matrix} />}
    </AppPage>
  );
}

function MatrixFilters(props: { view: string; metric: string; compared: boolean }) {
  const { t } = useTranslation('payments');
  const [search, setSearch] = useSearchParams();
  const change = (changes: Record<string, string | null>) =>
    setSearch(withParams(search, changes), { replace: true, preventScrollReset: true });
  return (
    <div className="portolan-filters">
      <Select
        label={t('matrix.metric')}
        labelHidden
        options={PAYMENT_METRICS.map((value) => ({ value, label: t(`metric.${value}.title`) }))}
        value={props.metric}
        onChange={(metric) => change({ metric })}
      />
      <Select
        label={t('matrix.view.label')}
        labelHidden
        disabled={!props.compared}
        options={[
          { value: 'level', label: t('matrix.view.level') },
          { value: 'change', label: t('matrix.view.change') },
        ]}
        value={props.view}
        onChange={(view) => change({ view: view === 'level' ? null : view })}
      />
    </div>
  );
}
