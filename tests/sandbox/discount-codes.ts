/** Discount codes of a shop: an amount off the whole order, as `discountCodeBasicCreate` makes them. */
import { compareDecimals, currencyScale, subtractDecimals } from './decimal.ts';
import type { SandboxMoney } from './model.ts';
import type { ShopState } from './shop-state.ts';

export interface DiscountCodeRecord {
  id: string;
  title: string;
  /** As it was made; it is found in any case. */
  code: string;
  /** Off the whole order, in the shop's currency. */
  amount: string;
  startsAt: string;
  endsAt: string | null;
  usageLimit: number | null;
  appliesOncePerCustomer: boolean;
  /** Null: everybody. */
  customerIds: string[] | null;
  combinesWith: { orderDiscounts: boolean; productDiscounts: boolean; shippingDiscounts: boolean };
  createdAt: string;
  updatedAt: string;
  /** Customers of the orders that it was used on, null for guests. */
  uses: (string | null)[];
}

/** Why a code is not taken, or the code. */
export function findUsableCode(
  state: ShopState,
  text: string,
  { customerId, now }: { customerId: string | null; now: string },
): DiscountCodeRecord | 'unknown' | 'not-active' | 'used-up' | 'not-for-you' {
  const found = state.discountCodes.get(text.trim().toUpperCase());
  if (found === undefined) return 'unknown';
  if (statusOf(found, now) !== 'ACTIVE') return 'not-active';
  if (found.usageLimit !== null && found.uses.length >= found.usageLimit) return 'used-up';
  if (found.appliesOncePerCustomer && found.uses.includes(customerId)) return 'used-up';
  const isFor = found.customerIds === null || found.customerIds.includes(customerId ?? '');
  return isFor ? found : 'not-for-you';
}

export function statusOf(
  { startsAt, endsAt }: DiscountCodeRecord,
  now: string,
): 'ACTIVE' | 'EXPIRED' | 'SCHEDULED' {
  if (endsAt !== null && Date.parse(endsAt) <= Date.parse(now)) return 'EXPIRED';
  return Date.parse(startsAt) > Date.parse(now) ? 'SCHEDULED' : 'ACTIVE';
}

/** An amount, at most the whole, over lines in proportion to theirs; nothing is lost on the way. */
export function spreadDiscount(
  amount: SandboxMoney,
  lines: readonly SandboxMoney[],
  currencies: { shop: string; presentment: string },
): SandboxMoney[] {
  const shop = spread(
    amount.shop,
    lines.map((line) => line.shop),
    currencyScale(currencies.shop),
  );
  const presentment = spread(
    amount.presentment,
    lines.map((line) => line.presentment),
    currencyScale(currencies.presentment),
  );
  return lines.map((_, index) => ({
    shop: shop[index] ?? '0',
    presentment: presentment[index] ?? '0',
  }));
}

function spread(amount: string, lines: readonly string[], scale: number): string[] {
  const units = (text: string): bigint => BigInt(subtractDecimals(text, '0').replace('.', ''));
  const amounts = lines.map((text) => units(padded(text, scale)));
  const whole = amounts.reduce((sum, each) => sum + each, 0n);
  const wanted = units(padded(amount, scale));
  const total = wanted > whole ? whole : wanted;
  let before = 0n;
  let given = 0n;
  return amounts.map((each) => {
    before += each;
    const until = whole === 0n ? 0n : (total * before) / whole;
    const share = until - given;
    given = until;
    return printed(share, scale);
  });
}

function padded(text: string, scale: number): string {
  const [whole = '0', fraction = ''] = text.split('.');
  return scale === 0 ? whole : `${whole}.${fraction.slice(0, scale).padEnd(scale, '0')}`;
}

function printed(units: bigint, scale: number): string {
  const digits = units.toString().padStart(scale + 1, '0');
  return scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

/** The smaller of two amounts of one currency. */
export function atMost(amount: string, limit: string): string {
  return compareDecimals(amount, limit) > 0 ? limit : amount;
}
