import { Link, useSearchParams } from '@remix-run/react';
import { BlockStack, Card, List, Text } from '@shopify/polaris';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { AppPage } from '../../ui/app-page.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { rateDigits } from '../thresholds/rate-digits.ts';
import type { FactText } from '../facts/fact-words.ts';
import type { RegistrationStatement } from '../thresholds/registration.ts';
import type { ThresholdRule } from '../thresholds/rule-model.ts';
import type { ThresholdRow } from '../thresholds/view-thresholds.ts';
import { FactWords } from './dossier-words.tsx';
import { RegistrationCard } from './registration-card.tsx';
import { ThresholdChart } from './threshold-chart.tsx';
import {
  ForecastText,
  measureOf,
  SourceText,
  StateBadge,
  Subdued,
  usePlaceName,
} from './threshold-words.tsx';

export interface ThresholdPageProps {
  row: ThresholdRow;
  rule: ThresholdRule;
  /** The rule's note in the admin's language. */
  note: FactText | null;
  versions: readonly ThresholdRule[];
  course: readonly { on: string; sum: number }[];
  band: readonly { on: string; low: number; middle: number; high: number }[];
  asOn: string;
  todayOn: string;
  onPropose: (said: RegistrationStatement) => void;
}

/** One threshold: how it stands, how it ran and may run, what is recorded, what the law says. */
export function ThresholdPage(props: ThresholdPageProps) {
  const { t } = useTranslation('compliance');
  const format = useFormat();
  const placeName = usePlaceName();
  const [search] = useSearchParams();
  const { row, rule, asOn, todayOn } = props;
  const { reading } = row;
  return (
    <AppPage
      title={`${placeName(row)} – ${t(`duty.${row.duty}`)}`}
      subtitle={t('threshold.asAt', { date: format.date(asOn) })}
      badge={<StateBadge row={row} />}
      back={{
        label: t('threshold.title'),
        url: `/app/compliance${search.has('asAt') ? `?asAt=${asOn}` : ''}`,
      }}
    >
      <Card>
        <BlockStack gap="200">
          <Text as="h2" variant="headingMd">
            {t('rulePage.standing')}
          </Text>
          <Standing row={row} />
        </BlockStack>
      </Card>
      {reading === null ? null : (
        <Card>
          <ThresholdChart {...props} limit={reading.limit} currency={reading.currency} />
        </Card>
      )}
      <RegistrationCard
        key={row.registration?.version ?? 0}
        row={row}
        todayOn={todayOn}
        onPropose={props.onPropose}
      />
      <Card>
        <BlockStack gap="300">
          <Text as="h2" variant="headingMd">
            {t('rulePage.counts')}
          </Text>
          <Counting rule={rule} />
        </BlockStack>
      </Card>
      <Card>
        <Law rule={rule} note={props.note} versions={props.versions} />
      </Card>
      <div className="portolan-page-row">
        <Text as="p" tone="subdued">
          {t('notAdvice')}
        </Text>
      </div>
    </AppPage>
  );
}

function Standing({ row }: { row: ThresholdRow }) {
  const { t } = useTranslation('compliance');
  const format = useFormat();
  const { reading, forecast, earlier } = row;
  if (reading === null) {
    const { reason, lawCurrency } = row;
    return (
      <Text as="p">
        {reason === null ? '' : t(`reason.${reason}`, { currency: lawCurrency ?? '' })}
      </Text>
    );
  }
  const measure = (value: number) => measureOf(format, reading, value);
  const facts: [string, ReactNode][] = [
    [t('rulePage.counted'), measure(reading.sum)],
    ...(reading.limit === 0
      ? []
      : ([
          [t('rulePage.limit'), measure(reading.limit)],
          [t('rulePage.remaining'), measure(reading.remaining)],
        ] as [string, ReactNode][])),
    ...reading.others.map((other): [string, ReactNode] => [
      t('rulePage.otherTests'),
      t(other.currency === null ? 'threshold.ofOrders' : 'threshold.of', {
        sum: measureOf(format, other, other.sum),
        limit: measureOf(format, other, other.limit),
      }),
    ]),
    [
      t('rulePage.period'),
      t('rulePage.range', {
        range: format.dateRange(reading.fromOn, reading.toOn),
        period: t(`period.${row.period}`),
      }),
    ],
    [
      t('rulePage.orders'),
      <Link key="orders" to={reading.ordersAddress}>
        {t(reading.isListExact ? 'rulePage.openOrders' : 'rulePage.openAround', {
          count: reading.orders,
        })}
      </Link>,
    ],
    ...(reading.refunded === 0 || reading.currency === null
      ? []
      : ([[t('rulePage.refunded'), measure(reading.refunded)]] as [string, ReactNode][])),
    [t('rulePage.foreseen'), <ForecastText key="forecast" row={row} />],
    ...(earlier === null
      ? []
      : ([[t('rulePage.earlier'), format.dateRange(earlier.fromOn, earlier.toOn)]] as [
          string,
          ReactNode,
        ][])),
  ];
  if (row.obligation === 'must' && (row.state === 'over' || reading.isFilled)) {
    facts.push([
      t('rulePage.certainty'),
      row.doubt === null
        ? t('rulePage.certain')
        : t('rulePage.uncertain', { why: t(`rulePage.why.${row.doubt}`) }),
    ]);
    facts.push([t('rulePage.exposure'), <ExposureText key="exposure" row={row} />]);
  }
  return (
    <BlockStack gap="200">
      <dl className="portolan-facts">
        {facts.map(([term, value]) => (
          <FactPair key={term} term={term} value={value} />
        ))}
      </dl>
      {typeof forecast === 'string' || forecast.earliestOn === null ? null : (
        <Subdued>
          {forecast.latestOn === null
            ? t('rulePage.foreseenOpen', {
                from: format.date(forecast.earliestOn),
                count: forecast.weeksLearned,
              })
            : t('rulePage.foreseenNote', {
                from: format.date(forecast.earliestOn),
                to: format.date(forecast.latestOn),
                count: forecast.weeksLearned,
              })}
        </Subdued>
      )}
      {row.isPeriodVerified ? null : <Subdued>{t('threshold.periodUnverified')}</Subdued>}
      {reading.conversion === null ? null : (
        <Subdued>
          {t('rulePage.converted', {
            date: format.date(reading.conversion.toOn),
            source: reading.conversion.source,
          })}
        </Subdued>
      )}
    </BlockStack>
  );
}

/** The tax of a month like the last, or why none is named. */
function ExposureText({ row: { exposure, shopCurrency } }: { row: ThresholdRow }) {
  const { t } = useTranslation('compliance');
  const format = useFormat();
  if (typeof exposure === 'string') return <Subdued>{t(`exposure.none.${exposure}`)}</Subdued>;
  const money = (amountMinor: number) => measureOf(format, { currency: shopCurrency }, amountMinor);
  const { fromOn, toOn, rate, salesMinor } = exposure;
  return (
    <BlockStack gap="050">
      <span>
        {t('rulePage.exposureRange', {
          owed: money(exposure.expectedMinor),
          low: money(exposure.lowMinor),
          high: money(exposure.highMinor),
        })}
      </span>
      <Subdued>
        {t('rulePage.exposureWhat', {
          rate: format.percent(rate, rateDigits(rate)),
          sales: money(salesMinor),
          range: format.dateRange(fromOn, toOn),
        })}{' '}
        {exposure.isRateLeast ? t('rulePage.exposureLeast') : ''}
      </Subdued>
    </BlockStack>
  );
}

function FactPair({ term, value }: { term: string; value: ReactNode }) {
  return (
    <>
      <dt>{term}</dt>
      <dd>{value}</dd>
    </>
  );
}

/** What counts and what does not; what is not known is told with the cautious reading. */
function Counting({ rule }: { rule: ThresholdRule }) {
  const { t } = useTranslation('compliance');
  const { counts, tests } = rule;
  const told = (known: boolean, words: string) =>
    known ? words : t('rulePage.counting.unknown', { what: words });
  const lines = [
    told(
      counts.shipping !== null,
      t(counts.shipping === false ? 'rulePage.counting.noShipping' : 'rulePage.counting.shipping'),
    ),
    told(
      counts.tax !== null,
      t(counts.tax === true ? 'rulePage.counting.tax' : 'rulePage.counting.noTax'),
    ),
    told(
      counts.refunds !== null,
      t(
        counts.refunds === 'subtracted'
          ? 'rulePage.counting.refunds'
          : 'rulePage.counting.refundsKept',
      ),
    ),
    told(
      counts.marketplace !== null,
      t(
        counts.marketplace === false
          ? 'rulePage.counting.noMarketplace'
          : 'rulePage.counting.marketplace',
      ),
    ),
    told(counts.business === true, t('rulePage.counting.business')),
    ...(tests.some(({ lowValueOnly }) => lowValueOnly) ? [t('rulePage.counting.lowValue')] : []),
    ...(tests.some(({ scope }) => scope === 'worldwide') ? [t('rulePage.counting.worldwide')] : []),
    ...(tests.some(({ scope }) => scope === 'eu-abroad') ? [t('rulePage.counting.euAbroad')] : []),
  ];
  return (
    <List>
      {lines.map((line) => (
        <List.Item key={line}>{line}</List.Item>
      ))}
    </List>
  );
}

function Law({ rule, note, versions }: Pick<ThresholdPageProps, 'rule' | 'note' | 'versions'>) {
  const { t } = useTranslation('compliance');
  const limitsText = useLimitsText();
  const when = useWhen();
  return (
    <BlockStack gap="200">
      <Text as="h2" variant="headingMd">
        {t('rulePage.law')}
      </Text>
      <dl className="portolan-facts">
        <dt>{t('rulePage.limitSource')}</dt>
        <dd>
          {limitsText(rule)} <SourceText {...rule.limits} />
        </dd>
        <dt>{t('rulePage.periodSource')}</dt>
        <dd>
          <SourceText {...rule.period} />
        </dd>
        <dt>{t('rulePage.inForce')}</dt>
        <dd>{when(rule)}</dd>
        {note === null ? null : (
          <>
            <dt>{t('rulePage.note')}</dt>
            <dd>
              <FactWords text={note} />
            </dd>
          </>
        )}
        {versions.length === 0 ? null : (
          <>
            <dt>{t('rulePage.versions')}</dt>
            <dd>
              {versions.map((version) => (
                <div key={version.effectiveFrom ?? ''}>
                  {t('rulePage.version', { limit: limitsText(version), when: when(version) })}
                </div>
              ))}
            </dd>
          </>
        )}
      </dl>
    </BlockStack>
  );
}

function useLimitsText() {
  const format = useFormat();
  const { t } = useTranslation('compliance');
  return ({ tests, combine }: ThresholdRule) =>
    tests
      .map(({ limit, currency }) =>
        currency === null
          ? `${format.count(limit)} ${t('rulePage.orders')}`
          : new Intl.NumberFormat(format.locale, {
              style: 'currency',
              currency,
              maximumFractionDigits: 0,
            }).format(limit),
      )
      .join(combine === 'all' ? ' + ' : ' / ');
}

function useWhen() {
  const { t } = useTranslation('compliance');
  const format = useFormat();
  return ({ effectiveFrom, effectiveTo }: ThresholdRule) => {
    if (effectiveFrom === null) return t('rulePage.sinceUnknown');
    return effectiveTo === null
      ? t('rulePage.since', { date: format.date(effectiveFrom) })
      : t('rulePage.between', { range: format.dateRange(effectiveFrom, effectiveTo) });
  };
}
