import type { SandboxProduct } from '../model.ts';
import { decimalsOf, decimalText } from '../shops/money.ts';
import { readCountry } from './countries.ts';
import { fileProduct } from './file-product.ts';
import { fileShop } from './file-shop.ts';
import { problem, shown, type OrderFileLayout, type OrderFileReport } from './model.ts';
import { createFileIds, createMoneyCache, type FileIds } from './order-writer.ts';
import {
  exportColumns,
  readExportLine,
  type ExportHead,
  type ExportItem,
} from './shopify-lines.ts';
import { writeExportOrder, type ExportOrder } from './shopify-orders.ts';

interface Collected {
  head: ExportHead;
  items: ExportItem[];
}

/** The key that occurs most often; the first of equals. */
function mostFrequent<T>(values: Iterable<T>): T | undefined {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].reduce(
    (best, one) => (one[1] > best[1] ? one : best),
    [...counts][0] ?? [undefined as T, 0],
  )[0];
}

/** An export tells offsets, no zone: whole hours have a zone of their own, others become UTC. */
function zoneOf(offsetMinutes: number): string {
  if (offsetMinutes === 0 || offsetMinutes % 60 !== 0) return 'UTC';
  const hours = offsetMinutes / 60;
  return hours > 0 ? `Etc/GMT-${hours}` : `Etc/GMT+${-hours}`;
}

/** One product per SKU, or per name where there is none. */
function productsOf(orders: readonly ExportOrder[], ids: FileIds, currency: string) {
  const products = new Map<string, SandboxProduct>();
  const keyOf = (item: ExportItem) => item.sku ?? `name:${item.title}`;
  for (const { items, at } of orders) {
    for (const item of items) {
      const price = decimalText(item.unitMinor, decimalsOf(currency));
      const known = products.get(keyOf(item));
      const variant = known?.variants[0];
      if (known && variant) {
        known.updatedAt = at;
        variant.price = price;
        continue;
      }
      const { title, sku } = item;
      products.set(keyOf(item), fileProduct(ids, { title, sku, price, firstAt: at, lastAt: at }));
    }
  }
  const variantOf = (item: ExportItem) => {
    const product = products.get(keyOf(item));
    const variantId = product?.variants[0]?.id;
    if (!product || variantId === undefined) throw new Error(`No product for ${item.title}.`);
    return { productId: product.id, variantId };
  };
  return { products: [...products.values()], variantOf };
}

function exportOrders(collected: Iterable<Collected>, report: OrderFileReport): ExportOrder[] {
  return [...collected]
    .map(({ head, items }) => ({
      head,
      items,
      at: new Date(head.created.atMs).toISOString(),
      customer: head.email === '' ? null : head.email,
      country: readCountry(head.country, report),
    }))
    .sort((a, b) => a.head.created.atMs - b.head.created.atMs);
}

function fillReport(
  report: OrderFileReport,
  orders: readonly ExportOrder[],
  currency: string,
): void {
  report.currency = currency;
  for (const { head, items } of orders) {
    report.totalMinor += head.totalMinor;
    report.refundedMinor += head.refundedMinor;
    if (head.refundedMinor > 0) report.refunds++;
    count(report, 'first-line', 1, head.totalMinor);
    count(report, 'further-line', items.length - 1, 0);
  }
  const dayOf = (order: ExportOrder | undefined) =>
    order
      ? new Date(order.head.created.atMs + order.head.created.offsetMinutes * 60_000)
          .toISOString()
          .slice(0, 10)
      : null;
  report.firstOn = dayOf(orders[0]);
  report.lastOn = dayOf(orders.at(-1));
  if (report.refunds > 0) {
    report.notes.push(
      'A Shopify export does not tell when money was given back: the date of cancellation, fulfillment or payment stands in.',
    );
  }
}

function count(report: OrderFileReport, name: string, lines: number, amountMinor: number): void {
  const entry = (report.classes[name] ??= { lines: 0, amountMinor: 0 });
  entry.lines += lines;
  entry.amountMinor += amountMinor;
}

function buildShop(orders: ExportOrder[], currency: string, report: OrderFileReport) {
  const ids = createFileIds();
  const { products, variantOf } = productsOf(orders, ids, currency);
  const zone = zoneOf(mostFrequent(orders.map(({ head }) => head.created.offsetMinutes)) ?? 0);
  report.notes.push(`An export names no time zone: ${zone} was taken from its times.`);
  fillReport(report, orders, currency);
  const countries = orders.flatMap(({ country }) => country ?? []);
  return fileShop({
    currency,
    zone,
    country: mostFrequent(countries) ?? 'US',
    ids,
    money: createMoneyCache(decimalsOf(currency)),
    products,
    drafts: orders,
    write: (order, context) => writeExportOrder(order, context, variantOf),
  });
}

/** The layout of Shopify's own order export, or null when the header is another one. */
export function shopifyLayout(header: readonly string[]): OrderFileLayout | null {
  const columns = exportColumns(header);
  if (!columns) return null;
  const orders = new Map<string, Collected>();
  let currency: string | null = null;
  return {
    name: 'shopify-order-export',
    orderNameOf: (values) => columns.get(values, 'Name') || null,
    take(record) {
      const line = readExportLine(record, columns);
      if ('sentence' in line) return line;
      const { name, head, item } = line;
      const known = orders.get(name);
      if (!head) {
        if (!known) {
          return problem(record.line, 'Name', 'an order whose first line came before', shown(name));
        }
        known.items.push(item);
        return null;
      }
      if (known) {
        return problem(record.line, 'Name', 'an order that is not in the file yet', shown(name));
      }
      currency ??= head.currency;
      if (head.currency !== currency) {
        return problem(
          record.line,
          'Currency',
          `${currency}, as in the lines before`,
          shown(head.currency),
        );
      }
      orders.set(name, { head, items: [item] });
      return null;
    },
    build(report) {
      return buildShop(exportOrders(orders.values(), report), currency ?? 'USD', report);
    },
  };
}
