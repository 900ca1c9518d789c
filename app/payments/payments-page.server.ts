import { addDays, type CalendarDate } from '../kernel/calendar.ts';
import type { CountryCode } from '../kernel/country.ts';
import { forShop } from '../db/index.server.ts';
import { composeMatrix, countedCells, figureOf, type PaymentMatrix } from './compose-matrix.ts';
import { diagnoseFailure, type Diagnosis } from './facts/decline-facts.ts';
import type { MethodChoice } from './model.ts';
import { type PayWay, wayOf } from './pay-way.ts';
import { composeCells, NO_PAYMENTS, type PaymentCell, type PaymentSums } from './payment-cell.ts';
import { paymentHints } from './payment-hints.server.ts';
import {
  type DaySums,
  type PaymentPeriod,
  readDaySums,
  readPaymentSums,
  type SumName,
  type SumsWanted,
} from './payment-numbers.server.ts';
import { PAYMENT_METRICS, type PaymentFigure, type PaymentMetric } from './payment-metrics.ts';
import { betaQuantile } from './rates/beta-distribution.ts';
import { rememberedFits } from './rates/remember-fits.ts';
import { type NamedWay, nameWay } from './name-way.ts';

/** The period of a page and the one that it is compared with. */
export interface ComparedPeriods {
  period: PaymentPeriod;
  previous: PaymentPeriod | null;
}

/** The matrix with its columns named. */
export interface NamedMatrix extends Omit<PaymentMatrix, 'ways'> {
  ways: NamedWay[];
}

/** What each metric counts, beside the trials that order its rows and columns. */
const SUMS_OF: Record<PaymentMetric, readonly SumName[]> = {
  success: ['trials', 'trialSuccesses'],
  paid: ['trials', 'purchases', 'paidPurchases'],
  fees: ['trials', 'feeMinor', 'feeBaseMinor'],
  refunds: ['trials', 'paidOrders', 'refundedOrders'],
  disputes: ['trials', 'paidOrders'],
};

/** What the neighbors of a cell are asked for: fees have no neighbors. */
const SUMS_OF_NEIGHBORS = [
  ...new Set([...SUMS_OF.success, ...SUMS_OF.paid, ...SUMS_OF.refunds, ...SUMS_OF.disputes]),
];

/** The matrix of a shop's ways to pay by markets over a period, for one metric. */
export async function readPaymentMatrix(
  shopId: number,
  { period, previous }: ComparedPeriods,
  metric: PaymentMetric,
  locale: string,
): Promise<NamedMatrix> {
  const wanted: SumsWanted = { sums: SUMS_OF[metric], disputes: metric === 'disputes' };
  const [rows, before] = await Promise.all([
    readPaymentSums(shopId, period, null, wanted),
    previous === null ? null : readPaymentSums(shopId, previous, null, wanted),
  ]);
  const matrix = composeMatrix(metric, composeCells(rows), before && composeCells(before));
  return { ...matrix, ways: matrix.ways.map((way) => nameWay(way, locale)) };
}

/** A week of a way to pay: the share that succeeded at first, with its range. */
export interface RatePoint {
  on: CalendarDate;
  count: number;
  of: number;
  rate: number | null;
  low: number;
  high: number;
}

/** Failed trials of one error code. */
export interface FailureRow {
  code: string;
  count: number;
  /** null where the code can't be judged. */
  diagnosis: Diagnosis | null;
}

export interface GatewayRow extends PaymentSums {
  gateway: string;
  gatewayName: string;
}

/** All that is known of one way to pay in one country. */
export interface PaymentCellDetail {
  country: CountryCode;
  way: NamedWay;
  sums: PaymentSums;
  figures: Record<PaymentMetric, PaymentFigure>;
  points: RatePoint[];
  failures: FailureRow[];
  gateways: GatewayRow[];
  /** What the merchant said of its hint; null where orders decide or no method is named. */
  hint: { shown: boolean; choice: MethodChoice | null } | null;
  period: PaymentPeriod;
  compared: boolean;
}

/** null for a place that no payment was ever made at. */
export async function readPaymentCell(
  shopId: number,
  place: { country: CountryCode; way: string },
  { period, previous }: ComparedPeriods,
  locale: string,
): Promise<PaymentCellDetail | null> {
  const [all, rows, before, days, settings] = await Promise.all([
    readPaymentSums(shopId, period, null, { sums: SUMS_OF_NEIGHBORS }),
    readPaymentSums(shopId, period, place.country),
    previous === null ? null : readPaymentSums(shopId, previous, place.country),
    readDaySums(shopId, period, place.country),
    forShop(shopId).settingsDocument.count({ where: { domain: 'payments' } }),
  ]);
  const cells = composeCells(all);
  const isIt = (cell: PaymentCell) => cell.country === place.country && cell.way.id === place.way;
  const cell = composeCells(rows).find(isIt) ?? (await emptyCell(shopId, place));
  if (cell === null) return null;
  const earlier = before === null ? null : (composeCells(before).find(isIt) ?? null);
  const ownDays = days.filter((day) => wayOf(day).id === place.way);
  const figures = Object.fromEntries(
    PAYMENT_METRICS.map((metric) => {
      const fitted = metric === 'fees' ? null : rememberedFits(countedCells(metric, cells));
      return [metric, figureOf(metric, cell, { fitted, before: earlier })];
    }),
  ) as Record<PaymentMetric, PaymentFigure>;
  return {
    country: place.country,
    way: nameWay(cell.way, locale),
    sums: { ...NO_PAYMENTS, ...sumsOf(cell) },
    figures,
    points: weeklyPoints(ownDays, period),
    failures: failuresOf(ownDays),
    gateways: rows
      .filter((row) => wayOf(row).id === place.way)
      .map((row) => ({ ...sumsOf(row), gateway: row.gateway, gatewayName: row.gatewayName })),
    hint: settings === 0 ? null : await readHint(shopId, place.country, cell.way),
    period,
    compared: earlier !== null,
  };
}

const EVER: PaymentPeriod = { fromOn: '1970-01-01', toOn: '9999-12-31' };

/** A way that was tried there, though not in the period of the page. */
async function emptyCell(
  shopId: number,
  place: { country: CountryCode; way: string },
): Promise<PaymentCell | null> {
  const cells = composeCells(await readPaymentSums(shopId, EVER, place.country));
  const known = cells.find(({ way }) => way.id === place.way);
  return known === undefined ? null : { ...known, ...NO_PAYMENTS };
}

function sumsOf(sums: PaymentSums): PaymentSums {
  return Object.fromEntries(
    Object.keys(NO_PAYMENTS).map((name) => [name, sums[name as keyof PaymentSums]]),
  ) as unknown as PaymentSums;
}

async function readHint(shopId: number, country: CountryCode, way: PayWay) {
  if (way.method === null) return null;
  const { settings } = await paymentHints.read(shopId, new Date());
  const market = settings.markets.find((each) => each.country === country);
  if (market === undefined) return null;
  const choice = market.methods.find(({ method }) => method === way.method)?.choice ?? null;
  return { shown: market.shown, choice };
}

const WEEK_DAYS = 7;
const POINTS_MOST = 160;
/** Holds a share nine times of ten (Jeffreys). */
function rangeOf(count: number, of: number): { low: number; high: number } {
  const [alpha, beta] = [count + 0.5, of - count + 0.5];
  return { low: betaQuantile(0.05, alpha, beta), high: betaQuantile(0.95, alpha, beta) };
}

/** Whole weeks back from the last day; the first one may be cut. */
function weeklyPoints(days: readonly DaySums[], period: PaymentPeriod): RatePoint[] {
  const points: RatePoint[] = [];
  let toOn = period.toOn;
  while (toOn >= period.fromOn && points.length < POINTS_MOST) {
    const fromOn = addDays(toOn, 1 - WEEK_DAYS);
    const week = days.filter(({ on }) => on >= fromOn && on <= toOn);
    const count = week.reduce((sum, { trialSuccesses }) => sum + trialSuccesses, 0);
    const of = week.reduce((sum, { trials }) => sum + trials, 0);
    const on = fromOn < period.fromOn ? period.fromOn : fromOn;
    points.push({ on, count, of, rate: of === 0 ? null : count / of, ...rangeOf(count, of) });
    toOn = addDays(toOn, -WEEK_DAYS);
  }
  return points.toReversed();
}

function failuresOf(days: readonly DaySums[]): FailureRow[] {
  const counts = new Map<string, number>();
  for (const { failureCodes } of days) {
    for (const [code, n] of Object.entries(failureCodes)) {
      counts.set(code, (counts.get(code) ?? 0) + n);
    }
  }
  return [...counts]
    .toSorted(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    .map(([code, count]) => ({ code, count, diagnosis: diagnoseFailure(code) }));
}
