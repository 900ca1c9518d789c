import type { OrderRows } from './order-rows.ts';
import type { ParsedRow } from './parse-row.ts';
import type { ImportedOrderLine } from './model.ts';

/**
 * Ids of lines that hold for a later file too: what the source calls the line (else its SKU, else
 * its title), with #2, #3 … where an order has the same more than once.
 */
export function lineIdsOf(rows: readonly ParsedRow[]): string[] {
  const counts = new Map<string, number>();
  return rows.map(({ texts }) => {
    const name = texts.lineId ?? texts.lineSku ?? texts.lineTitle ?? 'line';
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return count === 1 ? name : `${name}#${count}`;
  });
}

/** Title of a line: the product with its variation, else the SKU. */
export function lineTitle({ texts }: ParsedRow): string {
  const title = texts.lineTitle ?? texts.lineSku ?? '';
  const variation = texts.lineVariation;
  if (variation === undefined || /^default(?: title)?$/i.test(variation)) return title;
  return `${title} - ${variation}`.slice(0, 500).toWellFormed();
}

/** `amount` / `quantity` in whole minor units, half to even. @example unitMinor(1000, 3) // 333 */
export function unitMinor(amountMinor: number, quantity: number): number {
  const exact = amountMinor / quantity;
  const floor = Math.floor(exact);
  const twice = (amountMinor - floor * quantity) * 2;
  if (twice === quantity) return floor % 2 === 0 ? floor : floor + 1;
  return twice > quantity ? floor + 1 : floor;
}

/** A line whose amount the file tells, before its discount. */
export function lineByAmount(
  order: OrderRows,
  row: ParsedRow,
  lineId: string,
  amounts: { grossMinor: number; discountMinor: number },
): ImportedOrderLine {
  const quantity = order.requiredQuantity(row);
  const unit = order.minor(row, 'lineUnitPrice');
  return {
    lineId,
    sku: row.texts.lineSku ?? null,
    title: lineTitle(row),
    quantity,
    returnedQuantity: row.numbers.lineReturnedQuantity ?? 0,
    unitPriceMinor: unit ?? unitMinor(amounts.grossMinor, quantity),
    discountMinor: amounts.discountMinor,
    totalMinor: amounts.grossMinor - amounts.discountMinor,
  };
}

/** A line of which the file tells quantity and price. */
export function lineByPrice(order: OrderRows, row: ParsedRow, lineId: string): ImportedOrderLine {
  const quantity = order.requiredQuantity(row);
  const grossMinor = order.requiredMinor(row, 'lineUnitPrice') * quantity;
  const discountMinor = Math.abs(order.minor(row, 'lineDiscount') ?? 0);
  if (!Number.isSafeInteger(grossMinor)) {
    order.refuse(row, 'lineUnitPrice', 'out-of-range', 'amount');
  }
  return lineByAmount(order, row, lineId, { grossMinor, discountMinor });
}
