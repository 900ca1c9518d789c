import { Card, Icon, Text } from '@shopify/polaris';
import { ArrowDownIcon, ArrowUpIcon, MinusIcon } from '@shopify/polaris-icons';
import { useTranslation } from 'react-i18next';

import { Sparkline } from './sparkline.tsx';
import { useFormat } from './use-format.ts';

/** One number of the strip. */
export interface Stat {
  id: string;
  label: string;
  /** Formatted; `note` says what it was counted from. */
  value: string;
  note?: string | undefined;
  /** Change against the comparison period, as a fraction; for shares in percentage points. */
  change: { by: number; kind: 'relative' | 'points' } | null;
  /** Amounts are drawn from zero, shares are not. */
  kind: 'amount' | 'share';
  /** The run over the period; null where nothing was counted. */
  values: readonly (number | null)[];
}

/** Numbers side by side with their change against a comparison period that is named once. */
export function StatStrip(props: {
  title: string;
  stats: readonly Stat[];
  comparison: string | null;
}) {
  const { t } = useTranslation();
  return (
    <Card padding="0">
      <Text as="h2" visuallyHidden>
        {props.title}
      </Text>
      <dl className="portolan-stats">
        {props.stats.map((stat) => (
          <div key={stat.id} className="portolan-stat">
            <dt>
              <Text as="span" variant="bodySm" tone="subdued">
                {stat.label}
              </Text>
            </dt>
            <dd className="portolan-stat-value">
              <Text as="span" variant="headingLg" numeric>
                {stat.value}
              </Text>
              <Sparkline values={stat.values} kind={stat.kind} />
            </dd>
            <dd className="portolan-stat-note">
              <Change change={stat.change} />
              <Text as="span" variant="bodySm" tone="subdued">
                {stat.note ?? ''}
              </Text>
            </dd>
          </div>
        ))}
      </dl>
      <div className="portolan-stats-foot">
        <Text as="p" variant="bodySm" tone="subdued">
          {props.comparison === null
            ? t('stat.noComparison')
            : t('stat.comparedWith', { period: props.comparison })}
        </Text>
      </div>
    </Card>
  );
}

/** Up or down is said without color: whether it is good is the merchant's to judge. */
function Change({ change }: { change: Stat['change'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (change === null) return null;
  const size = Math.abs(change.by);
  const points = Math.round(size * 1000) / 10;
  const amount =
    change.kind === 'points'
      ? t('stat.points', {
          count: points,
          formatted: new Intl.NumberFormat(format.locale).format(points),
        })
      : format.percent(size);
  const flat = size < 0.0005;
  const direction = flat ? 'same' : change.by > 0 ? 'up' : 'down';
  const icon = flat ? MinusIcon : change.by > 0 ? ArrowUpIcon : ArrowDownIcon;
  return (
    <span className="portolan-change">
      <Icon source={icon} tone="subdued" />
      <Text as="span" visuallyHidden>
        {t(`stat.${direction}`)}
      </Text>
      <Text as="span" variant="bodySm">
        {flat ? t('stat.unchanged') : amount}
      </Text>
    </span>
  );
}
