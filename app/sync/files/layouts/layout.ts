import { currenciesOf } from '../read-currency.ts';
import type { FileColumns, FileField, FileKind } from '../model.ts';

/** How the values of a column are read. */
export type FieldKind =
  | 'text'
  | 'identity'
  | 'instant'
  | 'day'
  | 'money'
  | 'quantity'
  | 'count'
  | 'decimal'
  | 'currency'
  | 'country'
  | 'yes-no';

export const FIELD_KINDS: Readonly<Record<FileField, FieldKind>> = {
  orderId: 'text',
  orderName: 'text',
  orderChannel: 'text',
  createdAt: 'instant',
  processedAt: 'instant',
  updatedAt: 'instant',
  cancelledAt: 'instant',
  status: 'text',
  cancelType: 'text',
  financialStatus: 'text',
  fulfillmentStatus: 'text',
  marketplace: 'text',
  currency: 'currency',
  country: 'country',
  billingCountry: 'country',
  customer: 'identity',
  total: 'money',
  subtotal: 'money',
  shipping: 'money',
  tax: 'money',
  discount: 'money',
  refunded: 'money',
  taxIncluded: 'yes-no',
  lineId: 'text',
  lineSku: 'text',
  lineTitle: 'text',
  lineVariation: 'text',
  lineStatus: 'text',
  lineQuantity: 'quantity',
  lineReturnedQuantity: 'quantity',
  lineUnitPrice: 'money',
  lineAmount: 'money',
  lineTax: 'money',
  lineShipping: 'money',
  lineShippingTax: 'money',
  lineGiftWrap: 'money',
  lineGiftWrapTax: 'money',
  lineDiscount: 'money',
  linePlatformDiscount: 'money',
  lineShippingDiscount: 'money',
  paymentDiscount: 'money',
  day: 'day',
  lastDay: 'day',
  platform: 'text',
  campaign: 'text',
  cost: 'money',
  impressions: 'count',
  clicks: 'count',
  conversions: 'decimal',
};

/** A column of a layout: the field it fills and the names it goes by, best first. */
export interface LayoutColumn {
  names: readonly string[];
  required?: true | undefined;
}

/** One kind of file: what its columns are called and by which of them it is recognized. */
export interface FileLayout {
  kind: FileKind;
  /** Channel of its orders or platform of its ads, where no column says. */
  channel: string;
  /** Fields that must all be found in a header for the file to be of this kind. */
  signature: readonly FileField[];
  /** The amount that every order (or ad row) has once: beside it stand currency and country. */
  anchor: FileField;
  columns: Readonly<Partial<Record<FileField, LayoutColumn>>>;
}

/**
 * A header as it is compared: one case, one kind of space and bracket, no currency in brackets.
 * @example headerKey(' Amount_spent（USD）') // 'amount spent'
 */
export function headerKey(header: string): string {
  return plainHeader(header)
    .replace(/ ?\(([^()]*)\)$/, (all, inside: string) =>
      currenciesOf(inside).length > 0 ? '' : all,
    )
    .trim();
}

function plainHeader(header: string): string {
  return header
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .trim();
}

/**
 * The currency that a header names in brackets, as Meta's "Amount spent (USD)"; null for none.
 * @example headerCurrency('已花费金额 (USD)') // 'USD'
 */
export function headerCurrency(header: string): string | null {
  const inside = /\(([^()]*)\)$/.exec(plainHeader(header))?.[1];
  return inside === undefined || currenciesOf(inside).length === 0 ? null : inside.toUpperCase();
}

/** Positions of the fields of a layout in a header; each column fills one field at most. */
export function columnsOf(layout: FileLayout, header: readonly string[]): FileColumns {
  const keys = header.map(headerKey);
  const taken = new Set<number>();
  const columns: FileColumns = {};
  for (const [field, column] of Object.entries(layout.columns) as [FileField, LayoutColumn][]) {
    for (const name of column.names) {
      const at = keys.findIndex((key, index) => key === headerKey(name) && !taken.has(index));
      if (at === -1) continue;
      columns[field] = at;
      taken.add(at);
      break;
    }
  }
  return columns;
}

/** Columns that hold dates or numbers: no value of theirs goes over several lines. */
export function unbrokenColumns(columns: FileColumns): number[] {
  return (Object.entries(columns) as [FileField, number][])
    .filter(([field]) => FIELD_KINDS[field] !== 'text' && FIELD_KINDS[field] !== 'identity')
    .map(([, at]) => at);
}
