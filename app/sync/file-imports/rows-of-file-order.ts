import type { ImportedOrder } from '../files/index.ts';
import type { LocalDates } from '../local-dates.ts';
import { emptyOrderRows, type OrderRows } from '../model.ts';
import { convertMinor } from './convert-amount.ts';
import { encodeId, fileOrderId } from './file-order-id.ts';
import type { ExchangeRate } from './model.ts';

/** Tells orders of files from those that Shopify gave. */
export const FILE_SOURCE = 'file-import';

export interface FileOrderContext {
  shopCurrency: string;
  rates: readonly ExchangeRate[];
  dateOf: LocalDates;
  /** When the merchant approved the import: of two versions of one age the later import is right. */
  importedAt: string;
}

/** An order in a currency for which nobody named a rate. */
export class MissingRate extends Error {
  override name = 'MissingRate';
}

/**
 * An order of a file as rows: amounts in the shop's currency, the total also as it was paid.
 *
 * Each amount is converted by itself, so parts can differ from their sum by a minor unit. Of
 * refunds a file tells the sum only; it is dated by the last change that the file tells, else by
 * the order.
 * @throws MissingRate where the order is in a foreign currency without a rate.
 */
export function rowsOfFileOrder(order: ImportedOrder, context: FileOrderContext): OrderRows {
  const { currency } = order;
  const { shopCurrency, dateOf, importedAt } = context;
  const toShop = converter(currency, context);
  const orderId = fileOrderId(order.channel, order.orderId);
  const rows = emptyOrderRows();
  rows.orders.push({
    orderId,
    channel: order.channel,
    name: order.name,
    createdAt: order.createdAt,
    processedAt: order.processedAt,
    updatedAt: versionOf(order),
    syncedAt: importedAt,
    cancelledAt: order.cancelledAt,
    test: false,
    processedOn: dateOf(order.processedAt),
    financialStatus: order.financialStatus,
    fulfillmentStatus: order.fulfillmentStatus,
    customerId: order.customerKey,
    customerLocale: null,
    country: order.country,
    currency: shopCurrency,
    presentmentCurrency: currency,
    totalMinor: toShop(order.totalMinor),
    subtotalMinor: toShop(order.subtotalMinor),
    shippingMinor: toShop(order.shippingMinor),
    taxMinor: toShop(order.taxMinor),
    discountMinor: toShop(order.discountMinor),
    presentmentTotalMinor: order.totalMinor,
    refundedMinor: toShop(order.refundedMinor),
    gateways: [],
    sourceName: FILE_SOURCE,
    province: null,
    taxesIncluded: order.taxIncluded,
    dutiesMinor: null,
    discountCodes: [],
    riskLevel: null,
    riskRecommendation: null,
    returnStatus: null,
  });
  for (const line of order.lines) {
    rows.lines.push({
      orderId,
      lineId: encodeId(line.lineId),
      productId: null,
      variantId: null,
      sku: line.sku,
      title: line.title,
      quantity: line.quantity,
      unitPriceMinor: toShop(line.unitPriceMinor),
      discountMinor: toShop(line.discountMinor),
      currentQuantity: line.quantity - line.returnedQuantity,
      refundableQuantity: null,
    });
  }
  if (order.refundedMinor > 0) {
    const refundedAt = versionOf(order);
    rows.refunds.push({
      orderId,
      refundId: 'file',
      createdAt: refundedAt,
      createdOn: dateOf(refundedAt),
      amountMinor: toShop(order.refundedMinor),
    });
  }
  return rows;
}

/**
 * The version of an order at its source. Where the file does not tell it, every version has the
 * age of the order, and the later import is right.
 */
export function versionOf(order: Pick<ImportedOrder, 'updatedAt' | 'createdAt'>): string {
  return order.updatedAt ?? order.createdAt;
}

function converter(from: string, { shopCurrency, rates }: FileOrderContext) {
  if (from === shopCurrency) return (amountMinor: number) => amountMinor;
  const rate = rates.find((each) => each.currency === from)?.rate;
  if (rate === undefined) throw new MissingRate(`There is no rate for ${from}`);
  return (amountMinor: number) => convertMinor(amountMinor, { from, to: shopCurrency, rate });
}
