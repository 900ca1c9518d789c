import { Link } from '@remix-run/react';
import { BlockStack, Card, Text } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import { AppPage } from '../../ui/app-page.tsx';
import { EmptyNote, ThinData } from '../../ui/thin-data.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { laneAddress, LANES_ADDRESS } from '../lane-address.ts';
import type { PromisesView } from '../lanes-page.server.ts';
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
    <Card padding="0">
      <div className="portolan-card-head">
        <div>
          <Text as="h2" variant="headingMd">
            {t('promises.quality')}
          </Text>
          <Text as="p" tone="subdued" variant="bodySm">
            {t('promises.qualityAbout', {
              count: quality.parcels,
              formatted: format.count(quality.parcels),
            })}
          </Text>
        </div>
      </div>
      <table className="portolan-table">
        <thead>
          <tr>
            <th scope="col">{t('promises.lanes')}</th>
            <th scope="col" className="portolan-number">
              {t('promises.said')}
            </th>
            <th scope="col" className="portolan-number">
              {t('promises.reached')}
            </th>
            <th scope="col" className="portolan-number">
              {t('promises.parcels')}
            </th>
          </tr>
        </thead>
        <tbody>
          {quality.coverage
            .filter(({ said, lanes }) => said === USUAL || lanes === 'all')
            .map((row) => (
              <tr key={`${row.said}${row.lanes}`}>
                <th scope="row">{t(`promises.stratum.${row.lanes}`)}</th>
                <td className="portolan-number" data-heading={t('promises.said')}>
                  {format.percent(row.said, 0)}
                </td>
                <td className="portolan-number" data-heading={t('promises.reached')}>
                  {format.percent(row.reached, 1)}
                </td>
                <td className="portolan-number" data-heading={t('promises.parcels')}>
                  {format.count(row.parcels)}
                </td>
              </tr>
            ))}
        </tbody>
      </table>
    </Card>
  );
}

function TradeOff({ quality }: { quality: Quality }) {
  const { t } = useTranslation('logistics');
  const format = useFormat();
  const words = useLaneWords();
  const usual = quality.tradeOff.find(({ adherence }) => adherence === USUAL);
  if (usual === undefined) return null;
  return (
    <Card padding="0">
      <div className="portolan-card-head">
        <div>
          <Text as="h2" variant="headingMd">
            {t('promises.tradeOff')}
          </Text>
          <Text as="p" tone="subdued" variant="bodySm">
            {t('promises.tradeOffAbout')}
          </Text>
        </div>
      </div>
      <table className="portolan-table">
        <thead>
          <tr>
            <th scope="col">{t('promises.adherence')}</th>
            <th scope="col" className="portolan-number">
              {t('promises.range')}
            </th>
            <th scope="col">{t('promises.against')}</th>
          </tr>
        </thead>
        <tbody>
          {quality.tradeOff.map((row) => {
            const wider = row.maxDays - usual.maxDays;
            const word =
              Math.abs(wider) < 0.05
                ? 'same'
                : wider > 0
                  ? ('wider' as const)
                  : ('narrower' as const);
            return (
              <tr key={row.adherence}>
                <th scope="row">
                  {format.percent(row.adherence, row.adherence * 100 === 97.5 ? 1 : 0)}
                </th>
                <td className="portolan-number" data-heading={t('promises.range')}>
                  {`${words.days(row.minDays)}–${words.days(row.maxDays)}`}
                </td>
                <td data-heading={t('promises.against')}>
                  {t(`promises.width.${word}`, { days: words.days(Math.abs(wider)) })}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Card>
  );
}

function LaneOutcomes({ lanes }: { lanes: PromisesView['lanes'] }) {
  const { t } = useTranslation('logistics');
  const words = useLaneWords();
  if (lanes.length === 0) return null;
  return (
    <Card padding="0">
      <div className="portolan-card-head">
        <div>
          <Text as="h2" variant="headingMd">
            {t('promises.byLane')}
          </Text>
          <Text as="p" tone="subdued" variant="bodySm">
            {t('promises.byLaneAbout')}
          </Text>
        </div>
      </div>
      <table className="portolan-table">
        <thead>
          <tr>
            <th scope="col">{t('lanes.lane')}</th>
            <th scope="col">{t('promises.outcome')}</th>
          </tr>
        </thead>
        <tbody>
          {lanes.slice(0, LANES_SHOWN).map((lane) => (
            <tr key={laneAddress(lane)}>
              <th scope="row">
                <Link className="portolan-row-link" to={laneAddress(lane)}>
                  {words.lane(lane)}
                </Link>
              </th>
              <td data-heading={t('promises.outcome')}>
                <OutcomeBar outcomes={lane} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}
