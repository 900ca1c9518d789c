import type { SandboxMoney } from '../model.ts';
import { createCatalog, type Catalog } from './catalog.ts';
import { createDayClock, type DayClock } from './day-clock.ts';
import { createExchangeRates, type ExchangeRates } from './exchange-rates.ts';
import { decimalsOf, toMoney, type MinorAmount } from './money.ts';
import { plantedEffects, type PlantedEffects } from './planted-effects.ts';
import { plantedTruths, shopWindow, type ShopWindow } from './planted-truths.ts';
import type { ShopProfile } from './profile.ts';
import { LEAD_DAYS } from './generate-visits.ts';

/** What all orders of one generated shop share. */
export interface ShopContext {
  profile: ShopProfile;
  window: ShopWindow;
  effects: PlantedEffects;
  clock: DayClock;
  catalog: Catalog;
  rates: ExchangeRates;
}

export function createShopContext(
  profile: ShopProfile,
  now: Date,
  plantTruths: boolean,
): ShopContext {
  const window = shopWindow(profile.zone, profile.months, now);
  const effects = plantedEffects(plantTruths ? plantedTruths(profile.handle, window) : []);
  return {
    profile,
    window,
    effects,
    clock: createDayClock(profile.zone, window),
    catalog: createCatalog(profile, effects, window.firstDay),
    rates: createExchangeRates(profile, effects, window.firstDay - LEAD_DAYS, window.lastDay),
  };
}

/** Writes amounts of one order: the shop's currency and the one paid with. */
export interface MoneyWriter {
  write(amount: MinorAmount): SandboxMoney;
  /** Converts presentment minor units at the order's rate. */
  amount(presentmentMinor: number): MinorAmount;
}

export function moneyWriter(context: ShopContext, currency: string, day: number): MoneyWriter {
  const shopDecimals = decimalsOf(context.profile.currency);
  const decimals = decimalsOf(currency);
  const rate = context.rates.rate(currency, day) * 10 ** (decimals - shopDecimals);
  return {
    write: (amount) => toMoney(amount, shopDecimals, decimals),
    amount: (presentmentMinor) => ({
      shop:
        currency === context.profile.currency
          ? presentmentMinor
          : Math.round(presentmentMinor / rate),
      presentment: presentmentMinor,
    }),
  };
}

const KINDS = {
  order: 0,
  line: 1,
  transaction: 2,
  fulfillment: 3,
  event: 4,
  refund: 5,
  refundLine: 6,
  return: 7,
  returnLine: 8,
  dispute: 9,
  customer: 10,
  review: 11,
} as const;

/** Hands out ids in rising order, one range of ten billion per kind of record. */
export interface Ids {
  next(kind: keyof typeof KINDS): string;
}

export function createIds(base: number): Ids {
  const used = new Float64Array(Object.keys(KINDS).length);
  return {
    next(kind) {
      const index = KINDS[kind];
      used[index] = (used[index] ?? 0) + 1;
      return String(base + (index + 1) * 10_000_000_000 + (used[index] ?? 0));
    },
  };
}
