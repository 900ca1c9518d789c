/** What the matrix can show of a way to pay in a market. */
export const PAYMENT_METRICS = ['success', 'paid', 'fees', 'refunds', 'disputes'] as const;
export type PaymentMetric = (typeof PAYMENT_METRICS)[number];

/** Why a figure can't be told; it is then not counted as good. */
export type Unjudgeable = 'no-name' | 'no-country' | 'no-fees' | 'no-disputes' | 'no-orders';

/** One number of a cell. */
export interface PaymentFigure {
  /** Fraction; null where `why` says why not. */
  value: number | null;
  why: Unjudgeable | null;
  /** Holds it nine times of ten; null for what is no share of cases (fees). */
  low: number | null;
  high: number | null;
  /** What was counted: `count` of `of`; for fees in minor units. */
  count: number;
  of: number;
  /** Against the period before, as a fraction, with its range; null without one. */
  change: { by: number; low: number; high: number } | null;
}
