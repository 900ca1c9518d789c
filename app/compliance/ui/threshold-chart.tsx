import { InlineStack, Text } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import { ChartFrame } from '../../ui/chart-frame.tsx';
import { ThinData } from '../../ui/thin-data.tsx';
import { niceTicks } from '../../ui/trend-chart.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { measureOf } from './threshold-words.tsx';

interface ThresholdChartProps {
  course: readonly { on: string; sum: number }[];
  band: readonly { on: string; low: number; middle: number; high: number }[];
  /** 0 where there is none. */
  limit: number;
  currency: string | null;
}

const SIZE = 1000;

/**
 * The counted sum week by week against the limit, and where nine of ten possible futures lie; the
 * same as a table one button away.
 */
export function ThresholdChart(props: ThresholdChartProps) {
  const { t } = useTranslation('compliance');
  if (props.course.length < 2) return <ThinData>{t('rulePage.chartThin')}</ThinData>;
  return (
    <ChartFrame
      title={t('rulePage.chart')}
      chart={<Lines {...props} />}
      table={<Weeks {...props} />}
    />
  );
}

function Lines({ course, band, limit, currency }: ThresholdChartProps) {
  const { t } = useTranslation('compliance');
  const format = useFormat();
  const [first] = course;
  const last = course.at(-1);
  if (first === undefined || last === undefined) return null;
  const end = band.at(-1)?.on ?? last.on;
  const highest = Math.max(
    limit,
    ...course.map(({ sum }) => sum),
    // A band that runs away would press the course flat: it is cut at twice the limit.
    ...band.map(({ high }) => Math.min(high, limit * 2)),
  );
  const ticks = niceTicks(highest);
  const top = Math.max(...ticks);
  const days = Date.parse(end) - Date.parse(first.on) || 1;
  const x = (on: string) => ((Date.parse(on) - Date.parse(first.on)) / days) * SIZE;
  const y = (value: number) => (1 - Math.min(Math.max(value, 0), top) / top) * SIZE;
  const line = (points: readonly { on: string; value: number }[]) =>
    points
      .map(
        ({ on, value }, index) =>
          `${index === 0 ? 'M' : 'L'}${x(on).toFixed(1)} ${y(value).toFixed(1)}`,
      )
      .join('');
  const start = { on: last.on, low: last.sum, middle: last.sum, high: last.sum };
  const ahead = band.length === 0 ? [] : [start, ...band];
  const upper = line(ahead.map(({ on, high }) => ({ on, value: high })));
  const lower = line(ahead.toReversed().map(({ on, low }) => ({ on, value: low })));
  const values = {
    sum: measureOf(format, { currency }, last.sum),
    date: format.date(last.on),
    limit: measureOf(format, { currency }, limit),
  };
  return (
    <>
      <div className="portolan-chart" role="img" aria-label={t('rulePage.chartSummary', values)}>
        <div className="portolan-chart-ticks">
          {ticks.toReversed().map((tick) => (
            <span key={tick}>{measureOf(format, { currency }, tick)}</span>
          ))}
        </div>
        <svg viewBox={`0 0 ${SIZE} ${SIZE}`} preserveAspectRatio="none" focusable="false">
          {ticks.map((tick) => (
            <line key={tick} x1="0" x2={SIZE} y1={y(tick)} y2={y(tick)} />
          ))}
          {ahead.length === 0 ? null : (
            <>
              <path
                d={`${upper}${lower.replace('M', 'L')}Z`}
                style={{ fill: 'var(--p-color-bg-fill-info-secondary)', stroke: 'none' }}
              />
              <path
                d={line(ahead.map(({ on, middle }) => ({ on, value: middle })))}
                strokeDasharray="4 4"
              />
            </>
          )}
          <path d={line(course.map(({ on, sum }) => ({ on, value: sum })))} />
          {limit > 0 ? (
            <path
              d={`M0 ${y(limit)}L${SIZE} ${y(limit)}`}
              style={{ stroke: 'var(--p-color-icon-critical)' }}
            />
          ) : null}
        </svg>
        <div className="portolan-chart-days">
          {[first.on, ...(end === last.on ? [] : [last.on]), end].map((on) => (
            <span key={on}>{format.date(on)}</span>
          ))}
        </div>
      </div>
      <Legend hasLimit={limit > 0} hasBand={band.length > 0} />
    </>
  );
}

function Legend({ hasLimit, hasBand }: { hasLimit: boolean; hasBand: boolean }) {
  const { t } = useTranslation('compliance');
  const items = [
    { label: t('rulePage.chartSum'), color: 'var(--p-color-icon-info)' },
    ...(hasLimit
      ? [{ label: t('rulePage.chartLimit'), color: 'var(--p-color-icon-critical)' }]
      : []),
    ...(hasBand
      ? [{ label: t('rulePage.chartBand'), color: 'var(--p-color-bg-fill-info-secondary)' }]
      : []),
  ];
  return (
    <InlineStack gap="400">
      {items.map(({ label, color }) => (
        <InlineStack key={label} gap="100" blockAlign="center">
          <span
            aria-hidden="true"
            style={{ inlineSize: 12, blockSize: 4, borderRadius: 2, background: color }}
          />
          <Text as="span" variant="bodySm" tone="subdued">
            {label}
          </Text>
        </InlineStack>
      ))}
    </InlineStack>
  );
}

function Weeks({ course, band, currency }: ThresholdChartProps) {
  const { t } = useTranslation('compliance');
  const format = useFormat();
  const value = (amount: number) => measureOf(format, { currency }, amount);
  return (
    <div
      className="portolan-chart-table"
      tabIndex={0}
      role="group"
      aria-label={t('rulePage.chart')}
    >
      <table className="portolan-table">
        <thead>
          <tr>
            <th scope="col">{t('rulePage.period')}</th>
            <th scope="col" className="portolan-number">
              {t('rulePage.chartSum')}
            </th>
          </tr>
        </thead>
        <tbody>
          {course.map(({ on, sum }) => (
            <tr key={on}>
              <th scope="row">{t('rulePage.chartWeek', { date: format.date(on) })}</th>
              <td className="portolan-number">{value(sum)}</td>
            </tr>
          ))}
          {band.map(({ on, low, high }) => (
            <tr key={on}>
              <th scope="row">{t('rulePage.chartWeek', { date: format.date(on) })}</th>
              <td className="portolan-number">{`${value(low)} – ${value(high)}`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
