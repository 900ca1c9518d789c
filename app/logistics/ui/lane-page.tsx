import { Badge, Banner, BlockStack, Card, Link, Text } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import { AppPage } from '../../ui/app-page.tsx';
import { ThinData } from '../../ui/thin-data.tsx';
import { THIN_SAMPLE } from '../../ui/share-value.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { LANES_ADDRESS } from '../lane-address.ts';
import type { LaneDetail, LaneView } from '../lanes-page.server.ts';
import { LaneWeeksChart } from './lane-weeks-chart.tsx';
import { useLaneWords } from './lane-words.ts';
import { OutcomeBar } from './outcome-bars.tsx';

/** One way that parcels go: how long it takes, since when it is slower, and what was said of it. */
export function LanePage(props: {
  detail: LaneDetail;
  /** null while the merchant has not confirmed delivery settings: there is nothing to change yet. */
  onUseLearned: (() => void) | null;
}) {
  const { t } = useTranslation('logistics');
  const words = useLaneWords();
  const { lane, weeks } = props.detail;
  const judged = weeks.filter(({ saidMaxDays }) => saidMaxDays !== null);
  const sumOf = (part: 'early' | 'kept' | 'broken' | 'underWay' | 'unjudged') =>
    judged.reduce((sum, week) => sum + week[part], 0);
  return (
    <AppPage
      title={words.lane(lane)}
      badge={<StateBadge lane={lane} />}
      back={{ label: t('lanes.title'), url: LANES_ADDRESS }}
      {...(props.onUseLearned === null
        ? { primaryAction: { content: t('title'), url: '/app/settings/delivery' } }
        : {
            primaryAction: { content: t('lane.useLearned'), onAction: props.onUseLearned },
          })}
      secondaryActions={[
        {
          content: t('lane.orders'),
          url: `/app/orders?country=${lane.destination}&parcel=on-its-way`,
        },
      ]}
    >
      <LaneNotes lane={lane} />
      <LaneFacts lane={lane} />
      <Card>
        <LaneWeeksChart weeks={weeks} slowSinceOn={lane.slowSinceOn} />
      </Card>
      <Card>
        <BlockStack gap="300">
          <Text as="h2" variant="headingMd">
            {t('lane.outcomes')}
          </Text>
          <Text as="p" tone="subdued">
            {t('lane.outcomesAbout', { count: judged.length })}
          </Text>
          <OutcomeBar
            outcomes={{ early: sumOf('early'), kept: sumOf('kept'), broken: sumOf('broken') }}
          />
          <Text as="p" tone="subdued" variant="bodySm">
            {t('lane.notJudged', { underWay: sumOf('underWay'), unjudged: sumOf('unjudged') })}
          </Text>
        </BlockStack>
      </Card>
    </AppPage>
  );
}

function StateBadge({ lane }: { lane: LaneView }) {
  const { t } = useTranslation('logistics');
  if (lane.slowSinceOn !== null) return <Badge tone="warning">{t('lanes.slowWord')}</Badge>;
  if (lane.silentSinceOn !== null) return <Badge tone="attention">{t('lanes.silentWord')}</Badge>;
  return null;
}

function LaneNotes({ lane }: { lane: LaneView }) {
  const { t } = useTranslation('logistics');
  const format = useFormat();
  return (
    <>
      {lane.slowSinceOn === null ? null : (
        <Banner tone="warning">
          <p>
            {t('lane.slow', {
              date: format.date(lane.slowSinceOn),
              percent: format.percent((lane.slowFactor ?? 1) - 1, 0),
            })}{' '}
            <Link url={`/app/orders?country=${lane.destination}&from=${lane.slowSinceOn}`}>
              {t('lane.slowOrders')}
            </Link>
          </p>
        </Banner>
      )}
      {lane.silentSinceOn === null ? null : (
        <Banner tone="info">
          <p>{t('lane.silent', { date: format.date(lane.silentSinceOn) })}</p>
        </Banner>
      )}
      {lane.effective >= THIN_SAMPLE ? null : <ThinData>{t('lane.thin')}</ThinData>}
    </>
  );
}

function LaneFacts({ lane }: { lane: LaneView }) {
  const { t } = useTranslation('logistics');
  const format = useFormat();
  const words = useLaneWords();
  const facts = [
    ['lane.within50', t('lane.daysLong', { days: words.days(lane.p50Days) })],
    ['lane.within80', t('lane.daysLong', { days: words.days(lane.p80Days) })],
    ['lane.within90', t('lane.daysLong', { days: words.days(lane.p90Days) })],
    ['lanes.delivered', format.count(lane.delivered)],
    ['lanes.underWay', format.count(lane.underWay)],
    ['lanes.unjudged', format.count(lane.unjudged)],
    ['lane.told', format.percent(lane.toldShare, 0)],
    ['lane.counted', t(`lane.week.${weekWord(lane.week)}`)],
    ['lane.lastSent', format.date(lane.lastSentOn)],
  ] as const;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('lane.standing')}
        </Text>
        <dl className="portolan-facts">
          {facts.map(([name, value]) => (
            <div key={name} style={{ display: 'contents' }}>
              <dt>{t(name)}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </BlockStack>
    </Card>
  );
}

function weekWord(week: string | null): 'calendar' | 'noSundays' | 'working' {
  if (week === null) return 'calendar';
  return week === '1111110' ? 'noSundays' : 'working';
}
