import { BlockStack, Card, Text } from '@shopify/polaris';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { AppPage } from '../../ui/app-page.tsx';
import { StatStrip } from '../../ui/stat-strip.tsx';
import { ThinData } from '../../ui/thin-data.tsx';
import { TrendChart } from '../../ui/trend-chart.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { type ChosenPeriod, finishedPeriod } from '../choose-period.ts';
import { groupDays } from '../group-days.ts';
import type { DayNumbers, TotalNumbers } from '../model.ts';
import { numberStats } from './number-stats.ts';
import { PeriodRow } from './period-select.tsx';

export interface MarketView {
  country: string;
  chosen: ChosenPeriod;
  now: TotalNumbers;
  before: TotalNumbers | null;
  byDay: DayNumbers[];
  currencies: string[];
}

/** One market: its numbers, what was noticed, what each pillar says, its run over time. */
export function MarketPage(props: {
  market: MarketView;
  /** What each pillar says of it. */
  panels: ReactNode;
  /** What was noticed about it. */
  insights: ReactNode;
  delivery: ReactNode;
}) {
  const { t } = useTranslation('insights');
  const format = useFormat();
  const { country, chosen, now, before, byDay, currencies } = props.market;
  return (
    <AppPage
      title={format.country(country)}
      back={{ label: t('markets.title'), url: `/app/markets?days=${chosen.choice}` }}
    >
      <PeriodRow chosen={chosen} />
      <StatStrip
        title={t('home.numbers')}
        stats={numberStats({ salesLabel: t('stat.sales'), now, before, byDay, chosen, t, format })}
        comparison={
          chosen.previous === null
            ? null
            : format.dateRange(chosen.previous.fromOn, chosen.previous.toOn)
        }
      />
      {props.insights}
      {props.panels}
      <Card>
        <SalesTrend market={props.market} />
      </Card>
      <Card>
        <BlockStack gap="200">
          <Text as="h2" variant="headingMd">
            {t('market.money')}
          </Text>
          <dl className="portolan-facts">
            <dt>{t('market.currencies')}</dt>
            <dd>{currencies.length === 0 ? t('market.noCurrency') : currencies.join(', ')}</dd>
            <dt>{t('market.refunds')}</dt>
            <dd>{format.money(now.refundsMinor)}</dd>
          </dl>
        </BlockStack>
      </Card>
      {props.delivery}
    </AppPage>
  );
}

function SalesTrend({ market }: { market: MarketView }) {
  const { t } = useTranslation('insights');
  const format = useFormat();
  const { step, points } = groupDays(
    market.byDay.map(({ on, salesMinor }) => ({ on, value: salesMinor })),
    finishedPeriod(market.chosen),
  );
  if (market.now.orders === 0 || points.length < 2) {
    return (
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('market.trend.day')}
        </Text>
        <ThinData>{t('market.trend.thin')}</ThinData>
      </BlockStack>
    );
  }
  return (
    <TrendChart
      title={t(`market.trend.${step}`)}
      points={points}
      valueHeading={t('markets.column.sales')}
      formatValue={(value) => format.moneyWhole(value)}
      formatTick={(value) => format.moneyShort(value)}
      formatPoint={(on) => t(`market.point.${step}`, { date: format.date(on) })}
    />
  );
}
