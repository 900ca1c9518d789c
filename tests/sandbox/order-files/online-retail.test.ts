import { existsSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { SandboxShop } from '../model.ts';
import { minorOf } from '../shops/money.ts';
import { readOrderFile } from './index.ts';
import type { OrderFileReport } from './model.ts';

const FILE = '../shared/data/online-retail/online-retail.csv.gz';
const here = existsSync(FILE);
if (!here)
  console.info(`The full UCI file is not beside the project (${FILE}): its tests are skipped.`);

/** From the description that comes with the file: its lines, and sum of quantity × price in pence. */
const LINES = 541_909;
const SUM_PENCE = 974_774_793;

describe.skipIf(!here)('the whole UCI Online Retail file', () => {
  let shop: SandboxShop;
  let report: OrderFileReport;

  beforeAll(async () => {
    const result = await readOrderFile(FILE);
    if (!result.ok) throw new Error(result.problems[0]?.sentence);
    ({ shop, report } = result);
  }, 120_000);

  it('is worth what its lines are worth: totals minus refunds', () => {
    let sum = 0;
    for (const order of shop.orders) {
      sum += minorOf(order.total.shop, 2);
      for (const refund of order.refunds) sum -= minorOf(refund.total.shop, 2);
    }
    expect(sum).toBe(SUM_PENCE);
    expect(report.totalMinor - report.refundedMinor).toBe(SUM_PENCE);
  });

  it('has every line in exactly one class', () => {
    const classes = Object.values(report.classes);
    expect(report.linesRead).toBe(LINES);
    expect(classes.reduce((sum, one) => sum + one.lines, 0)).toBe(LINES);
    expect(classes.reduce((sum, one) => sum + one.amountMinor, 0)).toBe(SUM_PENCE);
    const moved =
      (report.classes['stock-in']?.lines ?? 0) + (report.classes['stock-out']?.lines ?? 0);
    expect(Object.values(report.stockReasons).reduce((sum, lines) => sum + lines, 0)).toBe(moved);
  });

  it('keeps every line of goods, and no refund is above its order', () => {
    const kept = shop.orders.reduce((sum, order) => sum + order.lines.length, 0);
    const { sale, charge, free } = report.classes;
    // One of the three bad-debt lines is positive and so a line.
    expect(kept).toBe((sale?.lines ?? 0) + (charge?.lines ?? 0) + (free?.lines ?? 0) + 1);
    const over = shop.orders.filter(({ lines, refunds, total }) => {
      const refunded = refunds.reduce((sum, one) => sum + minorOf(one.total.shop, 2), 0);
      return lines.length > 0 && refunded > minorOf(total.shop, 2);
    });
    expect(over).toEqual([]);
  });

  it('adds up within every order', () => {
    const wrong = shop.orders.filter((order) => {
      const lines = order.lines.reduce(
        (sum, line) => sum + minorOf(line.unitPrice.shop, 2) * line.quantity,
        0,
      );
      const total = lines + minorOf(order.shipping.shop, 2);
      return lines !== minorOf(order.subtotal.shop, 2) || total !== minorOf(order.total.shop, 2);
    });
    expect(wrong).toEqual([]);
  });

  it('refers only to what is there', () => {
    const customers = new Set(shop.customers.map((one) => one.id));
    const variants = new Set(shop.products.flatMap((one) => one.variants.map(({ id }) => id)));
    const markets = new Set(shop.markets.map((one) => one.id));
    const wrong = shop.orders.filter(
      ({ customerId, marketId, lines }) =>
        (customerId !== null && !customers.has(customerId)) ||
        (marketId !== null && !markets.has(marketId)) ||
        lines.some(({ variantId }) => variantId !== null && !variants.has(variantId)),
    );
    expect(wrong).toEqual([]);
  });
});
