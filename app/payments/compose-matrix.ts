import type { CountryCode } from '../kernel/country.ts';
import type { CountedCell, FittedRates } from './rates/fit-rates.ts';
import { rememberedFits } from './rates/remember-fits.ts';
import { type ChangeSplit, splitChange, standardizeRates } from './rates/split-change.ts';
import { type PayWay, UNKNOWN_WAY } from './pay-way.ts';
import type { PaymentCell, PaymentSums } from './payment-cell.ts';
import type { PaymentFigure, PaymentMetric, Unjudgeable } from './payment-metrics.ts';

export interface MatrixPayment {
  country: CountryCode;
  way: string;
  figure: PaymentFigure;
}

export interface PaymentMatrix {
  metric: PaymentMetric;
  /** Most purchases first. */
  countries: CountryCode[];
  ways: PayWay[];
  cells: MatrixPayment[];
  /** Rows and columns beyond what is shown. */
  hidden: { countries: number; ways: number };
  /** Of all markets: the share, and what moved it; null where there is nothing to compare with. */
  overall: { count: number; of: number; change: ChangeSplit | null };
  /** Each way's share at one and the same mix of markets. */
  standardized: Record<string, number>;
  /** Trials whose way or country is not told, of all. */
  unnamed: { count: number; of: number };
}

export const MATRIX_LIMITS = { countries: 60, ways: 16 } as const;

const UNKNOWN_COUNTRY = 'ZZ';

/** What a metric counts of a cell: so many of so many. */
const COUNTED: Record<PaymentMetric, (sums: PaymentSums) => { count: number; of: number }> = {
  success: (sums) => ({ count: sums.trialSuccesses, of: sums.trials }),
  paid: (sums) => ({ count: sums.paidPurchases, of: sums.purchases }),
  fees: (sums) => ({ count: sums.feeMinor, of: sums.feeBaseMinor }),
  refunds: (sums) => ({ count: sums.refundedOrders, of: sums.paidOrders }),
  disputes: (sums) => ({ count: Math.min(sums.disputes, sums.paidOrders), of: sums.paidOrders }),
};

/** What a metric counted of some sums. */
export function countMetric(metric: PaymentMetric, sums: PaymentSums) {
  return COUNTED[metric](sums);
}

/**
 * The matrix of ways to pay by markets for one metric: shares drawn to their neighbors where data is
 * thin, ranges, changes against the period before, and the change of the whole split into mix and
 * rate. What can't be told says why.
 */
export function composeMatrix(
  metric: PaymentMetric,
  cells: readonly PaymentCell[],
  before: readonly PaymentCell[] | null,
): PaymentMatrix {
  const counted = countedCells(metric, cells);
  const countedBefore = before === null ? null : countedCells(metric, before);
  const fitted = metric === 'fees' ? null : rememberedFits(counted);
  const earlier = new Map((before ?? []).map((cell) => [keyOf(cell.country, cell.way.id), cell]));
  const size = (some: readonly PaymentCell[]) => some.reduce((sum, cell) => sum + cell.trials, 0);
  const largestFirst = <Key>(of: (cell: PaymentCell) => Key) =>
    [...Map.groupBy(cells, of)]
      .toSorted(([, a], [, b]) => size(b) - size(a))
      .map(([, some]) => some[0]!);
  const countries = largestFirst(({ country }) => country).map(({ country }) => country);
  const ways = largestFirst(({ way }) => way.id).map(({ way }) => way);
  const shown = {
    countries: new Set(countries.slice(0, MATRIX_LIMITS.countries)),
    ways: new Set(ways.slice(0, MATRIX_LIMITS.ways).map(({ id }) => id)),
  };
  const isCountable = metric !== 'fees';
  return {
    metric,
    countries: [...shown.countries],
    ways: ways.slice(0, MATRIX_LIMITS.ways),
    cells: cells
      .filter(({ country, way }) => shown.countries.has(country) && shown.ways.has(way.id))
      .map((cell) => ({
        country: cell.country,
        way: cell.way.id,
        figure: figureOf(metric, cell, {
          fitted,
          before: earlier.get(keyOf(cell.country, cell.way.id)) ?? null,
        }),
      })),
    hidden: {
      countries: countries.length - shown.countries.size,
      ways: ways.length - shown.ways.size,
    },
    overall: {
      count: counted.reduce((sum, { successes }) => sum + successes, 0),
      of: counted.reduce((sum, { trials }) => sum + trials, 0),
      change: countedBefore === null || !isCountable ? null : splitChange(countedBefore, counted),
    },
    standardized: isCountable
      ? Object.fromEntries(standardizeRates(counted, mixOf(counted), fitted))
      : {},
    unnamed: { count: size(cells.filter((cell) => !isNamed(cell))), of: size(cells) },
  };
}

/** One number of one cell, judged with its neighbors' help. */
export function figureOf(
  metric: PaymentMetric,
  cell: PaymentCell,
  context: { fitted: FittedRates | null; before: PaymentCell | null },
): PaymentFigure {
  const { count, of } = COUNTED[metric](cell);
  const why = unjudgeable(metric, cell);
  const none = { value: null, low: null, high: null, change: null, count, of };
  if (why !== null) return { ...none, why };
  const change = context.before === null ? null : changeOf(metric, context.before, cell);
  if (context.fitted === null) {
    return { ...none, value: count / of, change, why: null };
  }
  const { rate, low, high } = context.fitted.rateOf(cell.way.id, cell.country);
  return { value: rate, low, high, count, of, change, why: null };
}

/** Cells of which a metric can be told, as counts. */
export function countedCells(metric: PaymentMetric, cells: readonly PaymentCell[]): CountedCell[] {
  return cells
    .filter((cell) => unjudgeable(metric, cell) === null)
    .map((cell) => {
      const { count, of } = COUNTED[metric](cell);
      return { row: cell.way.id, column: cell.country, successes: count, trials: of };
    });
}

function unjudgeable(metric: PaymentMetric, cell: PaymentCell): Unjudgeable | null {
  if (cell.way.id === UNKNOWN_WAY) return 'no-name';
  if (cell.country === UNKNOWN_COUNTRY) return 'no-country';
  if (metric === 'disputes' && !cell.disputesTold) return 'no-disputes';
  if (COUNTED[metric](cell).of > 0) return null;
  return metric === 'fees' ? 'no-fees' : 'no-orders';
}

const isNamed = ({ way, country }: PaymentCell): boolean =>
  way.id !== UNKNOWN_WAY && country !== UNKNOWN_COUNTRY;

const keyOf = (country: string, way: string): string => `${country}\n${way}`;

function mixOf(cells: readonly CountedCell[]): Map<string, number> {
  const mix = new Map<string, number>();
  for (const { column, trials } of cells) mix.set(column, (mix.get(column) ?? 0) + trials);
  return mix;
}

const Z = 1.645;

/** The change of one cell's own share with its range; that of fees has no range of chance. */
function changeOf(
  metric: PaymentMetric,
  before: PaymentCell,
  after: PaymentCell,
): PaymentFigure['change'] {
  const [a, b] = [COUNTED[metric](before), COUNTED[metric](after)];
  if (a.of === 0 || b.of === 0) return null;
  const by = b.count / b.of - a.count / a.of;
  if (metric === 'fees') return { by, low: by, high: by };
  const spread = ({ count, of }: { count: number; of: number }) => {
    const share = (count + 1) / (of + 2);
    return (share * (1 - share)) / of;
  };
  const reach = Z * Math.sqrt(spread(a) + spread(b));
  return { by, low: by - reach, high: by + reach };
}
