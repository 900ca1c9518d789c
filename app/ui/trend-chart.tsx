import { Button, InlineStack, Text } from '@shopify/polaris';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useFormat } from './use-format.ts';

/** One point of a line: the first day that it stands for, and its value. */
export interface TrendPoint {
  on: string;
  value: number;
}

const WIDTH = 720;
const HEIGHT = 200;
const LEFT = 56;
const BOTTOM = 24;
const TOP = 8;

/**
 * Round numbers from 0 that cover `high` in at most four steps.
 * @example niceTicks(870) // [0, 250, 500, 750, 1000]
 */
export function niceTicks(high: number): number[] {
  if (!(high > 0)) return [0, 1];
  const rough = high / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((size) => size >= rough)!;
  const ticks = [0];
  while (ticks[ticks.length - 1]! < high) ticks.push(ticks.length * step);
  return ticks;
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
  const { t } = useTranslation();
  const [asTable, setAsTable] = useState(false);
  const headingId = useId();
  return (
    <section aria-labelledby={headingId}>
      <InlineStack align="space-between" blockAlign="center" gap="200">
        <Text as="h2" variant="headingMd" id={headingId}>
          {props.title}
        </Text>
        <Button variant="plain" onClick={() => setAsTable(!asTable)} pressed={asTable}>
          {t(asTable ? 'chart.showChart' : 'chart.showTable')}
        </Button>
      </InlineStack>
      {asTable ? <PointsTable {...props} /> : <Line {...props} />}
    </section>
  );
}

type ChartProps = Parameters<typeof TrendChart>[0];

function Line(props: ChartProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { points } = props;
  const highest = points.reduce((best, point) => (point.value > best.value ? point : best));
  const last = points[points.length - 1]!;
  const ticks = niceTicks(highest.value);
  const top = ticks[ticks.length - 1]!;
  const x = (index: number) => LEFT + (index / Math.max(points.length - 1, 1)) * (WIDTH - LEFT - 8);
  const y = (value: number) => TOP + (1 - value / top) * (HEIGHT - TOP - BOTTOM);
  const path = points
    .map(
      (point, index) =>
        `${index === 0 ? 'M' : 'L'}${x(index).toFixed(1)} ${y(point.value).toFixed(1)}`,
    )
    .join('');
  const label = t('chart.summary', {
    title: props.title,
    from: format.date(points[0]!.on),
    to: format.date(last.on),
    highest: props.formatValue(highest.value),
    highestOn: props.formatPoint(highest.on),
    last: props.formatValue(last.value),
  });
  return (
    <svg
      className="portolan-chart"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={label}
    >
      {ticks.map((tick) => (
        <g key={tick}>
          <line
            x1={LEFT}
            x2={WIDTH - 8}
            y1={y(tick)}
            y2={y(tick)}
            className="portolan-chart-grid"
          />
          <text x={LEFT - 8} y={y(tick) + 4} textAnchor="end">
            {props.formatTick(tick)}
          </text>
        </g>
      ))}
      <path d={path} className="portolan-chart-line" />
      {[0, Math.floor((points.length - 1) / 2), points.length - 1]
        .filter((index, position, all) => all.indexOf(index) === position)
        .map((index, position, all) => (
          <text
            key={index}
            x={x(index)}
            y={HEIGHT - 4}
            textAnchor={position === 0 ? 'start' : position === all.length - 1 ? 'end' : 'middle'}
          >
            {format.date(points[index]!.on, 'day')}
          </text>
        ))}
      {points.map((point, index) => (
        <circle
          key={point.on}
          cx={x(index)}
          cy={y(point.value)}
          r="8"
          className="portolan-chart-hit"
        >
          <title>{`${props.formatPoint(point.on)}: ${props.formatValue(point.value)}`}</title>
        </circle>
      ))}
    </svg>
  );
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
