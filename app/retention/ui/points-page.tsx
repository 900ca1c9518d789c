import {
  BlockStack,
  Box,
  Button,
  Card,
  InlineStack,
  ProgressBar,
  Select,
  Text,
  TextField,
} from '@shopify/polaris';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { AppPage } from '../../ui/app-page.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { EmptyNote } from '../../ui/thin-data.tsx';
import { TrendChart } from '../../ui/trend-chart.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { usePolling } from '../../ui/use-polling.ts';
import type { Liability } from '../index.ts';

export interface PointsPageProps {
  program: { countFromOn: string; canRedeem: boolean } | null;
  markets: readonly Liability[];
  weeks: readonly PointsWeekView[];
  customers: readonly CustomerView[];
  customersTotal: number;
  /** Place of the next page of customers; null on the last. */
  after: string | null;
  search: string;
  /** Orders whose points are being worked out. */
  dueOrders: number;
  onCountSince: (sinceOn: string) => void;
}

interface PointsWeekView {
  on: string;
  issued: number;
  redeemed: number;
  expired: number;
}

interface CustomerView {
  customerId: string;
  points: number;
  owed: number;
  country: string;
}

const SETTINGS = '/app/settings/loyalty';
/** On a phone cards reach the edges; what stands beside them keeps away from it. */
const EDGE = { paddingInline: { xs: '400', sm: '0' } } as const;
const UNSORTED = { sorting: { column: 'points', descending: true }, sortUrl: () => '' };

/** Points that customers hold and what they are worth, how they came and went, and who has them. */
export function PointsPage(props: PointsPageProps) {
  const { t } = useTranslation('retention');
  const settings = { content: t('points.settings'), url: SETTINGS };
  if (props.program === null) {
    return (
      <AppPage title={t('points.title')} primaryAction={settings}>
        <Card>
          <EmptyNote level={2} title={t('points.noProgram')}>
            {t('points.noProgramText')}
          </EmptyNote>
        </Card>
      </AppPage>
    );
  }
  return (
    <AppPage title={t('points.title')} subtitle={t('points.about')} secondaryActions={[settings]}>
      <BlockStack gap="400">
        <MarketsTable {...props} />
        {props.weeks.length < 2 ? null : <WeeksCard weeks={props.weeks} />}
        <CustomersTable {...props} />
        <PastOrdersCard {...props} countFromOn={props.program.countFromOn} />
      </BlockStack>
    </AppPage>
  );
}

function MarketsTable({ markets, program }: PointsPageProps) {
  const { t } = useTranslation('retention');
  const format = useFormat();
  const columns: Column<Liability>[] = [
    { id: 'market', heading: t('points.market'), cell: ({ name }) => name ?? t('points.noMarket') },
    {
      id: 'points',
      heading: t('points.outstanding'),
      numeric: true,
      cell: ({ points }) => format.count(points),
    },
    {
      id: 'worth',
      heading: t('points.worth'),
      numeric: true,
      cell: ({ worth }) =>
        worth === null ? t('points.noWorth') : format.money(worth.amountMinor, worth.currency),
    },
    {
      id: 'expiring',
      heading: t('points.expiring'),
      numeric: true,
      cell: ({ expiring }) => format.count(expiring),
    },
  ];
  return (
    <BlockStack gap="200">
      <Box {...EDGE}>
        <Text as="h2" variant="headingMd">
          {t('points.liability')}
        </Text>
      </Box>
      <DataTable
        caption={t('points.liability')}
        columns={columns}
        rows={markets}
        rowKey={({ marketId }) => marketId ?? ''}
        empty={<EmptyNote title={t('points.none')}>{t('points.noneText')}</EmptyNote>}
        {...UNSORTED}
      />
      {program?.canRedeem === false ? (
        <Box {...EDGE}>
          <Text as="p" tone="subdued">
            {t('points.noReward')}
          </Text>
        </Box>
      ) : null}
    </BlockStack>
  );
}

const SERIES = ['issued', 'redeemed', 'expired'] as const;

function WeeksCard({ weeks }: { weeks: readonly PointsWeekView[] }) {
  const { t } = useTranslation('retention');
  const format = useFormat();
  const [series, setSeries] = useState<(typeof SERIES)[number]>('issued');
  return (
    <Card>
      <BlockStack gap="300">
        <Select
          label={t('points.series.label')}
          options={SERIES.map((value) => ({ value, label: t(`points.series.${value}`) }))}
          value={series}
          onChange={(value) => setSeries(value as (typeof SERIES)[number])}
        />
        <TrendChart
          title={t('points.weeks')}
          points={weeks.map((week) => ({ on: week.on, value: Math.max(0, week[series]) }))}
          valueHeading={t(`points.series.${series}`)}
          formatValue={format.count}
          formatTick={format.countShort}
          formatPoint={(on) => t('points.weekOf', { date: format.date(on, 'day') })}
        />
      </BlockStack>
    </Card>
  );
}

function CustomersTable({ customers, customersTotal, after, search }: PointsPageProps) {
  const { t } = useTranslation('retention');
  const format = useFormat();
  const [typed, setTyped] = useState(search);
  const columns: Column<CustomerView>[] = [
    {
      id: 'customer',
      heading: t('points.customer'),
      cell: ({ customerId }) => customerId,
    },
    {
      id: 'country',
      heading: t('points.country'),
      wide: true,
      cell: ({ country }) => format.country(country),
    },
    {
      id: 'points',
      heading: t('points.held'),
      numeric: true,
      cell: ({ points }) => format.count(points),
    },
    {
      id: 'owed',
      heading: t('points.owed'),
      numeric: true,
      wide: true,
      cell: ({ owed }) => format.count(owed),
    },
  ];
  return (
    <BlockStack gap="200">
      <Box {...EDGE}>
        <BlockStack gap="200">
          <Text as="h2" variant="headingMd">
            {t('points.customers', { count: customersTotal })}
          </Text>
          <form action="/app/loyalty" method="get">
            <InlineStack gap="200" blockAlign="end">
              <TextField
                label={t('points.search')}
                name="customer"
                autoComplete="off"
                inputMode="numeric"
                maxLength={20}
                value={typed}
                onChange={setTyped}
              />
              <Button url={`/app/loyalty?customer=${encodeURIComponent(typed.trim())}`}>
                {t('points.find')}
              </Button>
            </InlineStack>
          </form>
        </BlockStack>
      </Box>
      <DataTable
        caption={t('points.customerList')}
        columns={columns}
        rows={customers}
        rowKey={({ customerId }) => customerId}
        rowUrl={({ customerId }) => `/app/loyalty/${customerId}`}
        empty={
          <EmptyNote title={t(search === '' ? 'points.nobody' : 'points.notFound')}>
            {t('points.nobodyText')}
          </EmptyNote>
        }
        {...UNSORTED}
      />
      {after === null ? null : (
        <InlineStack align="center">
          <Button url={`/app/loyalty?after=${after}`}>{t('points.more')}</Button>
        </InlineStack>
      )}
    </BlockStack>
  );
}

/** How far orders are whose points are being worked out, while the page looks on. */
function DueOrders({ due }: { due: number }) {
  const { t } = useTranslation('retention');
  const format = useFormat();
  // The most that was seen since the page was opened is the whole; nothing else is known of it.
  const [most, setMost] = useState(due);
  if (due > most) setMost(due);
  if (due === 0 && most > 0) setMost(0);
  usePolling(due === 0 ? null : 3000);
  const words = due === 0 ? '' : t('points.past.due', { count: due, formatted: format.count(due) });
  return (
    <>
      <div role="status" aria-live="polite" id="due-orders">
        {words === '' ? null : <Text as="p">{words}</Text>}
      </div>
      {due === 0 || most === due ? null : (
        <ProgressBar
          size="small"
          progress={Math.floor(((most - due) / most) * 100)}
          ariaLabelledBy="due-orders"
        />
      )}
    </>
  );
}

function PastOrdersCard(props: PointsPageProps & { countFromOn: string }) {
  const { t } = useTranslation('retention');
  const format = useFormat();
  const [since, setSince] = useState('');
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('points.past.title')}
        </Text>
        <Text as="p">{t('points.past.from', { date: format.date(props.countFromOn) })}</Text>
        <Text as="p" tone="subdued">
          {t('points.past.text')}
        </Text>
        <DueOrders due={props.dueOrders} />
        <InlineStack gap="200" blockAlign="end">
          <TextField
            label={t('points.past.since')}
            type="date"
            autoComplete="off"
            value={since}
            max={props.countFromOn}
            onChange={setSince}
          />
          <Button
            disabled={since === '' || since >= props.countFromOn}
            onClick={() => props.onCountSince(since)}
          >
            {t('points.past.preview')}
          </Button>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}
