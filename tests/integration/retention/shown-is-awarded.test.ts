import { afterAll, beforeAll, expect, test } from 'vitest';
import { forShop } from '../../../app/db/index.server.ts';
import { currencyDigits, formatDecimal } from '../../../app/kernel/money.ts';
import { loyaltySettings } from '../../../app/retention/index.server.ts';
import type { SandboxOrder } from '../../sandbox/model.ts';
import {
  type CartRate,
  numbersOf,
  oraclePoints,
  paidMillionths,
} from '../../vectors/loyalty-carts.ts';
import { openPointsShop, type PointsShop } from './points-shop.fixture.ts';

const CARTS = 40;
const CODE = 'SPREAD-OVER-ALL';

let world: PointsShop;
beforeAll(async () => {
  const rounding = 'half-up';
  const excludedProductTypes: string[] = [];
  world = await openPointsShop({ program: { rounding, excludedProductTypes } });
});
afterAll(() => world?.close());

/** What the order costs its shopper, by the texts of the local Shopify alone. */
function expectedPoints(order: SandboxOrder, rate: CartRate): number {
  const money = (amount: string) => ({ presentmentMoney: { amount } });
  const lines = order.lines.map((line) => ({
    ...{ id: line.id, quantity: line.quantity, currentQuantity: 0, refundableQuantity: 0 },
    ...{ isGiftCard: false, product: { productType: 'any' }, taxLines: [] },
    originalTotalSet: money(times(line.unitPrice.presentment, line.quantity)),
    discountAllocations: [{ allocatedAmountSet: money(line.discount.presentment) }],
  }));
  return oraclePoints(paidMillionths({ lines }), rate);
}

function times(amount: string, quantity: number): string {
  const [whole = '0', fraction = ''] = amount.split('.');
  const units = String(BigInt(`${whole}${fraction}`) * BigInt(quantity)).padStart(
    fraction.length + 1,
    '0',
  );
  return fraction === ''
    ? units
    : `${units.slice(0, -fraction.length)}.${units.slice(-fraction.length)}`;
}

test('what carts of every market earn by exact fractions is on their accounts', async () => {
  const { truth, state, shopId } = world.connected;
  const random = numbersOf(42);
  const upTo = (most: number) => Math.floor(random() * (most + 1));
  const { settings } = await loyaltySettings.read(shopId, new Date());
  const variants = truth.products
    .filter(({ status }) => status === 'ACTIVE')
    .flatMap((it) => it.variants);
  const placed: { order: SandboxOrder; customerId: string; expected: number }[] = [];
  for (let cart = 0; cart < CARTS; cart++) {
    const market = truth.markets.filter(({ status }) => status === 'ACTIVE')[
      cart % truth.markets.length
    ];
    const rate = settings.rates.find(({ marketId }) => marketId === market?.id);
    if (!market || !rate) continue;
    const customerId = String(8_000_000 + cart);
    truth.customers.push({ ...truth.customers[0]!, id: customerId });
    state.revision += 1;
    const now = new Date(Date.now() - 60_000).toISOString();
    state.discountCodes.set(CODE, {
      ...{ id: '1', title: 'x', code: CODE, amount: (1 + random() * 30).toFixed(2) },
      ...{ startsAt: now, endsAt: null, createdAt: now, updatedAt: now, uses: [] },
      ...{ usageLimit: null, appliesOncePerCustomer: false, customerIds: null },
      combinesWith: { orderDiscounts: true, productDiscounts: true, shippingDiscounts: true },
    });
    const order = world.buy(customerId, {
      country: market.countries[0] ?? null,
      marketId: market.id,
      shipping: '4.90',
      discountCode: random() < 0.6 ? CODE : null,
      lines: Array.from({ length: 1 + upTo(3) }, () => ({
        variantId: variants[upTo(variants.length - 1)]!.id,
        quantity: 1 + upTo(3),
      })),
    });
    const { currency } = rate;
    const text = (amountMinor: number) => formatDecimal({ amountMinor, currency });
    const expected = expectedPoints(order, {
      ...{ currency, digits: currencyDigits(currency), points: rate.points },
      ...{ per: text(rate.amountMinor), least: text(rate.minimumMinor), rounding: 'half-up' },
    });
    placed.push({ order, customerId, expected });
  }
  await world.caughtUp();
  const accounts = await forShop(shopId).loyaltyAccount.findMany();
  const points = new Map(accounts.map((row) => [row.customerId, row.points]));
  expect(placed.map(({ customerId }) => points.get(customerId) ?? 0)).toEqual(
    placed.map(({ expected }) => expected),
  );
  expect(new Set(placed.map(({ order }) => order.presentmentCurrency)).size).toBeGreaterThan(4);
  expect(placed.some(({ order }) => Number(order.discounts.shop) > 0)).toBe(true);
}, 60_000);
