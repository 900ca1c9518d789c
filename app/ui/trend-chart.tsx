import { useTranslation } from 'react-i18next';

import { ChartFrame } from './chart-frame.tsx';
import { useFormat } from './use-format.ts';

/** One point of a line: the first day that it stands for, and its value. */
export interface TrendPoint {
  on: string;
  value: number;
}

/** The plot is stretched to the room that it has; words stand around it, at their own size. */
const WIDTH = 1000;
const HEIGHT = 1000;

/**
 * Round numbers from 0 that cover `high` in at most four steps.
 * @example niceTicks(870) // [0, 250, 500, 750, 1000]
 */
export function niceTicks(high: number): number[] {
  if (!(high > 0)) return [0, 1];
  const rough = high / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 2.5, 5].find((factor) => factor * power >= rough) ?? 10) * power;
  return Array.from({ length: Math.ceil(high / step) + 1 }, (_, index) => index * step);
}

/**
 * A number over time as a line that starts at zero, with the same numbers as a table one button
 * away.
 */
export function TrendChart(props: {
  title: string;
  points: readonly TrendPoint[];
  valueHeading: string;
  formatValue: (value: number) => string;
  formatTick: (value: number) => string;
  /** How a point's time is named, e.g. "week of Nov 3". */
  formatPoint: (on: string) => string;
}) {
  return (
    <ChartFrame
      title={props.title}
      chart={<Line {...props} />}
      table={<PointsTable {...props} />}
    />
  );
}

type ChartProps = Parameters<typeof TrendChart>[0];

function Line(props: ChartProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { points } = props;
  const [first] = points;
  const last = points.at(-1);
  if (first === undefined || last === undefined) return null;
  const highest = points.reduce((best, point) => (point.value > best.value ? point : best), first);
  const ticks = niceTicks(highest.value);
  const top = Math.max(...ticks);
  const step = WIDTH / Math.max(points.length - 1, 1);
  const y = (value: number) => (1 - value / top) * HEIGHT;
  const path = points
    .map(
      ({ value }, index) =>
        `${index === 0 ? 'M' : 'L'}${(index * step).toFixed(1)} ${y(value).toFixed(1)}`,
    )
    .join('');
  const label = t('chart.summary', {
    title: props.title,
    from: format.date(first.on),
    to: format.date(last.on),
    highest: props.formatValue(highest.value),
    highestOn: props.formatPoint(highest.on),
    last: props.formatValue(last.value),
  });
  return (
    <div className="portolan-chart" role="img" aria-label={label}>
      <div className="portolan-chart-ticks">
        {ticks.toReversed().map((tick) => (
          <span key={tick}>{props.formatTick(tick)}</span>
        ))}
      </div>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" focusable="false">
        {ticks.map((tick) => (
          <line key={tick} x1="0" x2={WIDTH} y1={y(tick)} y2={y(tick)} />
        ))}
        <path d={path} />
        {points.map((point, index) => (
          <rect key={point.on} x={(index - 0.5) * step} width={step} y="0" height={HEIGHT}>
            <title>{`${props.formatPoint(point.on)}: ${props.formatValue(point.value)}`}</title>
          </rect>
        ))}
      </svg>
      <div className="portolan-chart-days">
        {points.filter(isNamed).map(({ on }) => (
          <span key={on}>{format.date(on, 'day')}</span>
        ))}
      </div>
    </div>
  );
}

/** The first, the middle and the last point have their time written below them. */
function isNamed(_point: TrendPoint, index: number, points: readonly TrendPoint[]): boolean {
  const last = points.length - 1;
  return index === 0 || index === last || (last % 2 === 0 && index === last / 2);
}

function PointsTable(props: ChartProps) {
  const { t } = useTranslation();
  return (
    <div className="portolan-chart-table" tabIndex={0} role="group" aria-label={props.title}>
      <table className="portolan-table">
        <thead>
          <tr>
            <th scope="col">{t('chart.time')}</th>
            <th scope="col" className="portolan-number">
              {props.valueHeading}
            </th>
          </tr>
        </thead>
        <tbody>
          {props.points.map((point) => (
            <tr key={point.on}>
              <th scope="row">{props.formatPoint(point.on)}</th>
              <td className="portolan-number" data-heading={props.valueHeading}>
                {props.formatValue(point.value)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
