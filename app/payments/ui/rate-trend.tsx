import { useTranslation } from 'react-i18next';

import { NO_VALUE } from '../../i18n/format.ts';
import { ChartFrame } from '../../ui/chart-frame.tsx';
import { useFormat } from '../../ui/use-format.ts';
import type { RatePoint } from '../payments-page.server.ts';

const WIDTH = 1000;
const HEIGHT = 1000;

/** A share over time as a line within its range, with the same numbers as a table one button away. */
export function RateTrend(props: { title: string; points: readonly RatePoint[] }) {
  const { t } = useTranslation('payments');
  return (
    <ChartFrame
      title={props.title}
      about={t('cell.trendAbout')}
      chart={<Band {...props} />}
      table={<PointsTable {...props} />}
    />
  );
}

function Band({ title, points }: { title: string; points: readonly RatePoint[] }) {
  const { t } = useTranslation('payments');
  const format = useFormat();
  const step = WIDTH / Math.max(points.length - 1, 1);
  const y = (value: number) => ((1 - value) * HEIGHT).toFixed(1);
  const known = points.flatMap((point, index) => (point.rate === null ? [] : [{ point, index }]));
  const line = known
    .map(
      ({ point, index }, at) =>
        `${at === 0 ? 'M' : 'L'}${(index * step).toFixed(1)} ${y(point.rate!)}`,
    )
    .join('');
  const edge = [
    ...known.map(({ point, index }) => `${(index * step).toFixed(1)} ${y(point.high)}`),
    ...known.toReversed().map(({ point, index }) => `${(index * step).toFixed(1)} ${y(point.low)}`),
  ].join('L');
  const last = known.at(-1)?.point;
  const [first, middle, end] = [points[0], points[Math.floor(points.length / 2)], points.at(-1)];
  return (
    <div
      className="portolan-chart portolan-rate-trend"
      role="img"
      aria-label={t('cell.trendSummary', {
        title,
        last: last === undefined ? NO_VALUE : format.percent(last.rate, 0),
      })}
    >
      <div className="portolan-chart-ticks">
        {[1, 0.75, 0.5, 0.25, 0].map((tick) => (
          <span key={tick}>{format.percent(tick, 0)}</span>
        ))}
      </div>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" focusable="false">
        {[0, 0.25, 0.5, 0.75, 1].map((tick) => (
          <line key={tick} x1="0" x2={WIDTH} y1={y(tick)} y2={y(tick)} />
        ))}
        {edge === '' ? null : <path className="portolan-band" d={`M${edge}Z`} />}
        <path d={line} />
        {known.map(({ point, index }) => (
          <rect key={point.on} x={(index - 0.5) * step} width={step} y="0" height={HEIGHT}>
            <title>{`${format.date(point.on, 'day')}: ${format.percent(point.rate, 0)} (${point.count}/${point.of})`}</title>
          </rect>
        ))}
      </svg>
      <div className="portolan-chart-days">
        {[...new Set([first, middle, end])].map((point) =>
          point === undefined ? null : <span key={point.on}>{format.date(point.on, 'day')}</span>,
        )}
      </div>
    </div>
  );
}

function PointsTable({ title, points }: { title: string; points: readonly RatePoint[] }) {
  const { t } = useTranslation('payments');
  const format = useFormat();
  return (
    <div className="portolan-chart-table" tabIndex={0} role="group" aria-label={title}>
      <table className="portolan-table">
        <thead>
          <tr>
            <th scope="col">{t('cell.week')}</th>
            <th scope="col" className="portolan-number">
              {t('metric.success.title')}
            </th>
            <th scope="col" className="portolan-number">
              {t('cell.range')}
            </th>
          </tr>
        </thead>
        <tbody>
          {points.map((point) => (
            <tr key={point.on}>
              <th scope="row">{format.date(point.on)}</th>
              <td className="portolan-number" data-heading={t('metric.success.title')}>
                {point.rate === null
                  ? NO_VALUE
                  : `${format.percent(point.rate, 0)} (${point.count}/${point.of})`}
              </td>
              <td className="portolan-number" data-heading={t('cell.range')}>
                {point.rate === null
                  ? NO_VALUE
                  : `${format.percent(point.low, 0)}–${format.percent(point.high, 0)}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
