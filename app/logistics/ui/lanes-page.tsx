import { useSearchParams } from '@remix-run/react';
import { Banner, BlockStack, Card, Link, Select, Text } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import { AppPage } from '../../ui/app-page.tsx';
import { DataTable, sortRows, type Column } from '../../ui/data-table.tsx';
import { MatrixTable, type MatrixCell } from '../../ui/matrix-table.tsx';
import { formatSorting, parseSorting, withParams } from '../../ui/sorting-in-address.ts';
import { THIN_SAMPLE } from '../../ui/share-value.tsx';
import { EmptyNote } from '../../ui/thin-data.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { laneAddress, PROMISES_ADDRESS } from '../lane-address.ts';
import type { LanesView, LaneView } from '../lanes-page.server.ts';
import { useLaneWords } from './lane-words.ts';

/** How long parcels take on each way: a heat table of destinations, and the lanes as a list. */
export function LanesPage({ view }: { view: LanesView }) {
  const { t } = useTranslation('logistics');
  const format = useFormat();
  const [search, setSearch] = useSearchParams();
  const carrier = search.get('carrier');
  const country = search.get('country');
  const shown = view.lanes.filter(
    (lane) =>
      (carrier === null || lane.carrier === carrier) &&
      (country === null || lane.destination === country),
  );
  const troubled = view.lanes.filter((lane) => lane.slowSinceOn !== null);
  return (
    <AppPage
      title={t('lanes.title')}
      subtitle={t('lanes.about')}
      secondaryActions={[
        { content: t('promises.title'), url: PROMISES_ADDRESS },
        { content: t('title'), url: '/app/settings/delivery' },
      ]}
    >
      {troubled.map((lane) => (
        <SlowBanner key={laneAddress(lane)} lane={lane} />
      ))}
      <Card padding="0">
        {view.lanes.length === 0 ? (
          <EmptyNote
            title={t(view.learnedAt === null ? 'lanes.notLearned.title' : 'lanes.none.title')}
          >
            {t(view.learnedAt === null ? 'lanes.notLearned.next' : 'lanes.none.next')}
          </EmptyNote>
        ) : (
          <>
            <div className="portolan-filters">
              <Select
                label={t('lanes.carrier')}
                labelHidden
                options={[
                  { value: '', label: t('lanes.anyCarrier') },
                  ...view.carriers.map((value) => ({
                    value,
                    label: value === '' ? t('lanes.unknownCarrier') : value,
                  })),
                ]}
                value={carrier ?? ''}
                onChange={(value) =>
                  setSearch(withParams(search, { carrier: value === '' ? null : value }), {
                    replace: true,
                    preventScrollReset: true,
                  })
                }
              />
              {country === null ? null : (
                <Link url={`/app/logistics${withParams(search, { country: null })}`}>
                  {t('lanes.allCountries', { country: format.country(country) })}
                </Link>
              )}
            </div>
            <Matrix lanes={shown} />
          </>
        )}
      </Card>
      {shown.length === 0 ? null : <LanesTable lanes={shown} search={search} />}
      {view.processing.length === 0 ? null : <ProcessingCard view={view} />}
      {view.learnedAt === null ? null : (
        <div className="portolan-page-row">
          <Text as="p" tone="subdued">
            {t('lanes.learned', {
              at: format.instant(view.learnedAt),
              count: view.parcels,
              formatted: format.count(view.parcels),
            })}
          </Text>
        </div>
      )}
    </AppPage>
  );
}

function SlowBanner({ lane }: { lane: LaneView }) {
  const { t } = useTranslation('logistics');
  const format = useFormat();
  const words = useLaneWords();
  return (
    <Banner tone="warning">
      <p>
        {t('lanes.slow', {
          lane: words.lane(lane),
          percent: format.percent((lane.slowFactor ?? 1) - 1, 0),
          date: format.date(lane.slowSinceOn!),
        })}{' '}
        <Link url={laneAddress(lane)}>{t('lanes.openLane')}</Link>
      </p>
    </Banner>
  );
}

function Matrix({ lanes }: { lanes: readonly LaneView[] }) {
  const { t } = useTranslation('logistics');
  const format = useFormat();
  const words = useLaneWords();
  const columnOf = (lane: LaneView) => `${lane.originId}\n${lane.carrier}\n${lane.service}`;
  const columns = new Map(lanes.map((lane) => [columnOf(lane), lane]));
  const places = new Set(lanes.map(({ originId }) => originId));
  const countries = [...new Set(lanes.map(({ destination }) => destination))];
  const all = lanes.map(({ p90Days }) => p90Days);
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const cells = lanes.map((lane): MatrixCell => ({
    row: lane.destination,
    column: columnOf(lane),
    text: `${words.days(lane.p50Days)}–${words.days(lane.p90Days)}`,
    heat: high > low ? (lane.p90Days - low) / (high - low) : 0.5,
    note: t('lanes.cellNote', {
      p50: words.days(lane.p50Days),
      p80: words.days(lane.p80Days),
      p90: words.days(lane.p90Days),
      count: lane.delivered,
      formatted: format.count(lane.delivered),
      underWay: format.count(lane.underWay),
    }),
    thin: lane.effective < THIN_SAMPLE,
    ...(lane.slowSinceOn === null
      ? lane.silentSinceOn === null
        ? {}
        : { alert: t('lanes.silentWord') }
      : { alert: t('lanes.slowWord') }),
    url: laneAddress(lane),
  }));
  return (
    <MatrixTable
      title={t('lanes.matrix')}
      subtitle={
        <Text as="p" tone="subdued" variant="bodySm">
          {t('lanes.matrixAbout')}
        </Text>
      }
      rowHeading={t('lanes.destination')}
      columnHeading={t('lanes.carrier')}
      valueHeading={t('lanes.range')}
      rows={countries.map((country) => ({
        id: country,
        label: format.country(country),
        ...(country === 'ZZ' ? {} : { url: `/app/markets/${country}` }),
      }))}
      columns={[...columns].map(([id, lane]) => ({
        id,
        label:
          places.size > 1
            ? t('lanes.column', {
                carrier: words.carrier(lane.carrier),
                place: words.place(lane.originName),
              })
            : words.carrier(lane.carrier),
      }))}
      cells={cells}
      scale={{
        kind: 'sequential',
        low: t('lanes.daysShort', { days: words.days(low) }),
        high: t('lanes.daysShort', { days: words.days(high) }),
      }}
    />
  );
}

function LanesTable({ lanes, search }: { lanes: readonly LaneView[]; search: URLSearchParams }) {
  const { t } = useTranslation('logistics');
  const format = useFormat();
  const words = useLaneWords();
  const columns: Column<LaneView>[] = [
    {
      id: 'lane',
      heading: t('lanes.lane'),
      cell: (lane) => words.lane(lane),
      sortBy: (lane) => words.lane(lane),
    },
    {
      id: 'p50',
      heading: t('lanes.p50'),
      numeric: true,
      cell: (lane) => words.days(lane.p50Days),
      sortBy: (lane) => lane.p50Days,
    },
    {
      id: 'p90',
      heading: t('lanes.p90'),
      numeric: true,
      cell: (lane) => words.days(lane.p90Days),
      sortBy: (lane) => lane.p90Days,
    },
    {
      id: 'delivered',
      heading: t('lanes.delivered'),
      numeric: true,
      cell: (lane) => format.count(lane.delivered),
      sortBy: (lane) => lane.delivered,
    },
    {
      id: 'underWay',
      heading: t('lanes.underWay'),
      numeric: true,
      wide: true,
      cell: (lane) => format.count(lane.underWay),
      sortBy: (lane) => lane.underWay,
    },
    {
      id: 'unjudged',
      heading: t('lanes.unjudged'),
      numeric: true,
      wide: true,
      cell: (lane) => format.count(lane.unjudged),
      sortBy: (lane) => lane.unjudged,
    },
  ];
  const sorting = parseSorting(
    search.get('sort'),
    columns.map(({ id }) => id),
    { column: 'delivered', descending: true },
  );
  return (
    <DataTable
      caption={t('lanes.list')}
      columns={columns}
      rows={sortRows(lanes, columns, sorting, format.locale)}
      rowKey={laneAddress}
      rowUrl={laneAddress}
      sorting={sorting}
      sortUrl={(next) => withParams(search, { sort: formatSorting(next) })}
    />
  );
}

function ProcessingCard({ view }: { view: LanesView }) {
  const { t } = useTranslation('logistics');
  const format = useFormat();
  const words = useLaneWords();
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('handover.title')}
        </Text>
        <Text as="p" tone="subdued">
          {t('handover.about')}
        </Text>
        <dl className="portolan-facts">
          {view.processing.map((place) => (
            <div key={place.originId} style={{ display: 'contents' }}>
              <dt>{words.place(place.originName)}</dt>
              <dd>
                {t('handover.days', {
                  p50: place.p50Days,
                  p90: place.p90Days,
                  count: place.orders,
                  formatted: format.count(place.orders),
                })}{' '}
                {place.slowSinceOn === null
                  ? null
                  : t('handover.slow', {
                      days: words.days(place.slowDays ?? 0),
                      date: format.date(place.slowSinceOn),
                    })}
              </dd>
            </div>
          ))}
        </dl>
      </BlockStack>
    </Card>
  );
}
