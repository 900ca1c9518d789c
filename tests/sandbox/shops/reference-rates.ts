import { isoDate } from './calendar.ts';
import { nordlichtLiving } from './nordlicht-living.ts';
import { createShopContext, type ShopContext } from './shop-context.ts';
import { yunfanOutdoor } from './yunfan-outdoor.ts';

export interface ReferenceDay {
  on: string;
  /** Units for one euro. */
  rates: Record<string, number>;
}

/**
 * Made-up reference rates of the days that the built-in shops cover, working days only: the rates
 * that their orders were converted at, so that a planted depreciation shows in them. Euro to dollar
 * is that of the shop in Hamburg; what only the shop in Shenzhen sells in comes through the dollar.
 */
export function referenceRates(now: Date): ReferenceDay[] {
  const hamburg = createShopContext(nordlichtLiving, now, true);
  const shenzhen = createShopContext(yunfanOutdoor, now, true);
  const { firstDay, lastDay } = hamburg.window;
  const days: ReferenceDay[] = [];
  for (let day = firstDay; day <= lastDay; day++) {
    // Day 0, 1970-01-01, was a Thursday.
    const weekday = (day + 3) % 7;
    if (weekday < 5) days.push({ on: isoDate(day), rates: ratesOn(hamburg, shenzhen, day) });
  }
  return days;
}

function ratesOn(hamburg: ShopContext, shenzhen: ShopContext, day: number) {
  const dollars = hamburg.rates.rate('USD', day);
  const rates = new Map<string, number>();
  for (const { currency } of shenzhen.profile.markets) {
    rates.set(currency, dollars * shenzhen.rates.rate(currency, day));
  }
  for (const { currency } of hamburg.profile.markets) {
    rates.set(currency, hamburg.rates.rate(currency, day));
  }
  rates.set('USD', dollars);
  rates.delete('EUR');
  return Object.fromEntries(
    [...rates].map(([currency, rate]) => [currency, Number(rate.toPrecision(6))]),
  );
}
