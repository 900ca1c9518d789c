import type { DraftLine } from './choose-lines.ts';
import { presentmentPrice } from './choose-lines.ts';
import type { Visit } from './generate-visits.ts';
import type { MinorAmount } from './money.ts';
import type { MoneyWriter, ShopContext } from './shop-context.ts';

/** The sums of an order; `subtotal` is after discounts, and includes tax where prices do. */
export interface OrderTotals {
  subtotal: MinorAmount;
  shipping: MinorAmount;
  tax: MinorAmount;
  discounts: MinorAmount;
  total: MinorAmount;
}

export const ZERO: MinorAmount = { shop: 0, presentment: 0 };

export function add(a: MinorAmount, b: MinorAmount): MinorAmount {
  return { shop: a.shop + b.shop, presentment: a.presentment + b.presentment };
}

export function subtract(a: MinorAmount, b: MinorAmount): MinorAmount {
  return { shop: a.shop - b.shop, presentment: a.presentment - b.presentment };
}

/** What a line costs after its discount. */
export function lineSubtotal(line: DraftLine, quantity = line.quantity): MinorAmount {
  const part = quantity / line.quantity;
  return {
    shop: line.unit.shop * quantity - Math.round(line.discount.shop * part),
    presentment: line.unit.presentment * quantity - Math.round(line.discount.presentment * part),
  };
}

/** Adds up an order: lines after discounts, shipping (free from the market's amount), tax. */
export function priceOrder(
  context: ShopContext,
  visit: Visit,
  lines: readonly DraftLine[],
  money: MoneyWriter,
): OrderTotals {
  const { country } = visit.buyer;
  let subtotal = ZERO;
  let discounts = ZERO;
  for (const line of lines) {
    subtotal = add(subtotal, lineSubtotal(line));
    discounts = add(discounts, line.discount);
  }
  const free = presentmentPrice(context, visit, visit.market.freeShippingFromMinor);
  const shipping =
    subtotal.presentment >= free
      ? ZERO
      : money.amount(presentmentPrice(context, visit, visit.market.shippingMinor));
  const gross = add(subtotal, shipping);
  const share = country.taxesIncluded ? country.taxRate / (1 + country.taxRate) : country.taxRate;
  const tax = {
    shop: Math.round(gross.shop * share),
    presentment: Math.round(gross.presentment * share),
  };
  return {
    subtotal,
    shipping,
    tax,
    discounts,
    total: country.taxesIncluded ? gross : add(gross, tax),
  };
}
