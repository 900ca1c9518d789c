import type { SandboxProduct } from '../model.ts';
import { decimalText } from '../shops/money.ts';
import { fileProduct } from './file-product.ts';
import type { FileIds } from './order-writer.ts';
import { isMerchandise } from './uci-classes.ts';
import type { UciLine } from './uci-lines.ts';

/** Notes that clerks typed where the name should be ("wet damaged") have no capital letter. */
function looksLikeTitle(description: string): boolean {
  return /[A-Z]{2}/.test(description);
}

function mostFrequent(counts: Map<string, number>): string | null {
  let best: string | null = null;
  for (const [text, count] of counts) {
    if (best === null || count > (counts.get(best) ?? 0)) best = text;
  }
  return best;
}

interface Seen {
  titles: Map<string, number>;
  firstAt: string;
  lastAt: string;
  priceMinor: number;
}

/** Makes one product per stock code sold: its most frequent description, its latest price. */
export function uciProducts(
  lines: readonly UciLine[],
  ids: FileIds,
  instant: (wallClock: number) => string,
): Map<string, SandboxProduct> {
  const seen = new Map<string, Seen>();
  for (const line of lines) {
    if (line.quantity < 0 || !isMerchandise(line.stockCode)) continue;
    let entry = seen.get(line.stockCode);
    const at = instant(line.wallClock);
    if (!entry) {
      entry = { titles: new Map(), firstAt: at, lastAt: at, priceMinor: 0 };
      seen.set(line.stockCode, entry);
    }
    entry.lastAt = at;
    if (line.unitPriceMinor > 0) entry.priceMinor = line.unitPriceMinor;
    if (looksLikeTitle(line.description)) {
      entry.titles.set(line.description, (entry.titles.get(line.description) ?? 0) + 1);
    }
  }
  const products = new Map<string, SandboxProduct>();
  for (const [stockCode, entry] of seen) {
    const title = mostFrequent(entry.titles) ?? stockCode;
    const price = decimalText(entry.priceMinor, 2);
    const { firstAt, lastAt } = entry;
    products.set(stockCode, fileProduct(ids, { title, sku: stockCode, price, firstAt, lastAt }));
  }
  return products;
}
