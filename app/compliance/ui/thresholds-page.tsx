import { useSearchParams } from '@remix-run/react';
import { BlockStack, ProgressBar, Select, Text, TextField } from '@shopify/polaris';
import { ExportIcon } from '@shopify/polaris-icons';
import { useTranslation } from 'react-i18next';

import { AppPage } from '../../ui/app-page.tsx';
import { type Column, DataTable, type Sorting, sortRows } from '../../ui/data-table.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { formatSorting, parseSorting, withParams } from '../../ui/sorting-in-address.ts';
import { EmptyNote } from '../../ui/thin-data.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { THRESHOLD_STATES } from '../thresholds/evaluate-threshold.ts';
import type { ThresholdRow } from '../thresholds/view-thresholds.ts';
import { composeThresholdsCsv } from './compose-thresholds-csv.ts';
import {
  ForecastText,
  measureOf,
  SourceText,
  StateBadge,
  Subdued,
  usePlaceName,
} from './threshold-words.tsx';

interface ThresholdsPageProps {
  rows: readonly ThresholdRow[];
  asOn: string;
  todayOn: string;
  reviewedAt: string;
  /** Null: the shop's country is not known, and most rules hang on it. */
  shopCountry: string | null;
}

const MOST_URGENT: Sorting = { column: 'state', descending: true };

/** Registration thresholds: market → duty → how it stands, how full, counted when, passed when. */
export function ThresholdsPage(props: ThresholdsPageProps) {
  const { t } = useTranslation('compliance');
  const format = useFormat();
  const [search] = useSearchParams();
  const placeName = usePlaceName();
  const columns = useColumns();
  const sorting = parseSorting(
    search.get('sort'),
    columns.map(({ id }) => id),
    MOST_URGENT,
  );
  const shown = filterRows(props.rows, search, placeName);
  return (
    <AppPage
      title={t('threshold.title')}
      subtitle={t('threshold.asAt', { date: format.date(props.asOn) })}
      secondaryActions={[
        { content: t('duties.open'), url: '/app/compliance/duties' },
        { content: t('dossier.open'), url: '/app/compliance/markets' },
        {
          content: t('threshold.export'),
          icon: ExportIcon,
          disabled: shown.length === 0,
          onAction: () =>
            saveFile(`thresholds-${props.asOn}.csv`, composeThresholdsCsv(shown), 'text/csv'),
        },
      ]}
    >
      <DataTable
        caption={t('threshold.caption')}
        columns={columns}
        rows={
          sorting.column === MOST_URGENT.column && sorting.descending
            ? shown
            : sortRows(shown, columns, sorting, format.locale)
        }
        rowKey={({ ruleId }) => ruleId}
        rowUrl={({ ruleId }) => `/app/compliance/thresholds/${ruleId}${asAtParam(search)}`}
        sorting={sorting}
        sortUrl={(next) => withParams(search, { sort: formatSorting(next) })}
        filters={<Filters {...props} />}
        empty={<Empty {...props} />}
      />
      <Notes {...props} />
    </AppPage>
  );
}

/** Another day stays in the address from page to page. */
function asAtParam(search: URLSearchParams): string {
  const asAt = search.get('asAt');
  return asAt === null ? '' : `?${new URLSearchParams({ asAt })}`;
}

/**
 * Rows that a merchant asked for. Without a wish: those with sales, and those that can't be judged;
 * what is not about the shop only when it is asked for.
 */
export function filterRows(
  rows: readonly ThresholdRow[],
  search: URLSearchParams,
  placeName: (row: ThresholdRow) => string,
): ThresholdRow[] {
  const text = (search.get('q') ?? '').trim().toLocaleLowerCase();
  const state = search.get('state') ?? '';
  const country = search.get('country');
  return rows.filter((row) => {
    const asked =
      state === ''
        ? row.state !== 'not-applicable' && (row.state === 'cannot-judge' || hasSales(row))
        : state === 'all' || row.state === state;
    const named = text === '' || placeName(row).toLocaleLowerCase().includes(text);
    return asked && named && (country === null || row.country === country);
  });
}

function hasSales({ reading, registration }: ThresholdRow): boolean {
  return registration !== null || (reading !== null && reading.orders > 0);
}

function useColumns(): Column<ThresholdRow>[] {
  const { t } = useTranslation('compliance');
  const placeName = usePlaceName();
  return [
    {
      id: 'place',
      heading: t('threshold.column.place'),
      cell: (row) => placeName(row),
      sortBy: (row) => placeName(row),
    },
    {
      id: 'duty',
      heading: t('threshold.column.duty'),
      cell: (row) => t(`duty.${row.duty}`),
      sortBy: (row) => t(`duty.${row.duty}`),
    },
    {
      id: 'state',
      heading: t('threshold.column.state'),
      cell: (row) => <StateBadge row={row} />,
      sortBy: (row) => -THRESHOLD_STATES.indexOf(row.state),
      largestFirst: true,
    },
    {
      id: 'sum',
      heading: t('threshold.column.sum'),
      cell: (row) => <Meter row={row} />,
      sortBy: (row) => row.reading?.share ?? null,
      largestFirst: true,
    },
    {
      id: 'period',
      wide: true,
      heading: t('threshold.column.period'),
      cell: (row) => <Period row={row} />,
    },
    {
      id: 'forecast',
      heading: t('threshold.column.forecast'),
      cell: (row) => <ForecastText row={row} />,
      sortBy: (row) => (typeof row.forecast === 'string' ? null : row.forecast.likelyOn),
    },
    {
      id: 'source',
      wide: true,
      heading: t('threshold.column.source'),
      cell: (row) => <SourceText {...row} />,
    },
  ];
}

/** Sum of limit, as figures and as a bar. */
function Meter({ row }: { row: ThresholdRow }) {
  const { t } = useTranslation('compliance');
  const format = useFormat();
  const { reading } = row;
  if (reading === null) {
    return (
      <Subdued>
        {row.reason === null ? '' : t(`reason.${row.reason}`, { currency: row.lawCurrency ?? '' })}
      </Subdued>
    );
  }
  const sum = measureOf(format, reading, reading.sum);
  if (reading.limit === 0) {
    return <span>{t('threshold.noLimit', { sum, count: reading.orders })}</span>;
  }
  const values = { sum, limit: measureOf(format, reading, reading.limit) };
  const words =
    reading.currency === null ? t('threshold.ofOrders', values) : t('threshold.of', values);
  const tone = row.state === 'over' ? 'critical' : row.state === 'under' ? 'primary' : 'highlight';
  return (
    <BlockStack gap="050">
      <span>{words}</span>
      <span aria-hidden="true">
        <ProgressBar
          size="small"
          animated={false}
          progress={Math.min(100, Math.max(0, (reading.share ?? 0) * 100))}
          tone={tone}
        />
      </span>
    </BlockStack>
  );
}

function Period({ row }: { row: ThresholdRow }) {
  const { t } = useTranslation('compliance');
  return (
    <BlockStack gap="050">
      <span>{t(`period.${row.period}`)}</span>
      {row.isPeriodVerified ? null : <Subdued>{t('threshold.periodUnverified')}</Subdued>}
    </BlockStack>
  );
}

function Filters(props: ThresholdsPageProps) {
  const { t } = useTranslation('compliance');
  const [search, setSearch] = useSearchParams();
  const change = (changes: Record<string, string | null>) =>
    setSearch(withParams(search, changes), { replace: true, preventScrollReset: true });
  return (
    <div className="portolan-filters">
      <TextField
        label={t('threshold.search')}
        labelHidden
        placeholder={t('threshold.search')}
        autoComplete="off"
        value={search.get('q') ?? ''}
        onChange={(value) => change({ q: value })}
        clearButton
        onClearButtonClick={() => change({ q: null })}
      />
      <Select
        label={t('threshold.column.state')}
        labelHidden
        options={[
          { value: '', label: t('threshold.filter.sales') },
          ...THRESHOLD_STATES.map((value) => ({ value, label: t(`threshold.state.${value}`) })),
          { value: 'all', label: t('threshold.filter.all') },
        ]}
        value={search.get('state') ?? ''}
        onChange={(value) => change({ state: value })}
      />
      <TextField
        label={t('threshold.asAtLabel')}
        labelHidden
        type="date"
        autoComplete="off"
        max={props.todayOn}
        min="2021-01-01"
        value={props.asOn}
        onChange={(value) => change({ asAt: value === props.todayOn ? null : value })}
      />
    </div>
  );
}

function Empty({ rows }: ThresholdsPageProps) {
  const { t } = useTranslation('compliance');
  const hasAny = rows.some((row) => row.state !== 'not-applicable' && hasSales(row));
  if (!hasAny) {
    return (
      <EmptyNote
        level={2}
        title={t('threshold.empty.title')}
        action={{ label: t('threshold.empty.all'), url: '/app/compliance?state=all' }}
      >
        {t('threshold.empty.next')}
      </EmptyNote>
    );
  }
  return (
    <EmptyNote
      level={2}
      title={t('threshold.noMatch.title')}
      action={{ label: t('threshold.noMatch.clear'), url: '/app/compliance' }}
    >
      {t('threshold.noMatch.next')}
    </EmptyNote>
  );
}

function Notes(props: ThresholdsPageProps) {
  const { t } = useTranslation('compliance');
  const format = useFormat();
  const old = props.rows.find(({ reading }) => reading?.conversion?.isOld === true);
  const conversion = old?.reading?.conversion ?? null;
  return (
    <div className="portolan-page-row">
      <BlockStack gap="100">
        {props.shopCountry === null ? (
          <Text as="p">{t('reason.shop-country-unknown')}</Text>
        ) : (
          <Text as="p" tone="subdued">
            {t('threshold.established', { country: format.country(props.shopCountry) })}
          </Text>
        )}
        <Text as="p" tone="subdued">
          {t('threshold.counted', { at: format.instant(props.reviewedAt) })}
        </Text>
        {conversion === null ? null : (
          <Text as="p" tone="subdued">
            {t('threshold.oldRate', { date: format.date(conversion.toOn) })}
          </Text>
        )}
        <Text as="p" tone="subdued">
          {t('notAdvice')}
        </Text>
      </BlockStack>
    </div>
  );
}
