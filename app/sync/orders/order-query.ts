import { isCalendarDate, addDays, type CalendarDate } from '../../kernel/calendar.ts';
import { isCountryCode } from '../../kernel/country.ts';

/** What the list of orders is asked for; it is kept in the page's address. */
export interface OrderQuery {
  filters: OrderFilters;
  sorting: OrderSorting;
}

export interface OrderFilters {
  /** `Order.channel`; null for all. */
  channel: string | null;
  /** Ship-to country, "ZZ" for unknown; null for all. */
  country: string | null;
  /** State or province of `country` as ISO 3166-2 writes it: "US-TX"; null for all. */
  region: string | null;
  /** Several ship-to countries, instead of one; null for all. */
  countries: readonly string[] | null;
  /**
   * Only what counts as sold (no tests, nothing cancelled or voided), or of that only what no
   * marketplace owes the tax of.
   */
  counted: CountedFilter | null;
  financialStatus: FinancialStatus | null;
  parcel: ParcelFilter | null;
  period: OrderPeriod | null;
  /** Only orders of which something was refunded. */
  refunded: boolean;
  /** Only orders with an attempt to pay that failed. */
  paymentFailed: boolean;
  /** Beginning of the order's name, or its whole id; '' for all. */
  text: string;
}

export const COUNTED_FILTERS = ['sales', 'own-sales'] as const;
export type CountedFilter = (typeof COUNTED_FILTERS)[number];

export const SORT_COLUMNS = ['date', 'total'] as const;

export interface OrderSorting {
  column: (typeof SORT_COLUMNS)[number];
  descending: boolean;
}

/** Shopify's OrderDisplayFinancialStatus. */
export const FINANCIAL_STATUSES = [
  'PENDING',
  'AUTHORIZED',
  'PARTIALLY_PAID',
  'PAID',
  'PARTIALLY_REFUNDED',
  'REFUNDED',
  'VOIDED',
  'EXPIRED',
] as const;
export type FinancialStatus = (typeof FINANCIAL_STATUSES)[number];

/**
 * How an order's parcels stand: nothing handed over yet; some parcel under way; some parcel under
 * way past the date that was said; all that was sent has arrived.
 */
export const PARCEL_FILTERS = ['unsent', 'on-its-way', 'late', 'delivered'] as const;
export type ParcelFilter = (typeof PARCEL_FILTERS)[number];

export const PERIOD_DAYS = [7, 30, 90, 365] as const;

/** The last days up to today, or calendar dates, both included; null is open. */
export type OrderPeriod =
  | { days: (typeof PERIOD_DAYS)[number] }
  | { fromOn: CalendarDate | null; toOn: CalendarDate | null };

export const NEWEST_FIRST: OrderSorting = { column: 'date', descending: true };

export const NO_FILTERS: OrderFilters = {
  channel: null,
  country: null,
  region: null,
  countries: null,
  counted: null,
  financialStatus: null,
  parcel: null,
  period: null,
  refunded: false,
  paymentFailed: false,
  text: '',
};

const TEXT_MAX = 60;
const REGION = /^([A-Z]{2})-[A-Z0-9]{1,3}$/;
const COUNTRIES_MAX = 60;
const CHANNEL = /^[^\p{C}\p{Zl}\p{Zp}]{1,40}$/u;

/**
 * Reads a query out of an address; what makes no sense there is as if it were not there.
 * @example parseOrderQuery(new URLSearchParams('parcel=late&sort=-total')).filters.parcel // 'late'
 */
export function parseOrderQuery(search: URLSearchParams): OrderQuery {
  const channel = search.get('channel');
  const sort = search.get('sort') ?? '';
  const column = SORT_COLUMNS.find((name) => name === sort.replace('-', ''));
  return {
    filters: {
      channel: channel !== null && CHANNEL.test(channel) ? channel : null,
      ...parsePlace(search),
      counted: oneOf(COUNTED_FILTERS, search.get('counted')),
      financialStatus: oneOf(FINANCIAL_STATUSES, search.get('payment')),
      parcel: oneOf(PARCEL_FILTERS, search.get('parcel')),
      period: parsePeriod(search),
      refunded: search.get('refunded') === '1',
      paymentFailed: search.get('failed') === '1',
      text: searchedText(search.get('q')),
    },
    sorting: column === undefined ? NEWEST_FIRST : { column, descending: sort === `-${column}` },
  };
}

/**
 * The parameters of a query in one fixed order: two queries are equal where their texts are.
 * @example formatOrderQuery({ filters: { ...NO_FILTERS, parcel: 'late' }, sorting: NEWEST_FIRST }) // 'parcel=late'
 */
export function formatOrderQuery({ filters, sorting }: OrderQuery): string {
  const { period } = filters;
  const range = period !== null && 'fromOn' in period ? period : null;
  const isDefault = sorting.column === NEWEST_FIRST.column && sorting.descending;
  const parameters: [string, string | null][] = [
    ['q', filters.text],
    ['channel', filters.channel],
    ['country', filters.region === null ? filters.country : null],
    ['country', filters.countries?.join(',') ?? null],
    ['region', filters.region],
    ['counted', filters.counted],
    ['payment', filters.financialStatus],
    ['parcel', filters.parcel],
    ['days', period !== null && 'days' in period ? String(period.days) : null],
    ['from', range?.fromOn ?? null],
    ['to', range?.toOn ?? null],
    ['refunded', filters.refunded ? '1' : null],
    ['failed', filters.paymentFailed ? '1' : null],
    ['sort', isDefault ? null : `${sorting.descending ? '-' : ''}${sorting.column}`],
  ];
  return new URLSearchParams(
    parameters.filter((each): each is [string, string] => each[1] !== null && each[1] !== ''),
  ).toString();
}

/** How many filters narrow the list, the searched text not counted. */
export function countFilters(filters: OrderFilters): number {
  // A region narrows its country: the two are one choice.
  const { text: _text, region: _region, ...others } = filters;
  return Object.values(others).filter((value) => value !== null && value !== false).length;
}

/** First and last calendar date of a period; null where it is open. */
export function datesOf(
  period: OrderPeriod,
  todayOn: CalendarDate,
): { fromOn: CalendarDate | null; toOn: CalendarDate | null } {
  return 'days' in period ? { fromOn: addDays(todayOn, 1 - period.days), toOn: null } : period;
}

/** Where a page of the list begins: just after (or before) the order with these values. */
export interface OrderCursor {
  /** What is sorted by: epoch milliseconds or minor units. */
  value: number;
  orderId: string;
}

/** @example formatCursor({ value: 1790, orderId: '17' }) // '1790.17' */
export function formatCursor({ value, orderId }: OrderCursor): string {
  return `${value}.${orderId}`;
}

/** Null for what `formatCursor` did not write. */
export function parseCursor(text: string | null): OrderCursor | null {
  const found = /^(-?\d{1,16})\.([^\p{C}]{1,200})$/u.exec(text ?? '');
  const value = Number(found?.[1]);
  const orderId = found?.[2];
  if (orderId === undefined || Math.abs(value) > LARGEST_INSTANT_MS) return null;
  return { value, orderId };
}

/** The last instant that a `Date` can name; as an amount, 86 trillion of most currencies. */
const LARGEST_INSTANT_MS = 8.64e15;

/** A region says its country; several countries leave no single one. */
function parsePlace(
  search: URLSearchParams,
): Pick<OrderFilters, 'country' | 'region' | 'countries'> {
  const region = search.get('region') ?? '';
  const country = REGION.exec(region)?.[1];
  if (country !== undefined && isCountryCode(country)) return { country, region, countries: null };
  const named = [...new Set((search.get('country') ?? '').split(','))].sort();
  const isSound =
    named.length <= COUNTRIES_MAX && named.every((code) => isCountryCode(code) || code === 'ZZ');
  const [first = null, ...others] = isSound ? named : [];
  return others.length === 0
    ? { country: first, region: null, countries: null }
    : { country: null, region: null, countries: named };
}

function parsePeriod(search: URLSearchParams): OrderPeriod | null {
  const days = oneOf(PERIOD_DAYS, Number(search.get('days')));
  if (days !== null) return { days };
  const dateOf = (name: string) => {
    const text = search.get(name) ?? '';
    return isCalendarDate(text) ? text : null;
  };
  const range = { fromOn: dateOf('from'), toOn: dateOf('to') };
  return range.fromOn === null && range.toOn === null ? null : range;
}

function searchedText(text: string | null): string {
  return (text ?? '').replaceAll(/\p{C}/gu, '').trim().slice(0, TEXT_MAX).trim();
}

function oneOf<T>(known: readonly T[], value: unknown): T | null {
  return known.find((each) => each === value) ?? null;
}
