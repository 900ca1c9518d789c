import type { TFunction } from 'i18next';

import { fractionOf, relativeChange, type Share } from '../../kernel/percent.ts';
import { THIN_SAMPLE } from '../../ui/share-value.tsx';
import type { Stat } from '../../ui/stat-strip.tsx';
import type { Format } from '../../ui/use-format.ts';
import { type ChosenPeriod, finishedPeriod } from '../choose-period.ts';
import { groupDays } from '../group-days.ts';
import type { DayNumbers, TotalNumbers } from '../model.ts';

const SHARES = ['repeat', 'parcelsKept', 'paymentSuccess'] as const;

/**
 * The four numbers of the strip: sales and three shares, each with its change and its run.
 * `salesLabel` says whose sales they are.
 */
export function numberStats(input: {
  salesLabel: string;
  now: TotalNumbers;
  before: TotalNumbers | null;
  byDay: readonly DayNumbers[];
  chosen: ChosenPeriod;
  t: TFunction<'insights'>;
  format: Format;
}): Stat[] {
  const { now, before, t, format } = input;
  const finished = finishedPeriod(input.chosen);
  const byDay = input.byDay.filter(({ on }) => on <= finished.toOn);
  const salesChange = before === null ? null : relativeChange(before.salesMinor, now.salesMinor);
  const weeks = sumByWeek(byDay);
  return [
    {
      id: 'sales',
      label: input.salesLabel,
      value: format.moneyWhole(now.salesMinor),
      note: t('stat.orders', { count: now.orders, formatted: format.count(now.orders) }),
      kind: 'amount',
      change: salesChange === null ? null : { by: salesChange, kind: 'relative' },
      values: groupDays(
        byDay.map(({ on, salesMinor }) => ({ on, value: salesMinor })),
        finished,
      ).points.map(({ value }) => value),
    },
    ...SHARES.map((name) => ({
      id: name,
      label: t(`stat.${name}.label`),
      value: format.share(now[name]),
      note:
        now[name].of === 0
          ? t('stat.none')
          : t(`stat.${name}.of`, { count: now[name].of, formatted: format.count(now[name].of) }),
      kind: 'share' as const,
      change: pointsBetween(before?.[name], now[name]),
      values: weeks.map((week) => fractionOf(week[name])),
    })),
  ];
}

/** Shares of few cases swing by themselves: between them there is no change to speak of. */
function pointsBetween(before: Share | undefined, now: Share): Stat['change'] {
  if (before === undefined || Math.min(before.of, now.of) < THIN_SAMPLE) return null;
  const [from, to] = [fractionOf(before), fractionOf(now)];
  return from === null || to === null ? null : { by: to - from, kind: 'points' };
}

const DAYS_PER_POINT = 7;

/** Shares of single days jump about: lines of shares are drawn over seven days each. */
function sumByWeek(byDay: readonly DayNumbers[]): Pick<TotalNumbers, (typeof SHARES)[number]>[] {
  const weeks: Record<(typeof SHARES)[number], Share>[] = [];
  for (let start = 0; start < byDay.length; start += DAYS_PER_POINT) {
    const days = byDay.slice(start, start + DAYS_PER_POINT);
    const sum = (name: (typeof SHARES)[number]): Share => ({
      count: days.reduce((count, day) => count + day[name].count, 0),
      of: days.reduce((of, day) => of + day[name].of, 0),
    });
    weeks.push({
      repeat: sum('repeat'),
      parcelsKept: sum('parcelsKept'),
      paymentSuccess: sum('paymentSuccess'),
    });
  }
  return weeks;
}
