import { isoDate } from '../shops/calendar.ts';
import { readCountry } from './countries.ts';
import { fileShop } from './file-shop.ts';
import type { OrderFileLayout } from './model.ts';
import { createFileIds, createMoneyCache, totalMinorOf, writeOrder } from './order-writer.ts';
import { createIntern, readUciLine, uciColumns, type UciLine } from './uci-lines.ts';
import { ordersOf } from './uci-orders.ts';
import { uciProducts } from './uci-products.ts';
import { zoneClock } from './values.ts';

const ZONE = 'Europe/London';
const DAY_MS = 86_400_000;

/** Times repeat (one invoice, hundreds of lines): each is written once. */
function instantWriter(): (wallClock: number) => string {
  const toInstant = zoneClock(ZONE);
  const written = new Map<number, string>();
  return (wallClock) => {
    let text = written.get(wallClock);
    if (text === undefined) {
      text = new Date(toInstant(wallClock)).toISOString();
      written.set(wallClock, text);
    }
    return text;
  };
}

/** The layout of UCI Online Retail, or null when the header is another one. */
export function uciLayout(header: readonly string[]): OrderFileLayout | null {
  const columns = uciColumns(header);
  if (!columns) return null;
  const intern = createIntern();
  const lines: UciLine[] = [];
  return {
    name: 'uci-online-retail',
    orderNameOf: (values) => values[columns.invoice]?.trim() || null,
    take(record) {
      const line = readUciLine(record, header, columns, intern);
      if ('sentence' in line) return line;
      lines.push(line);
      return null;
    },
    build(report) {
      // Array sorting is stable: lines of one minute keep the order of the file.
      lines.sort((a, b) => a.wallClock - b.wallClock);
      const ids = createFileIds();
      const money = createMoneyCache();
      const instant = instantWriter();
      const products = uciProducts(lines, ids, instant);
      const product = (stockCode: string) => {
        const found = products.get(stockCode);
        const variantId = found?.variants[0]?.id;
        if (!found || variantId === undefined) throw new Error(`No product for ${stockCode}.`);
        return { id: found.id, variantId };
      };
      const drafts = ordersOf(lines, {
        ids,
        money,
        product,
        instant,
        country: (name) => readCountry(name, report),
        report,
      });
      const shop = fileShop({
        currency: 'GBP',
        zone: ZONE,
        country: 'GB',
        ids,
        money,
        products: [...products.values()],
        drafts,
        write: writeOrder,
      });
      report.currency = 'GBP';
      report.totalMinor = drafts.reduce((sum, draft) => sum + totalMinorOf(draft), 0);
      report.firstOn = dayOf(lines[0]);
      report.lastOn = dayOf(lines.at(-1));
      return shop;
    },
  };
}

function dayOf(line: UciLine | undefined): string | null {
  return line ? isoDate(Math.floor(line.wallClock / DAY_MS)) : null;
}
