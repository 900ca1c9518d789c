import type { FileColumns, FileField } from './model.ts';
import { headerKey, type FileLayout } from './layouts/layout.ts';
import { LAYOUTS } from './layouts/known-layouts.ts';
import { isPersonalColumn } from './personal-columns.ts';
import { ORDER_FILE_KINDS } from './model.ts';

/** Words that a column of each field often has in its name; every word of a group must be there. */
const WORDS: Readonly<Partial<Record<FileField, readonly string[]>>> = {
  orderId: ['order id', 'order number', 'order no', 'order', 'bestellnummer', '订单号', '订单'],
  orderChannel: ['sales channel', 'channel', 'marketplace', 'platform', 'kanal', '渠道', '平台'],
  createdAt: ['order date', 'purchase date', 'created', 'date', 'time', 'datum', '时间', '日期'],
  status: ['order status', 'status', '状态'],
  currency: ['currency', 'währung', '币种', '货币'],
  country: ['country', 'ship to', 'land', '国家'],
  customer: ['customer id', 'buyer id', '客户编号'],
  total: ['order total', 'grand total', 'total', 'amount', 'betrag', '总额', '金额'],
  shipping: ['shipping fee', 'shipping cost', 'shipping', 'postage', 'versand', '运费'],
  tax: ['tax', 'vat', 'gst', 'mwst', '税'],
  discount: ['discount', 'rabatt', '优惠', '折扣'],
  refunded: ['refund', 'erstattung', '退款'],
  lineSku: ['sku', 'item number', 'artikelnummer', '货号'],
  lineTitle: ['product name', 'item name', 'product', 'title', 'artikel', '商品'],
  lineQuantity: ['quantity', 'qty', 'menge', '数量'],
  lineUnitPrice: ['unit price', 'price', 'preis', '单价', '价格'],
  day: ['day', 'date', 'datum', '日期'],
  campaign: ['campaign', 'kampagne', '广告系列', '计划'],
  cost: ['amount spent', 'spend', 'cost', 'kosten', '花费', '费用', '消耗'],
  impressions: ['impression', 'impr', '展示', '曝光'],
  clicks: ['click', 'klick', '点击'],
  conversions: ['conversion', 'purchase', '转化', '成交'],
};

export interface ColumnGuess {
  columns: FileColumns;
  /** 'exact': by a name that some layout has; 'similar': by a word in the name. */
  certainty: Partial<Record<FileField, 'exact' | 'similar'>>;
}

/**
 * The best guess which column of an unknown header is which field of a layout: first by the exact
 * names of all layouts of its sort, then by words. Columns that hold people are left alone.
 */
export function guessColumns(layout: FileLayout, header: readonly string[]): ColumnGuess {
  const keys = header.map(headerKey);
  const free = new Set(header.flatMap((name, at) => (isPersonalColumn(name) ? [] : [at])));
  const guess: ColumnGuess = { columns: {}, certainty: {} };
  const take = (field: FileField, at: number | undefined, certainty: 'exact' | 'similar') => {
    if (at === undefined || guess.columns[field] !== undefined) return;
    guess.columns[field] = at;
    guess.certainty[field] = certainty;
    free.delete(at);
  };
  const fields = Object.keys(layout.columns) as FileField[];
  for (const field of fields) {
    const names = new Set(namesOf(field, layout).map(headerKey));
    take(
      field,
      [...free].find((at) => names.has(keys[at]!)),
      'exact',
    );
  }
  for (const field of fields) {
    for (const word of WORDS[field] ?? []) {
      take(
        field,
        [...free].find((at) => hasWords(keys[at]!, word)),
        'similar',
      );
    }
  }
  return guess;
}

function namesOf(field: FileField, layout: FileLayout): readonly string[] {
  const orders = isOrders(layout);
  return [layout, ...LAYOUTS.filter((it) => isOrders(it) === orders)].flatMap(
    (it) => it.columns[field]?.names ?? [],
  );
}

function isOrders(layout: FileLayout): boolean {
  return (ORDER_FILE_KINDS as readonly string[]).includes(layout.kind);
}

function hasWords(key: string, words: string): boolean {
  return words.split(' ').every((word) => key.includes(word));
}
