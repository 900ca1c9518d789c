import { parseMinor } from '../kernel/money.ts';
import type { EarnRule } from './model.ts';
import { toHundredths } from './to-hundredths.ts';

/**
 * Points that an amount earns: the one calculator of the product page, the panel, the settings'
 * preview and the award.
 *
 * `amountMinor` is what the shopper pays for the lines that earn, after discounts, without shipping,
 * and with tax only where the prices include it; an order is rounded once, over all its lines.
 * Nothing for an amount that is not positive or is below the rule's minimum.
 * @throws RangeError for another currency than the rule's, or an amount that is no safe integer.
 * @example
 * estimatePoints({ currency: 'EUR', points: 2, per: 100, add: 0, least: 0 }, 1999, 'EUR') // 39
 */
export function estimatePoints(rule: EarnRule, amountMinor: number, currency: string): number {
  if (currency !== rule.currency) {
    throw new RangeError(`A rule for ${rule.currency} does not say what ${currency} earns`);
  }
  if (!Number.isSafeInteger(amountMinor)) throw new RangeError(`${amountMinor} is no amount`);
  const hundredths = BigInt(toHundredths(amountMinor, currency));
  if (hundredths <= 0n || hundredths < BigInt(rule.least)) return 0;
  return Number((hundredths * BigInt(rule.points) + BigInt(rule.add)) / BigInt(rule.per));
}

/**
 * The same for a price as the Storefront API writes it.
 * @throws RangeError as above, and for text that is no decimal.
 * @example estimatePricePoints(rule, { amount: '19.99', currencyCode: 'EUR' }) // 39
 */
export function estimatePricePoints(
  rule: EarnRule,
  { amount, currencyCode }: { amount: string; currencyCode: string },
): number {
  return estimatePoints(rule, parseMinor(amount, currencyCode), currencyCode);
}
