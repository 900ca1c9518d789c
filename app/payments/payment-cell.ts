import type { CountryCode } from '../kernel/country.ts';
import { type PayWay, wayOf } from './pay-way.ts';

/** Sums of a way to pay, as `payment_rollup` keeps them. Money in the shop's currency. */
export interface PaymentSums {
  purchases: number;
  firstSuccesses: number;
  paidPurchases: number;
  trials: number;
  trialSuccesses: number;
  failedTrialsPaid: number;
  trialsMinor: number;
  failedTrialsMinor: number;
  attempts: number;
  successes: number;
  paidOrders: number;
  paidMinor: number;
  feeMinor: number;
  feeBaseMinor: number;
  refundedOrders: number;
  refundedMinor: number;
  disputes: number;
}

export const NO_PAYMENTS: PaymentSums = {
  purchases: 0,
  firstSuccesses: 0,
  paidPurchases: 0,
  trials: 0,
  trialSuccesses: 0,
  failedTrialsPaid: 0,
  trialsMinor: 0,
  failedTrialsMinor: 0,
  attempts: 0,
  successes: 0,
  paidOrders: 0,
  paidMinor: 0,
  feeMinor: 0,
  feeBaseMinor: 0,
  refundedOrders: 0,
  refundedMinor: 0,
  disputes: 0,
};

/** Sums under the names that orders have. */
export interface NamedSums extends PaymentSums {
  country: CountryCode;
  gateway: string;
  gatewayName: string;
  paymentMethod: string;
}

/** A way to pay in a country, through whatever gateways. */
export interface PaymentCell extends PaymentSums {
  country: CountryCode;
  way: PayWay;
  /** True where Shopify would tell of disputes: all of it went through Shopify Payments. */
  disputesTold: boolean;
}

const SHOPIFY_PAYMENTS = 'shopify_payments';

/** Adds the sums of all names that mean the same way to pay in the same country. */
export function composeCells(rows: readonly NamedSums[]): PaymentCell[] {
  const cells = new Map<string, PaymentCell>();
  for (const row of rows) {
    const way = wayOf(row);
    const key = `${row.country}\n${way.id}`;
    const disputesTold = row.gateway === SHOPIFY_PAYMENTS;
    const cell = cells.get(key);
    cells.set(key, {
      ...(cell ?? { ...NO_PAYMENTS, country: row.country, way }),
      ...addSums(cell ?? NO_PAYMENTS, row),
      disputesTold: disputesTold && (cell?.disputesTold ?? true),
    });
  }
  return [...cells.values()];
}

const NAMES = Object.keys(NO_PAYMENTS) as (keyof PaymentSums)[];

export function addSums(a: PaymentSums, b: PaymentSums): PaymentSums {
  const sum = { ...NO_PAYMENTS };
  for (const name of NAMES) sum[name] = a[name] + b[name];
  return sum;
}
