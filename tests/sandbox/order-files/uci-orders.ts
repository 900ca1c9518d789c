import type { SandboxOrderLine } from '../model.ts';
import { totalMinorOf, type FileIds, type OrderDraft, type WriteContext } from './order-writer.ts';
import { classOf, isMerchandise, stockReasonOf } from './uci-classes.ts';
import type { UciLine } from './uci-lines.ts';
import type { OrderFileReport } from './model.ts';

/** A line of a purchase that may still be taken back. */
interface Bought {
  order: OrderDraft;
  /** Null for carriage, which is no line of an order. */
  lineId: string | null;
  left: number;
}

export interface UciProduct {
  id: string;
  variantId: string;
}

export interface UciBuild {
  ids: FileIds;
  money: WriteContext['money'];
  product(stockCode: string): UciProduct;
  instant(wallClock: number): string;
  country(name: string): string | null;
  report: OrderFileReport;
}

const UNMATCHED_TAG = 'refund-without-purchase';

function count(report: OrderFileReport, name: string, line: UciLine): void {
  const entry = (report.classes[name] ??= { lines: 0, amountMinor: 0 });
  entry.lines++;
  entry.amountMinor += line.amountMinor;
}

function draftOf(line: UciLine, build: UciBuild, tags: string[]): OrderDraft {
  return {
    name: line.invoice,
    at: build.instant(line.wallClock),
    customer: line.customer,
    country: build.country(line.country),
    lines: [],
    subtotalMinor: 0,
    shippingMinor: 0,
    refunds: [],
    refundedMinor: 0,
    tags,
  };
}

function orderLine(line: UciLine, build: UciBuild): SandboxOrderLine {
  const merchandise = isMerchandise(line.stockCode);
  const product = merchandise ? build.product(line.stockCode) : null;
  return {
    id: build.ids.next('line'),
    productId: product?.id ?? null,
    variantId: product?.variantId ?? null,
    sku: merchandise ? line.stockCode : null,
    title: line.description === '' ? line.stockCode : line.description,
    quantity: line.quantity,
    unitPrice: build.money(line.unitPriceMinor),
    discount: build.money(0),
    requiresShipping: merchandise,
  };
}

/** Remembers what each customer bought, the latest last. */
class Purchases {
  readonly #bought = new Map<string, Bought[]>();

  add(line: UciLine, order: OrderDraft, lineId: string | null): void {
    if (line.customer === null) return;
    const key = `${line.customer} ${line.stockCode}`;
    const list = this.#bought.get(key);
    const entry = { order, lineId, left: line.quantity };
    if (list) list.push(entry);
    else this.#bought.set(key, [entry]);
  }

  /**
   * The latest purchase of which that many are left and that is not given back beyond its total;
   * the pieces are taken off it.
   */
  takeBack(line: UciLine): Bought | null {
    if (line.customer === null) return null;
    const list = this.#bought.get(`${line.customer} ${line.stockCode}`) ?? [];
    const wanted = Math.abs(line.quantity);
    const found = list.findLast(
      ({ left, order }) =>
        left >= wanted && order.refundedMinor - line.amountMinor <= totalMinorOf(order),
    );
    if (!found) return null;
    found.left -= wanted;
    return found;
  }
}

/** Books one line as money given back on an order, one refund per invoice and order. */
function refund(line: UciLine, order: OrderDraft, lineId: string | null, build: UciBuild): void {
  const amountMinor = Math.abs(line.amountMinor);
  const at = build.instant(line.wallClock);
  const note = line.invoice;
  let entry = order.refunds.at(-1);
  if (entry?.refund.note !== note) {
    entry = {
      at,
      amountMinor: 0,
      refund: {
        id: build.ids.next('refund'),
        createdAt: at,
        note,
        total: build.money(0),
        lines: [],
      },
    };
    order.refunds.push(entry);
    build.report.refunds++;
  }
  entry.amountMinor += amountMinor;
  order.refundedMinor += amountMinor;
  entry.refund.total = build.money(entry.amountMinor);
  if (lineId !== null) {
    entry.refund.lines.push({
      id: build.ids.next('refundLine'),
      lineId,
      quantity: Math.abs(line.quantity),
      subtotal: build.money(amountMinor),
      restockType: 'RETURN',
    });
  }
  build.report.refundedMinor += amountMinor;
}

function moneyIn(
  line: UciLine,
  order: OrderDraft,
  shipping: boolean,
  build: UciBuild,
): string | null {
  if (shipping) {
    order.shippingMinor += line.amountMinor;
    return null;
  }
  const written = orderLine(line, build);
  order.lines.push(written);
  order.subtotalMinor += line.amountMinor;
  return written.id;
}

/**
 * Turns the lines, sorted by time, into orders and refunds.
 *
 * One order per invoice. A line that takes money back goes to the customer's latest earlier order
 * with that stock code of which enough is left; where there is none, to an order of the invoice's
 * own name with no lines and a total of zero. Returns the orders by time and fills in the
 * report's classes.
 */
export function ordersOf(lines: readonly UciLine[], build: UciBuild): OrderDraft[] {
  const { report } = build;
  const withValue = new Set(
    lines.filter((line) => line.amountMinor !== 0).map((line) => line.invoice),
  );
  const orders = new Map<string, OrderDraft>();
  const purchases = new Purchases();
  const orderFor = (line: UciLine): OrderDraft => {
    let order = orders.get(line.invoice);
    if (!order) orders.set(line.invoice, (order = draftOf(line, build, [])));
    return order;
  };
  const stock = (line: UciLine, name: string): void => {
    count(report, name, line);
    const reason = stockReasonOf(line.description);
    report.stockReasons[reason] = (report.stockReasons[reason] ?? 0) + 1;
  };

  for (const line of lines) {
    const kind = classOf(line, withValue.has(line.invoice));
    if (kind === 'stock-in' || kind === 'stock-out') {
      stock(line, kind);
      continue;
    }
    if (kind === 'refund') {
      const bought = purchases.takeBack(line);
      refund(line, bought?.order ?? orderFor(line), bought?.lineId ?? null, build);
      count(report, bought ? 'refund-matched' : 'refund-unmatched', line);
      continue;
    }
    if (kind === 'adjustment' && line.amountMinor < 0) {
      refund(line, orderFor(line), null, build);
    } else {
      const order = orderFor(line);
      const lineId = moneyIn(line, order, kind === 'shipping', build);
      if (line.amountMinor > 0) purchases.add(line, order, lineId);
    }
    count(report, kind, line);
  }

  const drafts = [...orders.values()];
  for (const draft of drafts) {
    if (draft.lines.length > 0 || draft.shippingMinor > 0) continue;
    draft.tags.push(UNMATCHED_TAG);
    report.refundOnlyOrders++;
  }
  return drafts.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}
