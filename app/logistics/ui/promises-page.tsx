import { Link } from '@remix-run/react';
import { BlockStack, Card, Text } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import { AppPage } from '../../ui/app-page.tsx';
import { EmptyNote, ThinData } from '../../ui/thin-data.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { laneAddress, LANES_ADDRESS } from '../lane-address.ts';
import type { PromisesView } from '../lanes-page.server.ts';
import { FiguresCard } from './figures-card.tsx';
import { useLaneWords } from './lane-words.ts';
import { OutcomeBar } from './outcome-bars.tsx';

/** Lanes shown one by one; all of them are on the page of lanes. */
const LANES_SHOWN = 20;
const USUAL = 0.9;

/** How well promises are kept, how well lanes foretell, and what more certainty would cost. */
export function PromisesPage({ view }: { view: PromisesView }) {
  const { t } = useTranslation('logistics');
  return (
    <AppPage
      title={t('promises.title')}
      subtitle={t('promises.about')}
      back={{ label: t('lanes.title'), url: LANES_ADDRESS }}
      secondaryActions={[{ content: t('title'), url: '/app/settings/delivery' }]}
    >
      <MadePromises promises={view.promises} />
      {view.quality === null || view.quality.coverage.length === 0 ? (
        <Card>
          <EmptyNote title={t('promises.noQuality.title')}>
            {t('promises.noQuality.next')}
          </EmptyNote>
        </Card>
      ) : (
        <>
          <Quality quality={view.quality} />
          <TradeOff quality={view.quality} />
        </>
      )}
      <LaneOutcomes lanes={view.lanes} />
    </AppPage>
  );
}

function MadePromises({ promises }: { promises: PromisesView['promises'] }) {
  const { t } = useTranslation('logistics');
  const format = useFormat();
  const countOf = (keep: (promise: PromisesView['promises'][number]) => boolean) =>
    promises.reduce((sum, promise) => sum + (keep(promise) ? promise.orders : 0), 0);
  const outcomes = {
    early: countOf(({ state }) => state === 'early'),
    kept: countOf(({ state }) => state === 'kept'),
    broken: countOf(({ state }) => state === 'broken'),
  };
  const faults = (['warehouse', 'carrier', 'both'] as const).map((fault) => ({
    fault,
    orders: countOf((promise) => promise.fault === fault),
  }));
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('promises.made')}
        </Text>
        <Text as="p" tone="subdued">
          {t('promises.madeAbout')}
        </Text>
        {promises.length === 0 ? (
          <ThinData>{t('promises.none')}</ThinData>
        ) : (
          <>
            <OutcomeBar outcomes={outcomes} />
            {outcomes.broken === 0 ? null : (
              <dl className="portolan-facts">
                {faults.map(({ fault, orders }) => (
                  <div key={fault} style={{ display: 'contents' }}>
                    <dt>{t(`promises.fault.${fault}`)}</dt>
                    <dd>
                      {t('promises.orders', { count: orders, formatted: format.count(orders) })}
                    </dd>
                  </div>
                ))}
              </dl>
            )}
            <Text as="p" tone="subdued" variant="bodySm">
              {t('promises.open', {
                underWay: format.count(countOf(({ state }) => state === 'under-way')),
                unjudged: format.count(countOf(({ state }) => state === 'not-judgeable')),
              })}
            </Text>
          </>
        )}
      </BlockStack>
    </Card>
  );
}

type Quality = NonNullable<PromisesView['quality']>;

function Quality({ quality }: { quality: Quality }) {
  const { t } = useTranslation('logistics');
  const format = useFormat();
  return (
    <FiguresCard
      title={t('promises.quality')}
      about={t('promises.qualityAbout', {
        count: quality.parcels,
        formatted: format.count(quality.parcels),
      })}
      named={t('promises.lanes')}
      name={({ lanes }) => t(`promises.stratum.${lanes}`)}
      columns={[
        { title: t('promises.said'), cell: ({ said }) => format.percent(said, 0), isNumber: true },
        {
          title: t('promises.reached'),
          cell: ({ reached }) => format.percent(reached, 1),
          isNumber: true,
        },
        {
          title: t('promises.parcels'),
          cell: ({ parcels }) => format.count(parcels),
          isNumber: true,
        },
      ]}
      rows={[
        ...quality.coverage.filter(({ lanes }) => lanes === 'all'),
        ...quality.coverage.filter(({ said, lanes }) => said === USUAL && lanes !== 'all'),
      ]}
      rowKey={({ said, lanes }) => `${said}${lanes}`}
    />
  );
}

/** Widths closer than this to the usual one are the usual one, in days. */
const SAME_WIDTH_DAYS = 0.05;

function TradeOff({ quality }: { quality: Quality }) {
  const { t } = useTranslation('logistics');
  const format = useFormat();
  const words = useLaneWords();
  const usual = quality.tradeOff.find(({ adherence }) => adherence === USUAL);
  if (usual === undefined) return null;
  const against = ({ maxDays }: Quality['tradeOff'][number]) => {
    const wider = maxDays - usual.maxDays;
    const near = Math.abs(wider) < SAME_WIDTH_DAYS;
    const word = near ? ('same' as const) : wider > 0 ? ('wider' as const) : ('narrower' as const);
    return t(`promises.width.${word}`, { days: words.days(Math.abs(wider)) });
  };
  return (
    <FiguresCard
      title={t('promises.tradeOff')}
      about={t('promises.tradeOffAbout')}
      named={t('promises.adherence')}
      name={({ adherence }) => format.percent(adherence, adherence * 100 === 97.5 ? 1 : 0)}
      columns={[
        {
          title: t('promises.range'),
          cell: ({ minDays, maxDays }) => `${words.days(minDays)}–${words.days(maxDays)}`,
          isNumber: true,
        },
        { title: t('promises.against'), cell: against },
      ]}
      rows={quality.tradeOff}
      rowKey={({ adherence }) => String(adherence)}
    />
  );
}

function LaneOutcomes({ lanes }: { lanes: PromisesView['lanes'] }) {
  const { t } = useTranslation('logistics');
  const words = useLaneWords();
  if (lanes.length === 0) return null;
  return (
    <FiguresCard
      title={t('promises.byLane')}
      about={t('promises.byLaneAbout')}
      named={t('lanes.lane')}
      name={(lane) => (
        <Link className="portolan-row-link" to={laneAddress(lane)}>
          {words.lane(lane)}
        </Link>
      )}
      columns={[{ title: t('promises.outcome'), cell: (lane) => <OutcomeBar outcomes={lane} /> }]}
      rows={lanes.slice(0, LANES_SHOWN)}
      rowKey={laneAddress}
    />
  );
}
