import type { SandboxTransaction } from '../model.ts';
import { decimalsOf, decimalText } from './money.ts';
import type { Visit } from './generate-visits.ts';
import type { OrderTotals } from './price-order.ts';
import type { MethodProfile } from './profile.ts';
import { createRandom, mixSeed, type Random } from './random.ts';
import type { Ids, MoneyWriter, ShopContext } from './shop-context.ts';

export interface Payment {
  /** Oldest first; the last one decides. */
  transactions: SandboxTransaction[];
  /** The successful sale or authorization; null when the shopper gave up. */
  paid: SandboxTransaction | null;
  method: MethodProfile;
}

interface Attempt {
  method: MethodProfile;
  errorCode: string | null;
}

const GIVES_UP = 0.1;
const CHANGES_METHOD = 0.45;

function pickMethod(context: ShopContext, visit: Visit, random: Random): string {
  const keys = Object.keys(visit.market.methods);
  return keys[random.weighted(Object.values(visit.market.methods))] ?? keys[0] ?? 'paypal';
}

function pickCode(codes: Record<string, number>, random: Random): string {
  const names = Object.keys(codes);
  return names[random.weighted(Object.values(codes))] ?? 'GENERIC_ERROR';
}

function tryToPay(context: ShopContext, visit: Visit, random: Random): Attempt[] {
  const attempts: Attempt[] = [];
  let key = pickMethod(context, visit, random);
  for (let tries = 1; tries <= 4; tries++) {
    const method = context.profile.methods[key];
    if (!method) throw new Error(`Market ${visit.market.handle} names an unknown method ${key}.`);
    const planted = context.effects.paymentFailure(key, visit.buyer.country.code, visit.day);
    if (!random.chance(planted?.rate ?? method.failureRate)) {
      attempts.push({ method, errorCode: null });
      break;
    }
    const usual = pickCode(method.errorCodes, random);
    attempts.push({
      method,
      errorCode: planted && random.chance(0.85) ? planted.errorCode : usual,
    });
    if (random.chance(GIVES_UP)) break;
    if (random.chance(CHANGES_METHOD)) key = pickMethod(context, visit, random);
  }
  return attempts;
}

/** Pays an order: failed attempts with their error codes first, a minute or two apart. */
export function payOrder(
  context: ShopContext,
  visit: Visit,
  totals: OrderTotals,
  money: MoneyWriter,
  ids: Ids,
): Payment {
  const random = createRandom(mixSeed(visit.seed, 2));
  const attempts = tryToPay(context, visit, random);
  const amount = money.write(totals.total);
  const shopDecimals = decimalsOf(context.profile.currency);
  let atMs = visit.atMs;
  const times = attempts.map(() => {
    const time = atMs;
    atMs -= random.integer(35, 260) * 1000;
    return time;
  });
  times.reverse();
  const transactions = attempts.map((attempt, index): SandboxTransaction => {
    const { method, errorCode } = attempt;
    const charged = errorCode === null && !method.capturedOnHandover;
    return {
      id: ids.next('transaction'),
      kind: method.capturedOnHandover ? 'AUTHORIZATION' : 'SALE',
      status: errorCode === null ? 'SUCCESS' : 'FAILURE',
      gateway: method.gateway,
      formattedGateway: method.formattedGateway,
      errorCode,
      amount,
      parentId: null,
      processedAt: new Date(times[index] ?? visit.atMs).toISOString(),
      paymentMethodName: method.paymentMethodName,
      fee: charged ? feeOf(method, totals.total.shop, shopDecimals) : null,
    };
  });
  const last = transactions.at(-1);
  const method = attempts.at(-1)?.method;
  if (!last || !method) throw new Error('An order needs at least one payment attempt.');
  return { transactions, paid: last.status === 'SUCCESS' ? last : null, method };
}

export function feeOf(method: MethodProfile, shopMinor: number, decimals: number): string | null {
  if (!method.fee) return null;
  return decimalText(Math.round(shopMinor * method.fee.rate) + method.fee.fixedMinor, decimals);
}
