/**
 * Carts by the hundred thousand, and what they earn by an oracle of its own: exact fractions over the
 * decimal texts of the Admin API, none of the app's arithmetic.
 */
import {
  composeLoyaltyDocument,
  type LoyaltyDocument,
  type PointRounding,
  proposeLoyalty,
  type SourceLine,
  type SourceOrder,
} from '../../app/retention/index.ts';

/** A cart that became an order, with the program under which it did. */
export interface Cart {
  document: LoyaltyDocument;
  order: SourceOrder;
  lines: SourceLine[];
  rate: CartRate;
}

export interface CartRate {
  currency: string;
  digits: number;
  points: number;
  /** Decimal texts. */
  per: string;
  least: string;
  rounding: PointRounding;
}

const CURRENCIES: readonly (readonly [currency: string, digits: number, country: string])[] = [
  ['EUR', 2, 'DE'],
  ['USD', 2, 'US'],
  ['JPY', 0, 'JP'],
  ['KRW', 0, 'KR'],
  ['KWD', 3, 'KW'],
  ['BHD', 3, 'BH'],
  ['HUF', 2, 'HU'],
];
const EXCLUDED = 'Gift wrap';
const TYPES = ['Lamps', 'Chairs', '', EXCLUDED];

/** A source of numbers in [0, 1) that is the same for the same seed (Mulberry32). */
export function numbersOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A cart with everything that changes what is paid: discounts, gifts, taxes, types, gift cards. */
export function makeCart(random: () => number): Cart {
  const upTo = (most: number) => Math.floor(random() * (most + 1));
  const [currency, digits, country] = CURRENCIES[upTo(CURRENCIES.length - 1)]!;
  // Of a currency with three decimals a program takes two.
  const fine = 10 ** Math.max(0, digits - 2);
  const amount = (most: number) => (1 + upTo(most)) * fine;
  const rounding = (['down', 'half-up', 'up'] as const)[upTo(2)]!;
  const perMinor = amount(digits === 0 ? 500 : 3_000);
  const leastMinor = random() < 0.3 ? amount(20_000) : 0;
  const points = 1 + upTo(30);
  const document = composeLoyaltyDocument(
    {
      ...proposeLoyalty([]),
      rounding,
      excludedProductTypes: [EXCLUDED],
      rates: [{ marketId: '1', currency, points, amountMinor: perMinor, minimumMinor: leastMinor }],
    },
    [{ marketId: '1', countries: [country] }],
  );
  const text = (minor: number) => decimalText(minor, digits);
  const money = (minor: number) => ({ presentmentMoney: { amount: text(minor) } });
  const taxesIncluded = random() < 0.5;
  const orderShare = random() < 0.4 ? random() * 0.6 : 0;
  const lines = Array.from({ length: 1 + upTo(7) }, (_, index): SourceLine => {
    const quantity = 1 + upTo(4);
    const total = quantity * upTo(20_000);
    const ofLine = random() < 0.3 ? Math.floor(total * random()) : 0;
    const isGift = random() < 0.1;
    const discounts = isGift
      ? [total]
      : [ofLine, Math.floor((total - ofLine) * orderShare)].filter((part) => part > 0);
    return {
      id: `gid://shopify/LineItem/${index + 1}`,
      quantity,
      currentQuantity: quantity,
      refundableQuantity: quantity,
      isGiftCard: random() < 0.08,
      product: random() < 0.05 ? null : { productType: TYPES[upTo(TYPES.length - 1)]! },
      originalTotalSet: money(total),
      discountAllocations: discounts.map((part) => ({ allocatedAmountSet: money(part) })),
      taxLines: [{ priceSet: money(Math.floor(total * 0.19)) }],
    };
  });
  return {
    document,
    lines,
    rate: {
      currency,
      digits,
      points,
      per: text(perMinor),
      least: text(leastMinor),
      rounding,
    },
    order: {
      processedAt: '2026-06-15T10:00:00Z',
      cancelledAt: null,
      test: false,
      displayFinancialStatus: 'PAID',
      displayFulfillmentStatus: 'UNFULFILLED',
      presentmentCurrencyCode: currency,
      taxesIncluded,
      shippingAddress: { countryCodeV2: country },
      billingAddress: null,
      totalRefundedSet: money(0),
      totalRefundedShippingSet: money(0),
      fulfillments: [],
    },
  };
}

/** Everything else that a checkout may charge, none of it goods; in minor units. */
export interface Charges {
  shipping: number;
  shippingTax: number;
  duties: number;
  fees: number;
}

/** Charges of a cart; tax of shipping only where taxes are added to prices. */
export function makeCharges({ order, rate }: Cart, random: () => number): Charges {
  const amount = (share: number) =>
    random() < share ? 1 + Math.floor(random() * 5 * 10 ** Math.max(2, rate.digits)) : 0;
  const shipping = amount(0.8);
  const shippingTax = order.taxesIncluded === true ? 0 : Math.round(shipping * 0.19);
  return { shipping, shippingTax, duties: amount(0.3), fees: amount(0.2) };
}

/**
 * The order with its charges, of which those in `back` were paid back, with `goodsBack` for goods.
 * Whether the refunded shipping holds its tax, Shopify does not say: `holdsTax`.
 */
export function withCharges(
  { order, lines, rate }: Cart,
  charges: Charges,
  back: { charges: boolean; goodsBack: number; holdsTax: boolean },
): SourceOrder {
  const money = (minor: number) => ({
    presentmentMoney: { amount: decimalText(minor, rate.digits) },
  });
  const { shipping, shippingTax, duties, fees } = charges;
  const ofLines = lines
    .flatMap((line) => line.taxLines)
    .reduce((sum, { priceSet }) => sum + minorOf(priceSet.presentmentMoney.amount, rate), 0);
  const all = shipping + shippingTax + duties + fees;
  const returned = back.charges ? shipping + (back.holdsTax ? shippingTax : 0) : 0;
  return {
    ...order,
    totalTaxSet: money(ofLines + shippingTax),
    totalShippingPriceSet: money(shipping),
    totalRefundedSet: money(back.goodsBack + (back.charges ? all : 0)),
    totalRefundedShippingSet: money(returned),
    originalTotalDutiesSet: money(duties),
    currentTotalDutiesSet: money(back.charges ? 0 : duties),
    originalTotalAdditionalFeesSet: money(fees),
    currentTotalAdditionalFeesSet: money(back.charges ? 0 : fees),
  };
}

/** Minor units of a decimal text. */
export function minorOf(text: string, { digits }: CartRate): number {
  return Number(millionths(text) / 10n ** BigInt(6 - digits));
}

/** What is left of a line's price where only some of its pieces were kept, and of its tax. */
export function keptParts(line: SourceLine, rate: CartRate): { paid: number; tax: number } {
  const minor = (set: { presentmentMoney: { amount: string } }) =>
    minorOf(set.presentmentMoney.amount, rate);
  const paid = line.discountAllocations.reduce(
    (rest, part) => rest - minor(part.allocatedAmountSet),
    minor(line.originalTotalSet),
  );
  const tax = line.taxLines.reduce((sum, { priceSet }) => sum + minor(priceSet), 0);
  const share = (amount: number) =>
    Number((BigInt(amount) * BigInt(line.refundableQuantity)) / BigInt(line.quantity));
  return { paid: share(paid), tax: share(tax) };
}

function decimalText(minor: number, digits: number): string {
  const text = String(minor).padStart(digits + 1, '0');
  return digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** What the earning lines cost after all discounts, in millionths of the currency's unit. */
export function paidMillionths({ lines }: Pick<Cart, 'lines'>): bigint {
  return lines
    .filter(({ product, isGiftCard }) => product && product.productType !== EXCLUDED && !isGiftCard)
    .reduce(
      (sum, line) =>
        line.discountAllocations.reduce(
          (rest, part) => rest - millionths(part.allocatedAmountSet.presentmentMoney.amount),
          sum + millionths(line.originalTotalSet.presentmentMoney.amount),
        ),
      0n,
    );
}

/** Points by fractions: (paid, cut to hundredths) × points / per, rounded as the program says. */
export function oraclePoints(paid: bigint, { per, least, points, rounding }: CartRate): number {
  const seen = paid - (paid % 10_000n);
  if (seen <= 0n || seen < millionths(least)) return 0;
  const [top, bottom] = [seen * BigInt(points), millionths(per)];
  const whole = top / bottom;
  const rest = top % bottom;
  if (rounding === 'up') return Number(whole) + (rest > 0n ? 1 : 0);
  return Number(whole) + (rounding === 'half-up' && 2n * rest >= bottom ? 1 : 0);
}

function millionths(text: string): bigint {
  const [whole = '0', fraction = ''] = text.split('.');
  return BigInt(whole) * 1_000_000n + BigInt(fraction.slice(0, 6).padEnd(6, '0'));
}
