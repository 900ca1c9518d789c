import { useTranslation } from 'react-i18next';

import { NO_VALUE } from '../../i18n/format.ts';
import { ChartFrame } from '../../ui/chart-frame.tsx';
import { niceTicks } from '../../ui/trend-chart.tsx';
import { useFormat } from '../../ui/use-format.ts';
import type { LaneWeekView } from '../lanes-page.server.ts';
import { useLaneWords } from './lane-words.ts';

const SIZE = 1000;

/**
 * A lane's weeks: a line for the middle parcel, a bar up to nine in ten, the range that had been said
 * as a band, and a mark where the lane became slower. The same as a table one button away.
 */
export function LaneWeeksChart(props: {
  weeks: readonly LaneWeekView[];
  slowSinceOn: string | null;
}) {
  const { t } = useTranslation('logistics');
  return (
    <ChartFrame
      title={t('lane.weeks')}
      about={t('lane.weeksAbout')}
      chart={<Plot {...props} />}
      table={<WeeksTable weeks={props.weeks} />}
    />
  );
}

function Plot({ weeks, slowSinceOn }: Parameters<typeof LaneWeeksChart>[0]) {
  const { t } = useTranslation('logistics');
  const format = useFormat();
  const words = useLaneWords();
  const [first, last] = [weeks[0], weeks.at(-1)];
  if (first === undefined || last === undefined) return null;
  const highest = Math.max(...weeks.flatMap((week) => [week.p90Days ?? 0, week.saidMaxDays ?? 0]));
  const ticks = niceTicks(highest);
  const top = Math.max(...ticks);
  const step = SIZE / weeks.length;
  const x = (index: number) => (index + 0.5) * step;
  const y = (days: number) => (1 - days / top) * SIZE;
  const known = weeks.flatMap((week, index) => (week.p50Days === null ? [] : [{ week, index }]));
  const line = known
    .map(
      ({ week, index }, at) =>
        `${at === 0 ? 'M' : 'L'}${x(index).toFixed(1)} ${y(week.p50Days!).toFixed(1)}`,
    )
    .join('');
  const said = weeks.flatMap((week, index) => (week.saidMaxDays === null ? [] : [{ week, index }]));
  const edge = [
    ...said.map(({ week, index }) => `${x(index).toFixed(1)} ${y(week.saidMaxDays!).toFixed(1)}`),
    ...said
      .toReversed()
      .map(({ week, index }) => `${x(index).toFixed(1)} ${y(week.saidMinDays!).toFixed(1)}`),
  ].join('L');
  const slowAt =
    slowSinceOn === null ? -1 : weeks.findLastIndex((week) => week.weekOn <= slowSinceOn);
  const latest = known.at(-1)?.week;
  const middle = weeks[Math.floor(weeks.length / 2)]!;
  return (
    <div
      className="portolan-chart portolan-lane-weeks"
      role="img"
      aria-label={t('lane.weeksSummary', {
        from: format.date(first.weekOn),
        to: format.date(last.weekOn),
        p50: latest === undefined ? NO_VALUE : words.days(latest.p50Days!),
        p90: latest === undefined ? NO_VALUE : words.days(latest.p90Days!),
      })}
    >
      <div className="portolan-chart-ticks">
        {ticks.toReversed().map((tick) => (
          <span key={tick}>{t('lanes.daysShort', { days: format.count(tick) })}</span>
        ))}
      </div>
      <svg viewBox={`0 0 ${SIZE} ${SIZE}`} preserveAspectRatio="none" focusable="false">
        {ticks.map((tick) => (
          <line key={tick} x1="0" x2={SIZE} y1={y(tick)} y2={y(tick)} />
        ))}
        {edge === '' ? null : <path className="portolan-lane-said" d={`M${edge}Z`} />}
        {known.map(({ week, index }) => (
          <line
            key={week.weekOn}
            className="portolan-lane-spread"
            x1={x(index)}
            x2={x(index)}
            y1={y(week.p50Days!)}
            y2={y(week.p90Days!)}
          />
        ))}
        <path d={line} />
        {slowAt < 0 ? null : (
          <line
            className="portolan-lane-change"
            x1={slowAt * step}
            x2={slowAt * step}
            y1="0"
            y2={SIZE}
          />
        )}
        {weeks.map((week, index) => (
          <rect key={week.weekOn} x={index * step} width={step} y="0" height={SIZE}>
            <title>
              {t('lane.weekNote', {
                week: format.date(week.weekOn, 'day'),
                p50: week.p50Days === null ? NO_VALUE : words.days(week.p50Days),
                p90: week.p90Days === null ? NO_VALUE : words.days(week.p90Days),
                count: week.sent,
              })}
            </title>
          </rect>
        ))}
      </svg>
      <div className="portolan-chart-days">
        {[...new Set([first, middle, last])].map((week) => (
          <span key={week.weekOn}>{format.date(week.weekOn, 'day')}</span>
        ))}
      </div>
    </div>
  );
}

function WeeksTable({ weeks }: { weeks: readonly LaneWeekView[] }) {
  const { t } = useTranslation('logistics');
  const format = useFormat();
  const words = useLaneWords();
  const days = (value: number | null) => (value === null ? NO_VALUE : words.days(value));
  const columns = [
    { heading: t('lane.sent'), cell: (week: LaneWeekView) => format.count(week.sent) },
    { heading: t('lanes.p50'), cell: (week: LaneWeekView) => days(week.p50Days) },
    { heading: t('lanes.p90'), cell: (week: LaneWeekView) => days(week.p90Days) },
    {
      heading: t('lane.said'),
      cell: (week: LaneWeekView) =>
        week.saidMaxDays === null
          ? NO_VALUE
          : `${words.days(week.saidMinDays!)}–${words.days(week.saidMaxDays)}`,
    },
    { heading: t('outcome.kept'), cell: (week: LaneWeekView) => format.count(week.kept) },
    { heading: t('outcome.early'), cell: (week: LaneWeekView) => format.count(week.early) },
    { heading: t('outcome.broken'), cell: (week: LaneWeekView) => format.count(week.broken) },
  ];
  return (
    <div className="portolan-chart-table" tabIndex={0} role="group" aria-label={t('lane.weeks')}>
      <table className="portolan-table">
        <thead>
          <tr>
            <th scope="col">{t('lane.weekOf')}</th>
            {columns.map(({ heading }) => (
              <th key={heading} scope="col" className="portolan-number">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.toReversed().map((week) => (
            <tr key={week.weekOn}>
              <th scope="row">{format.date(week.weekOn)}</th>
              {columns.map(({ heading, cell }) => (
                <td key={heading} className="portolan-number" data-heading={heading}>
                  {cell(week)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
