import type { SellableVariant } from './catalog.ts';
import type { Visit } from './generate-visits.ts';
import type { MinorAmount } from './money.ts';
import { decimalsOf } from './money.ts';
import { createRandom, mixSeed, type Random } from './random.ts';
import { isSaleWeek } from './season.ts';
import type { MoneyWriter, ShopContext } from './shop-context.ts';

export interface DraftLine {
  variant: SellableVariant;
  quantity: number;
  unit: MinorAmount;
  discount: MinorAmount;
}

const LINE_COUNTS = [56, 25, 11, 5, 3];
const QUANTITIES = [78, 14, 3, 4, 1];

function pickVariant(context: ShopContext, visit: Visit, random: Random): SellableVariant {
  const { catalog, effects } = context;
  const { code } = visit.buyer.country;
  const total = catalog.cumulativeWeights.at(-1) ?? 0;
  let extra = 0;
  const moving = effects.movingProducts(code);
  for (const handle of moving) {
    extra += catalog.weightOf(handle) * (effects.demandFactor(handle, code, visit.day) - 1);
  }
  // The draw is scaled only where a truth is at work, so that everything else stays as it was.
  let target = random.next() * (total + extra);
  if (target >= total) {
    for (const handle of moving) {
      const variants = catalog.variantsOf(handle);
      target -= total;
      const variant = variants[Math.floor(random.next() * variants.length)];
      if (variant) return variant;
    }
  }
  let low = 0;
  let high = catalog.cumulativeWeights.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((catalog.cumulativeWeights[middle] ?? 0) <= target) low = middle + 1;
    else high = middle;
  }
  const variant = catalog.variants[low];
  if (!variant) throw new Error('The catalog has no variants.');
  return variant;
}

/**
 * The price a market shows, in minor units of its currency: the shop's price converted at the rate
 * of the day, or, where the market has fixed prices, at the profile's rate rounded to a whole
 * hundred of minor units (JPY 3,154 → 3,200, BRL 156.60 → 157.00).
 */
export function presentmentPrice(
  context: ShopContext,
  visit: Pick<Visit, 'market' | 'day'>,
  priceMinor: number,
): number {
  const { market } = visit;
  if (market.currency === context.profile.currency) return priceMinor;
  const scale = 10 ** (decimalsOf(market.currency) - decimalsOf(context.profile.currency));
  if (market.fixedPrices) {
    return Math.max(1, Math.round((priceMinor * market.exchangeRate * scale) / 100)) * 100;
  }
  return Math.round(priceMinor * context.rates.rate(market.currency, visit.day) * scale);
}

/** Chooses what is bought: one to five different variants, and a code in a part of the orders. */
export function chooseLines(context: ShopContext, visit: Visit, money: MoneyWriter): DraftLine[] {
  const random = createRandom(mixSeed(visit.seed, 1));
  const sale = isSaleWeek(visit.day);
  const discount = random.chance(sale ? 0.55 : 0.12) ? (sale ? 0.2 : 0.1) : 0;
  const lines = new Map<string, DraftLine>();
  const count = random.weighted(LINE_COUNTS) + 1;
  for (let index = 0; index < count; index++) {
    const variant = pickVariant(context, visit, random);
    const quantity = random.weighted(QUANTITIES) + 1;
    if (lines.has(variant.variantId)) continue;
    const unit = presentmentPrice(context, visit, variant.priceMinor);
    lines.set(variant.variantId, {
      variant,
      quantity,
      unit: money.amount(unit),
      discount: money.amount(Math.round(unit * quantity * discount)),
    });
  }
  return [...lines.values()];
}
