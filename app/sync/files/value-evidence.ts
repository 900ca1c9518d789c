import { decimalMarkOf, plainDecimal, splitAmount } from './read-amount.ts';
import { currenciesOf, signKey } from './read-currency.ts';
import { isOpen, splitDate } from './read-date.ts';
import type { DateOrder, DecimalMark } from './model.ts';

const MAX_SAMPLES = 3;

/** Collects what the values of a file prove about the way they are written. */
export class ValueEvidence {
  /** Orders that fit every date whose form leaves the order open; null where there is none. */
  dateOrders: DateOrder[] | null = null;
  readonly openDates: string[] = [];
  /** Times of orders that say no offset. */
  timesWithoutZone = 0;
  /** Amounts that prove a mark, and amounts that could be read both ways. */
  readonly marks: Record<DecimalMark | 'either', number> = { '.': 0, ',': 0, either: 0 };
  readonly openAmounts: string[] = [];
  /** Signs and codes at amounts, as `signKey` names them, with how often they stand there. */
  readonly signs = new Map<string, number>();
  amountsWithoutSign = 0;

  addDate(text: string, needsZone: boolean): void {
    const date = splitDate(text);
    if (date === null) return;
    if (needsZone && date.offsetMinutes === null) this.timesWithoutZone++;
    if (!isOpen(date)) return;
    this.dateOrders = (this.dateOrders ?? ['dmy', 'mdy', 'ymd']).filter((order) =>
      date.orders.includes(order),
    );
    if (date.orders.length > 1) sample(this.openDates, text);
  }

  addAmount(text: string): void {
    const amount = splitAmount(text);
    if (amount === null) return;
    if (amount.sign === null) this.amountsWithoutSign++;
    else this.addSign(amount.sign);
    this.#addDigits(amount.digits, text);
  }

  /** A count can't have decimals: what separates three digits in it separates thousands. */
  addCount(text: string): void {
    const digits = splitAmount(text)?.digits;
    if (digits === undefined) return;
    const mark = decimalMarkOf(digits);
    if (mark !== 'either') this.#addDigits(digits, text);
    else this.marks[digits.includes(',') ? '.' : ',']++;
  }

  addSign(written: string): void {
    if (currenciesOf(written).length === 0 && this.signs.size > 50) return;
    const key = signKey(written);
    this.signs.set(key, (this.signs.get(key) ?? 0) + 1);
  }

  #addDigits(digits: string, text: string): void {
    const mark = decimalMarkOf(digits);
    if (mark === 'none') return;
    if (mark !== 'either' && plainDecimal(digits, mark) === null) return;
    this.marks[mark]++;
    if (mark === 'either') sample(this.openAmounts, text);
  }
}

function sample(list: string[], text: string): void {
  const shown = text.trim().slice(0, 40);
  if (list.length < MAX_SAMPLES && !list.includes(shown)) list.push(shown);
}
