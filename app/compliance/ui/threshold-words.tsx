import { Badge, BlockStack, Text } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import { formatMoney } from '../../i18n/format.ts';
import type { Format } from '../../ui/use-format.ts';
import { useFormat } from '../../ui/use-format.ts';
import { sourceUrls } from '../thresholds/source-urls.ts';
import type { ThresholdRow } from '../thresholds/view-thresholds.ts';

/** Names of places, in words: a country, a state of one, or the European Union. */
export function usePlaceName() {
  const { t } = useTranslation('compliance');
  const format = useFormat();
  return ({ country, region }: { country: string; region: string | null }) => {
    const name = country === 'EU' ? t('place.EU') : format.country(country);
    if (region === null) return name;
    return t('place.region', {
      country: name,
      region: t(`region.${country}-${region}` as 'region.US-CA'),
    });
  };
}

/** An amount or a count of a rule, in its own unit; money without cents. */
export function measureOf(
  format: Format,
  reading: { currency: string | null },
  value: number,
): string {
  if (reading.currency === null) return format.count(value);
  const money = { amountMinor: Math.round(value), currency: reading.currency };
  return formatMoney(money, format.locale, { whole: true });
}

const TONES = {
  over: 'critical',
  approaching: 'warning',
  under: 'success',
  'cannot-judge': 'info',
  'not-applicable': undefined,
} as const;

/** How a rule stands, in a word; color is never the only sign. */
export function StateBadge({ row }: { row: ThresholdRow }) {
  const { t } = useTranslation('compliance');
  if (row.registration?.state === 'registered') {
    return <Badge tone="success">{t('registration.state.registered')}</Badge>;
  }
  if (row.state === 'over' && row.obligation === 'option') {
    return <Badge tone="info">{t('threshold.state.option')}</Badge>;
  }
  if (row.state === 'over' && row.taxCharged) {
    return <Badge tone="attention">{t('threshold.state.charged')}</Badge>;
  }
  const tone = TONES[row.state];
  return (
    <Badge {...(tone === undefined ? {} : { tone })}>{t(`threshold.state.${row.state}`)}</Badge>
  );
}

/** When a limit will be passed, as a date with its range, or why nothing is said. */
export function ForecastText({ row }: { row: ThresholdRow }) {
  const { t } = useTranslation('compliance');
  const format = useFormat();
  const { forecast, reading } = row;
  if (row.state === 'over' && row.crossedOn !== null) {
    return <>{t('threshold.passedOn', { date: format.date(row.crossedOn) })}</>;
  }
  if (reading?.isFilled === true && reading.decidedOn !== null) {
    return <>{t('threshold.decidedOn', { date: format.date(reading.decidedOn) })}</>;
  }
  if (forecast === 'too-few-weeks' || forecast === 'too-few-orders') {
    return <Subdued>{t(`threshold.forecast.${forecast}`)}</Subdued>;
  }
  if (typeof forecast === 'string') return <Subdued>{t('threshold.forecast.none')}</Subdued>;
  if (forecast.earliestOn === null) return <Subdued>{t('threshold.forecast.notWithin')}</Subdued>;
  const range =
    forecast.latestOn === null
      ? t('threshold.forecast.from', { date: format.date(forecast.earliestOn) })
      : format.dateRange(forecast.earliestOn, forecast.latestOn);
  return (
    <BlockStack gap="050">
      <span>
        {forecast.likelyOn === null
          ? t('threshold.forecast.unlikely')
          : t('threshold.forecast.around', { date: format.date(forecast.likelyOn) })}
      </span>
      <Subdued>{range}</Subdued>
    </BlockStack>
  );
}

export function Subdued({ children }: { children: React.ReactNode }) {
  return (
    <Text as="span" variant="bodySm" tone="subdued">
      {children}
    </Text>
  );
}

/** A source as a link where it is one, with its date and how sure it is. */
export function SourceText(props: {
  source: string;
  lastVerifiedOn: string;
  confidence: 'seen' | 'likely' | 'unverified';
}) {
  const { t } = useTranslation('compliance');
  const format = useFormat();
  const urls = sourceUrls(props.source);
  const label = t('threshold.source', {
    date: format.date(props.lastVerifiedOn),
    confidence: t(`confidence.${props.confidence}`),
  });
  return (
    <Subdued>
      {urls.length === 0 ? t('rule.general') : null}
      {urls.map((url) => (
        <span key={url}>
          <a href={url} target="_blank" rel="noreferrer">
            {new URL(url).hostname}
          </a>{' '}
        </span>
      ))}{' '}
      {label}
    </Subdued>
  );
}
