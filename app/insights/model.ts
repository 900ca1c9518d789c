import type { CalendarDate } from '../kernel/calendar.ts';
import type { CountryCode } from '../kernel/country.ts';
import type { Share } from '../kernel/percent.ts';

/** First and last day, both included. */
export interface Period {
  fromOn: CalendarDate;
  toOn: CalendarDate;
}

/** What was sold to one country in a period; amounts in the shop's currency. */
export interface MarketNumbers {
  country: CountryCode;
  /** Currencies that its shoppers paid in, the one with most orders first. */
  currencies: string[];
  orders: number;
  salesMinor: number;
  refundsMinor: number;
  /** Orders that were not their customer's first, of those whose customer is known. */
  repeat: Share;
  /** Parcels that came no later than said, of those delivered for which a date had been said. */
  parcelsKept: Share;
  /** Payment attempts that succeeded. */
  paymentSuccess: Share;
}

/** The sums over markets that a headline speaks of. */
export type TotalNumbers = Omit<MarketNumbers, 'country' | 'currencies'>;

/** Numbers of one day. */
export type DayNumbers = TotalNumbers & { on: CalendarDate };
