import { Banner, Button, Text } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';
import type { ReactNode } from 'react';

import { AppPage } from '../../ui/app-page.tsx';
import { CardSkeleton } from '../../ui/page-skeleton.tsx';
import { StatStrip } from '../../ui/stat-strip.tsx';
import { EmptyNote } from '../../ui/thin-data.tsx';
import { useFormat } from '../../ui/use-format.ts';
import type { ChosenPeriod } from '../choose-period.ts';
import type { InsightView } from '../insight-view.ts';
import type { DayNumbers, MarketNumbers, TotalNumbers } from '../model.ts';
import { planToday } from '../plan-today.ts';
import type { InsightCard } from '../rank-insights.ts';
import { MarketsTable } from './markets-table.tsx';
import { numberStats } from './number-stats.ts';
import { PeriodRow } from './period-select.tsx';
import { SetupGuide } from './setup-guide.tsx';
import { type TaskActions, TodayCard } from './today-card.tsx';

/** The shop's own numbers of a period. */
export interface HomeNumbers {
  chosen: ChosenPeriod;
  /** Sums over markets abroad; shares over all markets. */
  now: TotalNumbers;
  before: TotalNumbers | null;
  byDay: DayNumbers[];
  markets: MarketNumbers[];
  /** What the monitor has found, the most worth first. */
  insights: InsightCard<InsightView>[];
  /** True while days are still being counted after an import. */
  counting: boolean;
}

export interface HomeState {
  ordersRead: boolean;
  importing: boolean;
  importFailed: boolean;
  historyLimitedToDays: number | null;
  deliveryConfirmed: boolean;
  publicationFailed: boolean;
  blockActive: boolean | null;
  guideDismissed: boolean;
}

/** Home's table shows this many markets; the rest is one click away. */
const MOST_MARKETS = 10;

/** The merchant's five minutes: what to do, how it stands, where. */
export function HomePage(props: {
  state: HomeState;
  /** null until the first orders are in. */
  numbers: HomeNumbers | null;
  actions: TaskActions & {
    onRestartImport: () => void;
    restarting: boolean;
    onAllowFullHistory: () => void;
    askingFullHistory: boolean;
    onDismissGuide: () => void;
  };
  /** The import as it goes on. */
  progress: ReactNode;
}) {
  const { t } = useTranslation('insights');
  const { state, numbers, actions } = props;
  const hasFinished = state.ordersRead && !state.importing;
  return (
    <AppPage title={t('home.title')}>
      <HomeBanner state={state} actions={actions} />
      {props.progress}
      {numbers === null ? (
        state.importing ? (
          <>
            <CardSkeleton lines={3} />
            <CardSkeleton lines={8} />
          </>
        ) : null
      ) : (
        <>
          {hasFinished ? (
            <TodayCard tasks={planToday(state)} insights={numbers.insights} actions={actions} />
          ) : null}
          <Numbers numbers={numbers} />
        </>
      )}
      {state.guideDismissed ? null : (
        <SetupGuide state={state} blockUrl={actions.blockUrl} onDismiss={actions.onDismissGuide} />
      )}
      {numbers === null ? null : <Markets numbers={numbers} />}
    </AppPage>
  );
}

function HomeBanner(props: {
  state: HomeState;
  actions: {
    onRestartImport: () => void;
    restarting: boolean;
    onAllowFullHistory: () => void;
    askingFullHistory: boolean;
  };
}) {
  const { t } = useTranslation('insights');
  const { state, actions } = props;
  if (state.importFailed) {
    return (
      <Banner
        tone="critical"
        title={t('home.importFailed.title')}
        action={{
          content: t('home.importFailed.do'),
          onAction: actions.onRestartImport,
          loading: actions.restarting,
        }}
      >
        <Text as="p">{t('home.importFailed.kept')}</Text>
      </Banner>
    );
  }
  if (state.historyLimitedToDays === null) return null;
  return (
    <Banner
      tone="info"
      title={t('home.limited.title', { days: state.historyLimitedToDays })}
      action={{
        content: t('home.limited.do'),
        onAction: actions.onAllowFullHistory,
        loading: actions.askingFullHistory,
      }}
    >
      <Text as="p">{t('home.limited.why', { days: state.historyLimitedToDays })}</Text>
    </Banner>
  );
}

function Numbers({ numbers }: { numbers: HomeNumbers }) {
  const { t } = useTranslation('insights');
  const format = useFormat();
  const { chosen, now, before, byDay } = numbers;
  return (
    <>
      <PeriodRow chosen={chosen} counting={numbers.counting} />
      <StatStrip
        title={t('home.numbers')}
        stats={numberStats({
          salesLabel: t('stat.salesAbroad'),
          now,
          before,
          byDay,
          chosen,
          t,
          format,
        })}
        comparison={
          chosen.previous === null
            ? null
            : format.dateRange(chosen.previous.fromOn, chosen.previous.toOn)
        }
      />
    </>
  );
}

function Markets({ numbers }: { numbers: HomeNumbers }) {
  const { t } = useTranslation('insights');
  const more = numbers.markets.length > MOST_MARKETS;
  return (
    <section aria-labelledby="home-markets">
      <div className="portolan-section-head">
        <Text as="h2" variant="headingMd" id="home-markets">
          {t('home.markets')}
        </Text>
        {more ? (
          <Button variant="plain" url={`/app/markets?days=${numbers.chosen.choice}`}>
            {t('home.allMarkets', { count: numbers.markets.length })}
          </Button>
        ) : null}
      </div>
      <MarketsTable
        markets={numbers.markets}
        most={MOST_MARKETS}
        empty={<EmptyNote title={t('home.noOrders.title')}>{t('home.noOrders.next')}</EmptyNote>}
      />
    </section>
  );
}
