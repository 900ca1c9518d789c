import { describe, expect, it } from 'vitest';

import { composeMatrix, MATRIX_LIMITS } from './compose-matrix.ts';
import { composeCells, NO_PAYMENTS, type NamedSums } from './payment-cell.ts';
import { PAYMENT_METRICS } from './payment-metrics.ts';

function row(over: Partial<NamedSums>): NamedSums {
  return {
    ...NO_PAYMENTS,
    country: 'DE',
    gateway: 'shopify_payments',
    gatewayName: 'Shopify Payments',
    paymentMethod: 'visa',
    ...over,
  };
}

const tried = (trials: number, trialSuccesses: number): Partial<NamedSums> => ({
  trials,
  trialSuccesses,
  purchases: trials,
  paidPurchases: trialSuccesses,
  paidOrders: trialSuccesses,
});

const figures = (rows: readonly NamedSums[], metric: (typeof PAYMENT_METRICS)[number]) =>
  composeMatrix(metric, composeCells(rows), null);

describe('the matrix of payments', () => {
  it('adds gateways of the same method, and leaves methods without a name to their gateway', () => {
    const matrix = figures(
      [
        row(tried(100, 90)),
        row({ ...tried(100, 70), gateway: 'oceanpayment', gatewayName: 'Oceanpayment' }),
        row({ ...tried(50, 40), gateway: 'oceanpayment', paymentMethod: '' }),
      ],
      'success',
    );
    expect(matrix.cells.map(({ way, figure }) => [way, figure.count, figure.of])).toEqual([
      ['visa', 160, 200],
      ['gateway.oceanpayment', 40, 50],
    ]);
  });

  it.each([
    [
      'no-name',
      'success',
      row({ ...tried(9, 9), gateway: '', gatewayName: '', paymentMethod: '' }),
    ],
    ['no-country', 'success', row({ ...tried(9, 9), country: 'ZZ' })],
    ['no-fees', 'fees', row(tried(9, 9))],
    [
      'no-disputes',
      'disputes',
      row({ ...tried(9, 9), gateway: 'paypal', paymentMethod: 'paypal' }),
    ],
    ['no-orders', 'refunds', row({ ...tried(9, 0) })],
  ] as const)('cannot judge (%s) and does not count it as fine', (why, metric, one) => {
    const matrix = figures([one, row({ ...tried(10, 5), country: 'FR' })], metric);
    const figure = matrix.cells.find(({ country }) => country === one.country)?.figure;
    expect(figure).toMatchObject({ why, value: null });
    expect(matrix.overall.of).toBe(
      metric === 'success' ? 10 : metric === 'refunds' ? 5 : matrix.overall.of,
    );
  });

  it('tells fees as a share of what they were taken from', () => {
    const matrix = figures([row({ ...tried(9, 9), feeMinor: 290, feeBaseMinor: 10_000 })], 'fees');
    expect(matrix.cells[0]?.figure).toMatchObject({ value: 0.029, why: null, low: null });
  });

  it('tells a change with its range, and what of the whole is mix', () => {
    const cells = (paypal: number, card: number) =>
      composeCells([
        row({ ...tried(paypal, Math.round(paypal * 0.97)), paymentMethod: 'paypal' }),
        row(tried(card, Math.round(card * 0.85))),
      ]);
    const matrix = composeMatrix('success', cells(1000, 4000), cells(4000, 1000));
    for (const { figure } of matrix.cells) {
      expect(figure.change!.low).toBeLessThan(0);
      expect(figure.change!.high).toBeGreaterThan(0);
    }
    expect(matrix.overall.change!.mixEffect).toBeLessThan(-0.05);
    expect(matrix.overall.change!.verdict).toBe('same');
  });

  it('has a most of rows and columns, the smallest left out', () => {
    const rows = Array.from({ length: 70 }, (_, index) =>
      row({
        ...tried(index + 1, index + 1),
        country: `${String.fromCharCode(65 + (index % 26))}${String.fromCharCode(65 + Math.floor(index / 26))}`,
      }),
    );
    const matrix = figures(rows, 'success');
    expect(matrix.countries).toHaveLength(MATRIX_LIMITS.countries);
    expect(matrix.hidden).toEqual({ countries: 10, ways: 0 });
    expect(matrix.cells.every(({ figure }) => figure.of > 10)).toBe(true);
  });

  it('is empty without payments', () => {
    for (const metric of PAYMENT_METRICS) expect(figures([], metric).cells).toEqual([]);
  });
});
