import { Random } from './random.ts';

/** An order as it truly was; files are written from it and must lead back to it. */
export interface TrueOrder {
  number: number;
  createdAt: string;
  paidAt: string;
  state: 'paid' | 'cancelled' | 'refunded' | 'part-refunded' | 'pending';
  currency: string;
  /** Digits of the currency's minor unit. */
  digits: number;
  country: string;
  buyer: string;
  lines: TrueLine[];
  shippingMinor: number;
  shippingDiscountMinor: number;
  refundedMinor: number;
}

export interface TrueLine {
  sku: string;
  title: string;
  quantity: number;
  unitMinor: number;
  discountMinor: number;
  taxMinor: number;
}

export interface TrueOrdersOptions {
  seed: number;
  count: number;
  /** Titles of products, in letters that the file's encoding has. */
  titles: readonly string[];
  currencies: readonly (readonly [code: string, digits: number])[];
  /** First and last day of the month that orders are made on: to 12 leaves the date order open. */
  days?: readonly [number, number] | undefined;
}

const DIGITS_MAX = 3;

/** Made-up orders: the same options, the same orders. */
export function syntheticOrders(options: TrueOrdersOptions): TrueOrder[] {
  const random = new Random(options.seed);
  return Array.from({ length: options.count }, (_, number) => trueOrder(number, random, options));
}

function trueOrder(number: number, random: Random, options: TrueOrdersOptions): TrueOrder {
  const [firstDay, lastDay] = options.days ?? [1, 28];
  const [currency, digits] = random.pick(options.currencies);
  const lines = Array.from({ length: random.between(1, 4) }, (_, at) =>
    trueLine(`${number}-${at}`, random, options.titles, digits),
  );
  const createdAt = Date.UTC(
    random.between(2021, 2026),
    random.between(0, 11),
    random.between(firstDay, lastDay),
    // Hours that no zone of the tests shows twice when its clocks go back.
    random.between(8, 17),
    random.between(0, 59),
    random.between(0, 59),
  );
  const shippingMinor = random.chance(0.6) ? random.between(1, 3000) : 0;
  const order: TrueOrder = {
    number,
    createdAt: new Date(createdAt).toISOString(),
    paidAt: new Date(createdAt + random.between(1, 40) * 1000).toISOString(),
    state: random.pick([
      'paid',
      'paid',
      'paid',
      'cancelled',
      'refunded',
      'part-refunded',
      'pending',
    ]),
    currency,
    digits,
    country: random.pick(['DE', 'FR', 'US', 'GB', 'JP', 'AU', 'MX']),
    buyer: `buyer-${random.between(1, 9)}@example.com`,
    lines,
    shippingMinor,
    shippingDiscountMinor: random.chance(0.3) ? random.between(0, shippingMinor) : 0,
    refundedMinor: 0,
  };
  const total = Math.max(1, goodsMinor(order));
  if (order.state === 'part-refunded') order.refundedMinor = Math.ceil(total / 3);
  return order;
}

function trueLine(id: string, random: Random, titles: readonly string[], digits: number): TrueLine {
  const unitMinor = random.between(1, 10 ** (3 + Math.min(digits, DIGITS_MAX)));
  const quantity = random.between(1, 5);
  return {
    sku: `SKU-${id}`,
    title: random.pick(titles),
    quantity,
    unitMinor,
    discountMinor: random.chance(0.4) ? random.between(0, unitMinor) : 0,
    taxMinor: random.chance(0.5) ? random.between(0, unitMinor) : 0,
  };
}

/** Goods after discounts. */
export function goodsMinor(order: TrueOrder): number {
  return order.lines.reduce((sum, it) => sum + it.unitMinor * it.quantity - it.discountMinor, 0);
}

export function taxMinor(order: TrueOrder): number {
  return order.lines.reduce((sum, it) => sum + it.taxMinor, 0);
}

export function discountMinor(order: TrueOrder): number {
  return order.lines.reduce((sum, it) => sum + it.discountMinor, 0);
}
