import type { CalendarDate } from '../kernel/calendar.ts';
import type { TransferKind } from './ledger/model.ts';
import type { LoyaltyAccount } from './summarize-account.ts';

/** A code of a shopper that is not used yet. */
export interface OpenCode {
  redemptionId: string;
  /** Null while Shopify is asked for it. */
  code: string | null;
  points: number;
  /** What was promised. */
  amountMinor: number;
  currency: string;
  /** What was promised, in hundredths, where that is not what the code says. */
  promised: number | null;
  /** What the code itself takes off, in hundredths of the shop's currency, as Shopify has it. */
  worth: number;
  shopCurrency: string;
  /** Last day, in the shop's zone. */
  endsOn: CalendarDate;
}

/** A line of an account: what one cause brought or took at one time. */
export interface AccountLine {
  on: CalendarDate;
  kind: TransferKind;
  points: number;
}

/** What a shopper sees of their points. */
export interface ShopperAccount extends LoyaltyAccount {
  codes: OpenCode[];
  /** The latest ones, the newest first. */
  lines: AccountLine[];
}
